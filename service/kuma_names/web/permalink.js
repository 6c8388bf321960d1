// The state of the page in the fragment of its URL (#text=...&kind=...), which browsers do not send to the service.

const WRITE_DELAY = 250; // milliseconds; browsers limit how often a page changes its history
const FIRST_PART = "ask";
const MAX_VALUE = 4000; // characters: a link with a longer value is none that people can send

let timer;

/** Read the part and the values of its fields from the URL. */
export function read() {
  return parse(location.hash);
}

/** Parse the fragment of a link. */
export function parse(fragmentText) {
  const { part = FIRST_PART, ...values } = Object.fromEntries(new URLSearchParams(fragmentText.slice(1)));
  return { part, values };
}

/** Store the default values of a form, which the link leaves out. */
export function storeDefaults(form) {
  for (const field of namedFields(form)) field.dataset.default = initialValue(field);
}

/**
 * Fill a form from the values of a link, and every other field with its default. With `keepInput`, a field that the user
 * has changed already keeps its value.
 */
export function apply(form, values, { keepInput = false } = {}) {
  for (const field of namedFields(form)) {
    if (keepInput && field.value !== initialValue(field)) continue;
    const value = values[field.name] ?? field.dataset.default;
    field.value = accepts(field, value) ? value : field.dataset.default;
  }
  for (const fold of form.querySelectorAll("details")) {
    fold.open ||= [...namedFields(fold)].some((field) => field.value !== field.dataset.default);
  }
}

function initialValue(field) {
  return field.tagName === "SELECT" ? field.value : field.defaultValue;
}

function accepts(field, value) {
  return field.tagName !== "SELECT" || [...field.options].some((option) => option.value === value);
}

/** Replace the URL by the link to this state, once the user pauses typing. */
export function write(part, form) {
  clearTimeout(timer);
  timer = setTimeout(() => history.replaceState(null, "", fragment(part, form)), WRITE_DELAY);
}

/** Add the link to the history, so that the back button returns to the previous choice. */
export function push(part, form) {
  clearTimeout(timer);
  const link = fragment(part, form);
  if (link !== location.hash) history.pushState(null, "", link);
}

/** Return the link to the state of a form. */
export function fragment(part, form) {
  const link = new URLSearchParams(part === FIRST_PART ? {} : { part });
  for (const field of namedFields(form)) {
    if (field.value !== field.dataset.default && isShort(field)) link.set(field.name, field.value);
  }
  return `#${link}`;
}

/** Return whether a link has all values of a form. */
export function isComplete(form) {
  return [...namedFields(form)].every(isShort);
}

function isShort(field) {
  return field.value.length <= MAX_VALUE;
}

function namedFields(element) {
  return element.querySelectorAll("[name]");
}
