"""Identification: every identifier that a text can be, and those among the words of a line."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.codec import MAX_BYTES, Codec, decode, resolution_of
from kuma_names.core.identifiers.results import Decoded
from kuma_names.core.versions import MINORS, KumaVersion, parse_version

_WORD = re.compile(r"[^\s\"'`<>()\[\],;]+")
_SENTENCE_END = ".:"
"""Punctuation that ends a sentence, and no identifier."""
MAX_WORDS = 200
"""Words of a line that are identified at most."""
_ONLY_IN_THEIR_VERSIONS = ("sni-tags",)
"""Codecs that decode nearly every text: that older versions have them is no news."""


class Identification(NamedTuple):
    """A codec that can decode a text, the resolution, and the fields of the best reading.

    `until` is the last minor version in which the text is such an identifier, if it is none any
    more in the version asked about: texts may be older than the control plane.
    """

    codec: str
    resolution: str
    fields: dict[str, str]
    until: str | None = None


class Mention(NamedTuple):
    """An identifier in a line: its text, its span in code points, and what it can be at best."""

    text: str
    span: tuple[int, int]
    best: Identification


def identify(text: str, version: KumaVersion) -> list[Identification]:
    """Decode a text with every codec, in a version or else in the last older one that can.

    Readings with names that no release accepted are left out.
    """
    identifications = []
    for codec in CODECS.values():
        decoded, until = _decode(codec, text, version), None
        if decoded is None and codec.id not in _ONLY_IN_THEIR_VERSIONS:
            decoded, until = _decode_in_older(codec, text, version)
        identification = _identification(codec, decoded, until)
        if identification is not None:
            identifications.append(identification)
    return identifications


def is_recognizable(text: str, version: KumaVersion) -> bool:
    """Return whether a text is an identifier by its beginning or end."""
    return next(_recognize(text, version), None) is not None


def _decode(codec: Codec, text: str, version: KumaVersion) -> Decoded | None:
    if len(text) > MAX_BYTES:  # the decoder would look for the place where it is too long
        return None
    try:
        return decode(codec, text, version)
    except MalformedIdentifierError:
        return None


def _decode_in_older(
    codec: Codec, text: str, version: KumaVersion
) -> tuple[Decoded | None, str | None]:
    """Decode a text in the newest older version that can, and return that version, too."""
    for older in _older_versions(version):
        decoded = _decode(codec, text, older)
        if decoded is not None:
            return decoded, older.text
    return None, None


def _identification(
    codec: Codec, decoded: Decoded | None, until: str | None
) -> Identification | None:
    """Return the best reading that is possible; None if there is none."""
    if decoded is None:
        return None
    identifiers = [reading.identifier for reading in decoded.readings]
    possible = [identifier for identifier in identifiers if identifier.is_possible()]
    if not possible:
        return None
    return Identification(codec.id, resolution_of(possible), possible[0].fields(), until)


@lru_cache(maxsize=64)
def _older_versions(version: KumaVersion) -> tuple[KumaVersion, ...]:
    """Return the older minor versions, the newest first."""
    minors = [parse_version(minor) for minor in MINORS]
    older = [minor for minor in minors if minor.number < version.number]
    return tuple(sorted(older, reverse=True))


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
    """Yield what a word can be; older versions are asked for codecs that this one has no more."""
    for codec in CODECS.values():
        if not codec.is_recognizable:
            continue
        decoded, until = _decode(codec, text, version), None
        if not codec.versions.contains(version.number):
            decoded, until = _decode_in_older(codec, text, version)
        identification = _identification(codec, decoded, until)
        if identification is not None:
            yield identification
