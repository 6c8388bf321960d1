"""Audit pipeline: read resources, validate and compare them, suppress what is accepted."""

import time
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime

from kuma_names.audit.input.model import (
    InputFile,
    MeshReference,
    SkippedResource,
    UnreadableFile,
)
from kuma_names.audit.inventory import Inventory
from kuma_names.audit.judging import Judgement
from kuma_names.audit.model import AuditOptions, AuditReport, Suppression
from kuma_names.audit.suppressions import Suppressions
from kuma_names.audit.workers import judge_files


def audit(
    files: Iterable[InputFile],
    options: AuditOptions,
    suppressions: Iterable[Suppression] = (),
    audited_at: int | None = None,
    jobs: int = 1,
) -> AuditReport:
    """Audit the resources in files; suppressions mark accepted findings.

    `audited_at` is in seconds since 1970; by default it is now.
    `jobs` is the number of processes that read and judge: the report does not depend on it.
    """
    audited_at = int(time.time()) if audited_at is None else audited_at
    inventory = Inventory(options)
    skipped: list[SkippedResource] = []
    unreadable: list[UnreadableFile] = []
    for item in judge_files(files, options, inventory.known_names, jobs):
        if isinstance(item, UnreadableFile):
            unreadable.append(item)
        elif isinstance(item, SkippedResource):
            skipped.append(item)
        elif isinstance(item, MeshReference):
            inventory.add_reference(item)
        elif isinstance(item, Judgement):
            inventory.add_judgement(item)
        elif isinstance(item, Counter):
            inventory.not_judged.update(item)
        else:
            inventory.add(item)
    today = datetime.fromtimestamp(audited_at, UTC).date()
    accepted = Suppressions(suppressions, today)
    reports = tuple(accepted.apply(report) for report in inventory.reports())
    return AuditReport(
        options=options,
        audited_at=audited_at,
        resource_reports=reports,
        resource_count=inventory.size,
        # Evaluated after `reports`, whose comparison changes verdicts.
        verdict_counts=inventory.verdict_counts(),
        skipped_resources=tuple(skipped),
        unreadable_files=tuple(unreadable),
        not_judged=tuple(inventory.not_judged.items()),
        templated_names=tuple(inventory.templated_names),
        other_kinds=tuple(sorted(inventory.other_kinds.items())),
        referenced_count=inventory.referenced_count,
        suppression_results=accepted.results(),
    )
