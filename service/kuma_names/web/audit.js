// The part "Audit": an inventory goes in, a table comes out. What is wrong and what is safe, the API says.

import { ask, curl, Unanswered, upload } from "./api.js";
import { announce, byId, curlLine, make } from "./dom.js";
import { notice, problem } from "./live.js";
import { table } from "./table.js";

const PATIENCE = 60000; // milliseconds: a large inventory takes its time
const CONCLUSIONS = { safe: "valid", "not-safe": "rejected", unknown: "incomplete" };

/** Start the part; returns the function that is called when its form changes. */
export function start(form) {
  const inventory = byId("inventory"), result = byId("audit-result");
  const { kumaVersion, targetVersion } = form.elements;
  const request = (format) => upload("audit", { kumaVersion: kumaVersion.value, targetVersion: targetVersion.value, ...format }, inventory.value);
  const findings = table();
  let running = 0, report = null, sent = null;

  async function audit() {
    const mine = ++running, asked = request({});
    result.replaceChildren(make("p", { class: "quiet" }, "Auditing …"));
    byId("audit-table").hidden = true;
    try {
      const answered = await ask(asked, { patience: PATIENCE });
      if (mine !== running) return;
      result.replaceChildren(answered.ok ? summary(answered.body) : problem(answered.body), curlLine(curl(asked)));
      if (answered.ok) {
        [report, sent] = [answered.text, request({ format: "csv" })];
        findings.show(answered.body);
      }
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      if (mine === running) result.replaceChildren(notice(error.message, audit));
    }
  }

  async function downloadCsv() {
    try {
      save((await ask(sent, { patience: PATIENCE })).text, "text/csv", "audit.csv");
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      result.prepend(notice(error.message, downloadCsv));
    }
  }

  const take = async (file) => {
    if (!file) return;
    inventory.value = await file.text();
    await audit();
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); audit(); });
  byId("audit-file").addEventListener("change", (event) => take(event.target.files[0]));
  byId("download-csv").addEventListener("click", downloadCsv);
  byId("download-json").addEventListener("click", () => save(report, "application/json", "audit.json"));
  droppable(byId("drop"), take);
  return () => {};
}

function droppable(area, take) {
  const over = (is) => (event) => { event.preventDefault(); area.classList.toggle("over", is); };
  area.addEventListener("dragover", over(true));
  area.addEventListener("dragleave", over(false));
  area.addEventListener("drop", (event) => { over(false)(event); take(event.dataTransfer.files[0]); });
}

function save(text, type, name) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

function summary({ conclusion, from, to, summary: counts, skipped, unreadable, notJudged }) {
  const { read, judged } = counts, at = counts.verdicts[to];
  const words = `${read} read, ${judged} judged. In Kuma ${to}: ${Object.entries(at).map(([verdict, count]) => `${count} ${verdict}`).join(", ")}.`;
  announce(`${conclusion}. ${words}`);
  return make("div", {},
    make("p", { class: "verdict-line" }, make("strong", { class: `badge ${CONCLUSIONS[conclusion]}` }, conclusion), ` From ${from} to ${to}. `, words),
    list("Unreadable", unreadable.map(({ line, reason }) => `line ${line}: ${reason}`)),
    list("Skipped", skipped.map(({ line, reason }) => `line ${line}: ${reason}`)),
    list("Not judged", notJudged.map(({ rule, needs, names }) => `${rule} needs ${needs.join(", ")}: ${names} names`)));
}

function list(title, rows) {
  if (!rows.length) return null;
  return make("details", {}, make("summary", {}, `${title}: ${rows.length}`), make("ul", {}, rows.slice(0, 100).map((row) => make("li", {}, row))));
}
