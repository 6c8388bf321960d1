"""The string that a rule is applied to, and the types of its readers."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from kuma_names.core.model import Facts
from kuma_names.core.rows import Kind


class MeasuredText(NamedTuple):
    """The string that a rule is applied to, with the input field that it came from.

    `input` starts at `offset` in `text` (negative: `text` starts inside `input`). `label` names the
    text in our messages, `word` in Kuma's. `port` is the name of the service's port and `group` its
    number from 1, by which Kuma's warnings are ordered; 0 if the text belongs to no port. `key` is
    the key of a label, `expected` the value that the control plane would write there. `reason` is
    why Go does not take a template.
    `checked_by_kuma` is false for texts that only this service checks.
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
    reason: str = ""


Reader = Callable[[Kind, str, Facts], Iterable[MeasuredText]]
"""Function that returns the texts to measure, from a kind, a name and the facts around it."""
Needs = Callable[[Facts], tuple[str, ...]]
"""Function that returns the JSON names of the missing inputs that a measure requires."""


Decides = Callable[[str], bool]
"""Function that returns whether a name alone decides, whatever the missing inputs are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Table row: which texts a rule is applied to, and the inputs that are required to read them.

    `needs` returns the inputs that are missing. Without them `read` must only be called for names
    of which `decides` is true; None if there are none. `is_selective` means that `read` yields
    texts of some names only.
    """

    id: str
    summary: str
    read: Reader
    needs: Needs
    decides: Decides | None = None
    is_selective: bool = False

    def missing(self, name: str, facts: Facts) -> tuple[str, ...]:
        """Return the missing inputs without which the texts of a name cannot be judged."""
        needs = self.needs(facts)
        is_decided = bool(needs) and self.decides is not None and self.decides(name)
        return () if is_decided else needs


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


def needs_address(facts: Facts) -> tuple[str, ...]:
    """Return the address, if it is missing."""
    return ("address",) if facts.address is None else ()
