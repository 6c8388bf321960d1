"""One name through all versions: where its verdict and its rules change."""

from functools import cache
from typing import NamedTuple

from kuma_names.core.names.compiled_rules import Plan
from kuma_names.core.names.validator import Validator
from kuma_names.core.versions import label, label_before, threshold


class Segment(NamedTuple):
    """Versions from `since` to `until`, both included (None: still), in which a name fares alike."""

    since: str
    until: str | None
    verdict: str
    rules: tuple[str, ...]


def timeline(validator: Validator, name: str) -> tuple[Segment, ...]:
    """Judge a name in every version that its kind exists in, oldest first."""
    return _segments(validator.plan, validator.failed(name))


@cache
def _segments(plan: Plan, failed: int) -> tuple[Segment, ...]:
    """Find the segments of all names that fail the same checks; there are few such sets."""
    rulings = [ruling(failed) for ruling in plan.rulings]
    fates = [(ruling.verdict, tuple(dict.fromkeys(row.rule.id for row in ruling.rows))) for ruling in rulings]
    starts = [index for index, fate in enumerate(fates) if index == 0 or fates[index - 1] != fate]
    return tuple(_segment(plan, start, end, fates[start]) for start, end in zip(starts, [*starts[1:], None], strict=True))


def _segment(plan: Plan, start: int, end: int | None, fate: tuple[str, tuple[str, ...]]) -> Segment:
    removed = plan.kind.removed_in
    gone = None if removed is None else threshold(removed)
    after = gone if end is None else plan.steps[end].number
    return Segment(label(plan.steps[start].number), after and label_before(after), fate[0], fate[1])
