"""One name through all versions: where its verdict and its rules change."""

from typing import NamedTuple

from kuma_names.core.validate import Validator
from kuma_names.core.versions import label, label_before


class Segment(NamedTuple):
    """Versions from `since` to `until`, both included (None: still), in which a name fares alike."""

    since: str
    until: str | None
    verdict: str
    rules: tuple[str, ...]


def timeline(validator: Validator, name: str) -> list[Segment]:
    """Judge a name in every version that its kind exists in, oldest first."""
    plan = validator.plan
    failed = validator.failed(name)
    rulings = [ruling(failed) for ruling in plan.rulings]
    fates = [(ruling.verdict, tuple(dict.fromkeys(row.rule.id for row in ruling.rows))) for ruling in rulings]
    starts = [index for index, fate in enumerate(fates) if index == 0 or fates[index - 1] != fate]
    return [_segment(validator, start, end, fates[start]) for start, end in zip(starts, [*starts[1:], None], strict=True)]


def _segment(validator: Validator, start: int, end: int | None, fate: tuple[str, tuple[str, ...]]) -> Segment:
    plan = validator.plan
    after = plan.ends if end is None else plan.steps[end].number
    return Segment(label(plan.steps[start].number), after and label_before(after), fate[0], fate[1])
