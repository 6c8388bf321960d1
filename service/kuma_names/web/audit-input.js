// The input of an audit: a text, or files with their paths; as a request, as curl, and as a command.

import { buildRequest, buildUpload, curlCommand, shellWord } from "./api.js";
import { readFiles } from "./audit-files.js";

const MAX_LISTED = 8; // files that a command lists

/** Create the input of a text. */
export function textInput(text) {
  return { text, files: [], size: new Blob([text]).size };
}

/** Return a function that builds a request from fields; reads files, and calls `onRead` with the number of each. */
export async function requestBuilder({ text, files }, signal, onRead) {
  if (!files.length) return (fields) => buildUpload("audit", fields, text);
  const parts = await readFiles(files, signal, onRead);
  return (fields) => {
    const body = new FormData();
    for (const { path, content } of parts) body.append("file", content, path);
    return { ...buildRequest("audit", fields), body };
  };
}

/** Write the request as a curl command; null if it would list too many files. */
export function curlOf({ files }, request) {
  if (!files.length) return curlCommand(request);
  if (files.length > MAX_LISTED) return null;
  const parts = files.map(({ path }) => `-F ${shellWord(`file=@${quotedPath(path)}`)}`);
  return `curl -s ${parts.join(" ")} ${shellWord(request.url)}`;
}

/** Quote a path as curl reads it. */
function quotedPath(path) {
  return /[",;\\]/.test(path) ? `"${path.replaceAll(/["\\]/g, "\\$&")}"` : path;
}

/** Write the audit as a command. */
export function commandOf({ files }, from, to) {
  return `kuma-names audit --from ${from} --to ${to} ${paths(files).map(shellWord).join(" ")}`;
}

function paths(files) {
  if (!files.length) return ["inventory.yaml"];
  if (files.length <= MAX_LISTED) return files.map(({ path }) => path);
  const roots = new Set(files.map(({ path }) => (path.includes("/") ? path.split("/")[0] : ".")));
  return roots.has(".") ? ["."] : [...roots].slice(0, MAX_LISTED);
}
