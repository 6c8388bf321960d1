// DOM helpers without knowledge of names. Every text becomes a text node: nothing here parses HTML.

const SVG = "http://www.w3.org/2000/svg";

/** Create an element with attributes, listeners and children; strings become text, null and false are left out. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== null && value !== false) element.setAttribute(name, value);
  }
  const isContent = (child) => child !== null && child !== undefined && child !== false;
  element.append(...children.flat().filter(isContent));
  return element;
}

/** Return the element of the page with this id. */
export function byId(id) {
  return document.getElementById(id);
}

let announcementTimer;

/** Announce a text to screen readers once the user pauses typing. */
export function announce(text) {
  clearTimeout(announcementTimer);
  announcementTimer = setTimeout(() => { byId("announcement").textContent = text; }, 400);
}

/** Create a button that copies a text; `label` describes the text. */
export function copyButton(text, label) {
  const onClick = async () => {
    button.textContent = (await copy(text)) ? "Copied" : "Press Ctrl+C";
    announce(`${label}: ${button.textContent}`);
    setTimeout(() => { button.textContent = "Copy"; }, 1500);
  };
  const button = make("button", { type: "button", class: "small", "aria-label": `Copy ${label}`, click: onClick }, "Copy");
  return button;
}

async function copy(text) {
  if (navigator.clipboard) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { /* not permitted: execCommand may work */ }
  }
  const field = make("textarea", { class: "unseen", readonly: "" }, text);
  const focus = document.activeElement;
  document.body.append(field);
  field.select();
  const success = document.execCommand("copy"); // the only way on a page served over plain HTTP
  field.remove();
  focus?.focus();
  return success;
}

/** Create a fold of a title and content. */
export function fold(title, ...content) {
  return make("details", {}, make("summary", {}, title), ...content);
}

/** Create a text that can be copied, such as a command; `label` describes it. */
export function copyable(text, label) {
  return make("div", { class: "copyable" }, make("pre", { tabindex: "0" }, text), copyButton(text, label));
}

/** Create an icon of the page; it is decoration beside a word. */
export function icon(name) {
  const image = document.createElementNS(SVG, "svg");
  image.setAttribute("class", `icon ${name}`);
  image.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#icon-${name}`);
  image.append(use);
  return image;
}

/** Replace the options of a select by texts or by pairs of value and text. */
export function fillSelect(select, options, value) {
  select.replaceChildren(...options.map((option) => {
    const [optionValue, text] = Array.isArray(option) ? option : [option, option];
    return make("option", { value: optionValue }, text);
  }));
  if (value !== undefined) select.value = value;
}
