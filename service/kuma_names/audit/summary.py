"""An audit as a plain dictionary with the words of the API: what `--format json` and POST /audit show."""

from datetime import UTC, datetime
from typing import Any

from kuma_names.audit.input.model import Place, Resource
from kuma_names.audit.model import Applied, Audit, Found, Judged, Mention
from kuma_names.core.model import EFFECTS, VERDICTS, Outcome, Verdict

SCHEMA_VERSION = 1
FAILURES = (Verdict.BROKEN.value, Verdict.REJECTED.value)
"""The verdicts of names that do not survive."""
ABSENT = "absent"
"""Counted where a version does not have the kind."""
COUNTED = (
    Verdict.VALID.value,
    Verdict.DEPRECATED.value,
    Verdict.BROKEN.value,
    Verdict.REJECTED.value,
    ABSENT,
)
CHANGES = NEW, WORSE, SAME, BETTER, GONE = "new", "worse", "same", "better", "gone"
CONCLUSIONS = SAFE, NOT_SAFE, UNKNOWN = "safe", "not-safe", "unknown"
Shown = dict[str, Any]


def audit(made: Audit) -> Shown:
    """Show a whole audit."""
    return {
        "schemaVersion": SCHEMA_VERSION,
        "from": made.question.before.text,
        "to": made.question.after.text,
        "operation": made.question.operation.value,
        "mode": made.question.mode.value,
        "first": made.question.first.value,
        "auditedAt": moment(made),
        "conclusion": conclusion(made),
        "summary": summary(made),
        "resources": [_judged(one) for one in made.judged],
        "skipped": [
            {**_place(one.place), "reason": one.reason, "malformed": one.malformed}
            for one in made.skipped
        ],
        "unreadable": [{**_place(one.place), "reason": one.reason} for one in made.faults],
        "notJudged": [
            {"rule": one.rule, "needs": list(one.needs), "names": names}
            for one, names in made.not_judged
        ],
        "suppressions": [_applied(one) for one in made.suppressions],
    }


def moment(made: Audit) -> str:
    """Say when it was made, in UTC."""
    return datetime.fromtimestamp(made.made_at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def conclusion(made: Audit) -> str:
    """Say whether the names survive the upgrade, whatever is suppressed; what could not be judged is not safe."""
    if any(made.verdicts[1].get(verdict) for verdict in FAILURES):
        return NOT_SAFE
    unjudged = made.faults or any(one.malformed for one in made.skipped) or not made.resources
    return UNKNOWN if unjudged else SAFE


def worst(made: Audit) -> str:
    """Give the worst verdict of the newer version, without what is suppressed."""
    outcomes = (
        found.after
        for one in made.judged
        for found in one.found
        if found.after and found.suppressed is None
    )
    verdicts = {EFFECTS[Outcome(outcome)].verdict for outcome in outcomes}
    return max(verdicts, key=VERDICTS.index, default=Verdict.VALID).value


def summary(made: Audit) -> Shown:
    """Count everything that was read."""
    malformed = sum(one.malformed for one in made.skipped)
    found = [entry for one in made.judged for entry in one.found]
    return {
        "read": made.resources + len(made.skipped),
        "judged": made.resources,
        "skipped": len(made.skipped) - malformed,
        "malformed": malformed,
        "unreadable": len(made.faults),
        "suppressed": sum(entry.suppressed is not None for entry in found),
        "findings": {
            severity: sum(entry.severity == severity for entry in found)
            for severity in ("error", "warning", "note")
        },
        "verdicts": {
            version.text: {
                name: counted.get(None if name == ABSENT else name, 0) for name in COUNTED
            }
            for version, counted in zip(made.question[:2], made.verdicts, strict=True)
        },
    }


def fails(found: Found) -> bool:
    """Tell whether a resource does not work in the newer version for this, and nobody has accepted that."""
    return found.suppressed is None and VERDICTS[_rank(found.after)] in FAILURES


def change(found: Found) -> str:
    """Say what the upgrade does to a finding."""
    before, after = (_rank(outcome) for outcome in (found.before, found.after))
    if found.before is None and found.after is not None:
        return NEW
    if found.after is None and found.before is not None:
        return GONE
    return SAME if before == after else WORSE if before < after else BETTER


def _rank(outcome: str | None) -> int:
    return 0 if outcome is None else VERDICTS.index(EFFECTS[Outcome(outcome)].verdict)


def _judged(one: Judged) -> Shown:
    return {
        **_resource(one.resource),
        "verdicts": {"from": one.before, "to": one.after},
        "findings": [_found(found) for found in one.found],
        "mentions": [_mention(mention) for mention in one.mentions],
    }


def _resource(resource: Resource) -> Shown:
    facts = resource.facts
    return {
        "kind": resource.kind,
        "mesh": facts.mesh,
        "name": resource.name.value,
        "namespace": facts.namespace,
        "displayName": facts.display_name,
        "zone": facts.zone,
        "synced": facts.synced,
        "environment": resource.environment.value,
        **_place(resource.place),
    }


def _found(found: Found) -> Shown:
    suggestion = found.suggestion
    return {
        "rule": found.rule,
        "subject": found.subject,
        "field": found.field,
        "value": found.value,
        "spans": [list(span) for span in found.spans],
        "line": found.line,
        "severity": found.severity,
        "from": found.before,
        "to": found.after,
        "change": change(found),
        "rejectedIn": found.rejected_in,
        "message": found.message,
        "because": found.because,
        "hint": found.hint,
        "upstream": found.upstream,
        "suggestion": None
        if suggestion is None
        else {"name": suggestion.name, "lossy": suggestion.lossy},
        "others": [_mention(mention) for mention in found.others],
        "suppressed": found.suppressed,
    }


def _applied(one: Applied) -> Shown:
    by = one.suppression
    shown = {
        "rule": by.rule,
        "kind": by.kind,
        "name": by.name,
        "reason": by.reason,
        "expires": by.expires,
    }
    return {**shown, "state": one.state, "findings": one.findings, **_place(by.place)}


def _mention(mention: Mention) -> Shown:
    return {
        "kind": mention.kind,
        "name": mention.name,
        "field": mention.field,
        **_place(mention.place),
    }


def _place(place: Place) -> Shown:
    return {"file": place.file, "document": place.document, "line": place.line}
