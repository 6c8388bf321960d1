// The page: fills its lists from the tables of the service, shows one part at a time, and keeps the link in step.

import { ask, question, Unanswered } from "./api.js";
import * as audit from "./audit.js";
import { byId, fill } from "./dom.js";
import * as encode from "./encode.js";
import * as link from "./link.js";
import { notice } from "./live.js";
import * as name from "./name.js";
import * as proxyid from "./proxyid.js";

const PARTS = { name: [name], proxyid: [proxyid, encode], audit: [audit] };
const formOf = (part) => byId(part).querySelector("form");
const tabs = document.querySelectorAll("[data-part]");
const updates = {};

/** Fill the lists; without them no question can be asked, so say so and try again. */
async function begin() {
  const place = byId("tables-notice");
  try {
    const [kinds, versions] = await Promise.all(["kinds", "versions"].map(table));
    place.replaceChildren();
    filled(kinds.kinds, versions);
    started({ kinds: kinds.kinds, versions: versions.versions });
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    place.replaceChildren(notice(error.message, begin));
  }
}

async function table(name) {
  const { ok, body } = await ask(question(name, {}));
  if (!ok) throw new Unanswered(`The service cannot answer: ${body.detail}`);
  return body;
}

function filled(kinds, { versions, default: usual }) {
  const named = versions.toReversed().map((row) => [row.version, row.released ? row.version : `${row.version} (unreleased)`]);
  for (const select of document.querySelectorAll('[name="kumaVersion"]')) fill(select, named, usual);
  const { kumaVersion, targetVersion } = formOf("audit").elements, [before, newest] = versions.slice(-2);
  fill(targetVersion, named, newest.version);
  if (usual === newest.version) kumaVersion.value = before.version; // an upgrade begins below
  fill(formOf("name").elements.kind, kinds.map((row) => row.kind), "Mesh");
}

function started(tables) {
  for (const [part, modules] of Object.entries(PARTS)) {
    const form = formOf(part);
    link.remember(form);
    updates[part] = modules.map((module) => module.start(form, tables));
    form.addEventListener("input", () => { changed(part); link.write(part, form); });
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  for (const tab of tabs) tab.addEventListener("click", (event) => { event.preventDefault(); go(tab.dataset.part); });
  window.addEventListener("popstate", () => restored({ keep: false }));
  restored({ keep: true }); // what was typed before the tables came
}

function changed(part) {
  for (const update of updates[part]) update();
}

function restored({ keep }) {
  const { part, values } = asked();
  link.apply(formOf(part), values, { keep });
  show(part);
  changed(part);
}

function asked() {
  const { part, values } = link.read();
  return { part: Object.hasOwn(PARTS, part) ? part : "name", values };
}

function go(part) {
  show(part);
  link.go(part, formOf(part));
  byId(part).querySelector("h1").focus();
}

function show(part) {
  for (const tab of tabs) {
    const current = tab.dataset.part === part;
    byId(tab.dataset.part).hidden = !current;
    if (current) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
}

show(asked().part);
await begin();
