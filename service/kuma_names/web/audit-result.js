// The result of an audit: the banner, the charts, the search, the list of resources, and what a script needs.

import { renderBanner } from "./audit-banner.js";
import { drawCharts } from "./audit-charts.js";
import { renderEntry, showBody } from "./audit-entry.js";
import { number } from "./audit-files.js";
import { createFilters } from "./audit-filters.js";
import { entriesOf } from "./audit-report.js";
import { copyable, fold, icon, make } from "./dom.js";
import { createVirtualList } from "./virtual-list.js";

const MAX_PRINTED = 2000; // entries

/** Create the view of results; its `show` draws a report, with buttons that save it and folds for scripts. */
export function createResult(place) {
  let endPrint = () => {};
  const list = make("ul", { class: "entries" });
  const printNote = make("p", { class: "print-note" });
  const region = make("section", { class: "entries-region", "aria-label": "Findings of the audit" }, list, printNote);
  let versions, filters, updateCharts, shown = [];
  const virtualList = createVirtualList(list, (entry) => {
    const element = renderEntry(entry, versions, () => {
      entry.isOpen = !entry.isOpen;
      showBody(element, entry, versions);
    });
    return element;
  });
  const count = make("p", { class: "entry-count", role: "status" });
  const search = make("input", { type: "search", id: "audit-search", placeholder: "Name, mesh, file or rule", spellcheck: "false", autocapitalize: "none", autocomplete: "off", input: () => filters.search(search.value) });
  const clear = make("button", { type: "button", class: "small", click: () => { search.value = ""; filters.clear(); search.focus(); } }, "Clear filters");
  const nothing = make("p", { class: "nothing" });
  const charts = make("div", { class: "charts" });

  /** Bring charts, count and list up to date with the filters. */
  function update() {
    shown = filters.passing();
    updateCharts();
    virtualList.setItems(shown);
    clear.hidden = !filters.isActive();
    region.hidden = shown.length === 0;
    nothing.hidden = shown.length > 0;
    count.textContent = `${number(shown.length)} of ${resources(filters.size)}`;
  }

  function show(report, save, request) {
    const entries = entriesOf(report);
    versions = { from: report.from, to: report.to };
    filters = { ...createFilters(entries, update), size: entries.length };
    updateCharts = drawCharts(charts, filters, versions);
    search.value = "";
    nothing.textContent = "No resource matches the filters.";
    const listed = entries.length
      ? [charts, make("div", { class: "list-head" }, make("label", { class: "search" }, "Search", search), count, clear, save), nothing, region]
      : [make("div", { class: "list-head" }, renderNoFindings(report), save)];
    place.replaceChildren(renderBanner(report), ...listed, renderFolds(request));
    if (entries.length) update();
  }

  function print() {
    for (const unjudged of place.querySelectorAll(".banner details")) unjudged.open = true; // paper cannot be unfolded
    if (!shown.length || !region.isConnected) return;
    for (const entry of shown) [entry.wasOpen, entry.isOpen] = [entry.isOpen, true];
    virtualList.setItems(shown);
    virtualList.print(MAX_PRINTED);
    region.classList.add("printed");
    printNote.textContent = shown.length > MAX_PRINTED
      ? `The first ${number(MAX_PRINTED)} of ${number(shown.length)} resources are printed. A file in HTML has all.`
      : `${number(shown.length)} of ${resources(filters.size)} are printed.`;
    endPrint = () => {
      endPrint = () => {};
      for (const entry of shown) entry.isOpen = entry.wasOpen;
      region.classList.remove("printed");
      virtualList.setItems(shown);
      virtualList.endPrint();
    };
  }

  const paper = window.matchMedia("print");
  window.addEventListener("beforeprint", () => { endPrint(); print(); });
  window.addEventListener("afterprint", () => endPrint());
  paper.addEventListener("change", () => { endPrint(); if (paper.matches) print(); });
  return { show, clear: () => { shown = []; place.replaceChildren(); } };
}

function renderNoFindings({ summary }) {
  if (!summary.judged) return null;
  return make("p", { class: "no-findings" }, icon("valid"), "Nothing is to be said against any name.");
}

function renderFolds({ curl, command }) {
  return make("div", { class: "folds" },
    curl && fold("As curl", copyable(curl, "the curl command")),
    fold("As a command", copyable(command, "the command")));
}

function resources(count) {
  return count === 1 ? "1 resource" : `${number(count)} resources`;
}
