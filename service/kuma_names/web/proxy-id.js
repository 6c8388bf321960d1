// Proxy IDs: where the control plane splits one, and where else it could be split. The API finds the splits.

import { renderFields } from "./answer.js";
import { make } from "./dom.js";
import { renderFindings } from "./findings.js";

const MAX_SPLITS = 20; // a longer list is cut
const SENTENCES = {
  certain: "There is only one way to read it.",
  assumed: "Read at the first dot. Enter the meshes that exist to be sure.",
  "known-mesh": "Exactly one of the meshes that exist fits.",
  ambiguous: "Several of the meshes that exist fit: the ID alone does not decide.",
  "unknown-mesh": "None of the meshes that exist fits.",
};
const FATES = { ambiguous: "deprecated", "unknown-mesh": "broken" };

/** Turn the readings of a proxy ID into an answer. */
export function proxyIdAnswer(decoding) {
  const { mesh, resolution, resolved, candidates } = decoding;
  const isMisread = isReadWrongly(decoding);
  const pod = resolved?.pod ? { pod: resolved.pod, namespace: resolved.namespace } : {};
  return {
    fate: isMisread ? "broken" : FATES[resolution] ?? "known",
    word: isMisread ? "misread" : resolution,
    sentence: isMisread
      ? `The control plane splits after “${mesh}”, but the right place is after “${resolved.mesh}”.`
      : `The proxy “${candidates[0].name}” of mesh “${candidates[0].mesh}”`,
    more: isMisread ? [] : [SENTENCES[resolution]],
    actions: [renderFields(pod)],
    below: [renderSplits(decoding)],
    folds: [["Why", renderFindings(decoding.findings, { proxyId: decoding.proxyId })]],
  };
}

/** Draw all ways to split a proxy ID. */
export function renderSplits(decoding) {
  const { resolved, candidates } = decoding;
  const items = candidates.slice(0, MAX_SPLITS).map((candidate) => renderSplit(candidate, resolved, isReadWrongly(decoding)));
  const omitted = candidates.length - MAX_SPLITS;
  return make("div", {},
    make("ol", { class: "cuts" }, items),
    omitted > 0 && make("p", { class: "quiet" }, `and ${omitted} more`));
}

/** Return whether the control plane reads another mesh than the one that is known to be right. */
function isReadWrongly({ mesh, resolved }) {
  return resolved !== null && resolved.mesh !== mesh;
}

/** Draw one way to split the ID; the lines stand below each other, so that the splits can be compared. */
function renderSplit({ mesh, name, controlPlane, known }, resolved, isMisread) {
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
