// Three bar charts of the listed resources. Each bar is a button that filters the list.

import { number } from "./audit-files.js";
import { VERDICTS } from "./audit-report.js";
import { icon, make } from "./dom.js";
import { fateWord } from "./fates.js";

const MAX_BARS = 6, MAX_BARS_NARROW = 3; // of a chart, until it is opened
const NARROW = "(max-width: 40rem)";

/** Draw the charts of filters into an element; returns the function that brings them up to date. */
export function drawCharts(place, filters, { from, to }) {
  const title = from === to ? `In Kuma ${to}` : `From ${from} to ${to}`;
  const updates = [];
  const charts = [
    createChart("change", title, byVerdict, changeLabel),
    createChart("kind", "By kind", byCount, textLabel),
    createChart("rule", "By rule", byCount, textLabel),
  ];
  place.replaceChildren(...charts);

  function createChart(chart, heading, order, label) {
    const all = [...filters.countAll(chart)].sort(order);
    const largest = Math.max(...all.map(([, { total }]) => total), 1);
    const shownCount = window.matchMedia(NARROW).matches ? MAX_BARS_NARROW : MAX_BARS;
    const bars = all.map(([value], index) => createBar(chart, value, label(value), largest, index >= shownCount));
    updates.push(() => {
      const counts = filters.count(chart);
      for (const bar of bars) bar.update(counts.get(bar.value));
    });
    const list = make("ul", { class: "bars" }, bars.map(({ element }) => element));
    const id = `chart-${chart}`;
    return make("section", { class: "chart", "aria-labelledby": id },
      make("h3", { id }, heading),
      list,
      all.length > shownCount && moreButton(list, shownCount));
  }

  function createBar(chart, value, label, largest, isFolded) {
    const parts = make("span", { class: "bar-parts", "aria-hidden": "true" });
    const total = make("span", { class: "bar-count" });
    const click = () => filters.toggle(chart, value);
    const button = make("button", { type: "button", class: "bar", click }, make("span", { class: "bar-label" }, label), total, parts);
    const element = make("li", { hidden: isFolded ? "" : null }, button);
    return { value, element, update: (count) => updateBar(count ?? { total: 0, verdicts: new Map() }) };

    function updateBar({ total: newTotal, verdicts }) {
      button.setAttribute("aria-pressed", String(filters.isChosen(chart, value)));
      button.classList.toggle("none", newTotal === 0);
      total.textContent = number(newTotal);
      const counted = VERDICTS.filter((verdict) => verdicts.has(verdict));
      button.title = counted.map((verdict) => `${number(verdicts.get(verdict))} ${fateWord(verdict)}`).join(", ");
      parts.replaceChildren(...counted.map((verdict) => barPart(verdict, verdicts.get(verdict) / largest)));
    }
  }

  return () => updates.forEach((update) => update());
}

function barPart(verdict, share) {
  const part = make("span", { class: verdict });
  part.style.setProperty("width", `${share * 100}%`);
  return part;
}

function moreButton(list, shownCount) {
  const click = () => {
    for (const item of list.children) item.hidden = false;
    list.children[shownCount].querySelector("button").focus();
    button.remove();
  };
  const button = make("button", { type: "button", class: "small more-bars", click }, `Show all ${number(list.children.length)}`);
  return button;
}

function byCount([leftValue, left], [rightValue, right]) {
  return right.total - left.total || worst(left) - worst(right) || (leftValue < rightValue ? -1 : 1);
}

function worst({ verdicts }) {
  return VERDICTS.findIndex((verdict) => verdicts.has(verdict));
}

function byVerdict([left], [right]) {
  return changeRank(left) - changeRank(right);
}

function changeRank(change) {
  const [before, after] = change.split(" ").map((verdict) => VERDICTS.indexOf(verdict));
  return after * VERDICTS.length - before;
}

function textLabel(text) {
  return text;
}

/** Draw a change as two words, the second with its icon. */
function changeLabel(change) {
  const [before, after] = change.split(" ");
  return [
    before !== after && make("span", { class: "quiet" }, `${fateWord(before)} → `),
    make("span", { class: `fate-word ${after}` }, icon(after), fateWord(after)),
  ];
}
