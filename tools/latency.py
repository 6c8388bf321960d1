"""Measures how long it takes from the press of a key to the verdict on the screen, in a browser against a local server."""

import statistics
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.support.servers import Server
from tests.web.browsers import browser

PRESSES = 100
_WORDS = (
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
_WATCH = """() => {
  const line = document.getElementById("name-verdict"), input = document.querySelector("#name input[name=name]");
  window.times = [];
  let pressed = null;
  input.addEventListener("keydown", (event) => { pressed = event.timeStamp; });
  new MutationObserver(() => {
    if (pressed === null || !line.querySelector(".badge")) return;
    const begun = pressed;
    pressed = null;
    requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - begun), 0)); // once it is painted
  }).observe(line, { childList: true });
}"""


def measured(page: Page) -> list[float]:
    """Press keys one after the other, each once the verdict on the one before is shown; milliseconds of each."""
    field = page.locator("#name input[name=name]")
    page.evaluate(_WATCH)
    for word in _WORDS:
        field.fill("")
        page.wait_for_timeout(200)
        for letter in word:
            before = int(page.evaluate("() => times.length"))
            field.press(letter)
            page.wait_for_function("(before) => times.length > before", arg=before)
    times: Any = page.evaluate("() => times")
    return [float(time) for time in times]


def main() -> None:
    """Print median and 95th percentile."""
    with tempfile.TemporaryDirectory() as folder, browser() as running:
        server = Server(Path(folder), KUMA_NAMES_WORKERS="1")
        try:
            page = running.new_page()
            page.goto(f"http://127.0.0.1:{server.port}/#name=web")
            page.locator("#name-verdict .badge").wait_for()
            times = measured(page)
        finally:
            server.end()
    assert len(times) == PRESSES
    print(f"key press to shown verdict, {len(times)} presses: median {statistics.median(times):.0f} ms,", end=" ")
    print(f"95th percentile {statistics.quantiles(times, n=20)[-1]:.0f} ms; 80 ms of each are the wait for another key")


if __name__ == "__main__":
    main()
