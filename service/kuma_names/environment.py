"""How settings are read from environment variables: each is checked, and a bad one is named; it knows none of them.

Every function takes the environment, the variable and its default, and raises ValueError with the variable's name.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from gunicorn.util import parse_address

Environment = Mapping[str, str]


def number(environ: Environment, variable: str, default: int, *, least: int = 0, most: int = 1_000_000_000) -> int:
    """Read a whole number."""
    text = environ.get(variable, str(default))
    if not (text.isascii() and text.isdecimal() and len(text) < 12 and least <= int(text) <= most):
        raise ValueError(f"{variable} must be a whole number from {least} to {most}, is {text[:40]!r}")
    return int(text)


def word(environ: Environment, variable: str, default: str, words: tuple[str, ...]) -> str:
    """Read one of a few words, in small or capital letters."""
    text = environ.get(variable, default).lower()
    if text not in words:
        raise ValueError(f"{variable} must be one of {', '.join(words)}, is {text[:40]!r}")
    return text


def words(environ: Environment, variable: str) -> frozenset[str]:
    """Read words separated by commas; none by default."""
    return frozenset(filter(None, (text.strip() for text in environ.get(variable, "").split(","))))


def addresses(environ: Environment, variable: str, default: str) -> list[str]:
    """Read where to listen: host:port or unix:path, several separated by commas."""
    texts = [text.strip() for text in environ.get(variable, default).split(",")]
    for text in texts:
        if not _is_address(text):
            raise ValueError(f"{variable} must be host:port or unix:path, is {text[:80]!r}")
    return texts


def port(environ: Environment, variable: str, taken: Iterable[str] = ()) -> int | None:
    """Read the port of a single host:port, other than those of the addresses that are taken; None where it is not set."""
    text = environ.get(variable)
    if text is None:
        return None
    if text.startswith("unix:") or not _is_address(text):
        raise ValueError(f"{variable} must be host:port, is {text[:80]!r}")
    number = text.rpartition(":")[2]
    if any(address.endswith(f":{number}") for address in taken):
        raise ValueError(f"{variable} must have a port of its own, is {text!r}")
    return int(number)


def writable_directory(environ: Environment, variable: str, default: str) -> str:
    """Read the path of a directory to write in."""
    path = environ.get(variable, default)
    if not (Path(path).is_dir() and os.access(path, os.W_OK | os.X_OK)):
        raise ValueError(f"{variable} must be a directory that can be written to, is {path!r}")
    return path


def _is_address(text: str) -> bool:
    try:
        address = parse_address(text)
    except RuntimeError:
        return False
    if isinstance(address, tuple):
        return text.endswith(f":{address[1]}") and 0 <= address[1] < 65536
    return text.startswith("unix:") and address != ""
