"""Table of translations: codecs, fields and placeholders exist wherever a form does."""

from collections.abc import Iterator
from itertools import product

import pytest

from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.translation_values import placeholders
from kuma_names.core.model import Environment
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.translation_forms import (
    IN_MESH,
    NAMESPACED,
    ORIGINS,
    TRANSLATED_KINDS,
    TRANSLATION_FACTS,
    TRANSLATION_FORMS,
)
from kuma_names.core.translation_rows import TranslationForm
from kuma_names.core.versions import MINORS, parse_version

FACTS = {fact.name for fact in TRANSLATION_FACTS}
VALUES = FACTS | {"name", "kind", "origin", "display", "core", "section"}
NUMBERS = [parse_version(minor).number for minor in MINORS]


def names_of(form: TranslationForm) -> set[str]:
    """Return the placeholders of a form."""
    templates = [form.text, *form.fields.values()]
    return {name for template in templates for name in placeholders(template)}


def contexts(form: TranslationForm) -> Iterator[tuple[str, Environment, tuple[int, int, int]]]:
    """Yield each kind, environment and version of a form."""
    for kind, environment, number in product(form.kinds, form.environments, NUMBERS):
        ranges = [form.versions, KINDS[kind].versions]
        if form.codec is not None:
            ranges.append(CODECS[form.codec].versions)
        if all(range_.contains(number) for range_ in ranges):
            yield kind, environment, number


def test_facts_are_unique() -> None:
    assert len(FACTS) == len(TRANSLATION_FACTS)


@pytest.mark.parametrize("form", TRANSLATION_FORMS, ids=lambda form: f"{form.id} {form.kinds[0]}")
def test_a_form_has_either_fields_of_its_codec_or_a_text(form: TranslationForm) -> None:
    assert set(form.kinds) <= set(TRANSLATED_KINDS)
    assert len(form.title) <= 24
    if form.codec is None:
        assert form.text
        assert not form.fields
    else:
        assert set(form.fields) <= set(CODECS[form.codec].fields)
        assert not form.text
        assert form.cleaned is None
    assert list(contexts(form))


@pytest.mark.parametrize("index", range(len(TRANSLATION_FORMS)))
def test_placeholders_are_facts_or_earlier_forms(index: int) -> None:
    form = TRANSLATION_FORMS[index]
    earlier: dict[str, set[object]] = {}
    for row in TRANSLATION_FORMS[:index]:
        earlier.setdefault(row.id, set()).update(contexts(row))
    used = names_of(form) | ({form.unlike} if form.unlike else set())
    for name in used - VALUES:
        assert set(contexts(form)) <= earlier[name], name


def test_origins_are_of_kinds_that_are_translated() -> None:
    kinds = {kind for row in ORIGINS for kind in row.kinds}
    assert kinds <= set(TRANSLATED_KINDS)
    assert {*IN_MESH, *NAMESPACED} <= set(TRANSLATED_KINDS)


def test_every_fact_is_part_of_a_form() -> None:
    used = {name for form in TRANSLATION_FORMS for name in names_of(form)}
    derived = {"displayName": "display", "portName": "section"}
    assert {derived.get(fact, fact) for fact in FACTS} <= used
