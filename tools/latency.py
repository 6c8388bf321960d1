"""Benchmark of the web page in a browser: loading, key press to verdict, and an audit."""

import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Page

from tests.support.servers import Server
from tests.web.browsers import browser
from tools.bench.audit_inputs import yaml_inventory

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


_LOADING_TIMES = """() => [
  performance.getEntriesByType("navigation")[0].domInteractive,
  performance.now(),
]"""
_RESOURCES = 5_000


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


def loading(page: Page, address: str) -> str:
    """Load the page anew; return its bytes, its requests, and the time until it answers."""
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    page.goto(address)
    page.locator("#ask-answer .badge").wait_for()
    times: Any = page.evaluate(_LOADING_TIMES)
    return (
        f"page: {len(sizes)} requests, {sum(sizes) / 1000:.0f} kB,"
        f" interactive after {times[0]:.0f} ms, the example answered after {times[1]:.0f} ms"
    )


def audit_seconds(page: Page, address: str) -> float:
    """Audit a file of 5,000 resources; return the seconds until its first entries are drawn."""
    page.goto(f"{address}#part=audit")
    page.locator("#audit-file").wait_for(state="attached")
    page.wait_for_timeout(_PAUSE)
    file: FilePayload = {
        "name": "inventory.yaml",
        "mimeType": "",
        "buffer": yaml_inventory(_RESOURCES).encode(),
    }
    start = time.perf_counter()
    page.locator("#audit-file").set_input_files(file)
    page.locator(".entry").first.wait_for()
    return time.perf_counter() - start


def main() -> None:
    """Measure, and print loading, the latency of key presses, and the time of an audit."""
    with tempfile.TemporaryDirectory() as folder, browser() as chrome:
        server = Server(Path(folder), KUMA_NAMES_WORKERS="1")
        address = f"http://127.0.0.1:{server.port}/"
        try:
            print(loading(chrome.new_page(), address))
            page = chrome.new_page()
            page.goto(f"{address}#text=web")
            page.locator("#ask-answer .badge").wait_for()
            times = measure(page)
            seconds = audit_seconds(chrome.new_page(), address)
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
    print(f"audit of {_RESOURCES:,} resources, from the file to its entries: {seconds:.1f} s")


if __name__ == "__main__":
    main()
