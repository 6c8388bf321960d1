// The state of the page as a link: it stands behind the #, which no server sees and no log keeps.

let writing;

/** Read the link: the part, and the values of its fields. */
export function read() {
  const { part = "name", ...values } = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  return { part, values };
}

/** Remember what a form has when nothing is said. */
export function remember(form) {
  for (const field of named(form)) field.dataset.usual = field.defaultValue ?? field.value; // a list has no defaultValue
}

/** Put the values of a link into a form; what the link does not say is as usual, or with `keep` as it was typed. */
export function apply(form, values, { keep = false } = {}) {
  for (const field of named(form)) {
    if (keep && field.value !== (field.defaultValue ?? field.value)) continue;
    const value = values[field.name] ?? field.dataset.usual;
    const known = field.tagName !== "SELECT" || [...field.options].some((option) => option.value === value);
    field.value = known ? value : field.dataset.usual;
  }
  for (const fold of form.querySelectorAll("details")) {
    fold.open ||= [...fold.querySelectorAll("[name]")].some((field) => field.value !== field.dataset.usual);
  }
}

/** Write part and form into the link, once typing pauses: browsers count how often a page does so. */
export function write(part, form) {
  clearTimeout(writing);
  writing = setTimeout(() => history.replaceState(null, "", address(part, form)), 250);
}

/** Go to a part, so that the browser's way back leads here again. */
export function go(part, form) {
  clearTimeout(writing);
  history.pushState(null, "", address(part, form));
}

function address(part, form) {
  const link = new URLSearchParams({ part });
  for (const field of named(form)) if (field.value !== field.dataset.usual) link.set(field.name, field.value);
  return `#${link}`;
}

function named(form) {
  return form.querySelectorAll("[name]");
}
