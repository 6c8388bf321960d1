"""Measures of names: the name, the display name, and names derived from them."""

import pytest

from kuma_names.core.model import NO_FACTS, Facts
from kuma_names.core.names.measures import MEASURES
from kuma_names.core.names.measures.measured_text import MeasuredText
from kuma_names.core.tables.kinds import KINDS

SERVICE = KINDS["MeshService"]
FACTS = Facts(mesh="m", zone="z", namespace="n", display_name="d", ports=("", "p"))
SYNCED = Facts(synced=True)
COPY = Facts(display_name="d", synced=True)
WITHOUT_DISPLAY_NAME = Facts(display_name="")

NAME = MeasuredText("name", "a", "a", "MeshService name")
ASSIGNED_NAME = NAME._replace(word="name")
UNCHECKED_NAME = ASSIGNED_NAME._replace(checked_by_kuma=False)
DISPLAY_NAME = MeasuredText("displayName", "d", "d", "MeshService display name", word="name")
MESH = MeasuredText("mesh", "m", "m", "mesh of the MeshService")
WITH_ZONE = NAME._replace(text="z.a", label="MeshService name with its zone", offset=2)
WITH_SHORTEST_ZONE = NAME._replace(
    text="?.a", label="MeshService name with a zone of one byte", offset=2
)


def read(measure: str, name: str, facts: Facts) -> list[MeasuredText]:
    return list(MEASURES[measure].read(SERVICE, name, facts))


@pytest.mark.parametrize(
    ("measure", "facts", "texts"),
    [
        ("name", FACTS, [NAME]),
        ("display-name", NO_FACTS, [ASSIGNED_NAME]),
        ("display-name", SYNCED, []),
        ("display-name", FACTS, [DISPLAY_NAME, UNCHECKED_NAME]),
        ("display-name", Facts(display_name="a"), [DISPLAY_NAME._replace(input="a", text="a")]),
        ("display-name", COPY, [DISPLAY_NAME]),
        ("display-name", WITHOUT_DISPLAY_NAME, [ASSIGNED_NAME]),
        ("assigned-name", FACTS, [ASSIGNED_NAME]),
        ("assigned-name", COPY, [DISPLAY_NAME]),
        ("sent-name", FACTS, [ASSIGNED_NAME]),
        ("sent-name", COPY, []),
        ("copied-name", FACTS, [DISPLAY_NAME]),
        ("copied-name", WITHOUT_DISPLAY_NAME, [ASSIGNED_NAME]),
        ("copied-name", COPY, []),
        ("passed-on-name", FACTS, []),
        ("passed-on-name", COPY, [DISPLAY_NAME]),
        ("core-name", FACTS, [NAME._replace(text="a.n", label="MeshService core name")]),
        ("zone-prefixed", NO_FACTS, [WITH_SHORTEST_ZONE]),
        ("zone-prefixed", FACTS, [WITH_ZONE]),
        ("short-zone-prefixed", NO_FACTS, [WITH_SHORTEST_ZONE]),
        ("short-zone-prefixed", FACTS, [WITH_ZONE]),
        ("mesh", NO_FACTS, []),
        ("mesh", FACTS, [MESH]),
    ],
)
def test_measures_of_names(measure: str, facts: Facts, texts: list[MeasuredText]) -> None:
    assert read(measure, "a", facts) == texts


def test_an_empty_name_gets_no_zone() -> None:
    assert read("zone-prefixed", "", FACTS) == []
