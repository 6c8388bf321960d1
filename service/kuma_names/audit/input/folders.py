"""Search of folders for the files of an inventory: regular files, each folder once."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from kuma_names.audit.input.model import Place, UnreadableFile

SUFFIXES = (".yaml", ".yml", ".json")
"""Suffixes of the files that are read from a folder; a file given by its path may have any."""
_TYPES = {
    stat.S_IFIFO: "a FIFO",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def find_files(folder: str) -> Iterator[Path | UnreadableFile]:
    """Yield the files in a folder, sorted by name, without hidden folders.

    Links to files are followed. Links to folders are not, so that no loop is endless: what such a
    link hides is told, unless it is in the folder anyway.
    """
    root = Path(folder).resolve()
    is_empty = True
    folders = [Path(folder)]
    while folders:
        subfolders: list[Path] = []
        for file in _list(folders.pop(), root, subfolders):
            is_empty = False
            yield file
        folders += reversed(subfolders)
    if is_empty:
        reason = f"is a folder without files that end in {', '.join(SUFFIXES)}"
        yield unreadable_file(folder, reason)


def shown(path: Path | str) -> str:
    """Return a path as reports show it: names of files need not be UTF-8, and reports are."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def unreadable_file(path: Path | str, reason: str) -> UnreadableFile:
    """Return the record of a file that is not read."""
    return UnreadableFile(Place(shown(path), 1, 1), reason)


def failed_file(path: Path | str, error: OSError) -> UnreadableFile:
    """Return the record of a file that cannot be read."""
    return unreadable_file(path, f"cannot be read: {error.strerror}")


def is_folder(path: Path) -> bool:
    """Return whether a path is a folder; false if that cannot be known."""
    # Not `Path.is_dir`, which raises an error for a path that is too long or forbidden.
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except OSError:  # whoever opens it gets the same error, and tells it
        return False


def _list(folder: Path, root: Path, subfolders: list[Path]) -> Iterator[Path | UnreadableFile]:
    """Yield the files of one folder, and collect its folders."""
    try:
        with os.scandir(folder) as entries:
            names = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except OSError as error:
        yield failed_file(folder, error)
        return
    for name, is_subfolder in names:
        path = folder / name
        if is_subfolder:
            if not name.startswith("."):
                subfolders.append(path)
        elif name.endswith(SUFFIXES) and not is_folder(path):
            yield _file(path)
        elif not name.startswith(".") and path.is_symlink() and is_folder(path):
            yield from _linked_folder(path, root)


def _linked_folder(path: Path, root: Path) -> Iterator[UnreadableFile]:
    """Tell a link to a folder whose files are not found without it."""
    target = path.resolve()
    if target.is_relative_to(root):
        is_hidden = any(part.startswith(".") for part in target.relative_to(root).parts)
        if not is_hidden:
            return
    reason = f"is a link to the folder {shown(target)}, which is not read; give its path, too"
    yield unreadable_file(path, reason)


def _file(path: Path) -> Path | UnreadableFile:
    """Return a regular file; nobody may ever write into a FIFO, or end what comes from a device."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return failed_file(path, error)
    if stat.S_ISREG(mode):
        return path
    type_ = _TYPES.get(stat.S_IFMT(mode), "a special file")
    reason = f"is {type_} and no regular file; give its path to read it"
    return unreadable_file(path, reason)
