"""Benchmarks of logs: megabytes a second, growth and memory of `explain`.

`python -m tools.bench.logs` runs these alone.
"""

import io
import statistics
import time
import tracemalloc

from kuma_names.core.model import Context
from kuma_names.core.versions import parse_version
from kuma_names.logs.blocks import BLOCK_SIZE
from kuma_names.logs.scan import scan
from tools.bench.rows import print_row

_CONTEXT = Context(parse_version("3.0"))
_MEGABYTE = 1_000_000
_SMALL, _LARGE = 10, 100
"""Megabytes of a log."""
_ROUNDS = 3
_OTHER = (
    '2025-02-26T05:19:26.993Z\tINFO\txds.status-tracker\tproxy disconnected\t{"streamID": %d}\n'
)
_NOT_FOUND = (
    '2025-02-26T05:19:27.%dZ\tERROR\txds.auth\tresource "aa.a.web" not found; create a Dataplane '
    "in Kuma CP first or pass it as an argument to kuma-dp\n"
)
_TOO_LONG = (
    "2025-02-26T05:19:28.%dZ\tERROR\tapi-server\tname: cannot be longer than 63 characters\n"
)
_DISTINCT = _NOT_FOUND.replace("aa.a.web", "aa.web-%d")


def measure_logs() -> None:
    """Print the benchmarks of logs."""
    log = _log(_OTHER, _NOT_FOUND, _OTHER, _TOO_LONG)
    seconds = {size: _seconds(log, size) for size in (_SMALL, _LARGE)}
    lines = _seconds_of_lines(log)
    print_row(
        f"log: {_LARGE} MB, every second line known",
        f"{_LARGE / seconds[_LARGE]:.0f} MB/s",
        ">= 50 MB/s",
        f"{seconds[_LARGE] / _LARGE / lines:.1f} x a loop over its lines",
    )
    growth = seconds[_LARGE] / _LARGE / (seconds[_SMALL] / _SMALL)
    print_row(f"log: a megabyte of {_LARGE} / of {_SMALL}", f"{growth:.2f}", "about 1 (linear)")
    usual = _log(*[_OTHER] * 50, _NOT_FOUND)
    print_row("log: one line in fifty known", f"{_SMALL / _seconds(usual, _SMALL):.0f} MB/s")
    distinct = _log(_DISTINCT)
    print_row("log: every line known, with another name", f"{1 / _seconds(distinct, 1):.0f} MB/s")
    print_row("log: peak memory of the scan", _peak_memory(log), "< 20 MB")


def _log(*templates: str) -> bytes:
    """Return a megabyte of a log: the templates in turn, each with a number of its own."""
    text, number = io.StringIO(), 0
    while text.tell() < _MEGABYTE:
        for template in templates:
            number += 1
            text.write(template.replace("%d", str(number)))
    return text.getvalue().encode()


def _seconds(megabyte: bytes, size: int) -> float:
    """Return the median processor time of scanning a log of some megabytes, in seconds."""
    rounds = []
    for _ in range(_ROUNDS):
        stream = io.BytesIO(megabyte * size)
        start = time.process_time()
        scan(stream, _CONTEXT)
        rounds.append(time.process_time() - start)
    return statistics.median(rounds)


def _seconds_of_lines(megabyte: bytes) -> float:
    """Return the processor time of a loop over the lines of a megabyte, in seconds."""
    stream = io.BytesIO(megabyte * _SMALL)
    start = time.process_time()
    for _ in stream:
        pass
    return (time.process_time() - start) / _SMALL


def _peak_memory(megabyte: bytes) -> str:
    stream = io.BytesIO(megabyte * _LARGE)
    tracemalloc.start()
    scan(stream, _CONTEXT)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return f"{peak / _MEGABYTE:.0f} MB, blocks of {BLOCK_SIZE / _MEGABYTE:.0f} MB"


if __name__ == "__main__":
    measure_logs()
