// Saving of an audit as a file, in the formats that the service writes.

import { NoResponseError } from "./api.js";
import { announce, make } from "./dom.js";

const FORMATS = [
  { format: "html", label: "HTML", extension: "html", type: "text/html" },
  { format: "sarif", label: "SARIF", extension: "sarif", type: "application/sarif+json" },
  { format: "markdown", label: "Markdown", extension: "md", type: "text/markdown" },
  { format: "csv", label: "CSV", extension: "csv", type: "text/csv" },
  { format: "json", label: "JSON", extension: "json", type: "application/json" },
];

/** Draw the buttons; `write` returns the text of a format, `onError` is called with a message and a function that retries. */
export function renderSave(write, onError) {
  const buttons = FORMATS.map((row) => {
    const click = () => save(row, button, write, onError);
    const button = make("button", { type: "button", class: "small", "aria-label": `Save as ${row.label}`, click }, row.label);
    return button;
  });
  const print = make("button", { type: "button", class: "small", click: () => window.print() }, "Print");
  return make("div", { class: "save", role: "group", "aria-label": "Save" }, make("span", { class: "quiet" }, "Save as"), buttons, print);
}

async function save(row, button, write, onError) {
  const { format, label, extension, type } = row;
  button.disabled = true;
  button.textContent = `${label} …`;
  try {
    download(await write(format), type, `audit.${extension}`);
    announce(`Saved as audit.${extension}`);
  } catch (error) {
    if (!(error instanceof NoResponseError)) throw error;
    onError(error.message, () => save(row, button, write, onError));
  } finally {
    button.disabled = false;
    button.textContent = label;
  }
}

function download(text, type, name) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
