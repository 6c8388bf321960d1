// The progress of an audit: reading, sending, judging; with a button that cancels.

import { number, sizeText } from "./audit-files.js";
import { announce, make } from "./dom.js";

const LONG = 10; // seconds after which the wait is explained

/** Create the view of an audit in progress; `cancel` is called by its button. */
export function createProgress({ files, size }, cancel) {
  const text = make("p", { class: "progress-text" });
  const bar = make("progress", { max: "1", "aria-label": "Progress" });
  const button = make("button", { type: "button", click: cancel }, "Cancel");
  const element = make("div", { class: "audit-progress" }, text, bar, button);
  let timer;

  /** Show a text and the part that is done, null if that is not known. */
  function show(message, part) {
    text.textContent = message;
    if (part === null) bar.removeAttribute("value");
    else bar.value = part;
  }

  function showJudging() {
    const start = performance.now();
    const tick = () => {
      const seconds = Math.floor((performance.now() - start) / 1000);
      const wait = seconds >= LONG ? " A large inventory takes its time." : "";
      show(seconds < 2 ? "Judging …" : `Judging … ${seconds} s.${wait}`, null);
    };
    announce("Judging");
    tick();
    timer = setInterval(tick, 1000);
  }

  return {
    element,
    focusCancel: () => button.focus(),
    showReading: (index) => show(`Reading file ${number(index)} of ${number(files.length)} …`, index / files.length),
    showSending: (part) => show(`Sending ${sizeText(size)} …`, part),
    showJudging,
    end: () => { clearInterval(timer); element.remove(); },
  };
}
