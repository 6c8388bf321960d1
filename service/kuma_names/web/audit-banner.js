// The conclusion of an audit: one large sentence, the counts, what could not be read with its place, and what was not judged.

import { placeText } from "./audit-entry.js";
import { number } from "./audit-files.js";
import { announce, fold, icon, make } from "./dom.js";

const MAX_BROKEN = 5; // documents that the banner names
const MAX_ITEMS = 100; // of a list in the fold
const FATES = { safe: "valid", "not-safe": "rejected", unknown: "incomplete" };
const TITLES = { safe: "Safe", "not-safe": "Not safe", unknown: "Not known to be safe" };
/** A text for each reason why names that nothing rejects are not known to be safe. */
const REASONS = {
  nothingToJudge: () => "no resource of Kuma in it",
  unreadable: (count) => `${number(count)} unreadable`,
  malformed: (count) => `${number(count)} malformed`,
  templated: (count) => `${number(count)} with placeholders`,
  notJudged: (count) => `${number(count)} ${count === 1 ? "check" : "checks"} without the facts`,
  otherKinds: (count) => `${number(count)} of unknown kinds`,
};

/** Draw the banner of a report. */
export function renderBanner(report) {
  const title = `${TITLES[report.conclusion]} ${report.from === report.to ? `in Kuma ${report.to}` : `to upgrade from ${report.from} to ${report.to}`}.`;
  const sentence = countSentence(report);
  announce(`${title} ${sentence}`);
  const fate = FATES[report.conclusion];
  return make("div", { class: `banner ${fate}` },
    icon(fate),
    make("div", { class: "banner-text" },
      make("h2", { class: "banner-title" }, title),
      make("p", { class: "banner-counts" }, sentence),
      renderBroken(report),
      renderUnjudged(report)));
}

/** Say in one sentence what the newer version does with how many resources. */
function countSentence({ to, summary }) {
  const { rejected, broken, deprecated, valid, absent } = summary.verdicts[to];
  const total = summary.judged;
  if (!total) return "There is no resource of Kuma in it.";
  const of = (count, isFirst) => (isFirst ? `${number(count)} of ${resources(total)}` : number(count));
  const parts = [
    [rejected, (text) => `refuses ${text}`],
    [broken, (text) => `accepts ${text} that ${broken === 1 ? "does" : "do"} not work`],
    [deprecated, (text) => `warns about ${text}`],
    [absent, (text) => `does not have the kind of ${text}`],
  ].filter(([count]) => count).map(([count, write], index) => write(of(count, index === 0)));
  if (!parts.length) return total === 1 ? `The one resource works in Kuma ${to}.` : `All ${resources(total)} work in Kuma ${to}.`;
  const rest = valid ? `; ${number(valid)} ${valid === 1 ? "works" : "work"}` : "";
  return `Kuma ${to} ${joined(parts)}${rest}.`;
}

function resources(count) {
  return count === 1 ? "1 resource" : `${number(count)} resources`;
}

function joined(parts) {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** Draw what could not be read: file, line and reason. */
function renderBroken({ unreadable, skipped }) {
  const broken = [...unreadable, ...skipped.filter(({ malformed }) => malformed)];
  if (!broken.length) return null;
  const rest = broken.length - MAX_BROKEN;
  return make("div", { class: "banner-broken" },
    make("p", {}, icon("deprecated"), broken.length === 1 ? "1 document could not be read:" : `${number(broken.length)} documents could not be read:`),
    make("ul", {},
      broken.slice(0, MAX_BROKEN).map((place) => make("li", {}, atPlace(place))),
      rest > 0 && make("li", {}, `and ${number(rest)} more, listed below`)));
}

function atPlace(place) {
  return [make("code", {}, placeText(place)), ` ${place.reason}`];
}

/** Draw what was not judged, folded; null if everything was. */
function renderUnjudged(report) {
  const lists = unjudgedLists(report).filter(([, items]) => items.length);
  if (!lists.length) return null;
  const reasons = Object.entries(report.summary.unknown).map(([reason, count]) => REASONS[reason](count));
  const title = reasons.length ? `Not judged: ${reasons.join(", ")}` : "Not of Kuma, and skipped";
  return fold(title, lists.map(([name, items]) => renderList(name, items)));
}

function unjudgedLists({ skipped, skippedKinds, unreadable, notJudged, templated, otherKinds }) {
  const malformed = skipped.filter((place) => place.malformed);
  return [
    ["Unreadable", unreadable.map(atPlace)],
    ["Malformed", malformed.map(atPlace)],
    ["With placeholders", templated.map((row) => [make("code", {}, placeText(row)), ` ${row.field} ${row.value} of ${row.kind}`])],
    ["Rules without their facts", notJudged.map(({ rule, needs, names }) => `${rule} needs ${needs.join(", ")}: ${number(names)} ${names === 1 ? "name" : "names"}`)],
    ["Of unknown kinds, judged by the rules of all resources only", otherKinds.map(kindCount)],
    ["Not of Kuma, and skipped", skippedKinds.map(kindCount)],
  ];
}

function kindCount({ kind, resources: count }) {
  return `${number(count)} ${kind}`;
}

function renderList(title, items) {
  const rest = items.length - MAX_ITEMS;
  return make("section", {},
    make("h3", {}, title),
    make("ul", {}, items.slice(0, MAX_ITEMS).map((item) => make("li", {}, item)), rest > 0 && make("li", {}, `and ${number(rest)} more`)));
}
