// The part "Ask": one box. The service says what a text can be; the view of that reading asks the next question.

import { ask, buildRequest, latestOnly, NoResponseError, ProblemError } from "./api.js";
import { renderAnswer } from "./answer.js";
import { byId, make } from "./dom.js";
import { markUnder } from "./highlight.js";
import * as identifierView from "./identifier-view.js";
import * as inventoryView from "./inventory-view.js";
import * as logView from "./log-view.js";
import * as nameView from "./name-view.js";
import { notice, problem } from "./notices.js";
import * as permalink from "./permalink.js";

const DELAY = 60; // milliseconds: shorter than between two keys of a fast typist
const MAX_TEXT = 4000; // characters that are identified: a longer text is a log or an inventory
const MAX_CODECS = 4; // other identifiers that are offered
const VIEWS = { name: nameView, identifier: identifierView, log: logView, inventory: inventoryView };
const NAMES = { name: "a name", identifier: "an identifier", log: "a log or an error", inventory: "a manifest" };

/** Start the part; returns the function that brings it up to date with its form. */
export function start(form, tables) {
  const { text, as, operation, kind } = form.elements;
  const answerPlace = byId("ask-answer"), below = byId("ask-below"), reading = byId("ask-reading"), marks = byId("ask-marks");
  const run = latestOnly({
    delay: DELAY,
    onResult: show,
    onSlow() { answerPlace.replaceChildren(notice("The service is slow. Still waiting for its response.")); },
    onError: showError,
  });

  function update() {
    text.removeAttribute("aria-invalid");
    operation.disabled = tables.nameSubjects.has(kind.value);
    markUnder(marks, text.value, []);
    const asked = text.value.trim() ? text.value : "";
    if (asked) run((options) => read(asked, as.value, form, options));
    else showExample();
    answerPlace.setAttribute("aria-busy", String(Boolean(asked)));
  }

  /** Show the answer to the first example: what the page does is seen before anything is typed. */
  function showExample() {
    const example = form.cloneNode(true);
    permalink.apply(example, permalink.parse(byId("examples").querySelector("a").hash).values);
    const exampleText = example.elements.text.value;
    run((options) => read(exampleText, "", example, options).then((result) => ({ ...result, example })));
    showFields("name");
    below.replaceChildren();
    reading.replaceChildren();
  }

  function show({ body, interpretation, codec, others, asked, example }) {
    const answer = VIEWS[interpretation].answer(body, asked, example ?? form, tables, codec);
    answerPlace.setAttribute("aria-busy", "false");
    const asker = example ?? form;
    const link = permalink.isComplete(asker) ? new URL(permalink.fragment("ask", asker), location.href).href : null;
    keepFocus(() => renderAnswer(answer, answerPlace, below, link));
    marks.classList.toggle("known", answer.fate === "known");
    markUnder(marks, asked, answer.spans ?? []);
    if (example) {
      answerPlace.prepend(make("p", { class: "quiet" }, "For example, a Mesh of Kuma ", example.elements.kumaVersion.value, ": ", make("code", {}, asked)));
      return;
    }
    showFields(codec?.id ?? interpretation);
    reading.replaceChildren(...renderReading(interpretation, codec, others));
    if (interpretation === "name") text.setAttribute("aria-invalid", String(answer.isInvalid));
  }

  function showError(error) {
    answerPlace.setAttribute("aria-busy", "false");
    below.replaceChildren();
    if (error instanceof ProblemError) answerPlace.replaceChildren(problem(error.problem));
    else if (error instanceof NoResponseError) answerPlace.replaceChildren(notice(error.message, update));
    else throw error;
  }

  /** Show the fields of one interpretation, or of one codec. */
  function showFields(shown) {
    for (const field of form.querySelectorAll("[data-for]")) {
      field.hidden = !field.dataset.for.split(" ").includes(shown);
    }
  }

  /** Say what the text is taken for, and offer what else it may be. */
  function renderReading(interpretation, codec, others) {
    const buttons = others.map(({ value, label, codec: other }) => {
      const title = other ? tables.codecs.get(other.id).summary : null;
      return make("button", { type: "button", class: "small", title, click: () => tables.choose({ as: value }) }, label);
    });
    const taken = codec ? `${NAMES[interpretation]}: ${codec.id}` : NAMES[interpretation];
    return [
      make("span", {}, "Taken for ", make("strong", {}, taken), "."),
      buttons.length > 0 && make("span", { class: "others" }, "It may also be ", buttons),
    ].filter(Boolean);
  }

  return update;
}

/** Draw something, and focus the element that replaces the focused one. */
function keepFocus(draw) {
  const key = document.activeElement?.dataset.focus;
  draw();
  if (key) document.querySelector(`[data-focus="${CSS.escape(key)}"]`)?.focus();
}

/** Find out what a text is, and ask about that; `wanted` is what the user says it is, if anything. */
async function read(asked, wanted, form, options) {
  const known = await identify(asked, form, options);
  const choices = choicesOf(known);
  const chosen = choices.find(({ value }) => value === wanted) ?? choices.find(({ interpretation }) => interpretation === wanted) ?? choices[0];
  const { interpretation, codec } = chosen;
  const body = await VIEWS[interpretation].request(asked, form, options, codec);
  return { body, interpretation, codec, asked, others: choices.filter((choice) => choice !== chosen) };
}

/** Ask what a text can be; only its beginning counts if it is long. */
function identify(asked, form, options) {
  const fields = { text: asked.slice(0, MAX_TEXT), kumaVersion: form.elements.kumaVersion.value };
  return ask(buildRequest("identify", fields), options);
}

/** List what a text can be, the most likely first; an identifier can be of several codecs. */
function choicesOf({ interpretations, identifiers }) {
  return interpretations.flatMap((interpretation) => {
    if (interpretation !== "identifier") return [{ interpretation, value: interpretation, label: NAMES[interpretation] }];
    return identifiers.slice(0, MAX_CODECS + 1).map(({ codec, until }) => ({ interpretation, codec: { id: codec, until }, value: codec, label: codec }));
  });
}
