// DOM helpers without knowledge of names. Every text becomes a text node: nothing here parses HTML.

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

/** Create the view of a curl command, with a button that copies it. */
export function curlLine(command) {
  return make("div", { class: "curl" },
    make("h2", { class: "label" }, "As curl"),
    make("pre", { tabindex: "0" }, command),
    copyButton(command, "the curl command"));
}

/** Replace the options of a select by texts or by pairs of value and text. */
export function fillSelect(select, options, value) {
  select.replaceChildren(...options.map((option) => {
    const [optionValue, text] = Array.isArray(option) ? option : [option, option];
    return make("option", { value: optionValue }, text);
  }));
  if (value !== undefined) select.value = value;
}
