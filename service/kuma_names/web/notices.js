// Notices about the service: it is slow, away, or rejects a request.

import { announce, make } from "./dom.js";

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
