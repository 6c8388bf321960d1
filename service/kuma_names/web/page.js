// The page: fills its selects from the tables of the service, shows one part at a time, and keeps the link up to date.

import { buildRequest, NoResponseError, send } from "./api.js";
import * as ask from "./ask.js";
import * as audit from "./audit.js";
import { byId, fillSelect } from "./dom.js";
import { notice } from "./notices.js";
import * as permalink from "./permalink.js";

const PARTS = { ask, audit };
const TABLES = ["kinds", "versions", "codecs"];
const formOf = (part) => byId(part).querySelector("form");
const tabs = document.querySelectorAll("[data-part]");
const updates = {}; // by part, the function that brings it up to date with its form

/** Load the tables and start the parts. Without the tables the page cannot send requests, so offer to try again. */
async function start() {
  const place = byId("tables-notice");
  try {
    const [kinds, versions, codecs] = await Promise.all(TABLES.map(fetchTable));
    place.replaceChildren();
    fillSelects(kinds.kinds, versions);
    showService(versions.service);
    startParts({ kinds: kinds.kinds, versions: versions.versions, codecs: codecs.codecs });
  } catch (error) {
    if (!(error instanceof NoResponseError)) throw error;
    place.replaceChildren(notice(error.message, start));
  }
}

async function fetchTable(path) {
  const { ok, body } = await send(buildRequest(path, {}));
  if (!ok) throw new NoResponseError(`The service returned an error: ${body.detail}`);
  return body;
}

function fillSelects(kinds, { versions, default: defaultVersion }) {
  const options = versions.toReversed().map(versionOption);
  for (const select of document.querySelectorAll('[name="kumaVersion"]')) fillSelect(select, options, defaultVersion);
  const { kumaVersion, targetVersion } = formOf("audit").elements;
  const [previous, newest] = versions.slice(-2);
  fillSelect(targetVersion, options, newest.version);
  if (defaultVersion === newest.version) kumaVersion.value = previous.version; // an upgrade starts from an older version
  fillSelect(formOf("ask").elements.kind, kinds.map((row) => row.kind), "Mesh");
}

function versionOption({ version, released }) {
  return [version, released ? version : `${version} (unreleased)`];
}

/** Show the version of the service, and its links if it has any. */
function showService({ version, docs, repository }) {
  byId("service-version").textContent = version;
  for (const [id, address] of [["docs-link", docs], ["repository-link", repository]]) {
    if (!address) continue;
    byId(id).href = address;
    byId(id).hidden = false;
  }
}

function startParts({ kinds, versions, codecs }) {
  const tables = {
    versions,
    codecs: new Map(codecs.map((codec) => [codec.id, codec])),
    nameSubjects: new Set(kinds.filter((row) => row.subject).map((row) => row.kind)),
    choose: (values) => choose("ask", values),
    audit: auditText,
  };
  for (const [part, module] of Object.entries(PARTS)) {
    const form = formOf(part);
    permalink.storeDefaults(form);
    updates[part] = module.start(form, tables);
    form.addEventListener("input", (event) => onInput(part, form, event.target));
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  for (const tab of tabs) {
    tab.addEventListener("click", (event) => { event.preventDefault(); open(tab.dataset.part); });
  }
  window.addEventListener("popstate", () => restore({ keepInput: false }));
  restore({ keepInput: true }); // the user may have typed before the tables arrived
}

/** Typing replaces the link; a choice adds one, so that Back returns to the choice before. */
function onInput(part, form, field) {
  if (field.name === "text") form.elements.as.value = ""; // another text may be something else
  updates[part]();
  if (field.tagName === "SELECT") permalink.push(part, form);
  else permalink.write(part, form);
}

/** Set fields of a form as if the user had chosen their values. */
function choose(part, values) {
  const form = formOf(part);
  if ("text" in values) form.elements.as.value = "";
  for (const [name, value] of Object.entries(values)) form.elements[name].value = value;
  permalink.push(part, form);
  updates[part]();
}

function auditText(text) {
  open("audit");
  audit.auditText(text);
}

function restore({ keepInput }) {
  const { part, values } = readLink();
  permalink.apply(formOf(part), values, { keepInput });
  show(part);
  updates[part]();
  if (part === "ask") formOf(part).elements.text.focus();
}

function readLink() {
  const { part, values } = permalink.read();
  return { part: Object.hasOwn(PARTS, part) ? part : "ask", values };
}

function open(part) {
  show(part);
  permalink.push(part, formOf(part));
  byId(part).querySelector("h1").focus();
}

function show(part) {
  for (const tab of tabs) {
    const isCurrent = tab.dataset.part === part;
    byId(tab.dataset.part).hidden = !isCurrent;
    if (isCurrent) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
}

show(readLink().part);
await start();
