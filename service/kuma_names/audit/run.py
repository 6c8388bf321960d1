"""An audit from beginning to end: read, judge, compare, suppress; `audit` is the one door for the command line and HTTP."""

import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from kuma_names.audit.input.document_reader import Source
from kuma_names.audit.input.documents import Unreadable, items
from kuma_names.audit.input.resources import Place, Resource, Skipped, resource
from kuma_names.audit.inventory import Inventory
from kuma_names.audit.model import Audit, Fault, Question, Suppression
from kuma_names.audit.resource_findings import Judge
from kuma_names.audit.suppressions import Suppressions


def audit(
    sources: Iterable[tuple[str, Source] | Fault],
    question: Question,
    suppressions: Iterable[Suppression] = (),
    made_at: int | None = None,
) -> Audit:
    """Audit files, each a name and its bytes; a file that could not be opened is given as its fault.

    `made_at` is in seconds since 1970, and is now unless given.
    """
    made_at = int(time.time()) if made_at is None else made_at
    judge = Judge(question)
    inventory = Inventory(judge, question)
    skipped: list[Skipped] = []
    faults: list[Fault] = []
    for read in _resources(sources):
        if isinstance(read, Fault):
            faults.append(read)
        elif isinstance(read, Skipped):
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


def _resources(
    sources: Iterable[tuple[str, Source] | Fault],
) -> Iterator[Resource | Skipped | Fault]:
    for source in sources:
        if isinstance(source, Fault):
            yield source
            continue
        file, stream = source
        for item in items(stream):
            if isinstance(item, Unreadable):
                yield Fault(Place(file, item.document, item.line), item.reason)
            else:
                yield resource(item, file)
