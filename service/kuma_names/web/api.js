// How the service is asked: one question at a time, the newest only, and words for every way not to be answered.

const BASE = new URL("..", import.meta.url);
const LONG = 2000; // characters of an address beyond which a question goes into a body
const SLOW = 1500; // milliseconds after which a wait is told
const KEPT = "What you typed is still here.";

/** A question that got no answer of the service; its message is for people. */
export class Unanswered extends Error {}

/** Make the request for a question: a GET, or a POST where the address would be too long. */
export function question(path, fields) {
  const url = new URL(path, BASE);
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, String(value)); // a list: joined by commas
  if (url.href.length <= LONG) return { url: url.href };
  return { url: new URL(path, BASE).href, type: "application/json", body: JSON.stringify(fields) };
}

/** Make the request for an inventory, which is sent as it is. */
export function upload(path, fields, body) {
  return { ...question(path, fields), type: "application/yaml", body, file: "inventory.yaml" };
}

/** Write a request as a command line. */
export function curl({ url, type, body, file }) {
  if (!type) return `curl -s ${quoted(url)}`;
  const data = file ? `--data-binary @${file}` : `-d ${quoted(body)}`;
  return `curl -s ${data} -H ${quoted(`Content-Type: ${type}`)} ${quoted(url)}`;
}

function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Ask, and return {ok, text, body}; a problem of the service is an answer too. Throws Unanswered, or AbortError. */
export async function ask(request, { signal, patience = 10000, slow = () => {} } = {}) {
  const late = new AbortController();
  const stop = () => late.abort();
  signal?.addEventListener("abort", stop);
  const timers = [setTimeout(slow, SLOW), setTimeout(stop, patience)];
  try {
    return await answer(request, late.signal);
  } catch (error) {
    if (signal?.aborted || error instanceof Unanswered) throw error;
    if (late.signal.aborted) throw new Unanswered(`The service did not answer within ${patience / 1000} seconds. ${KEPT}`);
    throw new Unanswered(`The service cannot be reached. ${KEPT}`);
  } finally {
    timers.forEach(clearTimeout);
    signal?.removeEventListener("abort", stop);
  }
}

async function answer({ url, type, body }, signal) {
  const options = type ? { method: "POST", headers: { "Content-Type": type }, body } : {};
  const response = await fetch(url, { ...options, signal });
  const text = await response.text();
  const came = response.headers.get("Content-Type") ?? "", json = /[/+]json/.test(came);
  if (!json && !came.startsWith("text/csv")) throw new Unanswered(`The service is not there: something in front of it answered ${response.status}. ${KEPT}`);
  return { ok: response.ok, text, body: json ? JSON.parse(text) : null };
}

/**
 * Make a function that asks the newest request once nothing newer has come for `delay` milliseconds; null asks nothing.
 * Answers to older requests are dropped, in whatever order they come.
 */
export function newest({ delay, heard, slow, failed }) {
  let asked = 0, timer, running;
  return function put(request) {
    const mine = ++asked;
    clearTimeout(timer);
    running?.abort();
    if (!request) return;
    const whenNewest = (then) => (...given) => { if (mine === asked) then(...given); };
    timer = setTimeout(() => {
      running = new AbortController();
      ask(request, { signal: running.signal, slow: whenNewest(slow) }).then(
        whenNewest((answered) => heard(answered, request)),
        whenNewest((error) => failed(error, () => put(request))));
    }, delay);
  };
}
