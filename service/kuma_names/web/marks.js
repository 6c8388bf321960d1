// A text drawn character by character, with some of them marked. Counts code points, as the API does.

import { make } from "./dom.js";

const UNSEEN = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u;

/** Draw a text; `spans` are pairs of positions [from, to), and an empty one marks the place between two characters. */
export function draw(text, spans) {
  const characters = [...text], marked = new Set(spans.flatMap(within));
  const places = new Set(spans.flatMap(([from, to]) => (from === to ? [from] : [])));
  const drawn = make("p", { class: "drawn mono", "aria-label": described(text, spans), role: "img" });
  for (let at = 0; at <= characters.length; at += 1) {
    if (places.has(at)) drawn.append(make("mark", { class: "gap", "data-at": at }));
    if (at < characters.length) drawn.append(character(characters[at], at, marked.has(at)));
  }
  return drawn;
}

function within([from, to]) {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function character(text, at, marked) {
  const [shown, hidden] = UNSEEN.test(text) ? [visible(text), true] : [text, false];
  if (!marked && !hidden) return shown;
  return make(marked ? "mark" : "span", { class: hidden ? "hidden-character" : null, "data-at": at }, shown);
}

/** Write a character that cannot be seen as its code point. */
function visible(text) {
  return text === " " ? "␣" : `U+${text.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function described(text, spans) {
  const places = [...new Set(spans.map(([from]) => from))].sort((one, other) => one - other);
  return places.length ? `${text}, marked at position ${places.join(", ")}` : text;
}

/** Let the marks of some spans stand out, and no others. */
export function pointAt(drawn, spans) {
  for (const mark of drawn.querySelectorAll("mark")) {
    const at = Number(mark.dataset.at);
    mark.classList.toggle("hot", spans.some(([from, to]) => (from === to ? at === from : from <= at && at < to)));
  }
}

/** Make the word of a verdict, in its colour. */
export function badge(verdict) {
  return make("strong", { class: `badge ${verdict}` }, verdict);
}
