// The strip of versions: the fate of a name in each, as a button that chooses the version, and what changes where.

import { icon, make } from "./dom.js";
import { fateWord } from "./fates.js";

/** Draw the strip from the `segments` of a report and the `versions` of the API; `choose` gets the version of a button. */
export function renderVersions(segments, versions, chosenVersion, choose) {
  const minors = versions.map((row) => row.version);
  return make("section", { class: "versions", "aria-label": "In all versions" },
    make("ol", { class: "strip" }, minors.map((minor) => {
      const segment = segmentOf(minor, segments, minors);
      return make("li", {}, versionButton(minor, segment, chosenVersion === minor, choose));
    })),
    make("ul", { class: "changes" }, segments.map((segment) => renderChange(segment))));
}

function versionButton(minor, segment, isChosen, choose) {
  const verdict = segment?.verdict ?? "absent";
  const options = { type: "button", class: `version ${verdict}`, "aria-pressed": String(isChosen), "data-focus": minor, click: () => choose(minor) };
  return make("button", options,
    icon(verdict),
    make("span", { class: "number" }, minor),
    make("span", { class: "word" }, fateWord(verdict)));
}

/** Say what happens in the versions of a segment. */
function renderChange({ from, to, verdict, consequence }) {
  const span = to === null ? `from ${from}` : from === to ? from : `${from} to ${to}`;
  return make("li", { class: verdict }, make("span", { class: "span" }, span), make("span", {}, consequence.join(" ")));
}

/** Find the segment of the newest patch of a minor; undefined if that has no such kind. */
function segmentOf(minor, segments, minors) {
  const index = minors.indexOf(minor);
  const begun = segments.filter(({ from }) => indexOf(minors, from) <= index).at(-1);
  const isOver = begun && begun.to !== null && indexOf(minors, begun.to) < index;
  return isOver ? undefined : begun;
}

/** Find the minor of a version, which may have a patch. */
function indexOf(minors, version) {
  return minors.findIndex((minor) => version === minor || version.startsWith(`${minor}.`));
}
