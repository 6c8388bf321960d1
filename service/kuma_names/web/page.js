// The page: fills its selects from the tables of the service, shows one part at a time, and keeps the link up to date.

import { buildRequest, NoResponseError, send } from "./api.js";
import * as audit from "./audit.js";
import { byId, fillSelect } from "./dom.js";
import * as encode from "./encode.js";
import { notice } from "./live.js";
import * as name from "./name.js";
import * as permalink from "./link.js";
import * as proxyid from "./proxyid.js";

const PARTS = { name: [name], proxyid: [proxyid, encode], audit: [audit] };
const formOf = (part) => byId(part).querySelector("form");
const tabs = document.querySelectorAll("[data-part]");
const updates = {}; // by part, the functions that bring it up to date with its form

/** Load the tables and start the parts. Without the tables the page cannot send requests, so offer to try again. */
async function start() {
  const place = byId("tables-notice");
  try {
    const [kinds, versions] = await Promise.all(["kinds", "versions"].map(fetchTable));
    place.replaceChildren();
    fillSelects(kinds.kinds, versions);
    startParts({ kinds: kinds.kinds, versions: versions.versions });
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
  fillSelect(formOf("name").elements.kind, kinds.map((row) => row.kind), "Mesh");
}

function versionOption({ version, released }) {
  return [version, released ? version : `${version} (unreleased)`];
}

function startParts(tables) {
  for (const [part, modules] of Object.entries(PARTS)) {
    const form = formOf(part);
    permalink.storeDefaults(form);
    updates[part] = modules.map((module) => module.start(form, tables));
    form.addEventListener("input", () => { update(part); permalink.write(part, form); });
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  for (const tab of tabs) {
    tab.addEventListener("click", (event) => { event.preventDefault(); open(tab.dataset.part); });
  }
  window.addEventListener("popstate", () => restore({ keepInput: false }));
  restore({ keepInput: true }); // the user may have typed before the tables arrived
}

function update(part) {
  for (const updateModule of updates[part]) updateModule();
}

function restore({ keepInput }) {
  const { part, values } = readLink();
  permalink.apply(formOf(part), values, { keepInput });
  show(part);
  update(part);
}

function readLink() {
  const { part, values } = permalink.read();
  return { part: Object.hasOwn(PARTS, part) ? part : "name", values };
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
