"""Files, folders and standard input."""

import io
from pathlib import Path
from typing import BinaryIO

from kuma_names.audit.input.document_reader import Source
from kuma_names.audit.input.files import open_files, total_size
from kuma_names.audit.input.model import Place, UnreadableFile


def _write(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("a: 1\n")


def test_a_folder_is_searched_for_yaml_and_json_in_the_order_of_names(tmp_path: Path) -> None:
    _write(tmp_path, "b.yaml", "a.yml", "c/d.json", "notes.txt", ".git/e.yaml")
    files = [file for file, _ in open_files([str(tmp_path)], None)]
    assert files == [str(tmp_path / name) for name in ("a.yml", "b.yaml", "c/d.json")]


def test_a_file_that_is_named_may_have_any_suffix(tmp_path: Path) -> None:
    _write(tmp_path, "notes.txt")
    path = str(tmp_path / "notes.txt")
    assert [file for file, _ in open_files([path], None)] == [path]


def test_a_folder_without_files_is_reported(tmp_path: Path) -> None:
    reason = "is a folder without files that end in .yaml, .yml, .json"
    assert list(open_files([str(tmp_path)], None)) == [
        UnreadableFile(Place(str(tmp_path), 1, 1), reason)
    ]


def test_a_missing_file_is_reported_and_the_next_opened(tmp_path: Path) -> None:
    _write(tmp_path, "a.yaml")
    missing, present = str(tmp_path / "missing.yaml"), str(tmp_path / "a.yaml")
    first, second = open_files([missing, present], None)
    reason = "cannot be read: No such file or directory"
    assert first == UnreadableFile(Place(missing, 1, 1), reason)
    assert second[0] == present


def test_one_file_is_open_at_a_time(tmp_path: Path) -> None:
    _write(tmp_path, "a.yaml", "b.yaml")
    streams: list[BinaryIO] = []
    for input_file in open_files([str(tmp_path)], None):
        assert all(stream.closed for stream in streams)
        stream = input_file[1]
        assert isinstance(stream, io.BufferedReader)
        assert not stream.closed
        streams.append(stream)
    assert len(streams) == 2


def test_standard_input_is_a_dash_and_can_be_closed() -> None:
    stream = io.BytesIO(b"a: 1\n")
    assert list(open_files(["-"], stream)) == [("stdin", stream)]
    reason = "cannot be read: is closed"
    assert list(open_files(["-"], None)) == [UnreadableFile(Place("stdin", 1, 1), reason)]


def test_streams_can_be_wrapped(tmp_path: Path) -> None:
    _write(tmp_path, "a.yaml")
    replacement = io.BytesIO()

    def wrap(stream: Source) -> Source:
        return replacement

    sources = [source for _, source in open_files([str(tmp_path), "-"], io.BytesIO(), wrap)]
    assert sources == [replacement, replacement]


def test_the_total_size_counts_what_has_a_size(tmp_path: Path) -> None:
    _write(tmp_path, "a.yaml", "b/c.json", "notes.txt")
    missing = str(tmp_path / "missing.yaml")
    assert total_size([str(tmp_path), missing, "-"]) == 2 * len("a: 1\n")


def test_a_file_that_vanishes_before_it_is_opened_is_told(tmp_path: Path) -> None:
    _write(tmp_path, "a.yaml", "b.yaml")
    files = open_files([str(tmp_path)], None)
    assert next(files)[0] == str(tmp_path / "a.yaml")
    (tmp_path / "b.yaml").unlink()
    reason = "cannot be read: No such file or directory"
    assert list(files) == [UnreadableFile(Place(str(tmp_path / "b.yaml"), 1, 1), reason)]


def test_a_file_that_changes_while_it_is_read_is_told(tmp_path: Path) -> None:
    _write(tmp_path, "a.yaml", "b.yaml")
    path = str(tmp_path / "a.yaml")
    files = open_files([path, str(tmp_path / "b.yaml")], None)
    next(files)
    with (tmp_path / "a.yaml").open("a") as stream:
        stream.write("b: 2\n")
    changed = UnreadableFile(Place(path, 1, 1), "changed while it was read; audit it again")
    assert next(files) == changed
    assert [file for file, _ in files] == [str(tmp_path / "b.yaml")]
