"""Benchmarks of audits: time a resource, growth, memory, and several processes.

`python -m tools.bench.audit` runs these alone.
"""

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from inspect import signature
from pathlib import Path
from typing import Any

from kuma_names.audit.input.files import open_files
from kuma_names.audit.model import AuditOptions
from kuma_names.audit.run import audit
from kuma_names.core.versions import parse_version
from tools.bench.audit_inputs import json_inventory, yaml_inventory
from tools.bench.rows import print_row

_SMALL, _MEDIUM, _LARGE = 1_000, 10_000, 100_000
_ROUNDS = 3
_OPTIONS = AuditOptions(parse_version("2.9"), parse_version("3.0"))


def measure_audits() -> None:
    """Print the benchmarks of audits."""
    with tempfile.TemporaryDirectory() as folder:
        _measure_format(folder, "JSON", json_inventory, "<= 0.05 ms")
        yaml_file = _measure_format(folder, "YAML", yaml_inventory, "<= 0.12 ms")
        print_row(f"audit: memory at {_LARGE:,} of YAML", _peak_memory(yaml_file), "< 150 MB")
        _measure_jobs(str(Path(yaml_file).with_stem(str(_MEDIUM))))


def _measure_format(folder: str, name: str, write: Callable[[int], str], limit: str) -> str:
    """Measure inventories of a format; return the path of the largest."""
    seconds = {}
    for count in (_SMALL, _MEDIUM, _LARGE):
        path = Path(folder, f"{count}.{name.lower()}")
        path.write_text(write(count), "utf-8")
        rounds = max(_MEDIUM // count, 1) * _ROUNDS if count < _LARGE else 1
        seconds[count] = (
            statistics.median(_processor_seconds(str(path)) for _ in range(rounds)) / count
        )
    print_row(f"audit: a resource of {name}, of {_MEDIUM:,}", _ms(seconds[_MEDIUM]), limit)
    print_row(
        f"audit: {name}, a resource of {_LARGE:,} / of {_SMALL:,}",
        f"{seconds[_LARGE] / seconds[_SMALL]:.2f}",
        "0.95 to 1.05",
        f"{_ms(seconds[_SMALL])}, {_ms(seconds[_LARGE])}",
    )
    return str(path)


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:.3f} ms"


def _processor_seconds(path: str) -> float:
    start = time.process_time()
    audit(open_files([path], None), _OPTIONS)
    return time.process_time() - start


def _peak_memory(path: str) -> str:
    """Return the peak memory of a process that audits a file."""
    kilobytes = _in_new_process("memory", path)
    return f"{kilobytes / 1e3:.0f} MB"


def _measure_jobs(path: str) -> None:
    """Measure two processes against one, if the audit can have several."""
    if "jobs" not in signature(audit).parameters:
        return
    ratios = [
        _in_new_process("seconds", path, "1") / _in_new_process("seconds", path, "2")
        for _ in range(_ROUNDS)
    ]
    title = f"audit: two processes, {_MEDIUM:,} of YAML"
    print_row(title, f"{statistics.median(ratios):.2f} x", ">= 1.7 x one")


def _in_new_process(*arguments: str) -> float:
    command = [sys.executable, "-m", "tools.bench.audit", *arguments]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _measure_here(what: str, path: str, jobs: str = "") -> float:
    """Audit a file in this process; return the peak memory in KB, or the seconds."""
    options: dict[str, Any] = {"jobs": int(jobs)} if jobs else {}
    start = time.perf_counter()
    audit(open_files([path], None), _OPTIONS, **options)
    if what == "seconds":
        return time.perf_counter() - start
    # Not ru_maxrss, which counts the memory of the process that started this one.
    status = Path("/proc/self/status").read_text("ascii")
    return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0])


if __name__ == "__main__":
    if sys.argv[1:]:
        print(_measure_here(*sys.argv[1:]))
    else:
        measure_audits()
