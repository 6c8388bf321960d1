"""The string that a rule is applied to, and the types of its readers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from kuma_names.core.model import Facts
from kuma_names.core.rows import Kind


class MeasuredText(NamedTuple):
    """The string that a rule is applied to, with the input field that it came from.

    `input` starts at `offset` in `text` (negative: `text` starts inside `input`). `label` names the
    text in our messages; `word`, `port` and `group` are needed by Kuma's. `key` is the key of a
    label, `expected` the value that the control plane would write there. `checked_by_kuma` is
    false for texts that only we check.
    """

    field: str
    input: str
    text: str
    label: str
    offset: int = 0
    word: str = ""
    port: str = ""
    group: int = 0
    checked_by_kuma: bool = True
    key: str = ""
    expected: str = ""


Reader = Callable[[Kind, str, Facts], Iterable[MeasuredText]]
"""Returns the texts to measure of a name of a kind, with the facts around it."""
Needs = Callable[[Facts], tuple[str, ...]]
"""Returns the missing inputs (JSON names) without which a measure cannot be taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Table row: what is measured, and the inputs that are needed for it."""

    id: str
    summary: str
    read: Reader
    needs: Needs


def needs_nothing(facts: Facts) -> tuple[str, ...]:
    """Return no missing input."""
    return ()


def needs_mesh(facts: Facts) -> tuple[str, ...]:
    """Return the mesh, if it is missing."""
    return ("mesh",) if facts.mesh is None else ()


def needs_zone(facts: Facts) -> tuple[str, ...]:
    """Return the zone, if it is missing."""
    return ("zone",) if facts.zone is None else ()


def needs_namespace(facts: Facts) -> tuple[str, ...]:
    """Return the namespace, if it is missing."""
    return ("namespace",) if facts.namespace is None else ()
