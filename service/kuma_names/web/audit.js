// The part "Audit": files or a text become a report. It reads, sends and shows; all verdicts come from the API.

import { NoResponseError } from "./api.js";
import { collectChosen, collectDropped, FilesError, hasFiles, number, sizeText } from "./audit-files.js";
import { commandOf, curlOf, requestBuilder, textInput } from "./audit-input.js";
import { createProgress } from "./audit-progress.js";
import { createResult } from "./audit-result.js";
import { renderSave } from "./audit-save.js";
import { upload } from "./audit-upload.js";
import { announce, byId, copyable, make } from "./dom.js";
import { notice, problem } from "./notices.js";

const MAX_NAMED = 5; // chosen files that are named
const TOO_LARGE = 413; // status

/** Audit a text that was pasted in the other part. */
export let auditText;

/** Start the part; returns the function that brings it up to date with its form. */
export function start(form) {
  const inventory = byId("inventory"), status = byId("audit-status"), stale = byId("audit-stale");
  const { kumaVersion, targetVersion } = form.elements;
  const result = createResult(byId("audit-report"));
  let chosen = null; // files with their number and size
  let audited = null; // the input of the latest audit, and its versions
  let controller = null;

  const currentInput = () => chosen ?? textInput(inventory.value);
  const currentVersions = () => ({ kumaVersion: kumaVersion.value, targetVersion: targetVersion.value });

  /** Audit an input; a later audit ends an earlier one. */
  async function audit(input) {
    controller?.abort();
    const current = controller = new AbortController();
    const versions = currentVersions();
    const progress = createProgress(input, () => { current.abort(); showCancelled(); });
    if (input !== audited?.input) result.clear();
    const hadFocus = status.contains(document.activeElement);
    status.replaceChildren(progress.element);
    if (hadFocus) progress.focusCancel();
    stale.hidden = true;
    byId("audit-report").setAttribute("aria-busy", "true");
    audited = { input, versions };
    try {
      const build = await requestBuilder(input, current.signal, progress.showReading);
      const request = build(versions);
      progress.showSending(0);
      const response = await upload(request, { signal: current.signal, onProgress: progress.showSending, onSent: progress.showJudging });
      if (response.ok) showReport(response, input, versions, build, request);
      else fail(problem(response.body), response.body.status === TOO_LARGE && renderCommand(input, versions));
    } catch (error) {
      if (error.name === "AbortError") return;
      if (error instanceof NoResponseError) fail(notice(error.message, () => audit(input)));
      else if (error instanceof FilesError) fail(notice(error.message));
      else throw error;
    } finally {
      progress.end();
      if (controller === current) byId("audit-report").removeAttribute("aria-busy");
    }
  }

  function showReport({ text, body: report }, input, versions, build, request) {
    const write = async (format) => (format === "json" ? text : textOf(build({ ...versions, format })));
    const save = renderSave(write, (message, retry) => status.replaceChildren(notice(message, () => { status.replaceChildren(); retry(); })));
    const isNew = !byId("audit-report").hasChildNodes();
    result.show(report, save, { curl: curlOf(input, request), command: commandOf(input, report.from, report.to) });
    if (isNew) byId("audit-report").firstChild.scrollIntoView({ block: "nearest" });
    update();
  }

  /** Show why there is no report, and none of an earlier audit. */
  function fail(...elements) {
    result.clear();
    audited = null;
    status.replaceChildren(...elements.filter(Boolean));
  }

  function showCancelled() {
    fail(make("p", { class: "quiet" }, "Cancelled. What you gave is still here."));
    announce("Cancelled");
    form.querySelector("[type=submit]").focus();
  }

  auditText = (text) => {
    remove();
    inventory.value = text;
    audit(textInput(text));
  };

  /** Choose files by a function that collects them, and audit them. */
  async function choose(collect) {
    controller?.abort();
    try {
      chosen = await collect();
    } catch (error) {
      if (!(error instanceof FilesError)) throw error;
      fail(notice(error.message));
      return;
    }
    showChosen();
    await audit(chosen);
  }

  function showChosen() {
    byId("audit-chosen").hidden = !chosen;
    byId("audit-paste").hidden = Boolean(chosen);
    byId("audit-files").textContent = chosen ? describe(chosen) : "";
  }

  function remove() {
    controller?.abort();
    chosen = null;
    fail();
    showChosen();
  }

  /** Audit again if the versions have changed; say so if the text has. */
  function update() {
    if (!audited) return;
    const { input, versions } = audited, newVersions = currentVersions();
    const isOther = Object.entries(newVersions).some(([name, value]) => value !== versions[name]);
    if (isOther) audit(input);
    else stale.hidden = chosen !== null || inventory.value === input.text;
  }

  form.addEventListener("submit", (event) => { event.preventDefault(); audit(currentInput()); });
  inventory.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  byId("audit-remove").addEventListener("click", () => { remove(); inventory.focus(); });
  byId("audit-example").addEventListener("click", () => auditText(byId("audit-example-text").textContent.trimStart()));
  for (const picker of [byId("audit-file"), byId("audit-folder")]) {
    picker.addEventListener("change", () => {
      const files = [...picker.files];
      picker.value = ""; // the same file can be chosen again
      if (files.length) choose(() => collectChosen(files));
    });
  }
  acceptDrop(byId("audit"), byId("drop"), (dataTransfer) => choose(() => collectDropped(dataTransfer)));
  return update;
}

async function textOf(request) {
  const { text } = await upload(request, { signal: new AbortController().signal });
  return text;
}

/** Show the command, which has no limit of size. */
function renderCommand(input, { kumaVersion, targetVersion }) {
  return make("div", {},
    make("p", {}, "The command has no such limit:"),
    copyable(commandOf(input, kumaVersion, targetVersion), "the command"));
}

/** Describe chosen files: their number, size and names. */
function describe({ files, size, ignoredCount }) {
  const count = files.length === 1 ? "1 file" : `${number(files.length)} files`;
  const names = files.slice(0, MAX_NAMED).map(({ path }) => path).join(", ");
  const rest = files.length > MAX_NAMED ? ` and ${number(files.length - MAX_NAMED)} more` : "";
  const ignored = ignoredCount ? `; ${number(ignoredCount)} that ${ignoredCount === 1 ? "is" : "are"} not YAML or JSON left out` : "";
  return `${count}, ${sizeText(size)}: ${names}${rest}${ignored}`;
}

/** Accept files that are dropped anywhere in an area; `target` is drawn as their target. */
function acceptDrop(area, target, onFiles) {
  area.addEventListener("dragover", ({ dataTransfer }) => target.classList.toggle("over", hasFiles(dataTransfer)));
  area.addEventListener("dragleave", () => target.classList.remove("over"));
  area.addEventListener("drop", ({ dataTransfer }) => {
    target.classList.remove("over");
    if (hasFiles(dataTransfer)) onFiles(dataTransfer);
  });
}

/** Keep the browser from opening files that are dropped beside the target, or before the part has started. */
function keepPage(event) {
  if (hasFiles(event.dataTransfer)) event.preventDefault();
}

window.addEventListener("dragover", keepPage);
window.addEventListener("drop", keepPage);
