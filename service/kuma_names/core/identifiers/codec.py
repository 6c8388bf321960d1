"""What all codecs have in common: fields make a text, and a text may be read in several ways; it knows no family."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.base import Identifier, distinct, malformed
from kuma_names.core.quoting import shown
from kuma_names.core.versions import KumaVersion

MAX_BYTES = 1024
"""Longer texts are refused: names end at 253 bytes each."""
RESOLUTIONS = CERTAIN, ASSUMED, AMBIGUOUS, LOSSY, UNKNOWN = "certain", "assumed", "ambiguous", "lossy", "unknown"
"""One way to read it; several, of which one needs no odd name; several; not all fields are in the text; no candidate is it."""


@dataclass(frozen=True, slots=True)
class Codec:
    """One family of identifiers: from version `since` up to, and not in, `before`.

    `read` gives all ways to read a text, best first, and raises `MalformedIdentifierError` for what is none; `kuma` is what
    Kuma's own parser reads, if it has one. `lost` names the fields that some texts do not carry, `misread` ends the code of what
    is not read back. `marked` means that a text has a beginning or an end of its own, by which it is known in a sentence.
    """

    id: str
    summary: str
    grammar: str
    source: str
    since: str
    before: str | None
    type: type[Any]
    read: Callable[[str, KumaVersion], list[Any]]
    codes: tuple[str, ...]
    example: Any
    kuma: Callable[[str, KumaVersion], Any] | None = None
    lost: tuple[str, ...] = ()
    misread: str = "ambiguous"
    marked: bool = True

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of its fields."""
        return tuple(self.type.__dataclass_fields__)

    def of(self, fields: dict[str, str], version: KumaVersion) -> Identifier:
        """Make the identifier that has these fields, and no others."""
        made: Identifier = self.type(**{name: fields.get(name, "") for name in self.fields})
        return made.settled(version)

    def code(self, reason: str) -> str:
        """Make the code of a refusal that all codecs know."""
        return f"{self.codes[0].partition('/')[0]}/{reason}"

    def lives_in(self, version: KumaVersion) -> bool:
        """Tell whether a version writes or reads it."""
        return version.is_within(self.since, self.before)


class Reading(NamedTuple):
    """A way to read a text; `kuma` says that Kuma's parser reads it so."""

    identifier: Identifier
    kuma: bool


class Decoded(NamedTuple):
    """All readings of a text; `misread` is what Kuma's parser reads if no reading is that.

    `lost` names the fields that the text does not carry, if the best reading lacks some.
    """

    text: str
    resolution: str
    readings: list[Reading]
    misread: Identifier | None
    upstream: str | None
    lost: tuple[str, ...]


class Encoded(NamedTuple):
    """A text, and whether it is read back as what it was made of; `others` are written the same."""

    text: str
    identifier: Identifier
    round_trips: bool
    others: list[Identifier]


def encode(codec: Codec, fields: dict[str, str], version: KumaVersion, *, lenient: bool = False) -> Encoded:
    """Write an identifier; raises `MalformedIdentifierError` where it is not read back, unless `lenient`."""
    _in_version(codec, version)
    identifier = codec.of(fields, version)
    text = identifier.write(version)
    decoded = decode(codec, text, version)
    read = (reading.identifier for reading in decoded.readings)
    others = [other for other in read if other != identifier and other.write(version) == text]
    told = decoded.resolution != AMBIGUOUS and decoded.readings[0].identifier == identifier
    round_trips = told and decoded.misread is None and decoded.upstream is None
    if not (round_trips or lenient or (decoded.resolution == LOSSY and identifier.lost())):
        said = decoded.upstream or identifier.refusal()
        raise MalformedIdentifierError(codec.code(codec.misread), codec.fields[0], _misread(decoded, others), upstream=said)
    return Encoded(text, identifier, round_trips, others)


def _misread(decoded: Decoded, others: list[Identifier]) -> str:
    """Say what a text is read as in place of what it was made of."""
    read = decoded.misread or (others[0] if others else None)
    but = f", but as {_told(read)}" if read else ""
    return f"{shown(decoded.text)} is not read back as what it was made of{but}"


def decode(codec: Codec, text: str, version: KumaVersion, candidates: Iterable[dict[str, str]] | None = None) -> Decoded:
    """Read a text in every way it may have been meant; raises `MalformedIdentifierError` for what is no such identifier.

    With `candidates`, the readings are those of them that are written like the text.
    """
    _in_version(codec, version)
    check_length(text, codec.code("too-long"))
    readings = codec.read(text, version)
    if candidates is not None:
        readings = [one for one in distinct(codec.of(fields, version) for fields in candidates) if one.write(version) == text]
    kuma, upstream = None, None
    if codec.kuma is not None:
        try:
            kuma = codec.kuma(text, version)
        except MalformedIdentifierError as error:
            upstream = error.upstream
    shown_readings = [Reading(reading, kuma is not None and reading.carried() == kuma) for reading in readings]
    lost = readings[0].lost() if candidates is None else ()
    resolution = LOSSY if lost else _resolution(readings)
    misread = None if any(reading.kuma for reading in shown_readings) else kuma
    return Decoded(text, resolution, shown_readings, misread, upstream, lost)


def check_length(text: str, code: str, field: str = "text") -> None:
    """Refuse a text of more than `MAX_BYTES`, at the first code point that does not fit; raises `MalformedIdentifierError`."""
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        ends = accumulate(len(character.encode("utf-8", "surrogatepass")) for character in text)
        at = next(at for at, end in enumerate(ends) if end > MAX_BYTES)
        raise malformed(code, f"must be at most {MAX_BYTES} bytes long, is {size}", at, field)


def _resolution(readings: list[Any]) -> str:
    if len(readings) < 2:
        return CERTAIN if readings else UNKNOWN
    return ASSUMED if [reading.is_plain() for reading in readings].count(True) == 1 and readings[0].is_plain() else AMBIGUOUS


def _in_version(codec: Codec, version: KumaVersion) -> None:
    if not codec.lives_in(version):
        until = "" if codec.before is None else f" and before {codec.before}"
        raise malformed(
            codec.code("not-in-version"), f"exists in Kuma {codec.since}{until}, and not in {version.text}", field="kumaVersion"
        )


def _told(identifier: Identifier) -> str:
    return ", ".join(f"{name} {shown(value)}" for name, value in identifier.fields().items() if value)
