"""Measures of labels: keys and values."""

import pytest

from kuma_names.core.model import NO_FACTS, Facts
from kuma_names.core.names.measures import MEASURES
from kuma_names.core.names.measures.label_texts import text_of_value
from kuma_names.core.names.measures.measured_text import MeasuredText
from kuma_names.core.tables.kinds import KINDS

DISPLAY_NAME = Facts(display_name="d")
DISPLAY_NAME_LABEL = Facts(labels=(("kuma.io/display-name", "d"),))
PREFIXED = Facts(labels=(("x.io/team", "b"),))
PLAIN = Facts(labels=(("team", "b"),))
WORKLOAD = Facts(labels=(("kuma.io/workload", "w"),))
UNKNOWN = Facts(labels=(("kuma.io/x", "y"),))

DISPLAY_NAME_TEXT = text_of_value("kuma.io/display-name", "d")
WORKLOAD_TEXT = text_of_value("kuma.io/workload", "w")


def key_text(key: str, text: str, label: str = "label key", offset: int = 0) -> MeasuredText:
    return MeasuredText(f'labels["{key}"]', key, text, label, offset, key=key)


def read(measure: str, facts: Facts) -> list[MeasuredText]:
    return list(MEASURES[measure].read(KINDS["MeshService"], "a", facts))


@pytest.mark.parametrize(
    ("measure", "facts", "texts"),
    [
        ("label-key", PREFIXED, [key_text("x.io/team", "x.io/team")]),
        ("label-prefix", PREFIXED, [key_text("x.io/team", "x.io", "label key's prefix")]),
        ("label-prefix", PLAIN, []),
        ("label-name", PREFIXED, [key_text("x.io/team", "team", "label key's name", -5)]),
        ("label-name", PLAIN, [key_text("team", "team", "label key's name")]),
        ("label-name", Facts(labels=(("a/b/c", "d"),)), []),
        ("reserved-label", WORKLOAD, []),
        ("reserved-label", UNKNOWN, [key_text("kuma.io/x", "kuma.io/x")]),
        ("reserved-label", Facts(synced=True, labels=UNKNOWN.labels), []),
    ],
)
def test_measures_of_keys(measure: str, facts: Facts, texts: list[MeasuredText]) -> None:
    assert read(measure, facts) == texts


@pytest.mark.parametrize(
    ("measure", "facts", "texts"),
    [
        ("display-name-label", NO_FACTS, []),
        ("display-name-label", DISPLAY_NAME, [DISPLAY_NAME_TEXT]),
        ("display-name-label", DISPLAY_NAME_LABEL, [DISPLAY_NAME_TEXT]),
        ("label-value", PREFIXED, [text_of_value("x.io/team", "b")]),
        ("label-value", DISPLAY_NAME_LABEL, []),
        ("plain-label-value", WORKLOAD, []),
        ("plain-label-value", PLAIN, [text_of_value("team", "b")]),
        ("name-label-value", PREFIXED, []),
        ("name-label-value", WORKLOAD, [WORKLOAD_TEXT]),
        ("workload-label", WORKLOAD, [WORKLOAD_TEXT]),
    ],
)
def test_measures_of_values(measure: str, facts: Facts, texts: list[MeasuredText]) -> None:
    assert read(measure, facts) == texts
