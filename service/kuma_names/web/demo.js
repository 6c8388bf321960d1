// The demonstration of name-field.js: a form with two inputs, and a list of the events they dispatch.

import { attach } from "./name-field.js";

const PROBLEMS = { broken: "Kuma accepts this name, and it does not work", rejected: "Kuma rejects this name" };
const MAX_LINES = 8;
const form = document.getElementById("demo"), log = document.getElementById("heard");

function write(text) {
  const line = document.createElement("li");
  line.textContent = text;
  log.prepend(line);
  while (log.children.length > MAX_LINES) log.lastChild.remove();
}

attach(document.getElementById("demo-mesh"), { kind: "Mesh" });
attach(document.getElementById("demo-service"), { kind: "MeshService", mesh: "default" });
form.addEventListener("name-verdict", ({ target, detail }) => {
  target.setCustomValidity(PROBLEMS[detail.verdict] ?? "");
  write(`name-verdict ${target.name}: ${detail.name} is ${detail.verdict}`);
});
form.addEventListener("name-unanswered", ({ target, detail }) => {
  target.setCustomValidity("");
  write(`name-unanswered ${target.name}: ${detail.reason}`);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  write("the form would be sent");
});
