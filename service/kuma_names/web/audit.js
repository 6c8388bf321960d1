// The part "Audit": an inventory becomes a table of findings. All verdicts and the conclusion come from the API.

import { buildUpload, curlCommand, NoResponseError, send } from "./api.js";
import { announce, byId, copyable, make } from "./dom.js";
import { notice, problem } from "./notices.js";
import { createTable } from "./table.js";

const TIMEOUT = 60000; // milliseconds: a large inventory takes longer than a name
const MAX_ITEMS = 100; // of a list below the summary
/** A text for each reason why names that nothing rejects are not known to be safe. */
const REASONS = {
  nothingToJudge: () => "there is no resource of Kuma",
  unreadable: (count) => `${count} unreadable`,
  malformed: (count) => `${count} malformed`,
  templated: (count) => `${count} with placeholders`,
  notJudged: (count) => `${count} without the facts that a rule needs`,
  otherKinds: (count) => `${count} of unknown kinds`,
};
const CONCLUSION_CLASSES = { safe: "valid", "not-safe": "rejected", unknown: "incomplete" };

/** Audit a text that was pasted in the other part. */
export function auditText(text) {
  byId("inventory").value = text;
  byId("audit").querySelector("form").requestSubmit();
}

/** Start the part; returns the function that is called when its form changes. */
export function start(form) {
  const inventory = byId("inventory"), result = byId("audit-result");
  const { kumaVersion, targetVersion } = form.elements;
  const table = createTable();
  let latest = 0, report = null, audited = null;

  /** Return a function that builds requests about the inventory as it is now. */
  function requestBuilder() {
    const fields = { kumaVersion: kumaVersion.value, targetVersion: targetVersion.value };
    const body = inventory.value;
    return (options) => buildUpload("audit", { ...fields, ...options }, body);
  }

  async function audit() {
    const number = ++latest, build = requestBuilder(), request = build({});
    result.replaceChildren(make("p", { class: "quiet" }, "Auditing …"));
    byId("audit-table").hidden = true;
    try {
      const response = await send(request, { timeout: TIMEOUT });
      if (number !== latest) return;
      result.replaceChildren(response.ok ? renderSummary(response.body) : problem(response.body), copyable(curlCommand(request), "the curl command"));
      if (!response.ok) return;
      report = response.text;
      audited = build;
      table.show(response.body);
    } catch (error) {
      if (!(error instanceof NoResponseError)) throw error;
      if (number === latest) result.replaceChildren(notice(error.message, audit));
    }
  }

  /** Download the latest audit in another format, which the service writes. */
  async function download(format, type) {
    try {
      const { text } = await send(audited({ format }), { timeout: TIMEOUT });
      save(text, type, `audit.${format}`);
    } catch (error) {
      if (!(error instanceof NoResponseError)) throw error;
      result.prepend(notice(error.message, () => download(format, type)));
    }
  }

  async function auditFile(file) {
    if (!file) return;
    inventory.value = await file.text();
    await audit();
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); audit(); });
  byId("audit-file").addEventListener("change", (event) => auditFile(event.target.files[0]));
  byId("download-csv").addEventListener("click", () => download("csv", "text/csv"));
  byId("download-html").addEventListener("click", () => download("html", "text/html"));
  byId("download-json").addEventListener("click", () => save(report, "application/json", "audit.json"));
  acceptDrop(byId("drop"), auditFile);
  return () => {}; // an audit starts with its button, not while typing
}

function acceptDrop(area, onFile) {
  const highlight = (isOver) => (event) => { event.preventDefault(); area.classList.toggle("over", isOver); };
  area.addEventListener("dragover", highlight(true));
  area.addEventListener("dragleave", highlight(false));
  area.addEventListener("drop", (event) => { highlight(false)(event); onFile(event.dataTransfer.files[0]); });
}

function save(text, type, name) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function renderSummary(report) {
  const { conclusion, from, to, summary } = report;
  const counts = Object.entries(summary.verdicts[to]).map(([verdict, count]) => `${count} ${verdict}`);
  const sentence = `${summary.read} read, ${summary.judged} judged. In Kuma ${to}: ${counts.join(", ")}.`;
  const gaps = Object.entries(summary.unknown).map(([reason, count]) => REASONS[reason](count));
  const gap = gaps.length ? ` Not judged: ${gaps.join(", ")}.` : "";
  announce(`${conclusion}. ${sentence}${gap}`);
  const badge = make("strong", { class: `badge ${CONCLUSION_CLASSES[conclusion]}` }, conclusion);
  return make("div", {},
    make("p", { class: "verdict-line" }, badge, ` From ${from} to ${to}. `, sentence, gap),
    ...unjudgedLists(report).map(([title, texts]) => renderList(title, texts)));
}

/** What was not judged, and what is not of Kuma: a title and texts for each list. */
function unjudgedLists({ skipped, skippedKinds, unreadable, notJudged, templated, otherKinds }) {
  const atLine = ({ line, reason }) => `line ${line}: ${reason}`;
  return [
    ["Unreadable", unreadable.map(atLine)],
    ["Malformed", skipped.filter(({ malformed }) => malformed).map(atLine)],
    ["Templates", templated.map(({ line, kind, field, value }) => `line ${line}: ${field} ${value} of ${kind}`)],
    ["Not judged", notJudged.map(({ rule, needs, names }) => `${rule} needs ${needs.join(", ")}: ${names} names`)],
    ["Unknown kinds", otherKinds.map(({ kind, resources }) => `${kind}: ${resources}, judged by the rules of all resources only`)],
    ["Skipped kinds", skippedKinds.map(({ kind, resources }) => `${resources} ${kind}`)],
  ];
}

function renderList(title, texts) {
  if (!texts.length) return null;
  const items = texts.slice(0, MAX_ITEMS).map((text) => make("li", {}, text));
  return make("details", {}, make("summary", {}, `${title}: ${texts.length}`), make("ul", {}, items));
}
