// The other half of the part "Proxy ID": from mesh and name to the ID, and what the control plane reads back from it.

import { question } from "./api.js";
import { announce, byId, copyButton, make } from "./dom.js";
import { findings } from "./findings.js";
import { live } from "./live.js";

/** Start the part; returns the function that brings it up to date with its form. */
export function start(form) {
  const { mesh, name, kumaVersion } = form.elements;
  const into = byId("encode-result");
  return live({
    into: [into],
    asked: () => (name.value
      ? question("proxyid/encode", { mesh: mesh.value, name: name.value, kumaVersion: kumaVersion.value, lenient: true })
      : null),
    cleared() { into.replaceChildren(); },
    shown(answer, result) {
      const given = { mesh: mesh.value, name: name.value };
      result.append(roundTrip(answer, given), findings(answer.findings, given) ?? "");
    },
  });
}

function roundTrip({ proxyId, mesh, name, roundTrips }, given) {
  const words = roundTrips ? "The control plane reads back the same." : "The control plane reads back something else.";
  announce(`${proxyId}. ${words}`);
  return make("div", {},
    make("p", { class: "verdict-line" }, make("strong", { class: `badge ${roundTrips ? "valid" : "broken"}` }, roundTrips ? "round trip" : "no round trip"), " ", words),
    make("ol", { class: `trip ${roundTrips ? "same" : "other"}` },
      make("li", {}, make("span", { class: "quiet" }, "you mean"), pair(given)),
      make("li", {}, make("span", { class: "quiet" }, "the ID"), make("p", { class: "mono string" }, proxyId, " ", copyButton(proxyId, "the proxy ID"))),
      make("li", {}, make("span", { class: "quiet" }, "the control plane reads"), pair({ mesh, name }))));
}

function pair({ mesh, name }) {
  return make("p", { class: "mono string" }, make("span", { class: "mesh" }, mesh || "(empty)"), make("span", { class: "between" }, " / "), make("span", { class: "name" }, name));
}
