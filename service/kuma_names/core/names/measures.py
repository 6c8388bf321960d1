"""What a rule measures: how to read texts out of a name and the facts around it; it knows no format and no version."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from kuma_names.core.model import Facts, Kind
from kuma_names.core.quoting import go_quoted, shown
from kuma_names.core.tables.kinds import DEFAULT_MESH, OF_ZONES
from kuma_names.core.tables.labels import (
    DISPLAY_NAME,
    EFFECT,
    EMPTY,
    KDS_SYNC,
    NAME_LABELS,
    NOT_SET,
    ORIGIN,
    OWNED_LABELS,
    REGISTERED,
    RESERVED,
    THE_MESH,
    THE_NAME,
    THE_NAMESPACE,
    THE_ZONE,
    UNLESS_GLOBAL,
    WORKLOAD,
    OwnedLabel,
    slug,
)


class Measured(NamedTuple):
    """A text that a rule looks at.

    `field` and `given` are the input it came from, `text` is what is looked at, with that input beginning `at` there, and
    `label` says what to call it. `word`, `port` and `group` are what Kuma's own messages need, `key` is that of a label and
    `expected` what the control plane would write there. `predicted` is false for what Kuma does not look at, but we do.
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
    key: str = ""
    expected: str = ""


Read = Callable[[Kind, str, Facts], Iterable[Measured]]
Needs = Callable[[Facts], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Measure:
    """A way to measure; without the facts that it `needs` (JSON names) nothing can be judged."""

    id: str
    summary: str
    read: Read
    needs: Needs


def _name(kind: Kind, name: str, facts: Facts) -> Iterable[Measured]:
    return (Measured("name", name, name, f"{kind.name} name"),)


def _display_name(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    """Read the display name where one is given: an empty one is none."""
    given = facts.display_name
    if given:
        yield Measured("displayName", given, given, f"{kind.name} display name", word="name")
    if not facts.synced and (not given or given != name):
        yield Measured("name", name, name, f"{kind.name} name", word="name", predicted=not given)


def _assigned_name(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    """Read what the control plane itself writes as the display name, whatever is given."""
    if facts.synced:
        yield from _display_name(kind, name, facts)
    else:
        yield Measured("name", name, name, f"{kind.name} name", word="name")


def _sent_name(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    """Read the name of what a control plane sends to others: it sends no copies back."""
    if not facts.synced:
        yield from _assigned_name(kind, name, facts)


def _copied_name(kind: Kind, name: str, facts: Facts) -> list[Measured]:
    """Read what the copies of a resource are called after: the display name, where one is given."""
    return [] if facts.synced else list(_display_name(kind, name, facts))[:1]


def _passed_on_name(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    """Read the display name of a copy that a control plane sends on."""
    if facts.synced:
        yield from _display_name(kind, name, facts)


def _core_name(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    yield Measured("name", name, f"{name}.{facts.namespace}", f"{kind.name} core name")


def _zone_prefixed(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    if name:
        zone = facts.zone or ""
        yield Measured("name", name, f"{zone}.{name}", f"{kind.name} name with its zone", at=len(zone) + 1)


def _mesh(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    if facts.mesh is not None:
        yield Measured("mesh", facts.mesh, facts.mesh, f"mesh of the {kind.name}")


def _sni_fields(named: Read, kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    for group, port in _named_ports(facts):
        yield from (
            measured._replace(word=measured.word or measured.field, port=port, group=group)
            for measured in (*_mesh(kind, name, facts), *named(kind, name, facts), *_location(kind, facts))
        )


def _sni_port(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    for group, port in enumerate(facts.ports or (), 1):
        yield Measured(f"ports[{group - 1}]", port, port, f"port of the {kind.name}", port=port, group=group)


def _sni_whole(named: Read, kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    of = next(iter(named(kind, name, facts)))
    before = ".".join(["sni", str(kind.short_name), facts.mesh or "", *(part.given for part in _location(kind, facts))]) + "."
    for group, port in _named_ports(facts):
        text = f"{before}{of.given}.{port}"
        yield of._replace(text=text, label=f"SNI of the {kind.name}", at=len(before), port=port, group=group)


def _named_ports(facts: Facts) -> list[tuple[int, str]]:
    """List the ports, counted from 1, that have a name: without one there is no SNI to look at."""
    return [(group, port) for group, port in enumerate(facts.ports or (), 1) if port]


def _location(kind: Kind, facts: Facts) -> Iterator[Measured]:
    """Read the zone of what zones provide, and the namespace, which an SNI has only beside a zone."""
    if facts.zone and kind.name in OF_ZONES:
        yield Measured("zone", facts.zone, facts.zone, f"zone of the {kind.name}")
        if facts.namespace:
            yield Measured("namespace", facts.namespace, facts.namespace, f"namespace of the {kind.name}")


def _labels(facts: Facts) -> list[tuple[str, str]]:
    """List the labels in the order of their keys; a display name is one of them."""
    if facts.display_name is None:
        return [*facts.labels]
    return sorted({**dict(facts.labels), DISPLAY_NAME: facts.display_name}.items())


def _label_keys(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    for key, _ in _labels(facts):
        yield _in_key(key, key, "label key", 0)


def _label_prefixes(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    for key, _ in _labels(facts):
        if key.count("/") == 1:
            yield _in_key(key, key.partition("/")[0], "label key's prefix", 0)


def _label_names(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    for key, _ in _labels(facts):
        if key.count("/") < 2:
            start = key.find("/") + 1
            yield _in_key(key, key[start:], "label key's name", -start)


def _reserved_labels(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
    for key, _ in [] if facts.synced else _labels(facts):
        if key.startswith(RESERVED) and key not in REGISTERED:
            yield _in_key(key, key, "label key", 0)


def _values(are_read: Callable[[str], bool]) -> Read:
    """Read the values of some labels."""

    def read(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
        for key, value in _labels(facts):
            if are_read(key):
                yield _in_value(key, value)

    return read


def _label(key: str) -> Read:
    """Read the value of one label, where it is given."""
    return _values(lambda given: given == key)


def _owned_label(owned: OwnedLabel) -> Read:
    """Read a label that is given with another value than the control plane writes; one that it does not write, always."""
    word = owned.expected.removesuffix(UNLESS_GLOBAL)
    expected_of = _EXPECTED.get(word, _always(word))

    def read(kind: Kind, name: str, facts: Facts) -> Iterator[Measured]:
        for key, value in [] if _spares(owned, facts) else _labels(facts):
            expected = expected_of(name, facts) if key == owned.key else value
            if value != expected:
                yield _in_value(key, value)._replace(expected=expected or "")

    return read


def _spares(owned: OwnedLabel, facts: Facts) -> bool:
    """Tell whether a label may have any value: sync may write all, and some are not looked at where the origin is global."""
    return facts.synced or (owned.expected.endswith(UNLESS_GLOBAL) and (ORIGIN, "global") in facts.labels)


def _always(word: str) -> Callable[[str, Facts], str | None]:
    return lambda name, facts: word


def _in_key(key: str, text: str, label: str, at: int) -> Measured:
    return Measured(field_of_label(key), key, text, label, at, key=key)


def _in_value(key: str, value: str) -> Measured:
    word = field_of_label(key)
    field, label = ("displayName", "display name") if key == DISPLAY_NAME else (word, f"label {shown(key)}")
    return Measured(field, value, value, label, word=word, key=key)


def field_of_label(key: str) -> str:
    """Name a label as Kuma does where it is at fault."""
    return f"labels[{go_quoted(key)}]"


_EXPECTED: dict[str, Callable[[str, Facts], str | None]] = {
    NOT_SET: lambda name, facts: None,
    EMPTY: lambda name, facts: "",
    THE_NAME: lambda name, facts: name,
    THE_MESH: lambda name, facts: facts.mesh or DEFAULT_MESH,
    THE_ZONE: lambda name, facts: facts.zone,
    THE_NAMESPACE: lambda name, facts: facts.namespace,
}
"""What a control plane writes, by the words of the table."""


def _nothing(facts: Facts) -> tuple[str, ...]:
    return ()


def _original(facts: Facts) -> tuple[str, ...]:
    return ("displayName",) if facts.synced and not facts.display_name else ()


def _namespace(facts: Facts) -> tuple[str, ...]:
    return ("namespace",) if facts.namespace is None else ()


def _zone(facts: Facts) -> tuple[str, ...]:
    return ("zone",) if facts.zone is None else ()


def _sni(facts: Facts) -> tuple[str, ...]:
    absent = [name for name, value in (("mesh", facts.mesh), ("ports", facts.ports)) if value is None]
    return (*absent, *_original(facts))


def _where_given(owned: OwnedLabel, needs: Needs) -> Needs:
    """Need something only where a label is given, and looked at."""

    def read(facts: Facts) -> tuple[str, ...]:
        given = not _spares(owned, facts) and any(key == owned.key for key, _ in _labels(facts))
        return needs(facts) if given else ()

    return read


def _needs_of(owned: OwnedLabel) -> Needs:
    needs = {THE_ZONE: _zone, THE_MESH: _mesh_of_label, THE_NAMESPACE: _namespace}
    return _where_given(owned, needs.get(owned.expected.removesuffix(UNLESS_GLOBAL), _nothing))


def _owned_measure(owned: OwnedLabel) -> Measure:
    summary = f"the label {owned.key}, if it is not {owned.expected}"
    return Measure(owned.measure, summary, _owned_label(owned), _needs_of(owned))


def _mesh_of_label(facts: Facts) -> tuple[str, ...]:
    return ("mesh",) if facts.mesh is None else ()


def _is_plain(key: str) -> bool:
    return key not in (DISPLAY_NAME, *NAME_LABELS)


_DISPLAYED, _ASSIGNED = "the display name, and the name itself unless it was made by sync", "the name; of a copy its display name"
_FIELDS, _WHOLE = "mesh, {}, zone and namespace of each port's SNI", "each port's whole SNI, with {}"
_ROWS = (
    Measure("name", "the name", _name, _nothing),
    Measure("display-name", _DISPLAYED, _display_name, _original),
    Measure("assigned-name", _ASSIGNED, _assigned_name, _original),
    Measure("sent-name", "the name; nothing of a copy", _sent_name, _nothing),
    Measure("copied-name", "the display name, or else the name; nothing of a copy", _copied_name, _nothing),
    Measure("passed-on-name", "the display name of a copy", _passed_on_name, _original),
    Measure("display-name-label", "the display name, where one is given", _label(DISPLAY_NAME), _nothing),
    Measure("core-name", "name.namespace", _core_name, _namespace),
    Measure("zone-prefixed", "zone.name", _zone_prefixed, _zone),
    Measure("mesh", "the mesh field", _mesh, _nothing),
    Measure("sni-fields", _FIELDS.format("display name"), partial(_sni_fields, _display_name), _sni),
    Measure("assigned-sni-fields", _FIELDS.format("name"), partial(_sni_fields, _assigned_name), _sni),
    Measure("sni-port", "the port's segment of each port's SNI", _sni_port, _sni),
    Measure("sni", _WHOLE.format("the display name"), partial(_sni_whole, _display_name), _sni),
    Measure("assigned-sni", _WHOLE.format("the name"), partial(_sni_whole, _assigned_name), _sni),
    Measure("label-key", "the key of each label", _label_keys, _nothing),
    Measure("label-prefix", "what stands before the '/' in the key of each label", _label_prefixes, _nothing),
    Measure("label-name", "the key of each label without its prefix", _label_names, _nothing),
    Measure("reserved-label", "the keys of Kuma's own labels that a control plane does not know", _reserved_labels, _nothing),
    Measure("label-value", "the value of each label but the display name", _values(lambda key: key != DISPLAY_NAME), _nothing),
    Measure("plain-label-value", "the value of each label that carries no name", _values(_is_plain), _nothing),
    Measure("name-label-value", "the values of the labels that carry a name", _values(lambda key: key in NAME_LABELS), _nothing),
    *(
        Measure(f"{slug(key)}-label", f"the value of the label {key}", _label(key), _nothing)
        for key in (ORIGIN, KDS_SYNC, EFFECT, WORKLOAD)
    ),
    *(_owned_measure(owned) for owned in OWNED_LABELS),
)
MEASURES = {row.id: row for row in _ROWS}
