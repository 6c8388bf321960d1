"""Vectors of log lines: lines as people see them, with the messages in them."""

import json
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parents[1] / "vectors" / "log_messages"


class LogLine(NamedTuple):
    """A line of a log or an error, the message in it, its parts, and where the line is from."""

    message: str
    line: str
    parts: dict[str, str]
    source: str


LOG_LINES = [
    LogLine(**vector)
    for path in sorted(_FOLDER.glob("*.json"))
    if path.name != "schema.json"
    for vector in json.loads(path.read_text(encoding="utf-8"))
]
LINES = {vector.message: vector.line for vector in reversed(LOG_LINES)}
"""The first line of each message."""
