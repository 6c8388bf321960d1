"""Measures of names: the name, the display name and what control planes derive from them."""

from collections.abc import Iterable, Iterator

from kuma_names.core.model import Facts
from kuma_names.core.names.measures.labels import DISPLAY_NAME_LABEL
from kuma_names.core.names.measures.measured_text import (
    Measure,
    MeasuredText,
    needs_namespace,
    needs_nothing,
    needs_zone,
)
from kuma_names.core.rows import Kind


def _name(kind: Kind, name: str, facts: Facts) -> Iterable[MeasuredText]:
    return (MeasuredText("name", name, name, f"{kind.name} name"),)


def display_name(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read the display name, and the name that is used if the label of the display name is absent.

    An empty display name counts as absent.
    """
    display_name = facts.display_name
    if display_name:
        label = f"{kind.name} display name"
        yield MeasuredText("displayName", display_name, display_name, label, word="name")
    # the name of a copy has a hash: no control plane uses it as a display name
    is_name = bool(display_name) and display_name == name
    if not facts.synced and not is_name:
        yield MeasuredText(
            "name",
            name,
            name,
            f"{kind.name} name",
            word="name",
            checked_by_kuma=not display_name,
        )


def assigned_name(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read what the control plane writes as the display name, regardless of the request."""
    if facts.synced:
        yield from display_name(kind, name, facts)
    else:
        yield MeasuredText("name", name, name, f"{kind.name} name", word="name")


def _sent_name(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read the name of a resource that is sent to other control planes; copies are not sent."""
    if not facts.synced:
        yield from assigned_name(kind, name, facts)


def _copied_name(kind: Kind, name: str, facts: Facts) -> list[MeasuredText]:
    """Read the name that the copies are derived from: the display name, if there is one."""
    if facts.synced:
        return []
    return list(display_name(kind, name, facts))[:1]


def _passed_on_name(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read the display name of a copy that a control plane forwards."""
    if facts.synced:
        yield from display_name(kind, name, facts)


def _core_name(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    yield MeasuredText("name", name, f"{name}.{facts.namespace}", f"{kind.name} core name")


def _zone_prefixed(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read the name behind its zone; behind a zone of one byte if the zone is not known."""
    if not name:
        return
    zone, label = facts.zone, f"{kind.name} name with its zone"
    if zone is None:
        zone, label = _SHORTEST_ZONE, f"{kind.name} name with a zone of one byte"
    yield MeasuredText("name", name, f"{zone}.{name}", label, offset=len(zone) + 1)


def _exceeds_with_any_zone(name: str) -> bool:
    return len(name.encode("utf-8", "surrogatepass")) + len(f"{_SHORTEST_ZONE}.") > _ZONE_PREFIXED


def _is_decided_without_zone(name: str) -> bool:
    """Return whether a name fits behind every zone of at most 63 bytes, or behind none."""
    size = len(name.encode("utf-8", "surrogatepass"))
    return size + 1 + _LONGEST_ZONE <= _ZONE_PREFIXED or _exceeds_with_any_zone(name)


def mesh(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read the mesh, if it is known."""
    if facts.mesh is not None:
        yield MeasuredText("mesh", facts.mesh, facts.mesh, f"mesh of the {kind.name}")


def needs_original(facts: Facts) -> tuple[str, ...]:
    """Return the display name, if it is missing: a copy has no other original name."""
    return ("displayName",) if facts.synced and not facts.display_name else ()


_SHORTEST_ZONE = "?"
_LONGEST_ZONE = 63
"""Bytes of a zone's name, since Kuma 2.6.1."""
_ZONE_PREFIXED = 252
"""Most bytes of a name with its zone and the dot between them."""
NAME_MEASURES = (
    Measure(id="name", summary="the name", read=_name, needs=needs_nothing),
    Measure(
        id="display-name",
        summary="the display name, and the name itself unless it was made by sync",
        read=display_name,
        needs=needs_original,
    ),
    Measure(
        id="assigned-name",
        summary="the name; of a copy its display name",
        read=assigned_name,
        needs=needs_original,
    ),
    Measure(
        id="sent-name",
        summary="the name; nothing of a copy",
        read=_sent_name,
        needs=needs_nothing,
    ),
    Measure(
        id="copied-name",
        summary="the display name, or else the name; nothing of a copy",
        read=_copied_name,
        needs=needs_nothing,
    ),
    Measure(
        id="passed-on-name",
        summary="the display name of a copy",
        read=_passed_on_name,
        needs=needs_original,
    ),
    DISPLAY_NAME_LABEL,
    Measure(id="core-name", summary="name.namespace", read=_core_name, needs=needs_namespace),
    Measure(
        id="zone-prefixed",
        summary="zone.name",
        read=_zone_prefixed,
        needs=needs_zone,
        decides=_exceeds_with_any_zone,
    ),
    Measure(
        id="short-zone-prefixed",
        summary="zone.name, where the zone has at most 63 bytes",
        read=_zone_prefixed,
        needs=needs_zone,
        decides=_is_decided_without_zone,
    ),
    Measure(id="mesh", summary="the mesh field", read=mesh, needs=needs_nothing),
)
