// Findings of the API: the message, its consequence and where the rule comes from.

import { make } from "./dom.js";
import { draw, emphasize } from "./highlight.js";

const OUTCOMES = {
  refused: "Kuma refuses it",
  warned: "Kuma warns",
  logged: "reported in the log only",
  skipped: "silently left out",
  unsynced: "accepted, but never synced",
  broken: "accepted, but broken",
  startup: "kuma-cp does not start",
};

/**
 * Draw findings below the texts they are about; `texts` has the text of each field. Returns null without findings. With
 * `isDraft`, the user is still typing, and findings are not shown as errors.
 */
export function renderFindings(findings, texts, { isDraft = false } = {}) {
  if (!findings.length) return null;
  const drawings = new Map(fieldsToDraw(findings, texts).map((field) => [field, drawField(field, findings, texts)]));
  const items = findings.map((finding) => {
    const options = { isDraft, hasInput: finding.field in texts };
    return item(finding, drawings.get(finding.field), options);
  });
  return make("div", { class: isDraft ? "findings soft" : "findings" }, labelDrawings([...drawings]), make("ul", {}, items));
}

/** Return the spans of findings about a field. */
export function spansOf(findings, field) {
  return findings.filter((finding) => finding.field === field).flatMap((finding) => finding.atoms.map((atom) => atom.span));
}

function fieldsToDraw(findings, texts) {
  const fields = findings.filter((finding) => finding.atoms.length).map((finding) => finding.field);
  return [...new Set(fields)].filter((field) => typeof texts[field] === "string");
}

function drawField(field, findings, texts) {
  return draw(texts[field], spansOf(findings, field));
}

/** Put the name of its field beside each drawing, if there are several. */
function labelDrawings(drawings) {
  if (drawings.length < 2) return drawings.map(([, drawing]) => drawing);
  return drawings.map(([field, drawing]) => make("div", { class: "subject" }, make("span", { class: "quiet" }, field), drawing));
}

/** Draw a finding. It names its field if the page has no input for it, such as a label or a port. */
function item(finding, drawing, { isDraft, hasInput }) {
  const enter = () => drawing && emphasize(drawing, spansOf([finding], finding.field));
  const leave = () => drawing && emphasize(drawing, []);
  const listeners = { mouseenter: enter, mouseleave: leave, focusin: enter, focusout: leave };
  return make("li", { class: `${finding.severity} ${finding.outcome}`, tabindex: drawing ? "0" : null, ...listeners },
    make("p", { class: "what" }, finding.message),
    make("p", { class: "because" }, `because ${finding.because}`),
    make("p", { class: "tags" },
      !isDraft && make("span", { class: "tag" }, OUTCOMES[finding.outcome] ?? finding.outcome),
      !hasInput && make("code", { class: "field" }, finding.field),
      finding.hint && make("span", { class: "hint" }, finding.hint)));
}
