"""The tables as answers: what GET /rules, /kinds and /versions show."""

from typing import Any

from kuma_names.core.model import Clause, Kind, Rule
from kuma_names.core.tables.formats import FORMATS, Format
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import RELEASES, label_before, threshold

Data = dict[str, Any]


def rules() -> Data:
    """Show every rule with its clauses, and every format."""
    return {"rules": [_rule(rule) for rule in RULES], "formats": [_format(row) for row in FORMATS.values()]}


def kinds() -> Data:
    """Show every kind."""
    return {"kinds": [_kind(kind) for kind in KINDS.values()]}


def versions(default: str) -> Data:
    """Show every supported version, oldest first."""
    listed = [{"version": release.minor, "newestPatch": release.newest_patch, "released": release.released} for release in RELEASES]
    return {"versions": listed, "default": default}


def _rule(rule: Rule) -> Data:
    return {
        "id": rule.id,
        "summary": rule.summary,
        "because": rule.because,
        "source": rule.source,
        "clauses": [_clause(clause) for clause in rule.clauses],
    }


def _clause(clause: Clause) -> Data:
    return {
        "kinds": list(clause.kinds),
        "measure": clause.measure,
        "format": clause.format,
        "environments": list(clause.environments),
        "operations": [operation for operation in clause.operations if operation],
        "modes": list(clause.modes),
        "since": clause.since,
        "until": None if clause.before is None else label_before(threshold(clause.before)),
        "outcome": clause.outcome,
    }


def _format(row: Format) -> Data:
    return {
        "id": row.id,
        "summary": row.summary,
        "pattern": row.pattern,
        "maxBytes": row.max_bytes,
        "atoms": list(row.atom_names),
    }


def _kind(kind: Kind) -> Data:
    return {
        "kind": kind.name,
        "scope": kind.scope,
        "path": kind.path,
        "shortName": kind.short_name,
        "shortNameSince": kind.short_name_since,
        "since": kind.since,
        "removedIn": kind.removed_in,
        "kubernetesScope": kind.kubernetes_scope,
        "environments": list(kind.environments),
        "subject": kind.subject,
    }
