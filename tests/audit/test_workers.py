"""Tests of worker processes: the same report as without, and no hang when one ends."""

import io
import json
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest

from kuma_names.audit import workers
from kuma_names.audit.formats import FORMATS
from kuma_names.audit.input import file_parts
from kuma_names.audit.input.files import open_files
from kuma_names.audit.input.model import InputFile, Place, UnreadableFile
from kuma_names.audit.judging import Judgement
from kuma_names.audit.model import AuditOptions, AuditReport
from kuma_names.audit.run import audit
from kuma_names.core.versions import parse_version
from tests.audit.support import AUDITED_AT

OPTIONS = AuditOptions(parse_version("2.5"), parse_version("3.0"))
INVENTORY = Path(__file__).parent / "inventory"
DETAILS = Path(__file__).parent / "details"


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MIN_BYTES", 1)
    monkeypatch.setattr(workers, "BATCH_BYTES", 1500)
    monkeypatch.setattr(file_parts, "PART_BYTES", 1000)
    monkeypatch.setattr(file_parts, "MAX_PART_BYTES", 5000)


def _audit(files: Iterator[InputFile] | list[InputFile], jobs: int) -> AuditReport:
    return audit(files, OPTIONS, audited_at=AUDITED_AT, jobs=jobs)


def _json(report: AuditReport) -> str:
    return "".join(FORMATS["json"](report))


@pytest.mark.parametrize("folder", [INVENTORY, DETAILS])
@pytest.mark.parametrize("jobs", [2, 3])
def test_the_report_does_not_depend_on_the_number_of_processes(folder: Path, jobs: int) -> None:
    expected = _json(_audit(open_files([str(folder)], None), 1))
    assert _json(_audit(open_files([str(folder)], None), jobs)) == expected
    assert json.loads(expected)["resources"]


def test_little_input_is_judged_without_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MIN_BYTES", 10**9)
    monkeypatch.setattr(file_parts, "MAX_PART_BYTES", 10**9)
    monkeypatch.setattr(workers, "ProcessPoolExecutor", None)
    report = _audit(open_files([str(INVENTORY)], None), 4)
    assert report.resource_count


class BrokenSource:
    """Source that fails after some lines."""

    def __init__(self, *lines: bytes) -> None:
        self._lines = list(lines)

    def readline(self, size: int = -1, /) -> bytes:
        if not self._lines:
            raise OSError(5, "Input/output error")
        return self._lines.pop(0)

    read = readline


def test_what_cannot_be_read_is_told_in_its_place() -> None:
    mesh = b"type: Mesh\nname: aa.a\n"

    def files() -> list[InputFile]:
        return [
            ("first.yaml", io.BytesIO(mesh)),
            UnreadableFile(Place("second.yaml", 1, 1), "cannot be read"),
            ("third.yaml", BrokenSource(b"type: Mesh\n", b"name: bb.b\n", b"---\n")),
            ("long.yaml", io.BytesIO(b"# comment\n" * 1000 + mesh)),
            ("last.yaml", io.BytesIO(mesh)),
        ]

    expected = _audit(files(), 1)
    report = _audit(files(), 2)
    assert _json(report) == _json(expected)
    assert [file.place.file for file in report.unreadable_files] == ["second.yaml", "third.yaml"]
    assert report.resource_count == 4


def _end_process(*_: object) -> None:
    os._exit(9)


def test_a_process_that_ends_unexpectedly_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "judge_batch", _end_process)
    files: list[InputFile] = [
        UnreadableFile(Place("gone.yaml", 1, 1), "cannot be read"),
        *((f"{number}.yaml", io.BytesIO(b"type: Mesh\nname: a\n" * 100)) for number in range(9)),
    ]
    report = _audit(files, 2)
    assert report.resource_count == 0
    names = [file.place.file for file in report.unreadable_files]
    assert names == ["gone.yaml", *(f"{number}.yaml" for number in range(9))]
    assert report.unreadable_files[1].reason.endswith("ended unexpectedly")


def test_an_error_in_a_process_is_no_result() -> None:
    future: Future[list[object]] = Future()
    future.set_exception(ValueError("a fault"))
    with pytest.raises(ValueError, match="a fault"):
        list(workers._result(workers._Batch((), 0), future))


def test_processes_are_copied_only_without_other_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert workers._context().get_start_method() == "spawn"
    report = _audit([("a.yaml", io.BytesIO(b"type: Mesh\nname: aa.a\n"))], 2)
    assert report.resource_count == 1


def test_a_worker_judges_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_worker_judge", None)
    monkeypatch.setattr(signal, "signal", lambda number, handler: None)
    workers._start_worker(OPTIONS)
    items = workers.judge_batch((workers._Part("a.yaml", b"type: Mesh\nname: aa.a\n", 0, 0),))
    assert Judgement.unpacked(items[0]).verdicts == ("broken", "rejected")
    assert items[1:] == [{}]


def test_the_documents_of_one_file_are_judged_in_several_processes() -> None:
    documents = "---\n".join(f"type: Mesh\nname: a.{number}\n" for number in range(500)).encode()
    expected = _json(_audit([("f.yaml", io.BytesIO(documents))], 1))
    assert _json(_audit([("f.yaml", io.BytesIO(documents))], 2)) == expected
    assert len(json.loads(expected)["resources"]) == 500


def test_there_is_a_job_for_each_processor() -> None:
    assert workers.default_jobs() >= 1
