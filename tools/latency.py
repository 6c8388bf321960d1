"""Benchmark of the web page in a browser: time from a key press to the verdict on the screen."""

import statistics
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.support.servers import Server
from tests.web.browsers import browser

_DEBOUNCE = 60
"""Milliseconds that the page waits for another key press; part of each measurement."""
_PAUSE = 200
"""Milliseconds between two names, so that no request for the first is pending."""
_NAMES = (
    "backend-v1",
    "aa.a-west2",
    "1-frontend",
    "mesh.west1",
    "zone-eu-1a",
    "checkout.x",
    "payments-9",
    "a.b.c.d.e.",
    "proxy-7c5f",
    "kuma-demo1",
)
_RECORD_TIMES = """() => {
  const verdict = document.getElementById("ask-answer");
  const input = document.querySelector("#ask textarea[name=text]");
  window.times = [];
  let pressed = null;
  input.addEventListener("keydown", (event) => { pressed = event.timeStamp; });
  new MutationObserver(() => {
    if (pressed === null || !verdict.querySelector(".badge") || !input.value) return;
    const start = pressed;
    pressed = null;
    // a task that is queued in an animation frame runs after the frame has been painted
    requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - start), 0));
  }).observe(verdict, { childList: true });
}"""


def measure(page: Page) -> list[float]:
    """Press keys one by one, waiting for each verdict; return the milliseconds that each took."""
    field = page.locator("#ask textarea[name=text]")
    page.evaluate(_RECORD_TIMES)
    for name in _NAMES:
        field.fill("")
        page.wait_for_timeout(_PAUSE)
        for letter in name:
            count = int(page.evaluate("() => times.length"))
            field.press(letter)
            page.wait_for_function("(count) => times.length > count", arg=count)
    times: Any = page.evaluate("() => times")
    return [float(time) for time in times]


def main() -> None:
    """Measure, and print the median and the 95th percentile."""
    with tempfile.TemporaryDirectory() as folder, browser() as chrome:
        server = Server(Path(folder), KUMA_NAMES_WORKERS="1")
        try:
            page = chrome.new_page()
            page.goto(f"http://127.0.0.1:{server.port}/#text=web")
            page.locator("#ask-answer .badge").wait_for()
            times = measure(page)
        finally:
            server.end()
    assert len(times) == sum(map(len, _NAMES))
    median = statistics.median(times)
    percentile = statistics.quantiles(times, n=20)[-1]
    print(
        f"key press to verdict, {len(times)} key presses:"
        f" median {median:.0f} ms, 95th percentile {percentile:.0f} ms,"
        f" of which {_DEBOUNCE} ms are the wait for another key press"
    )


if __name__ == "__main__":
    main()
