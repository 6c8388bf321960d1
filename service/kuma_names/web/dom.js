// Elements, and nothing about names. Every text becomes a text node: nothing here reads HTML.

/** Make an element with attributes and children; a string is text, and what is null or false is left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** Find an element that the page has. */
export function byId(id) {
  return document.getElementById(id);
}

let telling;

/** Tell a screen reader something, once typing pauses. */
export function announce(words) {
  clearTimeout(telling);
  telling = setTimeout(() => { byId("announcement").textContent = words; }, 400);
}

/** Make a button that copies a text. */
export function copyButton(text, what) {
  const copied = async () => {
    button.textContent = (await copy(text)) ? "Copied" : "Press Ctrl+C";
    announce(`${what}: ${button.textContent}`);
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  };
  const button = make("button", { type: "button", class: "small", "aria-label": `Copy ${what}`, click: copied }, "Copy");
  return button;
}

async function copy(text) {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { /* not allowed: the old way may be */ }
  }
  const field = make("textarea", { class: "unseen", readonly: "" }, text);
  const before = document.activeElement;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy"); // the only way on a page that came over plain HTTP
  field.remove();
  before?.focus();
  return done;
}

/** Show a call as a command line, with a button that copies it. */
export function curlLine(command) {
  return make("div", { class: "curl" },
    make("h2", { class: "label" }, "As curl"),
    make("pre", { tabindex: "0" }, command),
    copyButton(command, "the curl command"));
}

/** Fill a select with options: texts, or pairs of value and text. */
export function fill(select, options, chosen) {
  select.replaceChildren(...options.map((option) => {
    const [value, text] = Array.isArray(option) ? option : [option, option];
    return make("option", { value }, text);
  }));
  if (chosen !== undefined) select.value = chosen;
}
