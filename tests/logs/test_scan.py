"""Scan of logs: every known message once, with its count, its first line and its names."""

import io
from pathlib import Path

import pytest

from kuma_names.core.log_lines import explain_line
from kuma_names.core.model import Context
from kuma_names.core.versions import parse_version
from kuma_names.logs import scan as scan_module
from kuma_names.logs.blocks import BLOCK_SIZE
from kuma_names.logs.model import MAX_OCCURRENCES, LogSummary
from kuma_names.logs.scan import MAX_LINE, scan
from tests.support.log_lines import LOG_LINES, LogLine

CONTEXT = Context(parse_version("3.0"))
OTHER_LINE = '2025-02-26T05:19:26.993Z\tINFO\txds.status-tracker\tproxy disconnected\t{"mesh": ""}'
NOT_FOUND = (
    '2025-02-26T05:19:27.381Z\tERROR\txds.auth\tresource "{}" not found; create a Dataplane in '
    "Kuma CP first or pass it as an argument to kuma-dp"
)
TOO_LONG = "2025-02-26T05:19:28.381Z\tERROR\tapi-server\tname: cannot be longer than 63 characters"


def scan_lines(*lines: str, end: str = "\n") -> LogSummary:
    return scan(io.BytesIO(end.join(lines).encode()), CONTEXT)


def test_a_message_is_told_once_with_its_count_and_its_first_line() -> None:
    lines = [OTHER_LINE, NOT_FOUND.format("aa.a.web"), OTHER_LINE, TOO_LONG, TOO_LONG, ""]
    summary = scan_lines(*lines)
    assert summary.lines == 5
    told = [(row.line, row.count, id_) for id_, row in summary.messages.items()]
    assert told == [(2, 1, "dataplane-not-found"), (4, 2, "mesh-length")]
    first = summary.messages["dataplane-not-found"]
    assert first.text == lines[1]
    assert list(first.occurrences) == [(("proxyId", "aa.a.web"),)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_last_line_needs_no_end(end: str) -> None:
    summary = scan_lines(OTHER_LINE, TOO_LONG, end=end)
    assert summary.lines == 2
    assert summary.messages["mesh-length"].text == TOO_LONG


def test_an_empty_log_has_no_lines() -> None:
    assert scan_lines("") == LogSummary()


@pytest.mark.parametrize("vector", LOG_LINES, ids=lambda vector: vector.message)
def test_a_line_has_the_message_that_it_has_alone(vector: LogLine) -> None:
    line = vector.line.replace("\n", " ")
    alone = explain_line(line, CONTEXT)
    summary = scan_lines(OTHER_LINE, line, OTHER_LINE)
    assert alone is not None
    assert list(summary.messages) == [alone.message.id]


def test_different_names_are_told_up_to_a_limit() -> None:
    ids = [f"aa.web-{number}" for number in range(MAX_OCCURRENCES + 1)]
    summary = scan_lines(*map(NOT_FOUND.format, [*ids, ids[0]]))
    row = summary.messages["dataplane-not-found"]
    assert row.count == MAX_OCCURRENCES + 2
    assert row.more
    assert list(row.occurrences) == [(("proxyId", id_),) for id_ in ids[:MAX_OCCURRENCES]]


def test_a_line_with_a_fixed_text_but_no_message_is_not_told() -> None:
    line = 'the text " from the URL has to be the same as in body" alone'
    assert scan_lines(line, line).messages == {}


def test_lines_are_found_across_blocks() -> None:
    count = BLOCK_SIZE // len(OTHER_LINE) * 2
    summary = scan_lines(*[OTHER_LINE] * count, TOO_LONG, *[OTHER_LINE] * count)
    assert summary.lines == count * 2 + 1
    assert summary.messages["mesh-length"].line == count + 1


def test_a_stream_may_return_few_bytes_at_a_time() -> None:
    class Slow(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(7)

    summary = scan(Slow(f"{OTHER_LINE}\n{TOO_LONG}\n".encode()), CONTEXT)
    assert (summary.lines, summary.messages["mesh-length"].line) == (2, 2)


def test_a_line_without_end_takes_bounded_memory() -> None:
    reads: list[int] = []

    class Endless(io.RawIOBase):
        def read(self, size: int = -1, /) -> bytes:
            reads.append(size)
            return b"x" * size if len(reads) < 5 else b""

    assert scan(Endless(), CONTEXT).messages == {}
    assert set(reads) == {BLOCK_SIZE}


def test_only_the_beginning_of_a_long_line_is_matched() -> None:
    assert list(scan_lines(f"{TOO_LONG}{'x' * MAX_LINE}").messages) == ["mesh-length"]
    assert scan_lines(f"{'x' * MAX_LINE}{TOO_LONG}").messages == {}


def test_the_memory_of_known_lines_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_module, "MAX_KNOWN_LINES", 2)
    summary = scan_lines(*(NOT_FOUND.format(f"aa.web-{number}") for number in (1, 2, 3, 1, 2, 3)))
    assert summary.messages["dataplane-not-found"].count == 6


def test_bytes_that_are_not_utf_8_spoil_no_line() -> None:
    log = b"\xff\xfe " + TOO_LONG.encode() + b" \xc3\n"
    summary = scan(io.BytesIO(log), CONTEXT)
    assert list(summary.messages) == ["mesh-length"]


def test_the_meshes_that_exist_are_used() -> None:
    log = io.BytesIO(NOT_FOUND.format("aa.a.web").encode())
    message = scan(log, CONTEXT, iter(["aa.a"])).messages["dataplane-not-found"]
    assert message.explanation.advice.startswith("replace the mesh 'aa.a'")


def test_a_log_from_a_report_is_explained() -> None:
    with (Path(__file__).parent / "kuma-cp.log").open("rb") as log:
        summary = scan(log, CONTEXT)
    told = [(row.line, row.count, id_) for id_, row in summary.messages.items()]
    assert (summary.lines, told) == (4, [(2, 1, "dataplane-not-found"), (4, 1, "mesh-length")])
