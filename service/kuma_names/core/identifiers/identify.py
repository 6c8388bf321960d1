"""Identification: every identifier that a text can be, and those among the words of a line."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.codec import Codec, decode
from kuma_names.core.versions import KumaVersion

_WORD = re.compile(r"[^\s\"'`<>()\[\],;]+")
_SENTENCE_END = ".:"
"""Punctuation that ends a sentence, and no identifier."""
MAX_WORDS = 200
"""Words of a line that are identified at most."""


class Identification(NamedTuple):
    """A codec that can decode a text, the resolution, and the fields of the best reading."""

    codec: str
    resolution: str
    fields: dict[str, str]


class Mention(NamedTuple):
    """An identifier in a line: its text, its span in code points, and what it can be at best."""

    text: str
    span: tuple[int, int]
    best: Identification


def identify(text: str, version: KumaVersion) -> list[Identification]:
    """Decode a text with every codec of a version."""
    identifications = (_identify(codec, text, version) for codec in CODECS.values())
    return [identification for identification in identifications if identification is not None]


def is_recognizable(text: str, version: KumaVersion) -> bool:
    """Return whether a text is an identifier by its beginning or end."""
    return next(_recognize(text, version), None) is not None


def _identify(codec: Codec, text: str, version: KumaVersion) -> Identification | None:
    try:
        decoded = decode(codec, text, version)
    except MalformedIdentifierError:
        return None
    fields = decoded.readings[0].identifier.fields()
    return Identification(codec.id, decoded.resolution, fields)


def mentioned_identifiers(line: str, version: KumaVersion) -> list[Mention]:
    """Return the words of a line that are recognizable identifiers, each once."""
    mentions: dict[str, Mention] = {}
    for word in islice(_WORD.finditer(line), MAX_WORDS):
        text = word[0].rstrip(_SENTENCE_END)
        best = next(_recognize(text, version), None)
        if best is not None:
            span = (word.start(), word.start() + len(text))
            mentions.setdefault(text, Mention(text, span, best))
    return list(mentions.values())


def _recognize(text: str, version: KumaVersion) -> Iterator[Identification]:
    for codec in CODECS.values():
        if codec.is_recognizable:
            identification = _identify(codec, text, version)
            if identification is not None:
                yield identification
