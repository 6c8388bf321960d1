"""Worker slots, their directory and the hooks around them, without a server."""

import subprocess
import sys
from pathlib import Path

import pytest

from kuma_names.metrics import multiprocess
from tests.support.servers import TIMEOUT, environment


@pytest.mark.parametrize(
    ("taken", "expected"),
    [(set(), 0), ({0}, 1), ({1}, 0), ({0, 1, 3}, 2), ({4, 5, 6, 7}, 0)],
    ids=["the first worker", "a second", "after the first has died", "a gap", "a reload"],
)
def test_a_worker_takes_the_lowest_free_slot(taken: set[int], expected: int) -> None:
    assert multiprocess.lowest_free(taken) == expected


def test_files_that_hold_nothing_yet_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    (tmp_path / "counter_slot1.db").touch()
    assert list(multiprocess.Files().collect()) == []


def run(program: str, folder: Path) -> list[str]:
    """Run a program in an interpreter of its own, and give what it prints."""
    command = (sys.executable, "-c", program, str(folder))
    ended = subprocess.run(command, env=environment(), capture_output=True, timeout=TIMEOUT, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.split()


def test_a_process_that_is_no_worker_has_files_apart_from_those_of_every_slot(tmp_path: Path) -> None:
    program = """
import os, sys
from kuma_names.metrics import multiprocess
os.getpid = lambda: 1
print(multiprocess.identifier())
multiprocess.adopt(1)
print(multiprocess.identifier())
"""
    assert run(program, tmp_path) == ["process1", "slot1"]


def test_the_directory_is_made_once_and_goes_with_its_process(tmp_path: Path) -> None:
    program = """
import sys
from kuma_names.metrics import multiprocess
multiprocess.make_directory(sys.argv[1])
first = multiprocess.directory()
multiprocess.make_directory(sys.argv[1])
print(multiprocess.directory() == first, oct(first.stat().st_mode & 0o777), first.parent)
"""
    assert run(program, tmp_path) == ["True", "0o700", str(tmp_path)]
    assert list(tmp_path.iterdir()) == []


def test_left_over_directories_are_removed_and_all_else_is_kept(tmp_path: Path) -> None:
    left_over, elsewhere = tmp_path / "kuma-names-metrics-x", tmp_path / "kept"
    for folder in (left_over, elsewhere):
        folder.mkdir()
        (folder / "counter_slot0.db").touch()
    (tmp_path / "kuma-names-metrics-link").symlink_to(elsewhere)
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
    assert [path.name for path in elsewhere.iterdir()] == ["counter_slot0.db"]


def test_a_meter_made_after_its_slot_was_adopted_goes_on_there_too(tmp_path: Path) -> None:
    program = """
import os, sys
from kuma_names.metrics import multiprocess
multiprocess.make_directory(sys.argv[1])
from kuma_names.core.model import (Context)
from kuma_names.core.names.validator import Validator
from kuma_names.core.versions import parse_version
from kuma_names.metrics.meter import Meter
judge = Validator("Zone", Context(parse_version("2.14"))).validate
for names in (["a.1", "a.2", "a.3"], ["b.1", "a.1"]):
    pid = os.fork()
    if not pid:
        multiprocess.adopt(0)
        Meter(2).count_reports(list(map(judge, names)), "batch")
        os._exit(0)
    os.waitpid(pid, 0)
for line in Meter(2).exposition()[0].decode().splitlines():
    if 'deprecated_name' in line and 'kind="Zone"' in line:
        print(line.partition('name="')[2].partition('"')[0] or line.partition(" ")[2])
"""
    assert sorted(run(program, tmp_path)) == ["2.0", "a.1", "a.2", "other"]


def test_what_is_to_end_a_worker_waits_until_its_own_handlers_are_there(tmp_path: Path) -> None:
    program = """
import os, signal
from types import SimpleNamespace
from kuma_names.server import gunicorn_conf as server
for ending in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
    signal.signal(ending, lambda *_: print("lost"))
    server.post_fork(None, SimpleNamespace(slot=0))
    os.kill(os.getpid(), ending)
    signal.signal(ending, lambda *_: print("heard"))
    print("begun")
    server.post_worker_init(None)
"""
    assert run(program, tmp_path) == ["begun", "heard"] * 3
