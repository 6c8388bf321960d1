// The table of an audit: one row a resource with all its findings, sorted and filtered in the browser. It has no knowledge of names.
// Roles are explicit, because on a phone the rows are drawn as blocks and must stay rows for a screen reader.

import { byId, fillSelect, make } from "./dom.js";
import { badge } from "./fates.js";

const PAGE_SIZE = 200; // rows drawn at once
const ALL = "";
const ABSENT = "absent"; // a version without this kind has no verdict
const MILDEST_FIRST = [ABSENT, "valid", "deprecated", "broken", "rejected"];
const OWN_NAMES = ["name", "displayName"]; // fields whose suggestion is a name for the resource
const severity = (verdict) => MILDEST_FIRST.indexOf(verdict);
/** Columns: title, value of a row and, if it differs from the value, the key to sort by. */
const COLUMNS = [
  ["Kind", (row) => row.kind],
  ["Name", (row) => row.name],
  ["Mesh", (row) => row.mesh ?? ""],
  ["From", (row) => row.from ?? ABSENT, severity],
  ["To", (row) => row.to ?? ABSENT, severity],
  ["Use", (row) => row.use],
  ["Line", (row) => row.line],
  ["Finding", (row) => row.findings[0].message],
];
/** The values of a row by which each filter selects it. */
const FILTERS = {
  verdict: (row) => [row.to ?? ABSENT],
  kind: (row) => [row.kind],
  rule: (row) => row.findings.map(({ rule }) => rule),
};

/** Create the table; its `show` fills it with a report. */
export function createTable() {
  let rows = [], order = { column: null, isDescending: false }, limit = PAGE_SIZE;
  const filters = Object.entries(FILTERS).map(([name, valuesOf]) => [byId(`filter-${name}`), valuesOf]);
  const passes = (row) => filters.every(([select, valuesOf]) => select.value === ALL || valuesOf(row).includes(select.value));

  function draw() {
    const matches = sortRows(rows.filter(passes), order);
    byId("audit-count").textContent = `${matches.length} of ${rows.length} resources`;
    byId("audit-more").hidden = matches.length <= limit;
    const headings = COLUMNS.map(([title], index) => renderHeading(title, index, order, sortBy));
    byId("audit-findings").replaceChildren(
      make("caption", { class: "unseen" }, "Findings"),
      make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, headings)),
      make("tbody", { role: "rowgroup" }, matches.slice(0, limit).map(renderRow)));
  }

  function sortBy(column) {
    order = { column, isDescending: order.column === column && !order.isDescending };
    draw();
    byId("audit-findings").querySelectorAll("th button")[column].focus(); // draw() has replaced the button
  }

  function drawFirstPage() {
    limit = PAGE_SIZE;
    draw();
  }

  for (const [select] of filters) select.addEventListener("change", drawFirstPage);
  byId("audit-more").addEventListener("click", () => { limit += PAGE_SIZE; draw(); });
  return {
    show(report) {
      rows = worstFirst(report.resources.map(rowOf));
      for (const [select, valuesOf] of filters) fillSelect(select, [[ALL, "All"], ...[...new Set(rows.flatMap(valuesOf))].sort()]);
      byId("audit-table").hidden = false;
      drawFirstPage();
    },
  };
}

function rowOf({ kind, name, mesh, verdicts: { from, to }, findings }) {
  const suggested = findings.find(({ field, suggestion }) => suggestion && OWN_NAMES.includes(field));
  return { kind, name, mesh, from, to, use: suggested?.suggestion.name ?? "", line: findings[0].line, findings };
}

/** Order rows by their verdict in the newer version; equally bad ones stay in the order of the inventory. */
function worstFirst(rows) {
  return rows.toSorted((left, right) => severity(right.to ?? ABSENT) - severity(left.to ?? ABSENT));
}

function sortRows(rows, { column, isDescending }) {
  if (column === null) return rows;
  const [, valueOf, rank = (value) => value] = COLUMNS[column];
  const key = (row) => rank(valueOf(row));
  const sign = isDescending ? -1 : 1;
  return rows.toSorted((left, right) => sign * compare(key(left), key(right)));
}

function compare(left, right) {
  return typeof left === "number" ? left - right : String(left).localeCompare(String(right));
}

function renderHeading(title, index, { column, isDescending }, sortBy) {
  const direction = isDescending ? "descending" : "ascending";
  const attributes = { scope: "col", role: "columnheader", "aria-sort": column === index ? direction : "none" };
  return make("th", attributes, make("button", { type: "button", click: () => sortBy(index) }, title));
}

function renderRow(row) {
  return make("tr", { role: "row" }, COLUMNS.map(([title, valueOf]) => (
    make("td", { role: "cell", class: title.toLowerCase(), "data-title": title }, renderCell(title, valueOf(row), row)))));
}

function renderCell(title, value, row) {
  if (title === "From" || title === "To") return badge(value);
  if (title !== "Finding") return String(value);
  return row.findings.flatMap(({ message, because, hint }) => {
    const notes = [`because ${because}`, hint].filter(Boolean);
    return [make("span", { class: "message" }, message), ...notes.map((note) => make("span", { class: "because" }, note))];
  });
}
