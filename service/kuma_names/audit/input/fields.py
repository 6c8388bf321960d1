"""The texts and mappings in a resource, as Kuma reads them; it knows no kind."""

from typing import Any, NamedTuple

from kuma_names.audit.input.documents import Word
from kuma_names.audit.input.yaml_scalars import seen


class Text(NamedTuple):
    """A text as Kuma sees it, its line, what it was before YAML made something else of it, and as what: a number, nothing..."""

    value: str
    line: int
    written: str
    kind: str | None


def text(holder: dict[str, Any], key: str, line: int) -> Text | None:
    """Read a text as Kuma does; None where there is none, or a list or a mapping."""
    word = holder.get(key)
    if not isinstance(word, Word):
        return None
    read = seen(word)
    return Text(read.text, word.line or line, str(word), read.kind)


def plain(holder: Any, key: str) -> str | None:
    """Read a text without its place."""
    read = text(holder, key, 0) if isinstance(holder, dict) else None
    return read and read.value


def mapping(body: Any, key: str) -> dict[str, Any]:
    """Read a mapping; what is none is empty."""
    value = body.get(key) if isinstance(body, dict) else None
    return value if isinstance(value, dict) else {}


def wanting(body: dict[str, Any], *keys: str) -> str:
    """Say which of the texts there must be are missing, or are no texts."""
    missing = [key for key in keys if not isinstance(body.get(key), Word)]
    odd = [key for key in missing if key in body]
    return f"{' and '.join(odd)} must be a text" if odd else f"has no {' and no '.join(missing)}"
