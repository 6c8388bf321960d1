// The second half of the part "Proxy ID": encodes mesh and name, and shows what the control plane decodes.

import { buildRequest } from "./api.js";
import { announce, byId, copyButton, make } from "./dom.js";
import { renderFindings } from "./findings.js";
import { liveForm } from "./live.js";

/** Start the part; returns the function that brings it up to date with its form. */
export function start(form) {
  const { mesh, name, kumaVersion } = form.elements;
  const result = byId("encode-result");
  const pair = () => ({ mesh: mesh.value, name: name.value });
  return liveForm({
    elements: [result],
    request: () => (name.value
      ? buildRequest("proxyid/encode", { ...pair(), kumaVersion: kumaVersion.value, lenient: true })
      : null),
    clear() { result.replaceChildren(); },
    render(encoding) { result.append(renderRoundTrip(encoding, pair()), renderFindings(encoding.findings, pair()) ?? ""); },
  });
}

function renderRoundTrip({ proxyId, mesh, name, roundTrips }, input) {
  const sentence = roundTrips ? "The control plane reads back the same." : "The control plane reads back something else.";
  announce(`${proxyId}. ${sentence}`);
  const [verdict, label] = roundTrips ? ["valid", "round trip"] : ["broken", "no round trip"];
  return make("div", {},
    make("p", { class: "verdict-line" }, make("strong", { class: `badge ${verdict}` }, label), " ", sentence),
    make("ol", { class: `trip ${roundTrips ? "same" : "other"}` },
      step("you mean", renderPair(input)),
      step("the ID", make("p", { class: "mono string" }, proxyId, " ", copyButton(proxyId, "the proxy ID"))),
      step("the control plane reads", renderPair({ mesh, name }))));
}

function step(title, content) {
  return make("li", {}, make("span", { class: "quiet" }, title), content);
}

function renderPair({ mesh, name }) {
  return make("p", { class: "mono string" },
    make("span", { class: "mesh" }, mesh || "(empty)"),
    make("span", { class: "between" }, " / "),
    make("span", { class: "name" }, name));
}
