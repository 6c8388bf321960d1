"""Measures of owned labels: the values that differ from what the control plane writes."""

import pytest

from kuma_names.core.model import Facts
from kuma_names.core.names.measures import MEASURES
from kuma_names.core.names.measures.label_texts import text_of_value
from kuma_names.core.names.measures.measured_text import MeasuredText
from kuma_names.core.tables.kinds import KINDS

DISPLAY_NAME = Facts(display_name="d")
ORIGIN = Facts(labels=(("kuma.io/origin", "global"),))
MESH = Facts(mesh="m", labels=(("kuma.io/mesh", "x"),))
UNLESS_GLOBAL = "unless-the-origin-is-global"

ORIGIN_TEXT = text_of_value("kuma.io/origin", "global")
MESH_TEXT = text_of_value("kuma.io/mesh", "x")
DISPLAY_NAME_TEXT = text_of_value("kuma.io/display-name", "d")


def read(measure: str, facts: Facts) -> list[MeasuredText]:
    return list(MEASURES[measure].read(KINDS["MeshService"], "a", facts))


@pytest.mark.parametrize(
    ("measure", "facts", "texts"),
    [
        ("origin-label-not-zone", ORIGIN, [ORIGIN_TEXT._replace(expected="zone")]),
        ("origin-label-not-global", ORIGIN, []),
        ("origin-label-not-zone", Facts(synced=True, labels=ORIGIN.labels), []),
        ("mesh-label-not-the-mesh", MESH, [MESH_TEXT._replace(expected="m")]),
        (
            "mesh-label-not-the-mesh",
            Facts(mesh="", labels=MESH.labels),
            [MESH_TEXT._replace(expected="default")],
        ),
        ("mesh-label-not-nothing", MESH, [MESH_TEXT]),
        (f"mesh-label-not-the-mesh-{UNLESS_GLOBAL}", MESH, [MESH_TEXT._replace(expected="m")]),
        (
            f"mesh-label-not-the-mesh-{UNLESS_GLOBAL}",
            Facts(mesh="m", labels=(*MESH.labels, *ORIGIN.labels)),
            [],
        ),
        (f"mesh-label-not-empty-{UNLESS_GLOBAL}", MESH, [MESH_TEXT]),
        ("display-name-label-not-the-name", Facts(display_name="a"), []),
        (
            "display-name-label-not-the-name",
            DISPLAY_NAME,
            [DISPLAY_NAME_TEXT._replace(expected="a")],
        ),
    ],
)
def test_an_owned_label_is_measured_if_it_has_another_value(
    measure: str, facts: Facts, texts: list[MeasuredText]
) -> None:
    assert read(measure, facts) == texts
