"""Types of a baseline: findings of an earlier report, and the comparison with them."""

from typing import NamedTuple


class FindingKey(NamedTuple):
    """Identity of a finding in two reports; it has no line, because lines move."""

    kind: str
    mesh: str | None
    namespace: str | None
    name: str
    rule: str
    field: str
    value: str


class BaselineFinding(NamedTuple):
    """Finding of an earlier report, and its outcome in the newer version there."""

    key: FindingKey
    outcome: str | None


class BaselineResult(NamedTuple):
    """Comparison with an earlier report: the findings known from it, and those that are gone."""

    file: str
    known_count: int
    gone: tuple[FindingKey, ...]
