// A form that is evaluated while the user types, and the notices of a service that is slow, away or rejects a request.

import { curlCommand, latestOnly, NoResponseError } from "./api.js";
import { announce, curlLine, make } from "./dom.js";

const DELAY = 80; // milliseconds: shorter than between two keys of a fast typist

/** Create a notice about the service, with a button that calls `retry` if there is one. */
export function notice(text, retry) {
  announce(text);
  return make("div", { class: "notice", role: "group", "aria-label": "About the service" },
    make("p", {}, text),
    retry && make("button", { type: "button", click: retry }, "Try again"));
}

/** Create a notice with the service's own reason for rejecting a request. */
export function problem({ detail, title }) {
  announce(detail);
  return make("div", { class: "notice problem" }, make("p", {}, detail || title));
}

/**
 * Return a function that brings a result up to date with its form. `request` builds the request, or null if there is
 * nothing to send. `render` appends a response to the last element of `elements`, `clear` removes it, and `renderProblem`
 * creates the view of a problem.
 */
export function liveForm({ elements, request: buildRequest, render, clear, renderProblem = problem }) {
  const result = elements.at(-1);
  const setBusy = (isBusy) => elements.forEach((element) => element.setAttribute("aria-busy", String(isBusy)));
  const reset = (...content) => {
    setBusy(false);
    clear();
    result.append(...content);
  };
  const submit = latestOnly({
    delay: DELAY,
    onResponse({ ok, body }, request) {
      reset();
      if (ok) render(body, result);
      else result.append(renderProblem(body));
      result.append(curlLine(curlCommand(request)));
    },
    onSlow() { reset(notice("The service is slow. Still waiting for its response.")); },
    onError(error, retry) {
      if (!(error instanceof NoResponseError)) throw error;
      reset(notice(error.message, retry));
    },
  });
  return function update() {
    const request = buildRequest();
    submit(request);
    if (request) setBusy(true);
    else reset();
  };
}
