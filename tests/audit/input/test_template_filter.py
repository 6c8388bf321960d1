"""Templates of YAML: what they are read as, and what is told when they cannot be read."""

import io

import pytest

from kuma_names.audit.input.documents import Item, UnreadableDocument, read_items
from kuma_names.audit.input.printed_tables import IS_PRINTED_TABLE
from kuma_names.audit.input.template_filter import IS_TEMPLATE
from tests.audit.input.support import resource_of

BARE = """\
type: Dataplane
mesh: default
name: {{ name }}
networking:
  address: {{ address }}
  inbound:
  - port: {{ port }}
    tags: {kuma.io/service: {{ svc }}, team: a_b}
"""


def _items(text: str) -> list[Item | UnreadableDocument]:
    return list(read_items(io.BytesIO(text.encode())))


def test_bare_placeholders_are_told_and_everything_else_is_judged() -> None:
    resource = resource_of(BARE)
    assert resource.name.value == "{{ name }}"
    templated = {(text.field, text.text.value, text.text.line) for text in resource.templated}
    assert ("name", "{{ name }}", 3) in templated
    assert ('networking.inbound[0].tags["kuma.io/service"]', "{{ svc }}", 8) in templated
    assert "a_b" in [name.text.value for name in resource.carried_names]


def test_control_lines_are_dropped_and_the_lines_stay() -> None:
    text = "{{- if .x }}\na: 1\n{{- /* why\n  so */ -}}\nb:\n  {{- toYaml .b | nindent 2 }}\n"
    text += "c: {d: 1, d: 2}\n{{- end }}\n"
    (item,) = _items(text)
    assert isinstance(item, Item)
    assert item.value == {"a": "1", "b": "", "c": {"d": "2"}}
    assert (item.line, item.duplicate_keys) == (2, (("d", 7),))
    assert item.templated


def test_what_was_dropped_leaves_something_unjudged() -> None:
    resource = resource_of("{{- if .x }}\ntype: Mesh\nname: m\n{{- end }}\n")
    assert [text.field for text in resource.templated] == ["document"]


def test_only_a_document_with_control_lines_is_templated() -> None:
    items = _items("{{ if a }}\na: 1\n---\nb: {{ b }}\n---\nc: |\n  {{ end }}\n")
    assert [isinstance(item, Item) and item.templated for item in items] == [True, False, False]


def test_text_of_block_scalars_and_comments_is_no_template() -> None:
    (item,) = _items("a: |\n  {{ x }}\n  b: {{ y }}\n# {{ z }}\nc: 1\n")
    assert isinstance(item, Item)
    assert item.value == {"a": "{{ x }}\nb: {{ y }}\n", "c": "1"}
    assert not item.templated


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: {{ b\nc: [\n", 2),
        ("a: {{ b }}\n c: d: e\n", 2),
        ("a: {{ b }}\n? [c]\n: d\n", 2),
        ("---\n{{ include a }}\n", 2),
        ("a: 1\n{{ define b\nc: 2\n", 2),
        ("{{ define\n}} a: 1\n", 1),
    ],
    ids=["open", "no YAML", "no resource", "nothing left", "open tag", "text behind a tag"],
)
def test_a_template_that_cannot_be_read_is_told_as_one(text: str, line: int) -> None:
    unreadable, following = _items(text + "---\nz: 1\n")
    assert unreadable == UnreadableDocument(1, line, IS_TEMPLATE)
    assert isinstance(following, Item)


def test_a_syntax_error_without_placeholders_is_no_template() -> None:
    (unreadable,) = _items("a: |\n  {{ x }}\n# {{ y }}\nb: c: d\n")
    assert isinstance(unreadable, UnreadableDocument)
    assert unreadable.reason.startswith("is not YAML")


def test_lines_that_come_in_pieces_are_left_alone() -> None:
    text = "a: '" + "x" * 70_000 + "{{ b }}'\nc: {{ d }}\n"
    (item,) = _items(text)
    assert isinstance(item, Item)
    assert item.value == {"a": "x" * 70_000 + "{{ b }}", "c": "{{ d }}"}


@pytest.mark.parametrize(
    "text",
    ["NAME   AGE\na      1d\n", "# get\n\n---\nMESH   NAME\nm      a: b: c\n"],
    ids=["plain", "after a comment"],
)
def test_a_printed_table_is_told_with_what_to_print_instead(text: str) -> None:
    unreadable, following = _items(text + "---\nz: 1\n")
    line = text.count("\n", 0, text.index("NAME")) + 1
    assert unreadable == UnreadableDocument(1, line, IS_PRINTED_TABLE)
    assert isinstance(following, Item)
