"""Folders: regular files are read, and everything else is told."""

import os
import socket
from pathlib import Path

import pytest

from kuma_names.audit.input.files import open_files, total_size
from kuma_names.audit.input.model import Place, UnreadableFile

_IS_LINK = "is a link to the folder {}, which is not read; give its path, too"


def _write(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("a: 1\n")


def _told(folder: Path) -> list[str]:
    """List files by their names, with a reason if they cannot be read."""
    entries = []
    for file in open_files([str(folder)], None):
        path = file.place.file if isinstance(file, UnreadableFile) else file[0]
        name = Path(path).relative_to(folder).as_posix()
        entries.append(f"{name}: {file.reason}" if isinstance(file, UnreadableFile) else name)
    return entries


def test_a_fifo_a_socket_and_a_device_are_told_and_never_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path, "z.yaml")
    os.mkfifo(tmp_path / "a.yaml")
    (tmp_path / "b.yaml").symlink_to("/dev/zero")
    monkeypatch.chdir(tmp_path)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("c.yaml")
        told = _told(tmp_path)
    assert told == [
        "a.yaml: is a FIFO and no regular file; give its path to read it",
        "b.yaml: is a device and no regular file; give its path to read it",
        "c.yaml: is a socket and no regular file; give its path to read it",
        "z.yaml",
    ]


def test_a_fifo_that_is_named_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"a: 1\n")
    os.close(writing)
    path = f"/dev/fd/{reading}"
    contents = [file[1].readline() for file in open_files([path], None) if file[0] == path]
    os.close(reading)
    assert contents == [b"a: 1\n"]


def test_links_to_files_are_read_and_broken_ones_told(tmp_path: Path) -> None:
    _write(tmp_path, "notes.txt")
    (tmp_path / "a.yaml").symlink_to("notes.txt")
    (tmp_path / "b.yaml").symlink_to("b.yaml")
    (tmp_path / "c.yaml").symlink_to("nowhere")
    (tmp_path / "d").symlink_to("d")
    assert _told(tmp_path) == [
        "a.yaml",
        "b.yaml: cannot be read: Too many levels of symbolic links",
        "c.yaml: cannot be read: No such file or directory",
    ]


def test_a_link_to_a_folder_that_is_read_anyway_is_no_loop(tmp_path: Path) -> None:
    _write(tmp_path, "a/b.yaml")
    (tmp_path / "a" / "up").symlink_to("..")
    (tmp_path / "c.yaml").symlink_to("a")
    assert _told(tmp_path) == ["a/b.yaml"]


def test_a_link_to_another_folder_is_told(tmp_path: Path) -> None:
    _write(tmp_path, "in/a.yaml", "out/b.yaml", "in/.hidden/c.yaml")
    (tmp_path / "in" / "d").symlink_to("../out")
    (tmp_path / "in" / "e").symlink_to(".hidden")
    (tmp_path / "in" / ".data").symlink_to("../out")
    (tmp_path / "in" / "f.yaml").symlink_to("../out")
    assert _told(tmp_path / "in") == [
        "a.yaml",
        f"d: {_IS_LINK.format(tmp_path / 'out')}",
        f"e: {_IS_LINK.format(tmp_path / 'in' / '.hidden')}",
        f"f.yaml: {_IS_LINK.format(tmp_path / 'out')}",
    ]


def test_folders_can_be_deep(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(1_200):
        Path("d").mkdir()
        os.chdir("d")
    Path("a.yaml").touch()
    files = [file for file, _ in open_files([str(tmp_path)], None)]
    Path("a.yaml").unlink()
    for _ in range(1_200):  # who removes it later may be recursive
        os.chdir("..")
        Path("d").rmdir()
    assert files == [str(tmp_path / ("d/" * 1_200) / "a.yaml")]


def test_a_folder_that_vanishes_is_told(tmp_path: Path) -> None:
    _write(tmp_path, "a.yaml", "b/c.yaml")
    files = open_files([str(tmp_path)], None)
    assert next(files)[0] == str(tmp_path / "a.yaml")
    (tmp_path / "b" / "c.yaml").unlink()
    (tmp_path / "b").rmdir()
    reason = "cannot be read: No such file or directory"
    assert list(files) == [UnreadableFile(Place(str(tmp_path / "b"), 1, 1), reason)]


def test_a_path_that_is_too_long_is_told(tmp_path: Path) -> None:
    path = str(tmp_path / ("a" * 300))
    reason = "cannot be read: File name too long"
    assert list(open_files([path], None)) == [UnreadableFile(Place(path, 1, 1), reason)]
    assert total_size([path]) == 0


def test_a_name_that_is_no_utf8_is_shown_escaped(tmp_path: Path) -> None:
    for name in (b"\xff.yaml", "é.yaml".encode()):
        Path(tmp_path, os.fsdecode(name)).touch()
    missing = os.fsdecode(b"\xfe.yaml")
    assert [file for file, _ in open_files([str(tmp_path)], None)] == [
        f"{tmp_path}/é.yaml",
        f"{tmp_path}/\\xff.yaml",
    ]
    reason = "cannot be read: No such file or directory"
    assert list(open_files([missing], None)) == [UnreadableFile(Place("\\xfe.yaml", 1, 1), reason)]
