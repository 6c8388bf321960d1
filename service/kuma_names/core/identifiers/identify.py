"""What can this text be, and what is in this line? Every identifier that it can be read as, most telling first."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers import CODECS, codec
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.versions import KumaVersion

_WORD = re.compile(r"[^\s\"'`<>()\[\],;]+")
_LOOSE = ".:"
"""What ends a sentence, and no identifier."""
MAX_WORDS = 200
"""Words of a line that are looked at."""


class Identified(NamedTuple):
    """A family that a text can be of, how sure its reading is, and the best reading's fields."""

    codec: str
    resolution: str
    fields: dict[str, str]


class Mentioned(NamedTuple):
    """An identifier in a line, from and to which code point it stands, and what it can be at best."""

    text: str
    span: tuple[int, int]
    best: Identified


def identify(text: str, version: KumaVersion) -> list[Identified]:
    """Read a text as every family of identifiers of a version."""
    found = (_as(family, text, version) for family in CODECS.values())
    return [one for one in found if one is not None]


def _as(family: Codec, text: str, version: KumaVersion) -> Identified | None:
    try:
        decoded = codec.decode(family, text, version)
    except MalformedIdentifierError:
        return None
    return Identified(family.id, decoded.resolution, decoded.readings[0].identifier.fields())


def mentioned(line: str, version: KumaVersion) -> list[Mentioned]:
    """Find the words of a line that are known by their beginning or end, each once."""
    found: dict[str, Mentioned] = {}
    for word in islice(_WORD.finditer(line), MAX_WORDS):
        text = word[0].rstrip(_LOOSE)
        best = next(_marked(text, version), None)
        if best is not None:
            found.setdefault(text, Mentioned(text, (word.start(), word.start() + len(text)), best))
    return list(found.values())


def _marked(text: str, version: KumaVersion) -> Iterator[Identified]:
    readings = (_as(family, text, version) for family in CODECS.values() if family.marked)
    return (one for one in readings if one is not None)
