// The part "Name": the verdict on a name while the user types. It has no rule: everything it shows comes from the API.

import { buildRequest } from "./api.js";
import { announce, byId, copyButton, make } from "./dom.js";
import { fold, renderFindings } from "./findings.js";
import { badge } from "./marks.js";
import { liveForm } from "./live.js";
import { renderTimeline } from "./timeline.js";

const FAILURES = ["broken", "rejected"];
const OPTIONAL_FIELDS = ["mesh", "zone", "namespace", "displayName"];

/** Start the part; returns the function that brings it up to date with its form. */
export function start(form, { kinds, versions }) {
  const { name, kind, operation } = form.elements;
  const line = byId("name-verdict");
  const result = byId("name-result");
  const nameSubjects = new Set(kinds.filter((row) => row.subject).map((row) => row.kind));
  const update = liveForm({
    elements: [line, result],
    request: () => (name.value ? buildRequest("validate", requestFields(form)) : null),
    clear() {
      line.replaceChildren(name.value ? "" : make("span", { class: "quiet" }, "Type a name."));
      result.replaceChildren();
      name.removeAttribute("aria-invalid");
    },
    render(report) {
      const sentence = verdictSentence(report);
      line.replaceChildren(badge(report.verdict), " ", sentence);
      announce(`${report.verdict}. ${sentence}`);
      name.setAttribute("aria-invalid", String(FAILURES.includes(report.verdict)));
      result.append(...renderReport(report).filter(Boolean));
    },
  });

  function renderReport(report) {
    const isDraft = report.verdict === "incomplete";
    const findings = renderFindings(report.findings, { ...formValues(form), name: report.name }, { isDraft });
    if (isDraft) return [findings];
    return [
      findings,
      renderSuggestions(report.suggestions ?? [], useSuggestion),
      renderNotJudged(report.notJudged),
      renderTimeline(report.timeline, versions, report.kumaVersion),
      renderControlPlane(report.controlPlane),
    ];
  }

  function useSuggestion(suggestion) {
    name.value = suggestion;
    name.focus();
    form.dispatchEvent(new Event("input"));
  }

  return () => {
    operation.disabled = nameSubjects.has(kind.value);
    update();
  };
}

function formValues(form) {
  return Object.fromEntries(new FormData(form)); // without disabled fields
}

function requestFields(form) {
  const { ports, ...fields } = formValues(form);
  for (const field of OPTIONAL_FIELDS) if (!fields[field]) delete fields[field]; // an empty value would be validated
  if (ports) fields.ports = ports.split(",").map((port) => port.trim());
  return { ...fields, partial: true, source: "interactive" };
}

function verdictSentence({ verdict, kumaVersion, rejectedIn }) {
  const rejection = rejectedIn ? ` Kuma ${rejectedIn} rejects it.` : "";
  if (verdict === "valid" && rejection) return `Kuma ${kumaVersion} accepts it.${rejection}`;
  if (verdict === "valid") return `Good in Kuma ${kumaVersion}, and no later version rejects it.`;
  if (verdict === "deprecated") return `Kuma ${kumaVersion} accepts it, but it is deprecated.${rejection}`;
  if (verdict === "broken") return `Kuma ${kumaVersion} accepts it, and it does not work.${rejection}`;
  if (verdict === "incomplete") return `Not finished: keep typing. As it is,${rejection}`;
  return `Kuma ${kumaVersion} rejects it.`;
}

function renderSuggestions(suggestions, use) {
  if (!suggestions.length) return null;
  const items = suggestions.map(({ name, lossy }) => make("li", {},
    make("code", {}, name),
    lossy && make("span", { class: "quiet" }, "loses information"),
    copyButton(name, name),
    make("button", { type: "button", class: "small", "aria-label": `Try ${name}`, click: () => use(name) }, "Try")));
  return make("div", { class: "suggestions" }, make("h2", { class: "label" }, "Use instead"), make("ul", {}, items));
}

function renderNotJudged(rows) {
  if (!rows.length) return null;
  const reasons = rows.map(({ rule, needs }) => `${rule} needs ${needs.join(", ")}`);
  return make("p", { class: "quiet" }, `Not judged: ${reasons.join("; ")}. Enter the missing values under “More fields”.`);
}

function renderControlPlane(response) {
  if (!response) return null;
  const { status, title, detail, router, warnings, invalidParameters, assumes } = response;
  const statusLine = title?.startsWith(status) ? title : [status, title].filter(Boolean).join(" "); // a plain text begins with it
  const parameters = invalidParameters.map(({ field, reason }) => `${field}: ${reason}`);
  const lines = [statusLine, detail, router, ...warnings, ...parameters, `(if ${assumes.join(", and ")})`];
  return fold("Response of a Universal control plane to the PUT", lines.filter(Boolean).join("\n"));
}
