"""Type of codecs, and functions that encode the fields of an identifier and decode a text."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.base import Identifier, byte_length, distinct, malformed
from kuma_names.core.identifiers.results import (
    AMBIGUOUS,
    ASSUMED,
    CERTAIN,
    LOSSY,
    UNKNOWN,
    Decoded,
    Encoded,
    Reading,
)
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion, Versioned

MAX_BYTES = 1024
"""Longer texts are rejected: identifiers consist of names, which have at most 253 bytes each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec(Versioned):
    """Table row: a sort of identifier, with its encoder and its decoder.

    `type` is the class of its identifiers, which encode themselves. `readings` returns all readings
    of a text, the most likely first, and raises `MalformedIdentifierError`. `decode_as_kuma` does
    what Kuma's parser does; None if Kuma has none. `dropped_fields` are fields that some texts do
    not carry. `codes` are the codes of its errors, and `misread` is the last part of the one for
    fields that are decoded to others. `is_recognizable` means that its texts have a prefix or a
    suffix by which they are recognized in a sentence. `is_decoded` is false if no program decodes
    the texts: fields that are decoded to others are no error there. `loss` says how Kuma loses the
    dropped fields, if not in a hash.
    """

    id: str
    summary: str
    grammar: str
    source: str
    since: str = "2.5"
    before: str | None = None
    type: type[Any]
    readings: Callable[[str, KumaVersion], list[Any]]
    codes: tuple[str, ...]
    example: Any
    decode_as_kuma: Callable[[str, KumaVersion], Any] | None = None
    dropped_fields: tuple[str, ...] = ()
    misread: str = "ambiguous"
    is_recognizable: bool = True
    is_decoded: bool = True
    loss: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields."""
        return tuple(self.type.__dataclass_fields__)

    def identifier(self, fields: dict[str, str], version: KumaVersion) -> Identifier:
        """Create the identifier with these fields; absent ones are empty."""
        values = {name: fields.get(name, "") for name in self.fields}
        identifier: Identifier = self.type(**values)
        return identifier.normalized(version)

    def error_code(self, reason: str) -> str:
        """Return the code of an error that all codecs have, such as `kri/too-long`."""
        namespace = self.codes[0].partition("/")[0]
        return f"{namespace}/{reason}"


def encode(
    codec: Codec, fields: dict[str, str], version: KumaVersion, *, lenient: bool = False
) -> Encoded:
    """Encode an identifier; absent fields are empty.

    Raises `MalformedIdentifierError` for fields that cannot be encoded, and, unless `lenient` or if
    no program decodes the text, for those that are not decoded to the same fields.
    """
    _check_version(codec, version)
    identifier = codec.identifier(fields, version)
    text = identifier.encode(version)
    decoded = decode(codec, text, version)
    others = _other_identifiers(identifier, decoded, version)
    round_trips = _round_trips(identifier, decoded)
    # fields that no text carries cannot be decoded again, and are no reason to fail
    is_lossy = decoded.resolution == LOSSY and bool(identifier.dropped_fields())
    if codec.is_decoded and not (round_trips or lenient or is_lossy):
        raise MalformedIdentifierError(
            codec.error_code(codec.misread),
            codec.fields[0],
            _misread_reason(decoded, others),
            kuma_text=decoded.kuma_text or identifier.kuma_error(),
        )
    return Encoded(text, identifier, round_trips, others)


def _other_identifiers(
    identifier: Identifier, decoded: Decoded, version: KumaVersion
) -> list[Identifier]:
    """Return the other readings that are encoded to the same text."""
    readings = (reading.identifier for reading in decoded.readings)
    return [
        other for other in readings if other != identifier and other.encode(version) == decoded.text
    ]


def _round_trips(identifier: Identifier, decoded: Decoded) -> bool:
    """Return whether this decoder and Kuma's parser both decode the text to the identifier."""
    if decoded.resolution == AMBIGUOUS or decoded.readings[0].identifier != identifier:
        return False
    return decoded.misread is None and decoded.kuma_text is None


def _misread_reason(decoded: Decoded, others: list[Identifier]) -> str:
    reason = f"{quoted(decoded.text)} is not decoded to the same fields"
    misread = decoded.misread or (others[0] if others else None)
    if misread is None:
        return reason
    fields = misread.fields().items()
    values = [f"{name} {quoted(value)}" for name, value in fields if value]
    return f"{reason}, but to {', '.join(values)}"


def decode(
    codec: Codec,
    text: str,
    version: KumaVersion,
    candidates: Iterable[dict[str, str]] | None = None,
) -> Decoded:
    """Decode a text in every way it can be read.

    With `candidates` (fields by name), the readings are the candidates that are encoded to the
    text. Raises `MalformedIdentifierError` for a text that is no such identifier.
    """
    _check_version(codec, version)
    check_length(text, codec.error_code("too-long"))
    identifiers = codec.readings(text, version)
    if candidates is not None:
        identifiers = _matching(codec, candidates, text, version)
    kuma_identifier, kuma_text = _decode_as_kuma(codec, text, version)
    readings = []
    for identifier in identifiers:
        # Kuma's parser returns only what the text carries
        by_kuma = kuma_identifier is not None and identifier.encoded_fields() == kuma_identifier
        readings.append(Reading(identifier, by_kuma))
    dropped_fields = identifiers[0].dropped_fields() if candidates is None else ()
    resolution = LOSSY if dropped_fields else _resolution(identifiers)
    misread = None if any(reading.by_kuma for reading in readings) else kuma_identifier
    return Decoded(text, resolution, readings, misread, kuma_text, dropped_fields)


def _matching(
    codec: Codec, candidates: Iterable[dict[str, str]], text: str, version: KumaVersion
) -> list[Identifier]:
    """Return the candidates that are encoded to the text."""
    identifiers = distinct(codec.identifier(fields, version) for fields in candidates)
    return [identifier for identifier in identifiers if identifier.encode(version) == text]


def _decode_as_kuma(
    codec: Codec, text: str, version: KumaVersion
) -> tuple[Identifier | None, str | None]:
    """Return what Kuma's parser reads, or its error; neither if Kuma has no parser."""
    if codec.decode_as_kuma is None:
        return None, None
    try:
        return codec.decode_as_kuma(text, version), None
    except MalformedIdentifierError as error:
        return None, error.kuma_text


def check_length(text: str, code: str, field: str = "text") -> None:
    """Raise `MalformedIdentifierError` for a text of more than `MAX_BYTES`."""
    size = byte_length(text)
    if size <= MAX_BYTES:
        return
    ends = accumulate(map(byte_length, text))
    position = next(index for index, end in enumerate(ends) if end > MAX_BYTES)
    raise malformed(code, f"must be at most {MAX_BYTES} bytes long, is {size}", position, field)


def resolution_of(readings: list[Identifier]) -> str:
    """Return how certain the readings of a text are, without candidates."""
    return LOSSY if readings[0].dropped_fields() else _resolution(readings)


def _resolution(readings: list[Identifier]) -> str:
    if not readings:
        return UNKNOWN
    if len(readings) == 1:
        return CERTAIN
    # only the best reading is likely if it alone has usual names
    conventional = [reading for reading in readings if reading.is_conventional()]
    return ASSUMED if conventional == readings[:1] else AMBIGUOUS


def _check_version(codec: Codec, version: KumaVersion) -> None:
    if codec.versions.contains(version.number):
        return
    end = "" if codec.before is None else f" and before {codec.before}"
    reason = f"exists in Kuma {codec.since}{end}, and not in {version.text}"
    raise malformed(codec.error_code("not-in-version"), reason, field="kumaVersion")
