// The fates of names: a word and an icon for each verdict, so that no colour stands alone.

import { icon, make } from "./dom.js";

const WORDS = {
  valid: "works",
  deprecated: "warned",
  broken: "accepted but broken",
  rejected: "refused",
  incomplete: "not finished",
  absent: "no such kind",
  known: "known",
};

/** Return the word of a verdict. */
export function fateWord(verdict) {
  return WORDS[verdict] ?? verdict;
}

/** Create the label of a verdict: its icon and its word, or another `word`. */
export function badge(verdict, word = fateWord(verdict)) {
  return make("strong", { class: `badge ${verdict}` }, icon(verdict), word);
}
