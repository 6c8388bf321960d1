"""SARIF 2.1.0, as code scanning reads it: a result a finding, with its line; suppressed ones say why."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from kuma_names import __version__
from kuma_names.audit import summary
from kuma_names.audit.finding_types import REMARKS
from kuma_names.audit.input.model import Place
from kuma_names.audit.model import Audit, Found, Judged, Mention
from kuma_names.core.tables.rules import RULES

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_HOME = "https://kuma.io"
_SUMMARIES = {
    **{id_: row.summary for (id_, _), row in REMARKS.items()},
    **{rule.id: rule.summary for rule in RULES},
}
_RULES = tuple(_SUMMARIES)
Json = dict[str, Any]


def write(made: Audit) -> Iterator[str]:
    """Write one run."""
    driver = {
        "name": "kuma-names",
        "version": __version__,
        "informationUri": _HOME,
        "rules": [_rule(id_) for id_ in _RULES],
    }
    faults = [(one.place, one.reason) for one in made.faults] + [
        (one.place, one.reason) for one in made.skipped if one.malformed
    ]
    notices = [(one.place, one.reason) for one in made.skipped if not one.malformed]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not faults,
                "endTimeUtc": summary.moment(made),
                "toolExecutionNotifications": [
                    *(_notification("error", place, reason) for place, reason in faults),
                    *(_notification("note", place, reason) for place, reason in notices),
                ],
            }
        ],
        "results": [_result(made, one, found) for one in made.judged for found in one.found],
        "properties": {
            "from": made.question.before.text,
            "to": made.question.after.text,
            "summary": summary.summary(made),
        },
    }
    yield (
        json.dumps(
            {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False
        )
        + "\n"
    )


def _rule(id_: str) -> Json:
    return {"id": id_, "shortDescription": {"text": _SUMMARIES[id_]}}


def _result(made: Audit, one: Judged, found: Found) -> Json:
    resource = one.resource
    result: Json = {
        "ruleId": found.rule,
        "ruleIndex": _RULES.index(found.rule),
        "level": found.severity,
        "message": {
            "text": f"{found.message}; {found.because}" + (f"; {found.hint}" if found.hint else "")
        },
        "locations": [
            {
                **_location(resource.place._replace(line=found.line)),
                "logicalLocations": [
                    {
                        "name": resource.name.value,
                        "kind": "resource",
                        "fullyQualifiedName": _full(one),
                    }
                ],
            }
        ],
        "partialFingerprints": {"resource/v1": f"{_full(one)}/{found.field}/{found.rule}"},
        "properties": {
            "change": summary.change(found),
            made.question.before.text: found.before,
            made.question.after.text: found.after,
            "rejectedIn": found.rejected_in,
            "suggestion": found.suggestion and found.suggestion.name,
        },
    }
    related = [
        _mention(at, mention) for at, mention in enumerate((*found.others, *one.mentions), 1)
    ]
    if related:
        result["relatedLocations"] = related
    if found.suppressed is not None:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": found.suppressed}
        ]
    return result


def _full(one: Judged) -> str:
    return "/".join(
        filter(
            None,
            (
                one.resource.facts.zone,
                one.resource.facts.mesh,
                one.resource.kind,
                one.resource.core_name,
            ),
        )
    )


def _mention(at: int, mention: Mention) -> Json:
    return {
        "id": at,
        **_location(mention.place),
        "message": {"text": f"{mention.field} of {mention.kind} {mention.name}"},
    }


def _notification(level: str, place: Place, reason: str) -> Json:
    return {"level": level, "message": {"text": reason}, "locations": [_location(place)]}


def _location(place: Place) -> Json:
    artifact = {"uri": quote(place.file)}
    return {
        "physicalLocation": {
            "artifactLocation": artifact,
            "region": {"startLine": max(place.line, 1)},
        }
    }
