// A form that answers as it is typed into: what is shown while there is no answer yet, or none comes.

import { curl, newest, Unanswered } from "./api.js";
import { announce, curlLine, make } from "./dom.js";

const DELAY = 80; // milliseconds: between two letters of who types fast

/** Show words about the service, with a button to ask again. */
export function notice(words, again) {
  announce(words);
  return make("div", { class: "notice", role: "group", "aria-label": "About the service" },
    make("p", {}, words),
    again && make("button", { type: "button", click: again }, "Try again"));
}

/** Show why the service did not take a question: its own words. */
export function problem({ detail, title }) {
  announce(detail);
  return make("div", { class: "notice problem" }, make("p", {}, detail || title));
}

/**
 * Keep what is shown in step with a form. `asked` makes the request (or null: nothing to ask), `shown` draws an answer into
 * `into`, `cleared` what is shown of nothing; all else is the same for every part.
 */
export function live({ into, asked, shown, cleared, refused = problem }) {
  const busy = (is) => into.forEach((element) => element.setAttribute("aria-busy", String(is)));
  const told = (...content) => {
    busy(false);
    cleared();
    into.at(-1).append(...content);
  };
  const put = newest({
    delay: DELAY,
    heard({ ok, body }, request) {
      told();
      if (ok) shown(body, into.at(-1));
      else into.at(-1).append(refused(body));
      into.at(-1).append(curlLine(curl(request)));
    },
    slow() { told(notice("The service is slow. Still waiting for its answer.")); },
    failed(error, again) {
      if (!(error instanceof Unanswered)) throw error;
      told(notice(error.message, again));
    },
  });
  return function update() {
    const request = asked();
    put(request);
    if (request) busy(true);
    else told();
  };
}
