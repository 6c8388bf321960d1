"""Slots of workers and the directory of metric files, without a server."""

import subprocess
import sys
from pathlib import Path

import pytest

from kuma_names.metrics import multiprocess
from tests.support.servers import TIMEOUT, environment


@pytest.mark.parametrize(
    ("used_slots", "expected"),
    [
        pytest.param(set(), 0, id="the first worker"),
        pytest.param({0}, 1, id="a second worker"),
        pytest.param({1}, 0, id="after the first has died"),
        pytest.param({0, 1, 3}, 2, id="a gap"),
        pytest.param({4, 5, 6, 7}, 0, id="a reload"),
    ],
)
def test_a_worker_gets_the_lowest_free_slot(used_slots: set[int], expected: int) -> None:
    assert multiprocess.lowest_free_slot(used_slots) == expected


def test_empty_files_are_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    (tmp_path / "counter_slot1.db").touch()
    assert list(multiprocess.FilesCollector().collect()) == []


def run(program: str, folder: Path) -> list[str]:
    """Run a program in an interpreter of its own, and return the words that it prints."""
    command = (sys.executable, "-c", program, str(folder))
    process = subprocess.run(
        command, env=environment(), capture_output=True, timeout=TIMEOUT, text=True, check=False
    )
    assert process.returncode == 0, process.stderr
    return process.stdout.split()


def test_a_process_without_a_slot_shares_no_file_with_any_slot(tmp_path: Path) -> None:
    program = """
import os
from kuma_names.metrics import multiprocess
os.getpid = lambda: 1
print(multiprocess.process_identifier())
multiprocess.use_slot(1)
print(multiprocess.process_identifier())
"""
    assert run(program, tmp_path) == ["process1", "slot1"]


def test_the_directory_is_created_once_and_removed_with_its_process(tmp_path: Path) -> None:
    program = """
import sys
from kuma_names.metrics import multiprocess
multiprocess.make_directory(sys.argv[1])
first = multiprocess.metrics_directory()
multiprocess.make_directory(sys.argv[1])
print(multiprocess.metrics_directory() == first)
print(oct(first.stat().st_mode & 0o777))
print(first.parent)
"""
    assert run(program, tmp_path) == ["True", "0o700", str(tmp_path)]
    assert list(tmp_path.iterdir()) == []


def test_only_directories_left_over_from_killed_masters_are_removed(tmp_path: Path) -> None:
    left_over = tmp_path / "kuma-names-metrics-x"
    unrelated_folder = tmp_path / "kept"
    for folder in (left_over, unrelated_folder):
        folder.mkdir()
        (folder / "counter_slot0.db").touch()
    (tmp_path / "kuma-names-metrics-link").symlink_to(unrelated_folder)
    (tmp_path / "kuma-names-metrics-file").touch()
    program = """
import sys
from kuma_names.metrics import multiprocess
multiprocess.make_directory(sys.argv[1])
"""
    run(program, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "kept",
        "kuma-names-metrics-file",
        "kuma-names-metrics-link",
    ]
    assert [path.name for path in unrelated_folder.iterdir()] == ["counter_slot0.db"]


def test_a_meter_continues_the_files_of_an_earlier_worker_in_its_slot(tmp_path: Path) -> None:
    program = """
import os, sys
from kuma_names.metrics import multiprocess
multiprocess.make_directory(sys.argv[1])
from kuma_names.core.model import Context
from kuma_names.core.names.validator import Validator
from kuma_names.core.versions import parse_version
from kuma_names.metrics.meter import Meter
validator = Validator("Zone", Context(parse_version("2.14")))
for names in (["a.1", "a.2", "a.3"], ["b.1", "a.1"]):
    pid = os.fork()
    if not pid:
        multiprocess.use_slot(0)
        Meter(2).count_reports([validator.validate(name) for name in names], "batch")
        os._exit(0)
    os.waitpid(pid, 0)
for line in Meter(2).exposition()[0].decode().splitlines():
    if "deprecated_name" in line and 'kind="Zone"' in line:
        name = line.partition('name="')[2].partition('"')[0]
        value = line.partition(" ")[2]
        print(name or value)
"""
    assert sorted(run(program, tmp_path)) == ["2.0", "a.1", "a.2", "other"]
