// The answer beside the box: what happens as the largest text, what to do about it, and the rest folded below.

import { curlCommand } from "./api.js";
import { announce, copyable, copyButton, fold, make } from "./dom.js";
import { badge } from "./fates.js";

const MAX_HUGE = 70; // characters of a sentence in the largest type

/**
 * Draw an answer: its fate and word, the sentence, more sentences, and elements with what to do. `below` are elements
 * across the page, `folds` pairs of a title and an element; `request` and `command` are what a script needs. `link` is
 * the link to the answer, null if the text is too long for one.
 */
export function renderAnswer(answer, place, below, link) {
  const { fate, word, sentence, more = [], actions = [] } = answer;
  announce(`${word}. ${[sentence, ...more].join(" ")}`);
  place.replaceChildren(...[
    make("p", { class: "fate" }, badge(fate, word)),
    make("p", { class: `consequence ${fate}${sentence.length > MAX_HUGE ? " long" : ""}` }, sentence),
    more.length > 0 && make("p", { class: "more" }, more.join(" ")),
    ...actions,
  ].filter(Boolean));
  below.replaceChildren(...[...(answer.below ?? []), renderFolds(answer, link)].filter(Boolean));
}

function renderFolds({ folds = [], request, command }, link) {
  return make("div", { class: "folds" },
    folds.filter(([, content]) => content).map(([title, content]) => fold(title, content)),
    request && fold("As curl", copyable(curlCommand(request), "the curl command")),
    command && fold("As a command", copyable(command, "the command")),
    link && fold("As a link", copyable(link, "the link")));
}

/** Draw one name to use instead, with buttons that copy and try it. */
export function renderFix(suggestions, tryName) {
  const [first] = suggestions;
  if (!first) return null;
  const { name, lossy } = first;
  return make("div", { class: "fix" },
    make("span", { class: "quiet" }, "Use instead"),
    make("code", {}, name),
    copyButton(name, name),
    make("button", { type: "button", class: "small primary", "aria-label": `Try ${name}`, click: () => tryName(name) }, "Try"),
    lossy && make("span", { class: "quiet" }, "loses information"));
}

/** Draw fields and their values as a list; null if all are empty. */
export function renderFields(fields) {
  const rows = Object.entries(fields).filter(([, value]) => value);
  if (!rows.length) return null;
  return make("dl", { class: "fields" }, rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", { class: "mono" }, value)]));
}
