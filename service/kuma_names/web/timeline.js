// The verdicts on a name in all versions, as a strip.

import { make } from "./dom.js";

/** Draw the strip from the `segments` of a report, the `versions` of the API and the version of the request. */
export function renderTimeline(segments, versions, requestedVersion) {
  const minors = versions.map((row) => row.version);
  return make("div", { class: "timeline" },
    make("h2", { class: "label" }, "In all versions"),
    make("ol", {}, segments.map((segment) => renderSegment(segment, minors, requestedVersion))));
}

function renderSegment({ from, to, verdict, rules }, minors, requestedVersion) {
  const labels = labelsOf(from, to, minors);
  const element = make("li", { class: `segment ${verdict}`, title: rules.length ? rules.join(", ") : null },
    make("span", { class: "word" }, verdict),
    make("span", { class: "versions" }, labels.map((label) => versionLabel(label, label === requestedVersion))));
  element.style.flexGrow = labels.length;
  return element;
}

/** List the minors of a segment; the first and the last may name a patch instead. */
function labelsOf(from, to, minors) {
  const end = to === null ? undefined : indexOf(minors, to) + 1;
  const labels = minors.slice(indexOf(minors, from), end);
  if (labels.length) labels[0] = from;
  if (to !== null) labels[labels.length - 1] = to;
  return labels;
}

function versionLabel(label, isRequested) {
  return make("span", isRequested ? { class: "requested", "aria-current": "true" } : {}, label);
}

/** Find the minor of a version, which may have a patch. */
function indexOf(minors, version) {
  return minors.findIndex((minor) => version === minor || version.startsWith(`${minor}.`));
}
