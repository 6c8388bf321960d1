// The table of an audit: one row a finding, sorted and filtered in the browser; it knows columns, and nothing of names.
// Its roles are written out: on a phone its rows are drawn as blocks, and stay rows for a screen reader.

import { byId, fill, make } from "./dom.js";
import { badge } from "./marks.js";

const STEP = 200; // rows that are drawn at once
const ALL = "";
const ABSENT = "absent"; // a version that does not have the kind gives no verdict
const MILDEST_FIRST = [ABSENT, "valid", "deprecated", "broken", "rejected"];
const severity = (verdict) => MILDEST_FIRST.indexOf(verdict);
const COLUMNS = [
  ["Kind", (row) => row.kind],
  ["Name", (row) => row.name],
  ["Mesh", (row) => row.mesh ?? ""],
  ["From", (row) => row.from ?? ABSENT, severity],
  ["To", (row) => row.to ?? ABSENT, severity],
  ["Rule", (row) => row.rule],
  ["Line", (row) => row.line],
  ["Finding", (row) => row.message],
];
const FILTERS = { verdict: (row) => row.to ?? ABSENT, kind: (row) => row.kind, rule: (row) => row.rule };

/** Make the table; `show` fills it with a report. */
export function table() {
  let rows = [], sorted = { column: null, down: false }, shown = STEP;
  const filters = Object.keys(FILTERS).map((name) => [byId(`filter-${name}`), FILTERS[name]]);
  const chosen = () => rows.filter((row) => filters.every(([select, of]) => select.value === ALL || of(row) === select.value));

  function draw() {
    const all = ordered(chosen(), sorted);
    byId("audit-count").textContent = `${all.length} of ${rows.length} findings`;
    byId("audit-more").hidden = all.length <= shown;
    byId("audit-findings").replaceChildren(
      make("caption", { class: "unseen" }, "Findings"),
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, COLUMNS.map(([title], index) => heading(title, index, sorted, sort)))),
      make("tbody", { role: "rowgroup" }, all.slice(0, shown).map(line)));
  }

  function sort(column) {
    sorted = { column, down: sorted.column === column && !sorted.down };
    draw();
    byId("audit-findings").querySelectorAll("th button")[column].focus();
  }

  const again = () => { shown = STEP; draw(); };
  for (const [select] of filters) select.addEventListener("change", again);
  byId("audit-more").addEventListener("click", () => { shown += STEP; draw(); });
  return {
    show(report) {
      rows = report.resources.flatMap(findingsOf);
      for (const [select, of] of filters) fill(select, [[ALL, "All"], ...[...new Set(rows.map(of))].sort()]);
      byId("audit-table").hidden = false;
      again();
    },
  };
}

function findingsOf({ kind, name, mesh, verdicts: { from, to }, findings }) {
  return findings.map(({ rule, line, message, because, hint }) => ({ kind, name, mesh, from, to, rule, line, message, because, hint }));
}

function ordered(rows, { column, down }) {
  if (column === null) return rows;
  const [, of, rank = (value) => value] = COLUMNS[column], sign = down ? -1 : 1;
  const compare = (one, other) => (typeof one === "number" ? one - other : String(one).localeCompare(String(other)));
  return rows.toSorted((one, other) => sign * compare(rank(of(one)), rank(of(other))));
}

function heading(title, index, { column, down }, sort) {
  const order = column !== index ? "none" : down ? "descending" : "ascending";
  return make("th", { scope: "col", role: "columnheader", "aria-sort": order }, make("button", { type: "button", click: () => sort(index) }, title));
}

function line(row) {
  return make("tr", { role: "row" }, COLUMNS.map(([title, of]) => (
    make("td", { role: "cell", class: title.toLowerCase(), "data-title": title }, cell(title, of(row), row)))));
}

function cell(title, value, row) {
  if (title === "From" || title === "To") return badge(value);
  if (title === "Finding") return [make("span", {}, value), make("span", { class: "because" }, `because ${row.because}`), row.hint && make("span", { class: "because" }, row.hint)].filter(Boolean);
  return String(value);
}
