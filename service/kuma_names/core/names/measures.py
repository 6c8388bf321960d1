"""Measures: the strings of a name and the facts around it that rules are applied to."""

from collections.abc import Iterable, Iterator
from functools import partial

from kuma_names.core.model import Facts
from kuma_names.core.names.label_measures import DISPLAY_NAME_LABEL, LABEL_MEASURES
from kuma_names.core.names.measured_text import (
    Measure,
    MeasuredText,
    Reader,
    needs_namespace,
    needs_nothing,
    needs_zone,
)
from kuma_names.core.rows import Kind
from kuma_names.core.tables.kinds import OF_ZONES


def _name(kind: Kind, name: str, facts: Facts) -> Iterable[MeasuredText]:
    return (MeasuredText("name", name, name, f"{kind.name} name"),)


def _display_name(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read the display name, and the name if Kuma may use it instead; an empty one is none."""
    display_name = facts.display_name
    if display_name:
        label = f"{kind.name} display name"
        yield MeasuredText("displayName", display_name, display_name, label, word="name")
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


def _assigned_name(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read what the control plane itself writes as the display name, whatever the request has."""
    if facts.synced:
        yield from _display_name(kind, name, facts)
    else:
        yield MeasuredText("name", name, name, f"{kind.name} name", word="name")


def _sent_name(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read the name of a resource that is sent to other control planes: copies are not."""
    if not facts.synced:
        yield from _assigned_name(kind, name, facts)


def _copied_name(kind: Kind, name: str, facts: Facts) -> list[MeasuredText]:
    """Read the name that the copies are derived from: the display name, if there is one."""
    if facts.synced:
        return []
    return list(_display_name(kind, name, facts))[:1]


def _forwarded_name(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read the display name of a copy that a control plane forwards."""
    if facts.synced:
        yield from _display_name(kind, name, facts)


def _core_name(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    yield MeasuredText("name", name, f"{name}.{facts.namespace}", f"{kind.name} core name")


def _zone_prefixed(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    if not name:
        return
    zone = facts.zone or ""
    label = f"{kind.name} name with its zone"
    yield MeasuredText("name", name, f"{zone}.{name}", label, offset=len(zone) + 1)


def _mesh(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    if facts.mesh is not None:
        yield MeasuredText("mesh", facts.mesh, facts.mesh, f"mesh of the {kind.name}")


def _sni_fields(read_name: Reader, kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read the parts of each port's SNI, but for the port."""
    for group, port in _named_ports(facts):
        parts = (*_mesh(kind, name, facts), *read_name(kind, name, facts), *_location(kind, facts))
        for part in parts:
            yield part._replace(word=part.word or part.field, port=port, group=group)


def _sni_port(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    for group, port in enumerate(facts.ports or (), 1):
        field, label = f"ports[{group - 1}]", f"port of the {kind.name}"
        yield MeasuredText(field, port, port, label, port=port, group=group)


def _sni(read_name: Reader, kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read each port's whole SNI."""
    measured = next(iter(read_name(kind, name, facts)))
    location = (part.input for part in _location(kind, facts))
    prefix = ".".join(["sni", str(kind.short_name), facts.mesh or "", *location]) + "."
    label = f"SNI of the {kind.name}"
    for group, port in _named_ports(facts):
        yield measured._replace(
            text=f"{prefix}{measured.input}.{port}",
            label=label,
            offset=len(prefix),
            port=port,
            group=group,
        )


def _named_ports(facts: Facts) -> list[tuple[int, str]]:
    """Return the ports with a name, counted from 1: there is no SNI of the others."""
    return [(group, port) for group, port in enumerate(facts.ports or (), 1) if port]


def _location(kind: Kind, facts: Facts) -> Iterator[MeasuredText]:
    """Read the zone, if zones provide the kind, and the namespace, which follows a zone only."""
    if not facts.zone or kind.name not in OF_ZONES:
        return
    yield MeasuredText("zone", facts.zone, facts.zone, f"zone of the {kind.name}")
    if facts.namespace:
        label = f"namespace of the {kind.name}"
        yield MeasuredText("namespace", facts.namespace, facts.namespace, label)


def _needs_original(facts: Facts) -> tuple[str, ...]:
    return ("displayName",) if facts.synced and not facts.display_name else ()


def _needs_sni(facts: Facts) -> tuple[str, ...]:
    inputs = (("mesh", facts.mesh), ("ports", facts.ports))
    missing = [name for name, value in inputs if value is None]
    return (*missing, *_needs_original(facts))


_SNI_FIELDS = "mesh, {}, zone and namespace of each port's SNI"
_WHOLE_SNI = "each port's whole SNI, with {}"
_ROWS = (
    Measure(id="name", summary="the name", read=_name, needs=needs_nothing),
    Measure(
        id="display-name",
        summary="the display name, and the name itself unless it was made by sync",
        read=_display_name,
        needs=_needs_original,
    ),
    Measure(
        id="assigned-name",
        summary="the name; of a copy its display name",
        read=_assigned_name,
        needs=_needs_original,
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
        read=_forwarded_name,
        needs=_needs_original,
    ),
    DISPLAY_NAME_LABEL,
    Measure(id="core-name", summary="name.namespace", read=_core_name, needs=needs_namespace),
    Measure(id="zone-prefixed", summary="zone.name", read=_zone_prefixed, needs=needs_zone),
    Measure(id="mesh", summary="the mesh field", read=_mesh, needs=needs_nothing),
    Measure(
        id="sni-fields",
        summary=_SNI_FIELDS.format("display name"),
        read=partial(_sni_fields, _display_name),
        needs=_needs_sni,
    ),
    Measure(
        id="assigned-sni-fields",
        summary=_SNI_FIELDS.format("name"),
        read=partial(_sni_fields, _assigned_name),
        needs=_needs_sni,
    ),
    Measure(
        id="sni-port",
        summary="the port's segment of each port's SNI",
        read=_sni_port,
        needs=_needs_sni,
    ),
    Measure(
        id="sni",
        summary=_WHOLE_SNI.format("the display name"),
        read=partial(_sni, _display_name),
        needs=_needs_sni,
    ),
    Measure(
        id="assigned-sni",
        summary=_WHOLE_SNI.format("the name"),
        read=partial(_sni, _assigned_name),
        needs=_needs_sni,
    ),
    *LABEL_MEASURES,
)
MEASURES = {measure.id: measure for measure in _ROWS}
