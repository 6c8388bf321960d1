// Files for an audit: those of a drop or of a picker, with the files of folders, within limits; and their reading.

const EXTENSIONS = /\.(ya?ml|json)$/i;
const MAX_FILES = 5000;
const MAX_ENTRIES = 50000; // of the folders that are searched
const MAX_BYTES = 64 * 1024 * 1024; // of all files; the service has its own limit, and says it
const MAX_NAMED = 3; // files that a message names

/** Error: files cannot be used. The message is for people. */
export class FilesError extends Error {}

/** Return whether something that is dragged has files. */
export function hasFiles(dataTransfer) {
  return [...dataTransfer.types].includes("Files") || dataTransfer.files.length > 0;
}

/** Collect the files of a drop, also those in its folders; throws FilesError. */
export async function collectDropped(dataTransfer) {
  // entries exist only until the first await
  const items = [...dataTransfer.items].filter(({ kind }) => kind === "file");
  const roots = items.map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile());
  const search = { found: [], ignored: [], entryCount: 0 };
  for (const root of roots) {
    if (root instanceof File) keep(root.name, root, search);
    else if (root) await collectEntry(root, search);
  }
  return checked(search);
}

/** Collect the files of a picker; those of a folder have their path in it. Throws FilesError. */
export function collectChosen(fileList) {
  const search = { found: [], ignored: [], entryCount: 0 };
  for (const file of fileList) {
    const path = file.webkitRelativePath || file.name;
    if (!isHidden(path)) keep(path, file, search);
  }
  return checked(search);
}

async function collectEntry(entry, search) {
  search.entryCount += 1;
  if (search.entryCount > MAX_ENTRIES) {
    throw new FilesError(`The folder has more than ${number(MAX_ENTRIES)} files and folders. Choose a smaller one.`);
  }
  const path = entry.fullPath.replace(/^\//, "");
  if (entry.isFile) {
    if (EXTENSIONS.test(path)) keep(path, await fileOf(entry, path), search);
    else search.ignored.push(path);
  } else if (!isHidden(path)) {
    for (const child of await childrenOf(entry, path)) await collectEntry(child, search);
  }
}

function fileOf(entry, path) {
  return new Promise((resolve, reject) => {
    entry.file(resolve, () => reject(new FilesError(`${path} cannot be read.`)));
  });
}

/** Return the entries of a folder by name; a reader returns them in parts. */
async function childrenOf(folder, path) {
  const reader = folder.createReader(), children = [];
  for (;;) {
    const part = await new Promise((resolve, reject) => {
      reader.readEntries(resolve, () => reject(new FilesError(`The folder ${path} cannot be read.`)));
    });
    if (!part.length) return children.sort((left, right) => (left.name < right.name ? -1 : 1));
    children.push(...part);
  }
}

/** Return whether a path has a hidden folder, such as `.git`. */
function isHidden(path) {
  return path.split("/").slice(0, -1).some((folder) => folder.startsWith(".")) || /(^|\/)\.[^/]*$/.test(path);
}

function keep(path, file, { found, ignored }) {
  if (EXTENSIONS.test(path)) found.push({ path, file });
  else ignored.push(path);
}

function checked({ found, ignored }) {
  const size = found.reduce((sum, { file }) => sum + file.size, 0);
  if (!found.length) throw new FilesError(nothingFound(ignored));
  if (found.length > MAX_FILES) {
    throw new FilesError(`${number(found.length)} files are too many: an audit takes at most ${number(MAX_FILES)}.`);
  }
  if (size > MAX_BYTES) {
    throw new FilesError(`${sizeText(size)} are too much: an audit takes at most ${sizeText(MAX_BYTES)}.`);
  }
  return { files: found, ignoredCount: ignored.length, size };
}

function nothingFound(ignored) {
  const wanted = "Files end with .yaml, .yml or .json.";
  if (!ignored.length) return `There is no file in it. ${wanted}`;
  const named = ignored.slice(0, MAX_NAMED).join(", ");
  const rest = ignored.length > MAX_NAMED ? ` and ${number(ignored.length - MAX_NAMED)} more` : "";
  return `There is no YAML or JSON file, only ${named}${rest}. ${wanted}`;
}

/** Read files into memory, so that they cannot change before they are sent; calls `onRead` with the number of each. */
export async function readFiles(files, signal, onRead) {
  const parts = [];
  for (const { path, file } of files) {
    onRead(parts.length + 1);
    parts.push({ path, content: new Blob([await contentOf(file, path)]) });
    signal.throwIfAborted();
  }
  return parts;
}

async function contentOf(file, path) {
  try {
    return await file.arrayBuffer();
  } catch {
    throw new FilesError(`${path} cannot be read: it was moved, changed or deleted since it was chosen. Choose it again.`);
  }
}

/** Write a number for people. */
export function number(value) {
  return value.toLocaleString("en");
}

/** Write a size in bytes for people. */
export function sizeText(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1e6) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
