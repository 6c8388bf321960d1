// HTTP client of the page: builds requests, sends them, and describes every failure in words for people.

const BASE = new URL("..", import.meta.url);
const MAX_URL_LENGTH = 2000; // characters; a longer query is sent as a body
const SLOW_AFTER = 1500; // milliseconds until the page reports a slow service
/** Ends the message of every failure. */
export const INPUT_KEPT = "What you typed is still here.";

/** Error: there is no response of the service. The message is for people. */
export class NoResponseError extends Error {}

/** Error: the service rejects a request; `problem` is the body of its response. */
export class ProblemError extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

/** Build the request for fields: a GET, or a POST if the URL would be too long. */
export function buildRequest(path, fields) {
  const url = new URL(path, BASE);
  for (const [name, value] of Object.entries(fields)) {
    url.searchParams.set(name, String(value)); // a list becomes a text with commas
  }
  if (url.href.length <= MAX_URL_LENGTH) return { url: url.href };
  return { url: new URL(path, BASE).href, type: "application/json", body: JSON.stringify(fields) };
}

/** Build the request for a body that is no JSON, such as an inventory; `file` is its name in the curl command. */
export function buildUpload(path, fields, body, { type = "application/yaml", file = "inventory.yaml" } = {}) {
  return { ...buildRequest(path, fields), type, body, file };
}

/** Write a request as a curl command. */
export function curlCommand({ url, type, body, file }) {
  if (!type) return `curl -s ${shellQuote(url)}`;
  const data = file ? `--data-binary @${file}` : `-d ${shellQuote(body)}`;
  return `curl -s ${data} -H ${shellQuote(`Content-Type: ${type}`)} ${shellQuote(url)}`;
}

/** Quote a text as one word of a shell, if it needs that. */
export function shellWord(text) {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : shellQuote(text);
}

function shellQuote(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * Send a request and return {ok, text, body}; a problem of the service is a response, too. Throws NoResponseError after
 * `timeout` milliseconds or if the service is unreachable, and AbortError if `signal` aborts. Calls `onSlow` once.
 */
export async function send(request, { signal, timeout = 10000, onSlow = () => {} } = {}) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal?.addEventListener("abort", abort);
  const timers = [setTimeout(onSlow, SLOW_AFTER), setTimeout(abort, timeout)];
  try {
    return await fetchResponse(request, controller.signal);
  } catch (error) {
    if (signal?.aborted || error instanceof NoResponseError) throw error;
    if (controller.signal.aborted) {
      throw new NoResponseError(`The service did not respond within ${timeout / 1000} seconds. ${INPUT_KEPT}`);
    }
    throw new NoResponseError(`The service cannot be reached. ${INPUT_KEPT}`);
  } finally {
    timers.forEach(clearTimeout);
    signal?.removeEventListener("abort", abort);
  }
}

async function fetchResponse({ url, type, body }, signal) {
  const options = type ? { method: "POST", headers: { "Content-Type": type }, body } : {};
  const response = await fetch(url, { ...options, signal });
  const text = await response.text();
  return readResponse(response.status, response.headers, text);
}

/** Read a response as {ok, text, body}; throws NoResponseError if it is none of the service's. */
export function readResponse(status, headers, text) {
  const mediaType = headers.get("Content-Type") ?? "";
  const isJson = /[/+]json/.test(mediaType);
  // the service returns JSON, CSV, Markdown and files; a login page or an error page of a proxy is HTML, and no file
  const isFile = /^text\/(csv|markdown)/.test(mediaType) || headers.has("Content-Disposition");
  if (!isJson && !isFile) {
    throw new NoResponseError(`The service is not available: a proxy in front of it returned ${status}. ${INPUT_KEPT}`);
  }
  const ok = status >= 200 && status < 300;
  return { ok, text, body: isJson ? JSON.parse(text) : null };
}

/** Send a request whose response must be a success; throws ProblemError if the service rejects it. */
export async function ask(request, options) {
  const { ok, body } = await send(request, options);
  if (!ok) throw new ProblemError(body);
  return body;
}

/**
 * Return a function that runs the latest task after `delay` milliseconds without another one; null cancels. A task gets
 * the options of `send`. Results of earlier tasks are dropped, in whatever order they arrive.
 */
export function latestOnly({ delay, onResult, onSlow, onError }) {
  let latest = 0, timer, controller;
  return function run(task) {
    const number = ++latest;
    clearTimeout(timer);
    controller?.abort();
    if (!task) return;
    const ifLatest = (callback) => (...values) => { if (number === latest) callback(...values); };
    timer = setTimeout(() => {
      controller = new AbortController();
      task({ signal: controller.signal, onSlow: ifLatest(onSlow) }).then(ifLatest(onResult), ifLatest(onError));
    }, delay);
  };
}
