/**
 * Says at any <input> whether the name in it is good, as it is typed. One file, no dependency, no naming rule: it asks
 * the service that this file comes from.
 *
 *   <label for="mesh">Mesh</label> <input id="mesh" name="mesh">
 *   <script type="module">
 *     import { attach } from "https://names.example/static/name-field.js";
 *     const field = attach(document.getElementById("mesh"), { kind: "Mesh", kumaVersion: "2.14" });
 *     field.input.addEventListener("name-verdict", ({ detail }) => console.log(detail.verdict));
 *   </script>
 *
 * attach(input, options) returns { input, message, check(), update(options), detach() }. Options:
 *   kind          required: one of GET /kinds
 *   kumaVersion, environment, operation, mesh, zone, namespace, displayName, targetVersion, mode
 *                 as GET /validate has them; what is not given is the service's default
 *   base          where the service is: as a rule, where this file came from. KUMA_NAMES_CORS_ORIGINS allows other pages
 *   delay, patience   milliseconds: without a key until it asks (150), and until it gives up (5000)
 *   message       an element for the message; as a rule, a <p class="name-field-message"> is put behind the input
 *   words         a function (report) => text: the message in your words
 *
 * The input dispatches events that bubble:
 *   name-verdict     detail: the report of GET /validate with partial=true. `verdict` is valid, incomplete, deprecated,
 *                    broken or rejected; `findings` have spans; `suggestions` have names that pass
 *   name-unanswered  detail: { reason }. The service is away, slow, or refused the question: the form goes on without it
 *
 * The input gets aria-describedby (the message joins what is there), data-verdict for your styles, and aria-invalid where
 * broken or rejected. It is never changed or made unsendable: a form that wants so calls setCustomValidity in its listener.
 */

const HOME = new URL("..", import.meta.url);
const WORDS = {
  valid: ({ rejectedIn }) => (rejectedIn ? `Good now, but Kuma ${rejectedIn} rejects it` : "Good"),
  incomplete: () => "Not finished",
  broken: ({ findings }) => "Kuma accepts it, but " + findings.flatMap((of) => (of.severity === "error" ? of.because : [])).join("; "),
};
let made = 0;

/** Attach to an input; see above. */
export function attach(input, options) {
  const field = new NameField(input, options);
  field.check();
  return field;
}

class NameField {
  #options; #asked = 0; #timer; #running; #own; #typed = () => this.check();

  constructor(input, options = {}) {
    if (!options.kind) throw new TypeError("name-field: options.kind is required");
    this.input = input;
    this.#options = { delay: 150, patience: 5000, base: HOME, ...options };
    this.#own = !options.message;
    this.message = options.message ?? this.#place();
    this.message.id ||= `name-field-message-${++made}`;
    this.message.setAttribute("aria-live", "polite");
    this.#describe([...this.#described(), this.message.id]);
    input.addEventListener("input", this.#typed);
  }

  /** Ask about another kind, version, ...; the name is asked about again. */
  update(options) {
    Object.assign(this.#options, options);
    this.check();
  }

  /** Ask about what is in the input now; answers to earlier questions are dropped. */
  check() {
    const mine = ++this.#asked, name = this.input.value;
    clearTimeout(this.#timer);
    this.#running?.abort();
    if (name === "") return this.#show("", null);
    this.#timer = setTimeout(() => this.#ask(name, mine), this.#options.delay);
  }

  /** Leave the input as it was. */
  detach() {
    this.#asked += 1;
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.input.removeEventListener("input", this.#typed);
    this.#show("", null);
    this.#describe(this.#described().filter((id) => id !== this.message.id));
    if (this.#own) this.message.remove();
  }

  async #ask(name, mine) {
    const running = this.#running = new AbortController();
    const giveUp = setTimeout(() => running.abort(), this.#options.patience);
    try {
      const response = await fetch(this.#address(name), { signal: running.signal });
      const answer = await response.json();
      if (mine !== this.#asked) return;
      if (response.ok) this.#judged(answer);
      else this.#unanswered(answer.detail);
    } catch {
      if (mine === this.#asked) this.#unanswered("The name could not be checked: the service does not answer");
    } finally {
      clearTimeout(giveUp);
    }
  }

  #address(name) {
    const { base, delay, patience, message, words, ...fields } = this.#options;
    const url = new URL("validate", base);
    const asked = { ...fields, name, partial: true, include: "suggestions", source: "interactive" };
    for (const [key, value] of Object.entries(asked)) if (value !== undefined) url.searchParams.set(key, value);
    return url;
  }

  #judged(report) {
    const said = this.#options.words ?? WORDS[report.verdict] ?? (({ findings }) => findings.map(({ message }) => message).join("; "));
    this.#show(said(report), report.verdict);
    this.#tell("name-verdict", report);
  }

  #unanswered(reason) {
    this.#show(reason, null);
    this.#tell("name-unanswered", { reason });
  }

  #tell(event, detail) {
    this.input.dispatchEvent(new CustomEvent(event, { bubbles: true, detail }));
  }

  #show(words, verdict) {
    this.message.textContent = words; // as text: a name may look like HTML
    for (const element of [this.input, this.message]) {
      if (verdict) element.dataset.verdict = verdict;
      else delete element.dataset.verdict;
    }
    if (["broken", "rejected"].includes(verdict)) this.input.setAttribute("aria-invalid", "true");
    else this.input.removeAttribute("aria-invalid");
  }

  #place() {
    const message = Object.assign(document.createElement("p"), { className: "name-field-message" });
    this.input.after(message);
    return message;
  }

  #described() {
    return (this.input.getAttribute("aria-describedby") ?? "").split(/\s+/).filter(Boolean);
  }

  #describe(ids) {
    if (ids.length) this.input.setAttribute("aria-describedby", ids.join(" "));
    else this.input.removeAttribute("aria-describedby");
  }
}
