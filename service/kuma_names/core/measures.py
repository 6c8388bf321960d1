"""What a rule measures: how to read texts out of a name and the facts around it; it knows no format and no version."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kuma_names.core.model import Facts, Kind


class Measured(NamedTuple):
    """A text that a rule looks at.

    `field` and `given` are the input it came from, `text` is what is looked at, with that input beginning `at` there, and
    `label` says what to call it. `word`, `port` and `group` are what Kuma's own messages need. `predicted` is false for what
    Kuma does not look at, but we do.
    """

    field: str
    given: str
    text: str
    label: str
    at: int = 0
    word: str = ""
    port: str = ""
    group: int = 0
    predicted: bool = True


Read = Callable[[Kind, str, Facts], Iterable[Measured]]


@dataclass(frozen=True, slots=True)
class Measure:
    """A way to measure; without the facts that it `needs` (JSON names) nothing can be judged."""

    id: str
    summary: str
    read: Read
    needs: Callable[[Facts], tuple[str, ...]]


def _name(kind: Kind, name: str, facts: Facts) -> Iterable[Measured]:
    return (Measured("name", name, name, f"{kind.name} name"),)


def _display_name(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    given = facts.display_name
    if given is not None:
        yield Measured("displayName", given, given, f"{kind.name} display name", word="name")
    if not facts.synced and given != name:
        yield Measured("name", name, name, f"{kind.name} name", word="name", predicted=given is None)


def _display_name_label(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    given = facts.display_name
    if given is not None:
        yield Measured("displayName", given, given, f"{kind.name} display name")


def _core_name(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    yield Measured("name", name, f"{name}.{facts.namespace}", f"{kind.name} core name")


def _zone_prefixed(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    if name:
        zone = facts.zone or ""
        yield Measured("name", name, f"{zone}.{name}", f"{kind.name} name with its zone", at=len(zone) + 1)


def _mesh(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    if facts.mesh is not None:
        yield Measured("mesh", facts.mesh, facts.mesh, f"mesh of the {kind.name}")


def _sni_fields(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    for group, port in _named_ports(facts):
        yield from (
            measured._replace(word=measured.word or measured.field, port=port, group=group)
            for measured in (*_mesh(kind, name, facts), *_display_name(kind, name, facts), *_location(kind, facts))
        )


def _sni_port(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    for group, port in enumerate(facts.ports or (), 1):
        yield Measured(f"ports[{group - 1}]", port, port, f"port of the {kind.name}", port=port, group=group)


def _sni_whole(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    named = next(_display_name(kind, name, facts))
    before = ".".join(["sni", str(kind.short_name), facts.mesh or "", *(part.given for part in _location(kind, facts))]) + "."
    for group, port in _named_ports(facts):
        text = f"{before}{named.given}.{port}"
        yield named._replace(text=text, label=f"SNI of the {kind.name}", at=len(before), port=port, group=group)


def _named_ports(facts: Facts) -> list[tuple[int, str]]:
    """List the ports, counted from 1, that have a name: without one there is no SNI to look at."""
    return [(group, port) for group, port in enumerate(facts.ports or (), 1) if port]


def _location(kind: Kind, facts: Facts) -> Iterator[Measured]:
    """Read the zone, and the namespace, which an SNI has only beside a zone."""
    if facts.zone:
        yield Measured("zone", facts.zone, facts.zone, f"zone of the {kind.name}")
        if facts.namespace:
            yield Measured("namespace", facts.namespace, facts.namespace, f"namespace of the {kind.name}")


def _nothing(facts: Facts) -> tuple[str, ...]:
    return ()


def _original(facts: Facts) -> tuple[str, ...]:
    return ("displayName",) if facts.synced and facts.display_name is None else ()


def _namespace(facts: Facts) -> tuple[str, ...]:
    return ("namespace",) if facts.namespace is None else ()


def _zone(facts: Facts) -> tuple[str, ...]:
    return ("zone",) if facts.zone is None else ()


def _sni(facts: Facts) -> tuple[str, ...]:
    absent = [name for name, value in (("mesh", facts.mesh), ("ports", facts.ports)) if value is None]
    return (*absent, *_original(facts))


_ROWS = (
    Measure("name", "the name", _name, _nothing),
    Measure("display-name", "the display name, and the name itself unless it was made by sync", _display_name, _original),
    Measure("display-name-label", "the display name, where one is given", _display_name_label, _nothing),
    Measure("core-name", "name.namespace", _core_name, _namespace),
    Measure("zone-prefixed", "zone.name", _zone_prefixed, _zone),
    Measure("mesh", "the mesh field", _mesh, _nothing),
    Measure("sni-fields", "mesh, display name, zone and namespace of each port's SNI", _sni_fields, _sni),
    Measure("sni-port", "the port's segment of each port's SNI", _sni_port, _sni),
    Measure("sni", "each port's whole SNI", _sni_whole, _sni),
)
MEASURES = {row.id: row for row in _ROWS}
