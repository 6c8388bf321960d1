// Texts with marked characters. Positions count code points, as in the API.

import { make } from "./dom.js";

const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/u;

/** Mark spans in the copy of a text that lies under its input; an empty span marks the gap between two characters. */
export function markUnder(underlay, text, spans) {
  const characters = [...text];
  underlay.replaceChildren();
  let end = 0;
  for (const [from, to] of merged(spans)) {
    underlay.append(characters.slice(end, from).join(""));
    const isGap = from === to;
    underlay.append(make("mark", { class: isGap ? "gap" : null }, characters.slice(from, to).join("")));
    end = to;
  }
  underlay.append(`${characters.slice(end).join("")}\u200b`); // a last empty line has a height, too
}

/** Sort spans and join those that overlap. */
function merged(spans) {
  const result = [];
  for (const [from, to] of [...spans].sort(([left], [right]) => left - right)) {
    const last = result.at(-1);
    if (last && from <= last[1] && last[0] !== last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

/** Draw a text with its invisible characters as code points. */
export function draw(text, spans) {
  const characters = [...text];
  const marks = new Set(spans.flatMap(positions));
  const gaps = new Set(spans.filter(isGap).map(([from]) => from));
  const drawing = make("p", { class: "drawn mono", "aria-label": description(text, spans), role: "img" });
  for (let index = 0; index <= characters.length; index += 1) {
    if (gaps.has(index)) drawing.append(make("mark", { class: "gap", "data-index": index }));
    if (index < characters.length) drawing.append(character(characters[index], index, marks.has(index)));
  }
  return drawing;
}

function isGap([from, to]) {
  return from === to;
}

function positions([from, to]) {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function character(text, index, isMarked) {
  const isInvisible = INVISIBLE.test(text);
  const label = isInvisible ? codePointLabel(text) : text;
  if (!isMarked && !isInvisible) return label;
  return make(isMarked ? "mark" : "span", { class: isInvisible ? "hidden-character" : null, "data-index": index }, label);
}

/** Write an invisible character as its code point. */
function codePointLabel(text) {
  return text === " " ? "␣" : `U+${text.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function description(text, spans) {
  const starts = [...new Set(spans.map(([from]) => from))].sort((left, right) => left - right);
  return starts.length ? `${text}, marked at position ${starts.join(", ")}` : text;
}

/** Emphasize the marks inside these spans, and no others. */
export function emphasize(drawing, spans) {
  for (const mark of drawing.querySelectorAll("mark")) {
    const index = Number(mark.dataset.index);
    const isInside = ([from, to]) => (from === to ? index === from : from <= index && index < to);
    mark.classList.toggle("hot", spans.some(isInside));
  }
}
