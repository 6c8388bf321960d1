"""Results of encoding and decoding: readings of a text, and how certain they are."""

from typing import NamedTuple

from kuma_names.core.identifiers.base import Identifier

RESOLUTIONS = CERTAIN, ASSUMED, AMBIGUOUS, LOSSY, UNKNOWN = (
    "certain",  # one reading
    "assumed",  # several readings, and one of them needs no unconventional name
    "ambiguous",  # several readings
    "lossy",  # the text does not carry all fields
    "unknown",  # no candidate is encoded like the text
)


class Reading(NamedTuple):
    """A way to decode a text; `by_kuma` means that Kuma's parser decodes it in the same way."""

    identifier: Identifier
    by_kuma: bool


class Decoded(NamedTuple):
    """All readings of a text.

    `misread` is what Kuma's parser reads, None if it is among the readings; `kuma_text` is its
    error. `dropped_fields` are the fields that the text does not carry.
    """

    text: str
    resolution: str
    readings: list[Reading]
    misread: Identifier | None
    kuma_text: str | None
    dropped_fields: tuple[str, ...]


class Encoded(NamedTuple):
    """A text, and whether it is decoded to the same fields.

    `others` are other identifiers that are encoded to the same text.
    """

    text: str
    identifier: Identifier
    round_trips: bool
    others: list[Identifier]
