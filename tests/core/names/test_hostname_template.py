"""Templates of HostnameGenerators: what is rendered, what Go refuses, and what is not read."""

import pytest

from kuma_names.core.names.hostname_parts import TemplateSyntaxError, UnreadTemplateError
from kuma_names.core.names.hostname_template import (
    TemplateExecutionError,
    is_read,
    render,
    render_stubs,
)

# Every expected text is what Go's text/template says with the stubs of Kuma.
RENDERED = {
    "{{ .DisplayName }}.svc.mesh.local": "displayname.svc.mesh.local",
    "{{.Name}}.{{.Namespace}}.{{.Zone}}.{{.Mesh}}": "name.namespace.zone.mesh",
    "{{ .DisplayName }}.svc_external.MESH": "displayname.svc_external.MESH",
    '{{ label "team" }}.mesh': "label.mesh",
    "{{ label\t`a b` }}.mesh": "label.mesh",
    '{{ label "" }}': "label",
    "a {{- .Name -}} b": "anameb",
    "a {{- .Name }} b": "aname b",
    "a\r\n{{- .Name -}}\n \tb": "anameb",
    "a\u00a0{{- .Name }}": "a\u00a0name",
    "{{ .Name\n}}": "name",
    "{{ .Name }}}": "name}",
    "}} a": "}} a",
    "plain": "plain",
    "": "",
}
SYNTAX_ERRORS = {
    "{{ .Name": "template: :1: unclosed action",
    "a\n{{- label `x`": "template: :2: unclosed action",
    "a {{": "template: :1: unclosed action",
    "{{ }}": "template: :1: missing value for command",
    "{{\n-}}\n": "template: :2: missing value for command",
    "{{ lower .Name }}": 'template: :1: function "lower" not defined',
    "a\n{{\n.Name | lower }}": 'template: :3: function "lower" not defined',
    '{{ label "x"|lower}}': 'template: :1: function "lower" not defined',
    "{{ DisplayName }}": 'template: :1: function "DisplayName" not defined',
    "{{ .Foo }}{{ name }}": 'template: :1: function "name" not defined',
}
STUB_TYPE = "struct { Name string; DisplayName string; Namespace string; Mesh string; Zone string }"
EXECUTION_ERRORS = {
    "{{ .Foo }}.x": ("1:3", "Foo"),
    "abc{{.displayName}}": ("1:5", "displayName"),
    "é{{ .Foo }}{{ .Bar }}": ("1:5", "Foo"),
    "ab\n  é{{- .Labels }}.x": ("2:8", "Labels"),
}
UNREAD = (
    "{{ .Name | printf `%s` }}",
    "{{ .Name.Foo }}",
    "{{ if .Zone }}a{{ end }}",
    "{{/* comment */}}a",
    "{{ . }}",
    "{{ $x }}",
    "{{ label }}",
    "{{ label 1 }}",
    '{{ label "a\\"b" }}',
    '{{ label "a}}b" }}',
    "{{ label `a",
    "{{ .Namé }}",
    "{{ .Na-me }}",
    "{{ a.b }}",
    "{{a}\n}}",
    "{{-.Name}}",
    "{{ .Name-}}",
)


@pytest.mark.parametrize(("text", "expected"), RENDERED.items())
def test_templates_render_as_in_go(text: str, expected: str) -> None:
    assert render_stubs(text) == expected
    assert is_read(text)


@pytest.mark.parametrize(("text", "message"), SYNTAX_ERRORS.items())
def test_what_go_cannot_parse_is_told_in_its_words(text: str, message: str) -> None:
    with pytest.raises(TemplateSyntaxError) as caught:
        render_stubs(text)
    assert str(caught.value) == message
    assert is_read(text)
    assert render(text, {}, {}) is None


@pytest.mark.parametrize(("text", "expected"), EXECUTION_ERRORS.items())
def test_a_field_that_services_do_not_have_is_an_error(
    text: str, expected: tuple[str, str]
) -> None:
    place, field = expected
    with pytest.raises(TemplateExecutionError) as caught:
        render_stubs(text)
    assert str(caught.value) == (
        f'template: :{place}: executing "" at <.{field}>: '
        f"can't evaluate field {field} in type {STUB_TYPE}"
    )
    assert is_read(text)
    assert render(text, {field: "a"}, {}) is None


@pytest.mark.parametrize("text", UNREAD)
def test_more_of_go_is_not_read(text: str) -> None:
    with pytest.raises(UnreadTemplateError):
        render_stubs(text)
    assert not is_read(text)
    assert render(text, {}, {}) is None


def test_a_template_is_rendered_for_a_service() -> None:
    template = '{{ .DisplayName }}.{{ .Namespace }}.{{ label "team" }}.{{ .Zone }}.mesh'
    fields = {"DisplayName": "web", "Zone": "east"}
    assert render(template, fields, {"team": "shop"}) == "web..shop.east.mesh"


def test_a_service_without_the_label_gets_no_hostname() -> None:
    assert render('{{ label "team" }}.mesh', {}, {"other": "shop"}) is None
