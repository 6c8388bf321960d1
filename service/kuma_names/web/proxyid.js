// The part "Proxy ID": where the control plane splits an ID, and where else it could be split. The API finds the splits.

import { buildRequest } from "./api.js";
import { announce, byId, make } from "./dom.js";
import { renderFindings } from "./findings.js";
import { draw } from "./marks.js";
import { liveForm } from "./live.js";

const MAX_CANDIDATES = 20; // a longer list is cut
/** Kuma's two error lines with a proxy ID; the second also names the proxy's own mesh. */
const LINES = [
  [/resource \\?"(.+?)\\?" not found/, ([, id]) => ({ id })],
  [/proxyId \{([^ {}]*) ([^{}]*)\} does not match proxy resource(?: \{(?:(?:Dataplane|ZoneIngress|ZoneEgress) )?([^ {}]*) )?/, ([, mesh, name, own]) => ({ id: `${mesh}.${name}`, mesh: own })],
];
const SENTENCES = {
  certain: "There is only one way to read it.",
  assumed: "Read at the first dot. Enter the meshes that exist to be sure.",
  "known-mesh": "Exactly one of the meshes that exist fits.",
  ambiguous: "Several of the meshes that exist fit: the ID alone does not decide.",
  "unknown-mesh": "None of the meshes that exist fits.",
};

/** Extract the ID from the input, and the proxy's own mesh if the line names it. */
export function extractId(text) {
  for (const [pattern, extract] of LINES) {
    const match = pattern.exec(text);
    if (match) return { ...extract(match), isLine: true };
  }
  return { id: text.trim(), isLine: false };
}

/** Start the part; returns the function that brings it up to date with its form. */
export function start(form) {
  const { proxyId, meshes, environment, kumaVersion } = form.elements;
  const result = byId("proxyid-result");
  const input = () => extractId(proxyId.value);
  const update = liveForm({
    elements: [result],
    request: () => (proxyId.value.trim() ? buildRequest("proxyid/decode", requestFields()) : null),
    clear() { result.replaceChildren(); },
    render(decoding) { result.append(...renderDecoding(decoding).filter(Boolean)); },
    renderProblem: (problem) => renderMalformed(input().id, problem),
  });

  function requestFields() {
    const fields = { proxyId: input().id, environment: environment.value, kumaVersion: kumaVersion.value };
    const names = existingMeshes();
    return names.length ? { ...fields, meshes: names } : fields;
  }

  function existingMeshes() {
    const names = meshes.value.split(/[\s,]+/).filter(Boolean);
    const { mesh } = input();
    return names.length || !mesh ? names : [mesh];
  }

  return () => {
    byId("proxyid-found").replaceChildren(...describeLine(input()));
    update();
  };
}

function describeLine({ id, isLine, mesh }) {
  if (!isLine) return [];
  const meshText = mesh ? [" and mesh ", make("code", {}, mesh)] : [];
  return ["The line contains proxy ID ", make("code", {}, id), ...meshText];
}

function renderDecoding({ proxyId, mesh, resolution, resolved, candidates, findings }) {
  const isMisread = resolved !== null && resolved.mesh !== mesh;
  const sentence = isMisread
    ? `The control plane splits after “${mesh}”, but the right place is after “${resolved.mesh}”.`
    : SENTENCES[resolution] ?? resolution;
  announce(`${sentence} ${candidates.length} possible splits.`);
  const badge = make("strong", { class: `badge ${isMisread ? "broken" : resolution}` }, isMisread ? "misread" : resolution);
  const items = candidates.slice(0, MAX_CANDIDATES).map((candidate) => renderCandidate(candidate, resolved, isMisread));
  const omitted = candidates.length - MAX_CANDIDATES;
  return [
    make("p", { class: "verdict-line" }, badge, " ", sentence),
    make("ol", { class: "cuts" }, items),
    omitted > 0 && make("p", { class: "quiet" }, `and ${omitted} more`),
    resolved?.pod && renderPod(resolved),
    renderFindings(findings, { proxyId }),
  ];
}

function renderPod({ pod, namespace }) {
  return make("p", { class: "quiet" }, "Pod ", make("code", {}, pod), " in namespace ", make("code", {}, namespace));
}

/** Draw one way to split the ID; the lines stand below each other, so that the splits can be compared. */
function renderCandidate({ mesh, name, controlPlane, known }, resolved, isMisread) {
  const isRight = isMisread && resolved.mesh === mesh;
  const classes = [controlPlane ? "control-plane" : "candidate", isRight && "right", controlPlane && isMisread && "wrong"];
  const notes = [splitNote(controlPlane, isRight)];
  if (known !== null) notes.push(known ? "this mesh exists" : "no such mesh");
  return make("li", { class: classes.filter(Boolean).join(" ") },
    make("p", { class: "mono string" },
      make("span", { class: "mesh" }, mesh), make("span", { class: "dot" }, "."), make("span", { class: "name" }, name)),
    make("p", { class: "notes" }, notes.map((note) => make("span", { class: "tag" }, note)),
      make("span", { class: "quiet" }, "mesh ", make("code", {}, mesh || "(empty)"), ", name ", make("code", {}, name))));
}

function splitNote(isControlPlane, isRight) {
  if (isControlPlane) return "the control plane splits here";
  return isRight ? "the right place to split" : "could be split here";
}

function renderMalformed(id, { detail, code, position, upstream, title }) {
  announce(detail);
  return make("div", { class: "findings" },
    make("p", { class: "verdict-line" }, make("strong", { class: "badge rejected" }, "malformed"), " ", detail || title),
    typeof position === "number" && draw(id, [[position, position]]),
    code && make("p", { class: "tags" },
      make("span", { class: "tag" }, code),
      upstream && make("span", { class: "hint" }, "Kuma: ", make("q", {}, upstream))));
}
