"use strict";
// Filters of the table, and folds that are open in print. Without this script, all rows are shown and the filters are not.
const form = document.getElementById("filters");
const rows = [...document.querySelectorAll("#rows > tbody > tr")];
const words = (row, name) => (name === "rule" ? row.dataset.rule.split(" ") : [row.dataset[name]]);

for (const name of ["verdict", "kind", "rule"]) {
  const values = new Set(rows.flatMap((row) => words(row, name)));
  for (const value of [...values].sort()) form.elements[name].add(new Option(value, value));
}

function passes(row) {
  const { verdict, kind, rule, text } = form.elements;
  const selected = [verdict, kind, rule].every(({ name, value }) => !value || words(row, name).includes(value));
  return selected && row.textContent.toLowerCase().includes(text.value.toLowerCase());
}

function filter() {
  let shown = 0;
  for (const row of rows) {
    row.hidden = !passes(row);
    shown += !row.hidden;
  }
  document.getElementById("shown").textContent = `${shown} of ${rows.length} resources`;
}

function unfold() {
  for (const details of document.querySelectorAll("details")) details.open = true;
}

addEventListener("beforeprint", unfold); // paper cannot be unfolded
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
form.hidden = false;
filter();
