/**
 * Says at any <input> whether the name in it is good, while the user types. One file without dependencies or naming rules: it calls its service.
 *
 *   <script type="module">
 *     import { attach } from "https://names.example/static/name-field.js";
 *     const field = attach(document.getElementById("mesh"), { kind: "Mesh", kumaVersion: "2.14" });
 *     field.input.addEventListener("name-verdict", ({ detail }) => console.log(detail.verdict));
 *   </script>
 *
 * attach(input, options) returns { input, message, check(), update(options), detach() }. Options:
 *   kind          required: one of GET /kinds
 *   kumaVersion, environment, operation, mesh, zone, namespace, displayName, targetVersion, mode: as in GET /validate
 *   base          the address of the service; by default that of this file. KUMA_NAMES_CORS_ORIGINS allows other pages
 *   delay, patience   milliseconds: after the last key until the request (150), and until it is given up (5000)
 *   message       an element for the message; by default a new <p class="name-field-message"> after the input
 *   words         a function (report) => text for the message
 *
 * The input dispatches events that bubble:
 *   name-verdict     detail: the report of GET /validate with partial=true. `verdict` is valid, incomplete, deprecated,
 *                    broken or rejected; `consequence` are sentences; `findings` have spans; `suggestions` have valid names
 *   name-unanswered  detail: { reason }. The service is away or slow, or rejected the request; the form stays usable
 *
 * The input gets aria-describedby (the message is added to existing ids), data-verdict for styles, and aria-invalid if
 * broken or rejected. Its value and validity are never changed: call setCustomValidity in a listener to block the form.
 */

/** The mark and the word of each verdict, as on the page of the service, before the sentences of the service. */
const FATES = { valid: "✓ works", deprecated: "⚠ warned", broken: "✗ accepted but broken", rejected: "⊘ refused", incomplete: "… not finished" };
const listMessages = ({ findings }) => findings.map(({ message }) => message).join("; ");
const listConsequences = ({ consequence }) => consequence.join(" ");
const DETAILS = { valid: listConsequences, broken: listConsequences, deprecated: listMessages, rejected: listMessages };

const messageOf = (report) => [FATES[report.verdict], DETAILS[report.verdict]?.(report)].filter(Boolean).join(": ");
let fieldCount = 0; // for unique ids

export function attach(input, options) {
  const field = new NameField(input, options);
  field.check();
  return field;
}

class NameField {
  #options; #latest = 0; #timer; #controller; #ownsMessage; #onInput = () => this.check();

  constructor(input, options = {}) {
    if (!options.kind) throw new TypeError("name-field: options.kind is required");
    this.input = input;
    this.#options = { delay: 150, patience: 5000, base: new URL("..", import.meta.url), ...options };
    this.#ownsMessage = !options.message;
    this.message = options.message ?? this.#insertMessage();
    this.message.id ||= `name-field-message-${++fieldCount}`;
    this.message.setAttribute("aria-live", "polite");
    this.#setDescribedBy([...this.#describedBy(), this.message.id]);
    input.addEventListener("input", this.#onInput);
  }

  /** Change the kind, version, ... and check the name again. */
  update(options) {
    Object.assign(this.#options, options);
    this.check();
  }

  /** Check the current name; responses to earlier requests are dropped. */
  check() {
    const number = ++this.#latest, name = this.input.value;
    this.#cancel();
    if (name === "") return this.#show("", null);
    this.#timer = setTimeout(() => this.#send(name, number), this.#options.delay);
  }

  /** Restore the input as it was before `attach`. */
  detach() {
    this.#latest += 1;
    this.#cancel();
    this.input.removeEventListener("input", this.#onInput);
    this.#show("", null);
    this.#setDescribedBy(this.#describedBy().filter((id) => id !== this.message.id));
    if (this.#ownsMessage) this.message.remove();
  }

  #cancel() {
    clearTimeout(this.#timer);
    this.#controller?.abort();
  }

  async #send(name, number) {
    const controller = this.#controller = new AbortController();
    const timeout = setTimeout(() => controller.abort(), this.#options.patience);
    try {
      const response = await fetch(this.#url(name), { signal: controller.signal });
      const body = await response.json();
      if (number !== this.#latest) return;
      if (response.ok) this.#reportVerdict(body);
      else this.#reportFailure(body.detail);
    } catch {
      if (number === this.#latest) this.#reportFailure("The name could not be checked: the service does not respond");
    } finally {
      clearTimeout(timeout);
    }
  }

  #url(name) {
    const { base, delay, patience, message, words, ...fields } = this.#options;
    const url = new URL("validate", base);
    const query = { ...fields, name, partial: true, include: "suggestions,consequence", source: "interactive" };
    for (const [key, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(key, value);
    return url;
  }

  #reportVerdict(report) {
    const wordsOf = this.#options.words ?? messageOf;
    this.#show(wordsOf(report), report.verdict);
    this.#dispatch("name-verdict", report);
  }

  #reportFailure(reason) {
    this.#show(reason, null);
    this.#dispatch("name-unanswered", { reason });
  }

  #dispatch(event, detail) {
    this.input.dispatchEvent(new CustomEvent(event, { bubbles: true, detail }));
  }

  #show(text, verdict) {
    this.message.textContent = text; // as text: a name may look like HTML
    for (const element of [this.input, this.message]) {
      if (verdict) element.dataset.verdict = verdict;
      else delete element.dataset.verdict;
    }
    if (["broken", "rejected"].includes(verdict)) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
  }

  #insertMessage() {
    const message = Object.assign(document.createElement("p"), { className: "name-field-message" });
    this.input.after(message);
    return message;
  }

  #describedBy() {
    return (this.input.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean);
  }

  #setDescribedBy(ids) {
    if (ids.length) this.input.setAttribute("aria-describedby", ids.join(" "));
    else this.input.removeAttribute("aria-describedby");
  }
}
