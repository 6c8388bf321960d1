"""An audit from beginning to end: read, judge, compare, suppress; `audit` is the one door for the command line and HTTP."""

import time
from collections.abc import Iterable
from datetime import UTC, datetime

from kuma_names.audit.input.model import InputFile, SkippedResource, UnreadableFile
from kuma_names.audit.input.resources import read_resources
from kuma_names.audit.inventory import Inventory
from kuma_names.audit.model import Audit, Question, Suppression
from kuma_names.audit.resource_findings import Judge
from kuma_names.audit.suppressions import Suppressions


def audit(
    files: Iterable[InputFile],
    question: Question,
    suppressions: Iterable[Suppression] = (),
    made_at: int | None = None,
) -> Audit:
    """Audit files, each a name and its bytes; one that could not be opened is an `UnreadableFile`.

    `made_at` is in seconds since 1970, and is now unless given.
    """
    made_at = int(time.time()) if made_at is None else made_at
    judge = Judge(question)
    inventory = Inventory(judge, question)
    skipped: list[SkippedResource] = []
    faults: list[UnreadableFile] = []
    for read in read_resources(files):
        if isinstance(read, UnreadableFile):
            faults.append(read)
        elif isinstance(read, SkippedResource):
            skipped.append(read)
        else:
            inventory.add(judge.judge(read._replace(order=inventory.size)))
    covering = Suppressions(suppressions, datetime.fromtimestamp(made_at, UTC).date())
    judged = tuple(covering.apply(one) for one in inventory.finish())
    return Audit(
        question,
        made_at,
        judged,
        inventory.size,
        inventory.verdicts(),
        tuple(skipped),
        tuple(faults),
        tuple(judge.not_judged.items()),
        covering.applied(),
    )
