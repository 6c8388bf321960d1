"""Summary of responses about names: the body of a batch, the worst verdict, and thresholds."""

from collections import Counter
from collections.abc import Iterator
from operator import attrgetter

from kuma_names.core.model import VERDICTS, Verdict
from kuma_names.core.report import Report
from kuma_names.json_types import JsonObject

THRESHOLDS = (Verdict.DEPRECATED.value, Verdict.BROKEN.value, Verdict.REJECTED.value)
"""Verdicts that can be treated as a failure, mildest first."""
DEFAULT_THRESHOLD = Verdict.BROKEN.value
"""The verdict from which on commands fail by default."""
_verdict_of = attrgetter("verdict")


def batch_json(results: list[JsonObject], reports: list[Report]) -> JsonObject:
    """Return the response of a batch; a result without a report is malformed."""
    verdicts = Counter(map(_verdict_of, reports))
    summary = {
        "total": len(results),
        **{verdict.value: verdicts[verdict.value] for verdict in VERDICTS},
        "malformed": len(results) - len(reports),
    }
    return {"summary": summary, "results": results}


def worst_verdict(body: JsonObject) -> Verdict:
    """Return the worst verdict in a response about one or more names, the target's included."""
    return max(_verdicts(body), key=VERDICTS.index, default=Verdict.VALID)


def reaches(body: JsonObject, threshold: str = DEFAULT_THRESHOLD) -> bool:
    """Return whether the worst verdict of a response is the threshold or worse."""
    return VERDICTS.index(worst_verdict(body)) >= VERDICTS.index(Verdict(threshold))


def _verdicts(body: JsonObject) -> Iterator[Verdict]:
    for result in body.get("results", [body]):
        for part in (result, result.get("target", {})):
            if "verdict" in part:
                yield Verdict(part["verdict"])
