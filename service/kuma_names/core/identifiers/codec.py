"""What all codecs have in common: an identifier is fields and a text, and a text may be read in several ways; it knows none."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.quote import shown
from kuma_names.core.versions import KumaVersion, threshold

MAX_BYTES = 1024
"""Longer texts are refused: names end at 253 bytes each."""
MAX_READINGS = 50
"""Ways to read one text that are looked for."""
MAX_TRIES = 2000
"""Ways to join the parts of one text that are tried: long texts have millions."""
RESOLUTIONS = CERTAIN, ASSUMED, AMBIGUOUS, LOSSY, UNKNOWN = "certain", "assumed", "ambiguous", "lossy", "unknown"
"""One way to read it; several, of which one needs no odd name; several; not all fields are in the text; no candidate is it."""


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier as its fields, all of them texts; empty means that it has none."""

    def fields(self) -> dict[str, str]:
        """Show the fields by name."""
        return {name: str(value) for name, value in asdict(self).items()}

    def is_plain(self) -> bool:
        """Tell whether no field has a dot, as no label has."""
        return not any("." in value for value in self.fields().values())


@dataclass(frozen=True, slots=True)
class Codec:
    """One family of identifiers: from version `since` up to, and not in, `before`.

    `read` gives all ways to read a text, best first, and raises `MalformedIdentifierError` for what is none; `kuma` is what
    Kuma's own parser reads, if it has one. `lost` names the fields that a text does not carry.
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

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of its fields."""
        return tuple(self.type.__dataclass_fields__)

    def lives_in(self, version: KumaVersion) -> bool:
        """Tell whether a version writes or reads it."""
        return threshold(self.since) <= version.number and (self.before is None or version.number < threshold(self.before))


class Reading(NamedTuple):
    """A way to read a text; `kuma` says that Kuma's parser reads it so."""

    identifier: Identifier
    kuma: bool


class Decoded(NamedTuple):
    """All readings of a text; `misread` is what Kuma's parser reads if no reading is that."""

    text: str
    resolution: str
    readings: list[Reading]
    misread: Identifier | None
    upstream: str | None


class Encoded(NamedTuple):
    """A text, and whether it is read back as what it was made of; `others` are written the same."""

    text: str
    identifier: Identifier
    round_trips: bool
    others: list[Identifier]


def encode(codec: Codec, fields: dict[str, str], version: KumaVersion, *, lenient: bool = False) -> Encoded:
    """Write an identifier; raises `MalformedIdentifierError` where it is not read back, unless `lenient`."""
    _in_version(codec, version)
    identifier = codec.type(**{name: fields.get(name, "") for name in codec.fields})
    text = identifier.write(version)
    decoded = decode(codec, text, version)
    others = [reading.identifier for reading in decoded.readings if reading.identifier != identifier and not codec.lost]
    told = decoded.resolution in (CERTAIN, ASSUMED) and decoded.readings[0].identifier == identifier
    round_trips = told and decoded.misread is None and decoded.upstream is None
    if not (round_trips or lenient or codec.lost):
        read = decoded.misread or (others[0] if others else None)
        reason = f"{shown(text)} is not read back as what it was made of" + (f", but as {_told(read)}" if read else "")
        raise MalformedIdentifierError(f"{codec.id}/ambiguous", codec.fields[0], reason, upstream=decoded.upstream)
    return Encoded(text, identifier, round_trips, others)


def decode(codec: Codec, text: str, version: KumaVersion, candidates: Iterable[dict[str, str]] | None = None) -> Decoded:
    """Read a text in every way it may have been meant; raises `MalformedIdentifierError` for what is no such identifier.

    With `candidates`, the readings are those of them that are written like the text.
    """
    _in_version(codec, version)
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise malformed(f"{codec.id}/too-long", f"must be at most {MAX_BYTES} bytes long, is {size}", MAX_BYTES)
    readings = codec.read(text, version)
    if candidates is not None:
        made = (codec.type(**{name: fields.get(name, "") for name in codec.fields}) for fields in candidates)
        readings = [one for one in distinct(made) if one.write(version) == text]
    kuma, upstream = None, None
    if codec.kuma is not None:
        try:
            kuma = codec.kuma(text, version)
        except MalformedIdentifierError as error:
            upstream = error.upstream
    shown_readings = [Reading(reading, reading == kuma) for reading in readings]
    lossy = codec.lost and candidates is None
    resolution = LOSSY if lossy else _resolution(readings)
    misread = kuma if kuma is not None and kuma not in readings else None
    return Decoded(text, resolution, shown_readings, misread, upstream)


def _resolution(readings: list[Any]) -> str:
    if len(readings) < 2:
        return CERTAIN if readings else UNKNOWN
    return ASSUMED if [reading.is_plain() for reading in readings].count(True) == 1 and readings[0].is_plain() else AMBIGUOUS


def malformed(
    code: str, reason: str, position: int | None = None, field: str = "text", upstream: str | None = None
) -> MalformedIdentifierError:
    """Make the error of a text or a field that cannot be."""
    return MalformedIdentifierError(code, field, f"{field} {reason}", position=position, upstream=upstream)


def groupings(parts: list[str], count: int, joiner: str) -> Iterator[tuple[str, ...]]:
    """Join neighbours until `count` texts are left, in every way: those that join least at the front come first.

    >>> list(groupings(["a", "b", "c"], 2, "."))
    [('a', 'b.c'), ('a.b', 'c')]
    """
    if count == 1:
        yield (joiner.join(parts),)
        return
    for taken in range(1, len(parts) - count + 2):
        head = joiner.join(parts[:taken])
        yield from ((head, *rest) for rest in groupings(parts[taken:], count - 1, joiner))


def distinct(readings: Iterable[Any]) -> list[Any]:
    """Keep the first of equal readings, and as many as are looked for."""
    kept: dict[Any, None] = {}
    for reading in readings:
        kept.setdefault(reading)
        if len(kept) == MAX_READINGS:
            break
    return list(kept)


def _in_version(codec: Codec, version: KumaVersion) -> None:
    if not codec.lives_in(version):
        until = "" if codec.before is None else f" and before {codec.before}"
        raise malformed(
            f"{codec.id}/not-in-version", f"exists in Kuma {codec.since}{until}, and not in {version.text}", field="kumaVersion"
        )


def _told(identifier: Identifier | None) -> str:
    given = identifier.fields() if identifier else {}
    return ", ".join(f"{name} {shown(value)}" for name, value in given.items() if value)
