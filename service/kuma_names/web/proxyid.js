// The part "Proxy ID": where the control plane cuts an ID, and where else it could have been cut. The cuts are the API's.

import { question } from "./api.js";
import { announce, byId, make } from "./dom.js";
import { findings } from "./findings.js";
import { live } from "./live.js";
import { draw } from "./marks.js";

const SHOWN = 20; // cuts; a longer list helps nobody
/** Kuma's two error lines, and where in them the ID stands; the second names the proxy's own mesh, too. */
const LINES = [
  [/resource \\?"(.+?)\\?" not found/, ([, id]) => ({ id })],
  [/proxyId \{([^ {}]*) ([^{}]*)\} does not match proxy resource(?: \{(?:(?:Dataplane|ZoneIngress|ZoneEgress) )?([^ {}]*) )?/, ([, mesh, name, own]) => ({ id: `${mesh}.${name}`, mesh: own })],
];
const WORDS = {
  certain: "There is only one way to read it.",
  assumed: "Read at the first dot. Say which meshes exist to be sure.",
  "known-mesh": "Exactly one of the meshes that exist fits.",
  ambiguous: "Several of the meshes that exist fit: the ID alone does not tell.",
  "unknown-mesh": "None of the meshes that exist fits.",
};

/** Find the ID in what was pasted, and the proxy's own mesh if the line names it. */
export function found(text) {
  for (const [pattern, read] of LINES) {
    const match = pattern.exec(text);
    if (match) return { ...read(match), line: true };
  }
  return { id: text.trim(), line: false };
}

/** Start the part; returns the function that brings it up to date with its form. */
export function start(form) {
  const { proxyId, meshes, environment, kumaVersion } = form.elements;
  const known = () => {
    const typed = meshes.value.split(/[\s,]+/).filter(Boolean);
    const { mesh } = found(proxyId.value);
    return typed.length || !mesh ? typed : [mesh];
  };
  const fields = () => ({
    proxyId: found(proxyId.value).id,
    environment: environment.value,
    kumaVersion: kumaVersion.value,
    ...(known().length ? { meshes: known() } : {}),
  });
  const update = live({
    into: [byId("proxyid-result")],
    asked: () => (proxyId.value.trim() ? question("proxyid/decode", fields()) : null),
    cleared() { byId("proxyid-result").replaceChildren(); },
    shown(answer, result) { result.append(...reading(answer).filter(Boolean)); },
    refused: malformed(() => found(proxyId.value).id),
  });
  return () => {
    const { id, line, mesh } = found(proxyId.value);
    byId("proxyid-found").replaceChildren(...(line ? ["The line speaks of ", make("code", {}, id), mesh ? " and of mesh " : "", mesh ? make("code", {}, mesh) : ""] : []));
    update();
  };
}

function reading({ proxyId, mesh, resolution, resolved, candidates, findings: found_ }) {
  const misread = resolved !== null && resolved.mesh !== mesh;
  const words = misread
    ? `The control plane cuts after “${mesh}”, and should have cut after “${resolved.mesh}”.`
    : WORDS[resolution] ?? resolution;
  announce(`${words} ${candidates.length} possible cuts.`);
  return [
    make("p", { class: "verdict-line" }, make("strong", { class: `badge ${misread ? "broken" : resolution}` }, misread ? "misread" : resolution), " ", words),
    make("ol", { class: "cuts" }, candidates.slice(0, SHOWN).map((candidate) => cut(candidate, resolved, misread))),
    candidates.length > SHOWN && make("p", { class: "quiet" }, `and ${candidates.length - SHOWN} more`),
    resolved?.pod && make("p", { class: "quiet" }, "Pod ", make("code", {}, resolved.pod), " in namespace ", make("code", {}, resolved.namespace)),
    findings(found_, { proxyId }),
  ];
}

/** Draw one way to cut the ID; the lines stand below each other, so that the cuts can be compared. */
function cut({ mesh, name, controlPlane, known }, resolved, misread) {
  const right = misread && resolved.mesh === mesh;
  const kind = [controlPlane ? "control-plane" : "candidate", right && "right", controlPlane && misread && "wrong"].filter(Boolean).join(" ");
  const notes = [
    controlPlane ? "the control plane cuts here" : right ? "should be cut here" : "could be cut here",
    known === null ? null : known ? "this mesh exists" : "no such mesh",
  ].filter(Boolean);
  return make("li", { class: kind },
    make("p", { class: "mono string" },
      make("span", { class: "mesh" }, mesh), make("span", { class: "dot" }, "."), make("span", { class: "name" }, name)),
    make("p", { class: "notes" }, notes.map((note) => make("span", { class: "tag" }, note)),
      make("span", { class: "quiet" }, "mesh ", make("code", {}, mesh || "(empty)"), ", name ", make("code", {}, name))));
}

function malformed(id) {
  return ({ detail, code, position, upstream, title }) => {
    announce(detail);
    return make("div", { class: "findings" },
      make("p", { class: "verdict-line" }, make("strong", { class: "badge rejected" }, "malformed"), " ", detail || title),
      typeof position === "number" && draw(id(), [[position, position]]),
      code && make("p", { class: "tags" }, make("span", { class: "tag" }, code), upstream && make("span", { class: "hint" }, "Kuma: ", make("q", {}, upstream))));
  };
}
