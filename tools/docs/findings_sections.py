"""The sections of findings that are not rules of names: those of codecs and of audits."""

from collections.abc import Iterator

from kuma_names.audit.finding_types import AUDIT_FINDINGS, FINDING_TYPE_IDS
from kuma_names.audit.model import NOTE, AuditFindingType
from kuma_names.core.model import Environment
from kuma_names.core.rows import IdentifierFindingType
from kuma_names.core.tables.identifier_findings import IDENTIFIER_FINDING_IDS, IDENTIFIER_FINDINGS
from tools.docs import cells
from tools.docs.markdown import bullets, code, sentence, table


def codecs_section() -> Iterator[str]:
    """Yield the findings about identifiers."""
    yield "## Codecs"
    yield "Findings of `/proxyid/encode` and `/proxyid/decode` that are not rules of names."
    heads = ("versions", "environment", "field", "outcome", "Kuma text")
    for id_ in IDENTIFIER_FINDING_IDS:
        rows = [row for row in IDENTIFIER_FINDINGS if row.id == id_]
        yield f"### {id_}"
        yield sentence(rows[0].summary)
        yield bullets(f"Because: {rows[0].because}")
        yield table(heads, map(_identifier_finding, rows))


def _identifier_finding(row: IdentifierFindingType) -> tuple[str, ...]:
    # braces are doubled in templates; the page shows what Kuma prints
    kuma_text = (row.kuma_text or "").replace("{{", "{").replace("}}", "}")
    return (
        cells.versions(row.since, row.before),
        cells.members(row.environments, Environment),
        row.field,
        row.outcome,
        code(kuma_text),
    )


def audits_section() -> Iterator[str]:
    """Yield the findings about inventories."""
    yield "## Audits"
    yield "Findings of an audit that are not rules of names."
    for id_ in FINDING_TYPE_IDS:
        rows = [row for row in AUDIT_FINDINGS if row.id == id_]
        yield f"### {_audit_head(id_)}"
        yield sentence(rows[0].summary)
        yield table(("environment", "outcome", "because"), map(_audit_finding, rows))


def _audit_head(id_: str) -> str:
    """Return the head of a section; a finding of codecs may have the same id."""
    return f"{id_} (audits)" if id_ in IDENTIFIER_FINDING_IDS else id_


def _audit_finding(row: AuditFindingType) -> tuple[str, ...]:
    return (
        cells.members(row.environments, Environment),
        row.outcome or NOTE,
        row.because.replace("{existing}", ""),
    )
