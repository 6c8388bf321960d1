"""Translations: the vectors, and laws for all kinds, versions and environments."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuma_names.core.errors import UnknownKindError
from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.codec import encode
from kuma_names.core.identifiers.translation import Translated, Translation, translate
from kuma_names.core.identifiers.translation_question import FACTS, Question
from kuma_names.core.model import Environment
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.translation_forms import TRANSLATED_KINDS, TRANSLATION_FORMS
from kuma_names.core.versions import MINORS, KumaVersion, parse_version
from tests.support.translation_vectors import FILES, VECTORS, question, response

MIN_VECTORS = 60
"""A runner that finds no vectors must fail."""
ALL_FACTS = {
    "mesh": "default",
    "zone": "east",
    "namespace": "demo",
    "displayName": "shown",
    "port": "8080",
    "portName": "http",
    "service": "web",
    "workload": "web",
    "serviceAccount": "web",
    "address": "10.0.0.1",
    "protocol": "HTTP",
    "backend": "ca-1",
}
CONTEXTS = [
    (kind, parse_version(minor), environment)
    for kind, minor, environment in product(TRANSLATED_KINDS, MINORS, Environment)
    if KINDS[kind].versions.contains(parse_version(minor).number)
    and (environment in KINDS[kind].environments or KINDS[kind].is_name_subject)
]


def test_there_are_enough_vectors() -> None:
    assert len(VECTORS) >= MIN_VECTORS
    assert len({vector["description"] for vector in VECTORS}) == len(VECTORS)
    minors = {question(vector["input"]).version.minor for vector in VECTORS}
    assert minors == set(MINORS)


@pytest.mark.parametrize("file", FILES)
def test_a_translation_is_that_of_the_vector(file: str) -> None:
    for vector in FILES[file]:
        assert response(vector["input"]) == vector["expect"], vector["description"]


def test_vectors_have_every_row_of_the_table() -> None:
    seen = set()
    for vector in VECTORS:
        if "error" not in vector["expect"]:
            forms = translate(question(vector["input"])).forms
            seen |= {id(row.form) for row in forms if row.text is not None}
    assert [form for form in TRANSLATION_FORMS if id(form) not in seen] == []


@pytest.mark.parametrize("environment", Environment)
def test_forms_have_ids_versions_and_texts(environment: Environment) -> None:
    for kind, version, context_environment in CONTEXTS:
        if context_environment is not environment:
            continue
        forms = translate(Question(kind, "web", version, ALL_FACTS, environment)).forms
        assert len({row.form.id for row in forms}) == len(forms)
        assert [row for row in forms if not row.versions.contains(version.number)] == []
        assert [row for row in forms if row.text is None or row.needs] == []


def test_a_form_without_a_fact_says_so_and_has_a_text_with_it() -> None:
    for kind, version, environment in CONTEXTS:
        for row in translate(Question(kind, "web", version, {}, environment)).forms:
            assert (row.text is None) == bool(row.needs)
            assert set(row.needs) <= set(FACTS)
            facts = {name: ALL_FACTS[name] for name in row.needs}
            completed = translate(Question(kind, "web", version, facts, environment))
            same = [other for other in completed.forms if other.form.title == row.form.title]
            assert any(other.text is not None for other in same), row


@pytest.mark.parametrize(
    ("kind", "facts", "form", "since", "until"),
    [
        ("MeshTimeout", {}, "kds-name", "2.6", None),
        ("MeshMultiZoneService", {}, "kds-name", "2.9", None),
        ("MeshMultiZoneService", {}, "destination", "2.9", "2.14"),
        ("MeshService", {"namespace": "demo"}, "service-tag", "2.7", None),
        ("MeshService", {}, "service-tag", "2.7", "2.14"),
        ("MeshIdentity", {}, "root-ca", "2.12", None),
        ("ZoneEgress", {}, "inbound", "2.12", "2.14"),
        ("Dataplane", {}, "inbound", "2.12", None),
    ],
)
def test_versions_of_a_form_are_those_of_all_its_rows(
    kind: str, facts: dict[str, str], form: str, since: str, until: str | None
) -> None:
    forms = translate(Question(kind, "web", parse_version("2.14"), facts)).forms
    (versions,) = [row.versions for row in forms if row.form.id == form]
    assert (versions.since, versions.until) == (since, until)


def test_unused_facts_do_not_change_the_forms() -> None:
    for kind, version, environment in CONTEXTS:
        whole = translate(Question(kind, "web", version, ALL_FACTS, environment))
        used = {name: text for name, text in ALL_FACTS.items() if name not in whole.unused}
        rest = translate(Question(kind, "web", version, used, environment))
        assert rest == Translation(whole.forms, ())


NAMES = st.text(st.sampled_from("ab1.-_A{}:/ \n\0é"), max_size=70)


@given(st.sampled_from(CONTEXTS), NAMES, st.fixed_dictionaries(dict.fromkeys(FACTS, NAMES)))
def test_every_form_has_a_text_or_says_why_not(
    context: tuple[str, KumaVersion, Environment], name: str, facts: dict[str, str]
) -> None:
    kind, version, environment = context
    for row in translate(Question(kind, name, version, facts, environment)).forms:
        if row.text is None:
            assert row.needs or row.error
        else:
            assert row.needs == ()
            _assert_error_is_of_its_codec(row)


def _assert_error_is_of_its_codec(row: Translated) -> None:
    if row.error is not None:
        assert row.form.codec is not None
        assert row.error.code in CODECS[row.form.codec].codes


def test_a_namespace_means_kubernetes() -> None:
    version = parse_version("3.0")
    environments = [
        Question("Mesh", "a", version, facts, environment).effective_environment
        for facts in ({}, {"namespace": ""}, {"namespace": "demo"})
        for environment in (None, Environment.UNIVERSAL)
    ]
    universal = Environment.UNIVERSAL
    assert environments == [universal] * 4 + [Environment.KUBERNETES, universal]


def test_an_unknown_kind_has_the_known_ones_as_choices() -> None:
    with pytest.raises(UnknownKindError) as caught:
        translate(Question("Meshes", "a", parse_version("3.0"), {}))
    assert caught.value.choices == tuple(KINDS)


def test_a_form_with_a_codec_is_what_the_codec_encodes() -> None:
    facts = {"mesh": "aa.a", "zone": "east"}
    forms = translate(Question("Dataplane", "web", parse_version("2.14"), facts)).forms
    texts = {row.form.id: row.text for row in forms}
    fields = {"mesh": "aa.a", "name": "web"}
    encoded = encode(CODECS["proxyid"], fields, parse_version("2.14"), lenient=True)
    assert texts["proxyid"] == encoded.text
