// A text as an identifier: what it says in every way it can be read.

import { ask, buildRequest, shellWord } from "./api.js";
import { renderFields } from "./answer.js";
import { copyButton, make } from "./dom.js";
import { proxyIdAnswer } from "./proxy-id.js";

const PROXY_ID = "proxyid";
const MAX_READINGS = 20; // a longer list is cut
const SENTENCES = {
  certain: "There is only one way to read it.",
  assumed: "Another reading would need unusual names.",
  ambiguous: "It can be read in several ways.",
  lossy: "Not all fields are in the text.",
};
const FATES = { ambiguous: "deprecated" };

/** Decode the text with one codec: its id, and the last version that has it if the chosen one has not. */
export function request(text, form, options, codec) {
  return ask(buildRequest(`${codec.id}/decode`, fields(text, form, codec)), options);
}

/** Turn the readings of the API into an answer. */
export function answer(decoding, text, form, { codecs }, codec) {
  const view = codec.id === PROXY_ID ? proxyIdAnswer(decoding) : codecAnswer(decoding, codecs.get(codec.id), codec.until);
  return {
    ...view,
    request: buildRequest(`${codec.id}/decode`, fields(text, form, codec)),
    command: command(text, form, codec),
  };
}

function fields(text, form, codec) {
  const { kumaVersion, environment, meshes } = form.elements;
  if (codec.id !== PROXY_ID) return { text: text.trim(), kumaVersion: codec.until ?? kumaVersion.value };
  const names = meshNames(meshes);
  const asked = { proxyId: text.trim(), environment: environment.value, kumaVersion: kumaVersion.value };
  return names.length ? { ...asked, meshes: names } : asked;
}

function command(text, form, codec) {
  const { kumaVersion, environment, meshes } = form.elements;
  const words = ["kuma-names decode", codec.id, shellWord(text.trim()), "--kuma-version", codec.until ?? kumaVersion.value];
  if (codec.id === PROXY_ID) words.push("--environment", environment.value, ...meshNames(meshes).flatMap((mesh) => ["--mesh", shellWord(mesh)]));
  return words.join(" ");
}

function meshNames(field) {
  return field.value.split(/[\s,]+/).filter(Boolean);
}

function codecAnswer({ readings, resolution, misread, upstream }, { summary, source, grammar }, until) {
  const [best, ...others] = readings;
  const forms = Object.entries(best.as);
  return {
    fate: FATES[resolution] ?? "known",
    word: resolution,
    sentence: `${summary[0].toUpperCase()}${summary.slice(1)}`,
    more: [SENTENCES[resolution], until && `Kuma has it until ${until}.`].filter(Boolean),
    actions: [renderFields(best.fields), misread && renderMisread(misread)],
    folds: [
      [`Other readings: ${others.length}`, others.length > 0 && make("div", {}, others.slice(0, MAX_READINGS).map(({ fields }) => renderFields(fields)))],
      ["The same as", forms.length > 0 && renderForms(forms)],
      ["In Kuma’s own words", upstream && make("pre", { tabindex: "0" }, upstream)],
      ["Grammar and source", make("pre", { tabindex: "0" }, `${grammar}\n${source}`)],
    ],
  };
}

function renderMisread(fields) {
  return make("div", {}, make("p", { class: "quiet" }, "Kuma itself reads"), renderFields(fields));
}

function renderForms(forms) {
  return make("ul", {}, forms.map(([codec, text]) => make("li", {},
    make("p", { class: "form-title" }, codec),
    make("p", { class: "mono form-text" }, make("span", {}, text), copyButton(text, codec)))));
}
