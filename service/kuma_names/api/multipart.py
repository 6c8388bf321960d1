"""Bodies of the type multipart/form-data: several files, each with its name."""

import io
from collections.abc import Iterator
from typing import IO, Any

from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.formparser import MultiPartParser

from kuma_names.api.errors import RequestError, invalid_field
from kuma_names.responses.validation import MAX_TEXT

MULTIPART_TYPE = "multipart/form-data"
FILE_FIELD = "file"
"""Field of every file."""
MAX_FILES = 10_000
_MALFORMED = (
    "must be multipart/form-data: parts with a Content-Disposition, separated by the boundary of "
    "the Content-Type, and that boundary with '--' at the end"
)
_MAX_SHOWN = 80
"""Characters of a field's name in a message."""


def parse_files(body: bytes, boundary: str | None) -> list[tuple[str, IO[bytes]]]:
    """Parse the files in a complete body; raises RequestError for a body that has other fields."""
    if not boundary:
        raise invalid_field("body", "must have a boundary, which the Content-Type does not name")
    files = list(_files(body, boundary))
    if not files:
        raise invalid_field(FILE_FIELD, "is required")
    return files


def _files(body: bytes, boundary: str) -> Iterator[tuple[str, IO[bytes]]]:
    parser = MultiPartParser(stream_factory=_memory, max_form_parts=MAX_FILES)
    try:
        texts, files = parser.parse(io.BytesIO(body), boundary.encode("ascii"), len(body))
    except RequestEntityTooLarge as error:
        raise invalid_field(FILE_FIELD, f"must be at most {MAX_FILES} files") from error
    except ValueError as error:  # a cut body, too: it has no last boundary
        raise invalid_field("body", _MALFORMED) from error
    for field in texts:
        raise _not_a_file(field)
    for field, file in files.items(multi=True):
        if field != FILE_FIELD or not file.filename:
            raise _not_a_file(field)
        if len(file.filename) > MAX_TEXT:
            reason = f"must have a file name of at most {MAX_TEXT} characters"
            raise invalid_field(FILE_FIELD, reason)
        yield file.filename, file.stream


def _not_a_file(field: str | None) -> RequestError:
    if field == FILE_FIELD:
        return invalid_field(FILE_FIELD, "must be a file, with a file name")
    return invalid_field((field or "")[:_MAX_SHOWN], "is not a field; every part is named file")


def _memory(*_: Any, **__: Any) -> IO[bytes]:
    """Create a file in memory: the body is in memory, too, and a folder may not be writable."""
    return io.BytesIO()
