"""Findings that are known and accepted: a file of rules, kinds and name patterns, each with a reason and a last day."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from fnmatch import fnmatchcase
from typing import Any

from kuma_names.audit.finding_types import REMARK_IDS
from kuma_names.audit.input.document_reader import Source
from kuma_names.audit.input.documents import UnreadableDocument, read_items
from kuma_names.audit.input.model import Place
from kuma_names.audit.model import Applied, Judged, Suppression
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES

STATES = USED, STALE, EXPIRED = "used", "stale", "expired"
_KEYS = ("rule", "kind", "name", "reason", "expires")
_RULES = (*(rule.id for rule in RULES), *REMARK_IDS)


class SuppressionError(ValueError):
    """A file of suppressions that cannot be used; the text names the place."""


def read_suppressions(source: Source, file: str) -> list[Suppression]:
    """Read a list of suppressions; raises `SuppressionError`."""
    return [
        _suppression(item.value, Place(file, item.document, item.line))
        for item in _items(source, file)
    ]


class Suppressions:
    """Marks findings as suppressed, and tells at the end what each suppression came to; `today` decides what has expired."""

    def __init__(self, suppressions: Iterable[Suppression], today: date) -> None:
        self._all = tuple(suppressions)
        self._expired = {
            one
            for one in self._all
            if one.expires is not None and date.fromisoformat(one.expires) < today
        }
        self._used: Counter[Suppression] = Counter()

    def apply(self, one: Judged) -> Judged:
        """Mark the findings of a resource that some suppression covers."""
        if not self._all:
            return one
        return one._replace(
            found=tuple(
                found._replace(suppressed=self._reason(one, found.rule)) for found in one.found
            )
        )

    def applied(self) -> tuple[Applied, ...]:
        """Tell what became of all suppressions."""
        return tuple(Applied(one, self._state(one), self._used[one]) for one in self._all)

    def _reason(self, one: Judged, rule: str) -> str | None:
        covering = [
            by for by in self._all if _covers(by, rule, one.resource.kind, one.resource.name.value)
        ]
        self._used.update(covering)
        return next((by.reason for by in covering if by not in self._expired), None)

    def _state(self, one: Suppression) -> str:
        if one in self._expired:
            return EXPIRED
        return USED if self._used[one] else STALE


def _covers(by: Suppression, rule: str, kind: str, name: str) -> bool:
    return fnmatchcase(rule, by.rule) and fnmatchcase(kind, by.kind) and fnmatchcase(name, by.name)


def _items(source: Source, file: str) -> Iterator[Any]:
    for item in read_items(source):
        if isinstance(item, UnreadableDocument):
            raise SuppressionError(f"{file}:{item.line}: {item.reason}")
        yield item


def _suppression(value: Any, place: Place) -> Suppression:
    at = f"{place.file}:{place.line}: a suppression"
    if not isinstance(value, dict):
        raise SuppressionError(f"{at} must be a mapping of {', '.join(_KEYS)}")
    unknown = [key for key in value if key not in _KEYS]
    if unknown:
        raise SuppressionError(f"{at} must not have {unknown[0][:80]!r}: it has {', '.join(_KEYS)}")
    odd = [key for key, one in value.items() if not isinstance(one, str)]
    missing = [key for key in ("rule", "reason") if not value.get(key)]
    if odd or missing:
        raise SuppressionError(
            f"{at} {f'needs a text as {odd[0]}' if odd else f'needs a {missing[0]}'}"
        )
    _check(at, "rule", value["rule"], _RULES)
    _check(at, "kind", value.get("kind", "*"), tuple(KINDS))
    rule, kind, name = (str(value.get(key, "*")) for key in _KEYS[:3])
    return Suppression(
        rule, kind, name, str(value["reason"]), _day(at, value.get("expires")), place
    )


def _day(at: str, text: str | None) -> str | None:
    try:
        return text and date.fromisoformat(text).isoformat()
    except ValueError:
        raise SuppressionError(
            f"{at} expires on {str(text)[:40]!r}, which is no day such as 2027-01-31"
        ) from None


def _check(at: str, key: str, pattern: str, choices: tuple[str, ...]) -> None:
    """Refuse a pattern that no rule or kind can have: it would be stale for ever."""
    if not any(fnmatchcase(choice, pattern) for choice in choices):
        raise SuppressionError(
            f"{at} has the {key} {pattern[:80]!r}, which fits none of {', '.join(choices)}"
        )
