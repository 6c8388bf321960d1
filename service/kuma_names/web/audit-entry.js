// The entry of a resource: folded, its fate, name and place; opened, its findings with what to do.

import { number } from "./audit-files.js";
import { copyButton, fold, make } from "./dom.js";
import { badge, fateWord } from "./fates.js";
import { draw } from "./highlight.js";

const MAX_MENTIONS = 100; // that an entry lists
let lastId = 0;

/** Draw an entry; `onToggle` is called when its button is clicked. */
export function renderEntry(entry, { from, to }, onToggle) {
  const id = `entry-${++lastId}`;
  const button = make("button", { type: "button", class: "entry-toggle", "aria-expanded": String(entry.isOpen), "aria-controls": id, click: onToggle },
    badge(entry.after),
    make("span", { class: "entry-what" },
      make("span", { class: "entry-name" }, shownName(entry.resource.name)),
      make("span", { class: "entry-facts" }, factsOf(entry.resource))),
    make("span", { class: "entry-why" },
      entry.suggestion && make("span", { class: "entry-use" }, "use ", make("code", {}, entry.suggestion.name)),
      make("span", { class: "entry-rules" }, [...entry.rules].join(", "))),
    make("span", { class: "entry-place" }, placeText(entry.resource)));
  const body = make("div", { id, class: "entry-body" });
  const element = make("li", { class: `entry ${entry.after}` }, button, body);
  showBody(element, entry, { from, to });
  return element;
}

/** Show or remove the findings of an entry. */
export function showBody(element, entry, versions) {
  element.querySelector(".entry-toggle").setAttribute("aria-expanded", String(entry.isOpen));
  element.classList.toggle("open", entry.isOpen);
  element.querySelector(".entry-body").replaceChildren(...(entry.isOpen ? bodyOf(entry, versions) : []));
}

function bodyOf({ resource, findings, before, after }, { from, to }) {
  return [
    make("p", { class: "entry-fates" }, from !== to && `Kuma ${from}: ${fateWord(before)}. `, `Kuma ${to}: ${fateWord(after)}.`, resource.referenced && " It is only referred to, and not in the inventory."),
    make("ul", { class: "entry-findings" }, findings.map((finding) => renderFinding(finding, resource, { from, to }))),
    resource.mentions.length > 0 && renderMentions(resource.mentions),
  ].filter(Boolean);
}

function renderFinding(finding, resource, { from, to }) {
  const [message, rule] = splitMessage(finding);
  const outcomes = [[from, finding.from], [to, finding.to]].filter(([, outcome]) => outcome);
  const shownOutcomes = from === to ? outcomes.slice(-1) : outcomes;
  return make("li", { class: finding.severity },
    make("p", { class: "what" }, message),
    finding.because && make("p", { class: "because" }, `because ${finding.because}`),
    finding.spans.some(([start, end]) => start < end) && draw(finding.value, finding.spans),
    finding.suggestion && renderSuggestion(finding.suggestion),
    finding.hint && make("p", { class: "hint" }, finding.hint),
    finding.others.length > 0 && make("ul", { class: "mentions" }, finding.others.map(renderMention)),
    finding.upstream && fold("In Kuma’s own words", make("q", {}, finding.upstream)),
    make("p", { class: "entry-tags" },
      make("span", {}, `${resource.file}:${finding.line}`),
      finding.field !== "name" && make("span", {}, finding.field),
      shownOutcomes.map(([version, outcome]) => make("span", {}, `${version} ${outcome}`)),
      make("span", {}, rule)));
}

/** Split a message into its text and the rule with its versions, which it ends with. */
function splitMessage({ message, rule }) {
  const index = message.lastIndexOf(` (${rule}`);
  return index < 0 ? [message, rule] : [message.slice(0, index), message.slice(index + 2, -1)];
}

function renderSuggestion({ name, lossy }) {
  return make("p", { class: "entry-fix" },
    make("span", { class: "quiet" }, "Use instead"),
    make("code", {}, name),
    copyButton(name, name),
    lossy && make("span", { class: "quiet" }, "loses information"));
}

function renderMentions(mentions) {
  const rest = mentions.length - MAX_MENTIONS;
  return fold(`Mentioned by ${number(mentions.length)}`,
    make("ul", { class: "mentions" },
      mentions.slice(0, MAX_MENTIONS).map(renderMention),
      rest > 0 && make("li", { class: "quiet" }, `and ${number(rest)} more`)));
}

function renderMention(mention) {
  return make("li", {}, make("code", {}, placeText(mention)), ` ${mention.kind} ${mention.name}`, mention.field && make("span", { class: "quiet" }, ` ${mention.field}`));
}

function factsOf({ kind, mesh, namespace, zone }) {
  return [kind, mesh !== null && `mesh ${mesh}`, namespace && `namespace ${namespace}`, zone && `zone ${zone}`].filter(Boolean).join(" · ");
}

/** Write file and line, as editors and terminals recognize them. */
export function placeText({ file, line }) {
  return `${file}:${line}`;
}

function shownName(name) {
  return name === "" ? "(empty)" : name;
}
