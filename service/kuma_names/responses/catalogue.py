"""Responses with the tables: rules, formats, kinds and versions, as JSON."""

from kuma_names import __version__
from kuma_names.core.format import Format
from kuma_names.core.rows import Clause, Kind, NamePlace, Rule
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.places import PLACES
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import RELEASES
from kuma_names.json_types import JsonObject


def rules_json() -> JsonObject:
    """Return every rule with its clauses, every format, and the places of names in resources."""
    return {
        "rules": [_rule_json(rule) for rule in RULES],
        "formats": [_format_json(row) for row in FORMATS.values()],
        "places": [_place_json(place) for place in PLACES],
    }


def kinds_json() -> JsonObject:
    """Return every kind."""
    return {"kinds": [_kind_json(kind) for kind in KINDS.values()]}


def versions_json(default: str, docs: str | None, repository: str | None) -> JsonObject:
    """Return every supported version, oldest first, the default one, and what this service is.

    `docs` and `repository` are URLs.
    """
    versions = [
        {
            "version": release.minor,
            "newestPatch": release.newest_patch,
            "released": release.released,
        }
        for release in RELEASES
    ]
    service = {"version": __version__, "docs": docs, "repository": repository}
    return {"versions": versions, "default": default, "service": service}


def _rule_json(rule: Rule) -> JsonObject:
    return {
        "id": rule.id,
        "summary": rule.summary,
        "because": rule.because,
        "source": rule.source,
        "clauses": [_clause_json(clause) for clause in rule.clauses],
    }


def _clause_json(clause: Clause) -> JsonObject:
    return {
        "kinds": list(clause.kinds),
        "measure": clause.measure,
        "format": clause.format,
        "environments": list(clause.environments),
        "operations": [operation for operation in clause.operations if operation],
        "modes": list(clause.modes),
        "since": clause.since,
        "until": clause.versions.until,
        "outcome": clause.outcome,
    }


def _place_json(place: NamePlace) -> JsonObject:
    return {
        "kinds": list(place.kinds),
        "path": place.path,
        "subject": place.subject,
        "targets": list(place.targets),
        "targetField": place.target_field,
        "unless": place.unless,
        "facts": list(place.facts),
        "environments": list(place.environments),
        "since": place.since,
        "until": place.versions.until,
        "source": place.source,
    }


def _format_json(row: Format) -> JsonObject:
    return {
        "id": row.id,
        "summary": row.summary,
        "pattern": row.pattern,
        "maxBytes": row.max_bytes,
        "atoms": list(row.atom_names),
    }


def _kind_json(kind: Kind) -> JsonObject:
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
        "subject": kind.is_name_subject,
    }
