"""Measures of the SNI of a service: its parts, and the whole."""

from collections.abc import Iterator
from functools import partial

from kuma_names.core.model import Facts
from kuma_names.core.names.measures.measured_text import Measure, MeasuredText, Reader
from kuma_names.core.names.measures.names import (
    assigned_name,
    display_name,
    mesh,
    needs_original,
)
from kuma_names.core.rows import Kind
from kuma_names.core.tables.kinds import OF_ZONES


def _sni_fields(read_name: Reader, kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read the parts of each port's SNI, except the port."""
    for group, port in _named_ports(facts):
        parts = (*mesh(kind, name, facts), *read_name(kind, name, facts), *_location(kind, facts))
        for part in parts:
            yield part._replace(word=part.word or part.field, port=port, group=group)


def _sni_port(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    for group, port in enumerate(facts.ports or (), 1):
        field, label = f"ports[{group - 1}]", f"port of the {kind.name}"
        yield MeasuredText(field, port, port, label, port=port, group=group)


def _sni(read_name: Reader, kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read each port's whole SNI."""
    # an SNI has one name: the display name, which readers yield first
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
    """Return the ports with a name, and their numbers from 1; the others have no SNI."""
    return [(group, port) for group, port in enumerate(facts.ports or (), 1) if port]


def _location(kind: Kind, facts: Facts) -> Iterator[MeasuredText]:
    """Read the zone, if zones provide the kind, and the namespace, which follows a zone only."""
    if not facts.zone or kind.name not in OF_ZONES:
        return
    yield MeasuredText("zone", facts.zone, facts.zone, f"zone of the {kind.name}")
    if facts.namespace:
        label = f"namespace of the {kind.name}"
        yield MeasuredText("namespace", facts.namespace, facts.namespace, label)


def _needs_sni(facts: Facts) -> tuple[str, ...]:
    inputs = (("mesh", facts.mesh), ("ports", facts.ports))
    missing = [name for name, value in inputs if value is None]
    return (*missing, *needs_original(facts))


_SNI_FIELDS = "mesh, {}, zone and namespace of each port's SNI"
_WHOLE_SNI = "each port's whole SNI, with {}"
SNI_MEASURES = (
    Measure(
        id="sni-fields",
        summary=_SNI_FIELDS.format("display name"),
        read=partial(_sni_fields, display_name),
        needs=_needs_sni,
    ),
    Measure(
        id="assigned-sni-fields",
        summary=_SNI_FIELDS.format("name"),
        read=partial(_sni_fields, assigned_name),
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
        read=partial(_sni, display_name),
        needs=_needs_sni,
    ),
    Measure(
        id="assigned-sni",
        summary=_WHOLE_SNI.format("the name"),
        read=partial(_sni, assigned_name),
        needs=_needs_sni,
    ),
)
