"""Prometheus's text format, for a textfile collector or a push: facts, whatever is suppressed.

kuma_names_audit_resources{kuma_version,verdict} counts all resources, kuma_names_audit_findings{rule,rejected_in} findings of
the newer version, kuma_names_audit_offender{kind,mesh,name,rule,rejected_in} is 1 for each of them, by resource and rule;
kuma_names_audit_timestamp_seconds{kuma_version} is when, and kuma_names_audit_unread what could not be judged.
"""

from collections import Counter
from collections.abc import Iterator

from kuma_names.audit import summary
from kuma_names.audit.model import Audit, Found

NONE = "none"
"""What stands for a finding that no version rejects."""


def write(made: Audit) -> Iterator[str]:
    """Write all series; none about safety where something could not be read, for then nothing is known to be safe."""
    verdicts = summary.summary(made)["verdicts"]
    yield from _family("resources", "Resources by verdict of their names in a Kuma version", [
        ({"kuma_version": version, "verdict": verdict}, counted[verdict])
        for version, counted in verdicts.items() for verdict in counted
    ])  # fmt: skip
    found = [
        (one.resource, entry)
        for one in made.judged
        for entry in one.found
        if entry.after is not None
    ]
    rules = Counter((entry.rule, rejected_in(made, entry)) for _, entry in found)
    yield from _family("findings", "Findings by rule and by the version that rejects", [
        ({"rule": rule, "rejected_in": version}, number) for (rule, version), number in sorted(rules.items())
    ])  # fmt: skip
    offenders = dict.fromkeys(
        (
            resource.kind,
            resource.facts.mesh or "",
            resource.core_name,
            entry.rule,
            rejected_in(made, entry),
        )
        for resource, entry in found
    )
    labels = ("kind", "mesh", "name", "rule", "rejected_in")
    yield from _family(
        "offender",
        "Resources with a finding",
        [(dict(zip(labels, row, strict=True)), 1) for row in offenders],
    )
    unread = {
        "malformed": sum(one.malformed for one in made.skipped),
        "unreadable": len(made.faults),
    }
    yield from _family(
        "unread",
        "What could not be judged",
        [({"reason": reason}, number) for reason, number in unread.items()],
    )
    if not any(unread.values()):
        versions = dict.fromkeys(version.text for version in made.question[:2])
        yield from _family(
            "timestamp_seconds",
            "Time of the audit",
            [({"kuma_version": one}, made.made_at) for one in versions],
        )


def rejected_in(made: Audit, found: Found) -> str:
    """Name the version that rejects: the rule's first, or for what the newer version refuses without a date, that one."""
    return found.rejected_in or (made.question.after.text if found.after == "refused" else NONE)


def _family(name: str, about: str, series: list[tuple[dict[str, str], int]]) -> Iterator[str]:
    yield f"# HELP kuma_names_audit_{name} {about}.\n# TYPE kuma_names_audit_{name} gauge\n"
    for labels, value in series:
        shown = ",".join(f'{label}="{_escaped(text)}"' for label, text in labels.items())
        yield f"kuma_names_audit_{name}{{{shown}}} {value}\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace('"', '\\"')
