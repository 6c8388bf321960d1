// A text as a line of a log, an error, or a whole log: its known messages, each once, and the names in it.

import { ask, buildRequest, buildUpload, shellWord } from "./api.js";
import { copyable, make } from "./dom.js";
import { badge } from "./fates.js";
import { renderFindings } from "./findings.js";
import { renderSplits } from "./proxy-id.js";

const MAX_TEXT = 4000; // characters; a longer text is sent as a log

/** Ask what the text means. */
export function request(text, form, options) {
  return ask(buildExplain(text, form), options);
}

/** Turn the explanation of the API into an answer. */
export function answer(explanation, text, form, { choose }) {
  const { messages, lines, names, identifiers, proxyId, span } = explanation;
  const isOne = messages.length === 1 && lines === 1;
  const view = isOne ? messageAnswer(messages[0]) : logAnswer(messages, lines, names);
  return {
    ...view,
    spans: isOne && span ? [span] : [],
    below: [...(view.below ?? []), isOne && proxyId && renderSplits(proxyId)],
    actions: [...view.actions, renderNames(names, choose), renderIdentifiers(identifiers, choose)],
    request: buildExplain(text, form),
    command: command(text, form, lines),
  };
}

function buildExplain(text, form) {
  const fields = { kumaVersion: form.elements.kumaVersion.value };
  const meshes = form.elements.meshes.value.split(/[\s,]+/).filter(Boolean);
  if (meshes.length) fields.meshes = meshes;
  if (text.length > MAX_TEXT) return buildUpload("explain", fields, text, { type: "text/plain", file: "kuma-cp.log" });
  return buildRequest("explain", { ...fields, text: text.trim() });
}

function command(text, form, lines) {
  const version = `--kuma-version ${form.elements.kumaVersion.value}`;
  return lines > 1 ? `kuma-names explain ${version} kuma-cp.log` : `kuma-names explain ${version} ${shellWord(text.trim())}`;
}

function messageAnswer(message) {
  return {
    fate: "known",
    word: message.about === null ? "known message, not about a name" : "known message",
    sentence: asSentence(message.meaning),
    actions: renderAdvice(message),
    folds: [["Where it comes from", renderSource(message)]],
  };
}

function logAnswer(messages, lines, names) {
  const known = messages.reduce((sum, { count }) => sum + count, 0);
  if (messages.length === 0) {
    const more = names.length ? ["The names in it are judged below."] : [];
    return { fate: "incomplete", word: "no known message", sentence: "No message of Kuma that this page knows", more, actions: [] };
  }
  return {
    fate: "known",
    word: `${messages.length} known ${messages.length === 1 ? "message" : "messages"}`,
    sentence: asSentence(messages[0].meaning),
    more: [`${known} of ${lines} lines have a known message.`],
    actions: [],
    below: [make("ol", { class: "messages" }, messages.map(renderMessage))],
  };
}

function asSentence(text) {
  const end = /[.!?]$/.test(text) ? "" : ".";
  return `${text[0].toUpperCase()}${text.slice(1)}${end}`;
}

function renderMessage(message) {
  const { line, count, text, meaning, occurrences, more } = message;
  const parts = occurrences.map((occurrence) => Object.entries(occurrence).map(([name, value]) => `${name} ${value}`).join(", "));
  return make("li", {},
    make("p", { class: "tags" },
      make("span", { class: "tag" }, `line ${line}`),
      make("span", { class: "tag" }, count === 1 ? "once" : `${count} times`)),
    make("p", { class: "what" }, asSentence(meaning)),
    renderAdvice(message),
    parts.some(Boolean) && make("p", { class: "quiet" }, "With ", parts.filter(Boolean).join("; "), more && " and others"),
    make("details", {}, make("summary", {}, "The line"), make("pre", { tabindex: "0" }, text)));
}

function renderAdvice({ advice, command, fault }) {
  return [
    make("p", { class: "advice" }, make("strong", {}, "What to do: "), asSentence(advice)),
    command && copyable(command, "the command"),
    make("p", { class: "quiet" }, `Whose fault: ${fault.text}`),
  ];
}

function renderSource({ message, about, source, since, until }) {
  const span = until === null ? `from ${since} on` : `${since} to ${until}`;
  return make("pre", { tabindex: "0" }, [message, about, `Kuma ${span}`, source].filter(Boolean).join("\n"));
}

/** Draw the names in the text, each with its verdict, and a link that asks about it. */
function renderNames(names, choose) {
  if (!names.length) return null;
  return make("div", { class: "names" },
    make("h2", { class: "label" }, "Names in it"),
    make("ul", {}, names.map(({ kind, name, verdict, findings }) => make("li", {},
      verdict ? badge(verdict) : null,
      make("span", { class: "quiet" }, kind),
      make("code", {}, name),
      make("button", { type: "button", class: "small", "aria-label": `Ask about ${kind} ${name}`, click: () => choose({ text: name, kind, as: "name" }) }, "Ask"),
      findings.length > 0 && make("details", {}, make("summary", {}, "Why"), renderFindings(findings, { name }))))));
}

function renderIdentifiers(identifiers, choose) {
  if (!identifiers.length) return null;
  return make("div", { class: "names" },
    make("h2", { class: "label" }, "Identifiers in it"),
    make("ul", {}, identifiers.map(({ codec, text }) => make("li", {},
      make("span", { class: "quiet" }, codec),
      make("code", {}, text),
      make("button", { type: "button", class: "small", "aria-label": `Ask about ${text}`, click: () => choose({ text, as: "identifier" }) }, "Ask")))));
}
