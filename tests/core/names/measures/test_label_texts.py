"""Texts of labels: fields, order, and the display name among the labels."""

from kuma_names.core.model import Facts
from kuma_names.core.names.measures.label_texts import all_labels, field_of_label, text_of_value
from kuma_names.core.names.measures.measured_text import MeasuredText


def test_fields_of_labels_are_quoted_as_kuma_quotes_them() -> None:
    assert field_of_label('a"b') == 'labels["a\\"b"]'


def test_the_display_name_is_one_of_the_labels_in_their_order() -> None:
    facts = Facts(display_name="d", labels=(("a", "1"), ("z", "2")))
    assert all_labels(facts) == [("a", "1"), ("kuma.io/display-name", "d"), ("z", "2")]
    assert all_labels(Facts(labels=(("team", "b"),))) == [("team", "b")]


def test_the_value_of_the_display_name_has_a_field_of_its_own() -> None:
    key = "kuma.io/display-name"
    field = f'labels["{key}"]'
    display_name = text_of_value(key, "d")
    assert display_name == MeasuredText(
        "displayName", "d", "d", "display name", word=field, key=key
    )
    assert text_of_value("team", "b").field == 'labels["team"]'
