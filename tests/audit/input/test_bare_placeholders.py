"""Placeholders without quotes: what YAML reads is the text as written."""

import pytest
import yaml

from kuma_names.audit.input.bare_placeholders import (
    closes_control,
    is_control_line,
    opens_control,
    quote_placeholders,
)

READ_AS_WRITTEN = {
    "name: {{ name }}": {"name": "{{ name }}"},
    "name: {{name}}": {"name": "{{name}}"},
    "name: {{{ name }}}": {"name": "{{{ name }}}"},
    "name: {{ .Release.Name }}-web": {"name": "{{ .Release.Name }}-web"},
    "name: {{ a }}:{{ b }}": {"name": "{{ a }}:{{ b }}"},
    "name: {{ it's }}": {"name": "{{ it's }}"},
    'name: {{ .x | default "a: b" }}  # why': {"name": '{{ .x | default "a: b" }}'},
    'name: web-{{ .x | default "a: b" }}': {"name": 'web-{{ .x | default "a: b" }}'},
    'name: "{{ .x | default "web" }}"': {"name": '{{ .x | default "web" }}'},
    "name: '{{ .x | default 'web' }}'": {"name": "{{ .x | default 'web' }}"},
    "name: {% if a %}b{% endif %}": {"name": "{% if a %}b{% endif %}"},
    "name: &a {{ name }}": {"name": "{{ name }}"},
    "name: !!str {{ name }}": {"name": "{{ name }}"},
    "- {{ name }}": ["{{ name }}"],
    "- - a: {{ name }}": [[{"a": "{{ name }}"}]],
    "--- {{ name }}": "{{ name }}",
    "{{ key }}: {{ value }}": {"{{ key }}": "{{ value }}"},
    '"key": {{ value }}': {"key": "{{ value }}"},
    "tags: {kuma.io/service: {{ svc }}}": {"tags": {"kuma.io/service": "{{ svc }}"}},
    "tags: {a: {{{ b }}}, c: {{ d }}-v1, e: x-{{ f }}}": {
        "tags": {"a": "{{{ b }}}", "c": "{{ d }}-v1", "e": "x-{{ f }}"}
    },
    "a: [{b: {{ c }}}, {{ d }}, \"e\", 'f''g']": {"a": [{"b": "{{ c }}"}, "{{ d }}", "e", "f'g"]},
    "a: {b: ${B}, c: [${C}-d]}": {"a": {"b": "${B}", "c": ["${C}-d"]}},
    '{"a": {{ x }}, "b": 1}': {"a": "{{ x }}", "b": "1"},
    '{"a":{{ x }}}': {"a": "{{ x }}"},
    "a: {b: {{ c }}  # why\n  }": {"a": {"b": "{{ c }}"}},
}


@pytest.mark.parametrize(("line", "value"), READ_AS_WRITTEN.items())
def test_a_placeholder_is_read_as_it_is_written(line: str, value: object) -> None:
    first, *others = line.split("\n")
    text = "\n".join([quote_placeholders(first), *others])
    assert yaml.load(text, yaml.BaseLoader) == value


@pytest.mark.parametrize(
    "line",
    [
        'name: "{{ name }}"',
        "name: '{{ it''s }}'",
        'name: "{{ x | default \\"y\\" }}"',
        "name: web-{{ name }}",
        "name: ${NAME}",
        "url: http://{{ host }}:{{ port }}/x",
        "a: {b: {}, c: []}",
        "a: b  # {{ c }}",
        "a: | # {{ c }}",
        'a: "in the next line, too {{ c }}',
    ],
)
def test_what_yaml_reads_already_is_left_alone(line: str) -> None:
    assert quote_placeholders(line) == line


def test_a_comma_at_the_end_is_for_brackets_of_an_earlier_line() -> None:
    assert quote_placeholders("  a: {{ b }},") == "  a: '{{ b }}',"


@pytest.mark.parametrize(
    "line",
    ["{{- if .x }}", "  {{ a }} {{ b }}", "{{ a }}{% b %}", "{# c #}", "{% if a %}\r"],
)
def test_lines_of_tags_only_control_a_template(line: str) -> None:
    assert is_control_line(line)


@pytest.mark.parametrize("line", ["{{ a }}: b", "- {{ a }}", "a: {{ b }}", "{{- /* a", "{a: 1}"])
def test_other_lines_do_not(line: str) -> None:
    assert not is_control_line(line)


def test_a_tag_can_end_in_a_later_line() -> None:
    assert opens_control("{{- /* a")
    assert not opens_control("{{ a }}: b")
    assert closes_control("b */ -}}")
    assert not closes_control("b */ -}} c: d")
    assert not closes_control("b")
