"""Measures of templates: one of them reads a template, and none judges what is not read."""

import pytest

from kuma_names.core.model import NO_FACTS
from kuma_names.core.names.measures import MEASURES
from kuma_names.core.tables.kinds import KINDS

TEMPLATES = ("template-syntax", "template-fields", "rendered-template")
KIND = KINDS["HostnameTemplate"]


@pytest.mark.parametrize(
    ("template", "texts"),
    [
        ("{{ .Name }}.mesh", {"rendered-template": "name.mesh"}),
        ("web.mesh", {"rendered-template": "web.mesh"}),
        ("{{ .Foo }}", {"template-fields": "{{ .Foo }}"}),
        ("{{ lower .Foo }}", {"template-syntax": "{{ lower .Foo }}"}),
    ],
)
def test_a_template_is_read_by_one_measure(template: str, texts: dict[str, str]) -> None:
    read = {
        id_: measured.text
        for id_ in TEMPLATES
        for measured in MEASURES[id_].read(KIND, template, NO_FACTS)
    }
    assert read == texts


def test_positions_in_a_rendered_template_are_none_in_the_template() -> None:
    (rendered,) = MEASURES["rendered-template"].read(KIND, "{{ .Name }}.A", NO_FACTS)
    assert (rendered.text, rendered.offset) == ("name.A", len("name.A"))
    (same,) = MEASURES["rendered-template"].read(KIND, "web.A", NO_FACTS)
    assert (same.text, same.offset) == ("web.A", 0)


@pytest.mark.parametrize("id_", TEMPLATES)
def test_only_simple_templates_are_judged(id_: str) -> None:
    assert MEASURES[id_].missing("{{ .Name }}", NO_FACTS) == ()
    assert MEASURES[id_].missing("{{ . }}", NO_FACTS) == ("simpleTemplate",)
