// Findings as the API gives them: what is wrong, what follows, and Kuma's own words behind a fold.

import { make } from "./dom.js";
import { draw, pointAt } from "./marks.js";

const OUTCOMES = {
  refused: "Kuma refuses it",
  warned: "Kuma warns",
  logged: "only the log says so",
  skipped: "silently left out",
  unsynced: "accepted, but never synced",
  broken: "accepted, but broken",
  startup: "kuma-cp does not start",
};

/** Draw the texts that findings speak of, marked, and the findings below; `texts` has the text of each field. */
export function findings(found, texts, { soft = false } = {}) {
  if (!found.length) return null;
  const drawings = [...new Set(found.filter((finding) => finding.atoms.length).map((finding) => finding.field))]
    .filter((field) => typeof texts[field] === "string")
    .map((field) => [field, draw(texts[field], spansOf(found.filter((finding) => finding.field === field)))]);
  const drawn = new Map(drawings);
  return make("div", { class: soft ? "findings soft" : "findings" },
    drawings.map(([field, drawing]) => (drawings.length > 1 ? make("div", { class: "subject" }, make("span", { class: "quiet" }, field), drawing) : drawing)),
    make("ul", {}, found.map((finding) => item(finding, drawn.get(finding.field), { soft, named: finding.field in texts }))));
}

function spansOf(found) {
  return found.flatMap((finding) => finding.atoms.map((atom) => atom.span));
}

/** Draw a finding; one on something that the page has no field for, such as a label or a port, says what it is about. */
function item(finding, drawing, { soft, named }) {
  const point = () => drawing && pointAt(drawing, spansOf([finding]));
  const leave = () => drawing && pointAt(drawing, []);
  return make("li", { class: `${finding.severity} ${finding.outcome}`, mouseenter: point, mouseleave: leave, focusin: point, focusout: leave },
    make("p", { class: "what" }, finding.message),
    make("p", { class: "because" }, `because ${finding.because}`),
    make("p", { class: "tags" },
      !soft && make("span", { class: "tag" }, finding.severity),
      !soft && make("span", { class: "tag" }, OUTCOMES[finding.outcome] ?? finding.outcome),
      !named && make("code", { class: "field" }, finding.field),
      finding.hint && make("span", { class: "hint" }, finding.hint)),
    fold("In Kuma’s own words", finding.upstream));
}

/** Fold a text away; null for no text. */
export function fold(title, text) {
  return text ? make("details", {}, make("summary", {}, title), make("pre", { tabindex: "0" }, text)) : null;
}
