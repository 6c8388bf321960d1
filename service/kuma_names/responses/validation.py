"""Questions about names in plain values, and their answers in the words of the API; every door (HTTP, command line) asks here."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import Any

from kuma_names.core.errors import NotApplicableError
from kuma_names.core.model import NO_FACTS, VERDICTS, Context, Environment, Facts, Mode, Operation, Report, Verdict
from kuma_names.core.names.validator import Validator
from kuma_names.core.tables.labels import DISPLAY_NAME
from kuma_names.core.versions import KumaVersion, version
from kuma_names.responses import rendering
from kuma_names.responses.rendering import Shown

MAX_TEXT = 4096
"""Characters of a text that every door takes: far more than any name may have."""
THRESHOLDS = (Verdict.DEPRECATED.value, Verdict.BROKEN.value, Verdict.REJECTED.value)
"""The verdicts that may be taken for a failure, mildest first."""
FAILURE = Verdict.BROKEN.value
"""What commands take for a failure unless told otherwise: a name that does not work, or is not taken."""
_verdict_of = attrgetter("verdict")


def context(
    kuma_version: str,
    target_version: str | None = None,
    environment: str = Environment.UNIVERSAL,
    operation: str | None = None,
    mode: str = Mode.ZONE,
) -> Context:
    """Read the words of a context; raises `UnknownVersionError`, which lists the choices.

    >>> context("2.14").version.text
    '2.14'
    """
    return Context(
        version(kuma_version),
        None if target_version is None else version(target_version, "targetVersion"),
        Environment(environment),
        None if operation is None else Operation(operation),
        Mode(mode),
    )


def facts(environment: Environment, labels: Mapping[str, str] | None = None, **known: Any) -> Facts:
    """Put together what is known besides the name: on Universal the display name is one of the labels.

    Raises `NotApplicableError` where it is given twice, and not alike.

    >>> facts(Environment.UNIVERSAL, {"kuma.io/display-name": "web"}).display_name
    'web'
    """
    given = tuple(sorted((labels or {}).items()))
    display_name = known.pop("display_name", None)
    labelled = (labels or {}).get(DISPLAY_NAME) if environment is Environment.UNIVERSAL else None
    if display_name is not None and labelled not in (None, display_name):
        raise NotApplicableError("displayName", f"must be what the label {DISPLAY_NAME} says, or be left out")
    return Facts(**known, display_name=labelled if display_name is None else display_name, labels=given)


class Question:
    """Names of one kind in one context: a judge for the asked version, and one for the target where one is named.

    Raises what `Validator` raises.
    """

    def __init__(self, kind: str, context: Context, facts: Facts = NO_FACTS, *, partial: bool = False) -> None:
        self.validator = Validator(kind, context, facts, partial=partial)
        self.frame = rendering.frame(self.validator)
        self.target = None if context.target is None else _upgraded(kind, context, context.target, facts)

    def answer(self, name: str, include: frozenset[str], taken: Iterable[str], judged: list[Report]) -> Shown:
        """Answer for one name, with the costly parts to `include`; its report is added to those `judged`."""
        made = self.validator.validate(name)
        judged.append(made)
        answer = rendering.report(made, self.frame)
        if self.target is not None:
            answer["target"] = rendering.target(self.target.validate(name))
        if include:
            answer.update(rendering.parts(self.validator, name, include, frozenset(taken)))
        return answer


def summary(total: int, judged: list[Report]) -> dict[str, int]:
    """Count the verdicts on many names; what was not judged is malformed."""
    verdicts = Counter(map(_verdict_of, judged))
    return {
        "total": total,
        **{verdict.value: verdicts[verdict.value] for verdict in VERDICTS},
        "malformed": total - len(judged),
    }


def worst(answer: Shown) -> Verdict:
    """Find the worst verdict of an answer, on one name or on many, in the asked version and in the target."""
    return max(_verdicts(answer), key=VERDICTS.index, default=Verdict.VALID)


def fails(answer: Shown, threshold: str = FAILURE) -> bool:
    """Tell whether the worst verdict of an answer is a threshold or worse."""
    return VERDICTS.index(worst(answer)) >= VERDICTS.index(Verdict(threshold))


def _verdicts(answer: Shown) -> Iterator[Verdict]:
    for result in answer.get("results", [answer]):
        yield from (Verdict(part["verdict"]) for part in (result, result.get("target", {})) if "verdict" in part)


def _upgraded(kind: str, context: Context, target: KumaVersion, facts: Facts) -> Validator:
    upgraded = Context(target, None, context.environment, context.operation, context.mode)
    return Validator(kind, upgraded, facts, version_field="targetVersion")
