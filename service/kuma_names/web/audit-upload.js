// Sending of an inventory. It tells how much is sent, which only XMLHttpRequest knows.

import { INPUT_KEPT, NoResponseError, readResponse } from "./api.js";

const TIMEOUT = 120000; // milliseconds from the last byte sent: a large inventory takes longer than a name

/**
 * Send a body and return {ok, text, body}. Calls `onProgress` with the part that is sent, and `onSent` at its end.
 * Throws NoResponseError, and AbortError if `signal` aborts.
 */
export function upload({ url, type, body }, { signal, onProgress = () => {}, onSent = () => {} }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    const fail = (text) => reject(new NoResponseError(`${text} ${INPUT_KEPT}`));
    let timer;
    request.open("POST", url);
    if (type) request.setRequestHeader("Content-Type", type); // of several files, the browser sets it with their boundary
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(loaded / total));
    request.upload.addEventListener("load", () => {
      timer = setTimeout(() => { fail(`The service did not respond within ${TIMEOUT / 1000} seconds.`); abort(); }, TIMEOUT);
      onSent();
    });
    request.addEventListener("error", () => fail("The service cannot be reached."));
    request.addEventListener("abort", () => reject(new DOMException("The audit is cancelled", "AbortError")));
    request.addEventListener("load", () => {
      try {
        resolve(readResponse(request.status, headersOf(request), request.responseText));
      } catch (error) {
        reject(error);
      }
    });
    request.addEventListener("loadend", () => { clearTimeout(timer); signal.removeEventListener("abort", abort); });
    signal.addEventListener("abort", abort);
    request.send(body);
  });
}

function headersOf(request) {
  const headers = new Headers();
  for (const name of ["Content-Type", "Content-Disposition"]) {
    const value = request.getResponseHeader(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}
