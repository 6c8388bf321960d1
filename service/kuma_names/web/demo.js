// A form of somebody else: attaches the module to two inputs, and lists the events that it hears.

import { attach } from "./name-field.js";

const PROBLEMS = { broken: "Kuma accepts this name, and it does not work", rejected: "Kuma rejects this name" };
const form = document.getElementById("demo"), heard = document.getElementById("heard");

function hear(text) {
  const line = document.createElement("li");
  line.textContent = text;
  heard.prepend(line);
  while (heard.children.length > 8) heard.lastChild.remove();
}

attach(document.getElementById("demo-mesh"), { kind: "Mesh" });
attach(document.getElementById("demo-service"), { kind: "MeshService", mesh: "default" });
form.addEventListener("name-verdict", ({ target, detail }) => {
  target.setCustomValidity(PROBLEMS[detail.verdict] ?? "");
  hear(`name-verdict ${target.name}: ${detail.name} is ${detail.verdict}`);
});
form.addEventListener("name-unanswered", ({ target, detail }) => {
  target.setCustomValidity("");
  hear(`name-unanswered ${target.name}: ${detail.reason}`);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  hear("the form would be sent");
});
