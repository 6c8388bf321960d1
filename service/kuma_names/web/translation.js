// All forms of a name: the identifiers that Kuma makes of it, asked for when the fold is opened.

import { ask, buildRequest, NoResponseError, ProblemError } from "./api.js";
import { copyButton, make } from "./dom.js";
import { notice, problem } from "./notices.js";

const FIELDS = ["name", "kind", "mesh", "zone", "namespace", "displayName", "kumaVersion", "environment"];

/** Draw the place of the forms, which are requested once it is seen. */
export function renderTranslation(asked) {
  const place = make("div", { class: "forms" });
  const fields = Object.fromEntries(FIELDS.filter((field) => asked[field]).map((field) => [field, asked[field]]));
  if (asked.ports) [fields.port] = asked.ports;
  new IntersectionObserver((entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    load(place, fields);
  }).observe(place);
  place.append(make("p", { class: "quiet" }, "Asking for the forms …"));
  return place;
}

async function load(place, fields) {
  try {
    const { forms } = await ask(buildRequest("translate", fields));
    place.replaceChildren(make("ul", {}, forms.map(renderForm)));
  } catch (error) {
    if (error instanceof ProblemError) place.replaceChildren(problem(error.problem));
    else if (error instanceof NoResponseError) place.replaceChildren(notice(error.message, () => load(place, fields)));
    else throw error;
  }
}

function renderForm({ title, text, where, needs, error }) {
  const missing = needs.length ? `needs ${needs.join(" and ")}` : error?.reason;
  return make("li", {},
    make("p", { class: "form-title" }, title, " ", make("span", { class: "quiet" }, where)),
    text !== null && make("p", { class: "mono form-text" }, make("span", {}, text), copyButton(text, title)),
    missing && make("p", { class: "quiet" }, missing));
}
