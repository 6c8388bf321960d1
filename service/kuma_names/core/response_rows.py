"""Types of table rows about the responses of a control plane."""

import dataclasses
import re
from dataclasses import dataclass

from kuma_names.core.model import Mode, Operation, Stage
from kuma_names.core.versions import Versioned


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorTitle(Versioned):
    """Table row: status, title and detail of the response that refuses a request in one stage.

    The last row that matches applies. A detail None means Kuma's text about the first failure.
    """

    stage: Stage
    operation: Operation
    since: str
    before: str | None = None
    status: int
    text: str
    detail: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch:
    """Table row: the reason that Kuma reports for a field if URL and body have different values.

    It precedes the reasons of the rule `before_rule`.
    """

    field: str
    reason: str
    before_rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RouterResponse(Versioned):
    """Table row: how the router handles names of some shape before any handler sees them.

    `shape` is a regular expression for the whole name; empty `kinds` means all kinds.
    """

    field: str
    shape: str
    kinds: tuple[str, ...] = ()
    since: str
    before: str | None = None
    status: int
    text: str | None
    because: str
    regex: re.Pattern[str] = dataclasses.field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "regex", re.compile(self.shape))


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption(Versioned):
    """Table row: what is assumed about the rest of a request; empty `kinds` means all kinds."""

    kinds: tuple[str, ...] = ()
    since: str
    before: str | None = None
    modes: tuple[Mode, ...] = tuple(Mode)
    text: str
