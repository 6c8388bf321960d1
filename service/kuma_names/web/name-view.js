// A text as the name of a resource: its verdict in the chosen version and in all others.

import { ask, buildRequest, shellWord } from "./api.js";
import { renderFix } from "./answer.js";
import { make } from "./dom.js";
import { renderFindings, spansOf } from "./findings.js";
import { renderTranslation } from "./translation.js";
import { fateWord } from "./fates.js";
import { renderVersions } from "./versions.js";

const FACTS = ["mesh", "zone", "namespace", "displayName"];
const OPTIONS = { kind: "kind", kumaVersion: "kuma-version", environment: "environment", operation: "operation", mode: "mode",
  mesh: "mesh", zone: "zone", namespace: "namespace", displayName: "display-name" };
const USUAL = { environment: "universal", operation: "create", mode: "zone" };

/** Ask for the verdict. */
export function request(text, form, options) {
  return ask(buildRequest("validate", { ...fields(text, form), partial: true, source: "interactive" }), options);
}

/** Turn the report of the API into an answer. */
export function answer(report, text, form, { versions, choose, nameSubjects }) {
  const { verdict, findings, suggestions = [], consequence, timeline, notJudged, controlPlane, kumaVersion } = report;
  const [sentence, ...more] = consequence;
  const isDraft = verdict === "incomplete";
  const asked = fields(text, form);
  const texts = { ...asked, name: report.name };
  return {
    fate: verdict,
    word: fateWord(verdict),
    sentence,
    more,
    isInvalid: ["broken", "rejected"].includes(verdict),
    spans: spansOf(findings, "name"),
    actions: [!isDraft && renderFix(suggestions, (name) => choose({ text: name })), renderNotJudged(notJudged)],
    below: [!isDraft && renderVersions(timeline, versions, kumaVersion, (version) => choose({ kumaVersion: version }))],
    folds: [
      ["Why", renderFindings(findings, texts, { isDraft })],
      ["In Kuma’s own words", renderKumaTexts(findings, controlPlane)],
      ["All its forms", nameSubjects.has(asked.kind) ? null : renderTranslation(asked)],
    ],
    request: buildRequest("validate", withoutUsual(asked)),
    command: command(asked),
  };
}

/** Return the fields of the request that are not empty. */
function fields(text, form) {
  const { ports, as, meshes, text: _, ...values } = Object.fromEntries(new FormData(form)); // without disabled fields
  for (const field of FACTS) if (!values[field]) delete values[field]; // an empty value would be validated
  const name = text.replace(/[\r\n]+$/, "");
  return ports ? { ...values, name, ports: ports.split(",").map((port) => port.trim()) } : { ...values, name };
}

function withoutUsual(asked) {
  return Object.fromEntries(Object.entries(asked).filter(([field, value]) => USUAL[field] !== value));
}

function command({ name, ports = [], ...asked }) {
  const options = Object.entries(withoutUsual(asked)).map(([field, value]) => `--${OPTIONS[field]} ${shellWord(value)}`);
  const portOptions = ports.map((port) => `--port ${shellWord(port)}`);
  const separator = name.startsWith("-") ? "-- " : "";
  return ["kuma-names validate", ...options, ...portOptions, `${separator}${shellWord(name)}`].join(" ");
}

function renderNotJudged(rows) {
  if (!rows.length) return null;
  const reasons = rows.map(({ rule, needs }) => `${rule} needs ${needs.join(", ")}`);
  return make("p", { class: "quiet not-judged" }, `Not judged: ${reasons.join("; ")}. Enter these under “More about the resource”.`);
}

/** Draw what Kuma itself says: its texts about the name, and the response of a Universal control plane. */
function renderKumaTexts(findings, response) {
  const texts = findings.map(({ upstream }) => upstream).filter(Boolean);
  if (!texts.length && !response) return null;
  return make("div", { class: "kuma-texts" },
    texts.map((text) => make("pre", { tabindex: "0" }, text)),
    response && make("p", { class: "quiet" }, "Response of a Universal control plane to the PUT"),
    response && make("pre", { tabindex: "0" }, responseLines(response).join("\n")));
}

function responseLines({ status, title, detail, router, warnings, invalidParameters, assumes }) {
  const statusLine = title?.startsWith(status) ? title : [status, title].filter(Boolean).join(" "); // a plain text begins with it
  const parameters = invalidParameters.map(({ field, reason }) => `${field}: ${reason}`);
  return [statusLine, detail, router, ...warnings, ...parameters, `(if ${assumes.join(", and ")})`].filter(Boolean);
}
