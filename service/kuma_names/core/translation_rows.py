"""Types of the rows about translations: facts, origins of resources, and forms of names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kuma_names.core.model import Environment
from kuma_names.core.versions import Versioned


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationFact:
    """Table row: what a form may need to know besides kind and name; `name` is that of the API."""

    name: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin(Versioned):
    """Table row: kinds that are created in zones only (`of_zone`), or at the Global only."""

    kinds: tuple[str, ...]
    of_zone: bool
    since: str | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationForm(Versioned):
    """Table row: a form in which a name appears, and the kinds and versions that have it.

    `fields` are templates for the fields of `codec`; a form without a codec has one template, its
    `text`. A template has placeholders: facts, or the ids of earlier forms. `cleaned` is a pattern
    of characters in the values of the placeholders, and what replaces them. `unlike` is the id of
    a form: one with the same text is left out. `of_zone` restricts the form to resources of zones
    or, if it is false, of the Global. `where` says where people see the form.
    """

    id: str
    title: str
    where: str
    kinds: tuple[str, ...]
    codec: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    cleaned: tuple[str, str] | None = None
    unlike: str | None = None
    of_zone: bool | None = None
    environments: tuple[Environment, ...] = tuple(Environment)
    since: str | None = None
    before: str | None = None
