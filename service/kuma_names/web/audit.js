// The part "Audit": an inventory becomes a table of findings. All verdicts and the conclusion come from the API.

import { buildUpload, curlCommand, NoResponseError, send } from "./api.js";
import { announce, byId, curlLine, make } from "./dom.js";
import { notice, problem } from "./live.js";
import { createTable } from "./table.js";

const TIMEOUT = 60000; // milliseconds: a large inventory takes longer than a name
const MAX_ITEMS = 100; // of a list below the summary
const CONCLUSION_CLASSES = { safe: "valid", "not-safe": "rejected", unknown: "incomplete" };

/** Start the part; returns the function that is called when its form changes. */
export function start(form) {
  const inventory = byId("inventory"), result = byId("audit-result");
  const { kumaVersion, targetVersion } = form.elements;
  const table = createTable();
  let latest = 0, report = null, csvRequest = null;

  function auditRequest(options) {
    const fields = { kumaVersion: kumaVersion.value, targetVersion: targetVersion.value, ...options };
    return buildUpload("audit", fields, inventory.value);
  }

  async function audit() {
    const number = ++latest, request = auditRequest({});
    result.replaceChildren(make("p", { class: "quiet" }, "Auditing …"));
    byId("audit-table").hidden = true;
    try {
      const response = await send(request, { timeout: TIMEOUT });
      if (number !== latest) return;
      result.replaceChildren(response.ok ? renderSummary(response.body) : problem(response.body), curlLine(curlCommand(request)));
      if (!response.ok) return;
      [report, csvRequest] = [response.text, auditRequest({ format: "csv" })];
      table.show(response.body);
    } catch (error) {
      if (!(error instanceof NoResponseError)) throw error;
      if (number === latest) result.replaceChildren(notice(error.message, audit));
    }
  }

  async function downloadCsv() {
    try {
      const { text } = await send(csvRequest, { timeout: TIMEOUT });
      save(text, "text/csv", "audit.csv");
    } catch (error) {
      if (!(error instanceof NoResponseError)) throw error;
      result.prepend(notice(error.message, downloadCsv));
    }
  }

  async function auditFile(file) {
    if (!file) return;
    inventory.value = await file.text();
    await audit();
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); audit(); });
  byId("audit-file").addEventListener("change", (event) => auditFile(event.target.files[0]));
  byId("download-csv").addEventListener("click", downloadCsv);
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

function renderSummary({ conclusion, from, to, summary, skipped, unreadable, notJudged }) {
  const counts = Object.entries(summary.verdicts[to]).map(([verdict, count]) => `${count} ${verdict}`);
  const sentence = `${summary.read} read, ${summary.judged} judged. In Kuma ${to}: ${counts.join(", ")}.`;
  announce(`${conclusion}. ${sentence}`);
  const badge = make("strong", { class: `badge ${CONCLUSION_CLASSES[conclusion]}` }, conclusion);
  return make("div", {},
    make("p", { class: "verdict-line" }, badge, ` From ${from} to ${to}. `, sentence),
    renderList("Unreadable", unreadable.map(({ line, reason }) => `line ${line}: ${reason}`)),
    renderList("Skipped", skipped.map(({ line, reason }) => `line ${line}: ${reason}`)),
    renderList("Not judged", notJudged.map(({ rule, needs, names }) => `${rule} needs ${needs.join(", ")}: ${names} names`)));
}

function renderList(title, texts) {
  if (!texts.length) return null;
  const items = texts.slice(0, MAX_ITEMS).map((text) => make("li", {}, text));
  return make("details", {}, make("summary", {}, `${title}: ${texts.length}`), make("ul", {}, items));
}
