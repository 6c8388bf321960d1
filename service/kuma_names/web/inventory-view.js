// A text as an inventory of resources: it is audited in the other part of the page.

import { make } from "./dom.js";

/** There is nothing to ask. */
export async function request() {
  return null;
}

/** Offer the audit. */
export function answer(_, text, form, { audit }) {
  return {
    fate: "known",
    word: "manifest",
    sentence: "Resources of Kuma, as YAML or JSON",
    more: ["The audit judges every name in them, before and after an upgrade."],
    actions: [make("p", { class: "fix" }, make("button", { type: "button", class: "primary", click: () => audit(text) }, "Audit it"))],
    command: `kuma-names audit --from ${form.elements.kumaVersion.value} inventory.yaml`,
  };
}
