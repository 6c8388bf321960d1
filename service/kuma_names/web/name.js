// The part "Name": the verdict on a name as it is typed. No rule stands here; everything shown is what the API says.

import { question } from "./api.js";
import { announce, byId, copyButton, make } from "./dom.js";
import { findings, fold } from "./findings.js";
import { live } from "./live.js";
import { badge } from "./marks.js";
import { timeline } from "./timeline.js";

const FAILURES = ["broken", "rejected"];
const FACTS = ["mesh", "zone", "namespace", "displayName"];

/** Start the part; returns the function that brings it up to date with its form. */
export function start(form, { kinds, versions }) {
  const { name, kind, operation } = form.elements;
  const line = byId("name-verdict");
  const subjects = new Set(kinds.filter((row) => row.subject).map((row) => row.kind));
  const update = live({
    into: [line, byId("name-result")],
    asked: () => (name.value ? question("validate", fields(form)) : null),
    cleared() {
      line.replaceChildren(name.value ? "" : make("span", { class: "quiet" }, "Type a name."));
      byId("name-result").replaceChildren();
      name.removeAttribute("aria-invalid");
    },
    shown(report, result) {
      const words = sentence(report);
      line.replaceChildren(badge(report.verdict), " ", words);
      announce(`${report.verdict}. ${words}`);
      name.setAttribute("aria-invalid", String(FAILURES.includes(report.verdict)));
      result.append(...parts(report).filter(Boolean));
    },
  });
  const parts = (report) => [
    findings(report.findings, { ...values(form), name: report.name }, { soft: report.verdict === "incomplete" }),
    ...(report.verdict === "incomplete" ? [] : whole(report)),
  ];
  const whole = (report) => [
    suggestions(report.suggestions ?? [], (chosen) => { name.value = chosen; name.focus(); form.dispatchEvent(new Event("input")); }),
    unjudged(report.notJudged),
    timeline(report.timeline, versions, report.kumaVersion),
    answered(report.controlPlane),
  ];
  return () => {
    operation.disabled = subjects.has(kind.value);
    update();
  };
}

function values(form) {
  return Object.fromEntries(new FormData(form)); // without what is disabled
}

function fields(form) {
  const { ports, ...given } = values(form);
  for (const fact of FACTS) if (!given[fact]) delete given[fact];
  if (ports) given.ports = ports.split(",").map((port) => port.trim());
  return { ...given, partial: true, source: "interactive" };
}

function sentence({ verdict, kumaVersion, rejectedIn }) {
  const later = rejectedIn ? ` Kuma ${rejectedIn} rejects it.` : "";
  if (verdict === "valid") return later ? `Kuma ${kumaVersion} takes it.${later}` : `Good in Kuma ${kumaVersion}, and no later version rejects it.`;
  if (verdict === "deprecated") return `Kuma ${kumaVersion} takes it, but something is wrong with it.${later}`;
  if (verdict === "broken") return `Kuma ${kumaVersion} accepts it, and it does not work.${later}`;
  if (verdict === "incomplete") return `Not finished: type on. As it stands,${later}`;
  return `Kuma ${kumaVersion} rejects it.`;
}

function suggestions(suggested, use) {
  if (!suggested.length) return null;
  return make("div", { class: "suggestions" },
    make("h2", { class: "label" }, "Use instead"),
    make("ul", {}, suggested.map(({ name, lossy }) => make("li", {},
      make("code", {}, name),
      lossy && make("span", { class: "quiet" }, "loses information"),
      copyButton(name, name),
      make("button", { type: "button", class: "small", "aria-label": `Try ${name}`, click: () => use(name) }, "Try")))));
}

function unjudged(rows) {
  if (!rows.length) return null;
  const words = rows.map(({ rule, needs }) => `${rule} needs ${needs.join(", ")}`);
  return make("p", { class: "quiet" }, `Not judged: ${words.join("; ")}. “More about it” has fields for that.`);
}

function answered(plane) {
  if (!plane) return null;
  const parameters = plane.invalidParameters.map(({ field, reason }) => `${field}: ${reason}`);
  const { status, title } = plane;
  const head = title?.startsWith(status) ? title : [status, title].filter(Boolean).join(" "); // a plain text has it, too
  const said = [head, plane.detail, plane.router, ...plane.warnings, ...parameters, `(if ${plane.assumes.join(", and ")})`];
  return fold("What a Universal control plane answers to the PUT", said.filter(Boolean).join("\n"));
}
