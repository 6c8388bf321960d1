// The verdicts on a name through all versions, as a strip.

import { make } from "./dom.js";

/** Draw the strip: `segments` of a report, `versions` as the API lists them, and the one that was asked about. */
export function timeline(segments, versions, asked) {
  const minors = versions.map((row) => row.version);
  return make("div", { class: "timeline" },
    make("h2", { class: "label" }, "Through the versions"),
    make("ol", {}, segments.map((segment) => part(segment, minors, asked))));
}

function part({ from, to, verdict, rules }, minors, asked) {
  const labels = minors.slice(indexOf(minors, from), to === null ? undefined : indexOf(minors, to) + 1);
  if (labels.length) labels[0] = from;
  if (to !== null) labels[labels.length - 1] = to;
  const made = make("li", { class: `segment ${verdict}`, title: rules.length ? rules.join(", ") : null },
    make("span", { class: "word" }, verdict),
    make("span", { class: "versions" }, labels.map((label) => make("span", label === asked ? { class: "asked", "aria-current": "true" } : {}, label))));
  made.style.flexGrow = labels.length;
  return made;
}

/** Find the minor that a version belongs to: the same, or the same but for its patch. */
function indexOf(minors, version) {
  return minors.findIndex((minor) => version === minor || version.startsWith(`${minor}.`));
}
