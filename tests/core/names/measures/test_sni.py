"""Measures of the SNI of a service: its parts, its port and the whole."""

import pytest

from kuma_names.core.model import NO_FACTS, Facts
from kuma_names.core.names.measures import MEASURES
from kuma_names.core.names.measures.measured_text import MeasuredText
from kuma_names.core.tables.kinds import KINDS

FACTS = Facts(mesh="m", zone="z", namespace="n", display_name="d", ports=("", "p"))
WITHOUT_ZONE = Facts(mesh="m", display_name="d", ports=("p",))

NAME = MeasuredText("name", "a", "a", "MeshService name", word="name")
UNCHECKED_NAME = NAME._replace(checked_by_kuma=False)
DISPLAY_NAME = MeasuredText("displayName", "d", "d", "MeshService display name", word="name")
MESH = MeasuredText("mesh", "m", "m", "mesh of the MeshService", word="mesh")
ZONE = MeasuredText("zone", "z", "z", "zone of the MeshService", word="zone")
NAMESPACE = MeasuredText("namespace", "n", "n", "namespace of the MeshService", word="namespace")
PORT = MeasuredText("ports[0]", "", "", "port of the MeshService")
SNI = NAME._replace(label="SNI of the MeshService", port="p")


@pytest.mark.parametrize(
    ("measure", "facts", "texts"),
    [
        ("sni-fields", NO_FACTS, []),
        (
            "sni-fields",
            FACTS,
            [
                MESH._replace(port="p", group=2),
                DISPLAY_NAME._replace(port="p", group=2),
                UNCHECKED_NAME._replace(port="p", group=2),
                ZONE._replace(port="p", group=2),
                NAMESPACE._replace(port="p", group=2),
            ],
        ),
        (
            "assigned-sni-fields",
            WITHOUT_ZONE,
            [
                MESH._replace(port="p", group=1),
                NAME._replace(port="p", group=1),
            ],
        ),
        ("sni-port", NO_FACTS, []),
        (
            "sni-port",
            FACTS,
            [
                PORT._replace(group=1),
                PORT._replace(field="ports[1]", input="p", text="p", port="p", group=2),
            ],
        ),
        (
            "sni",
            FACTS,
            [
                SNI._replace(
                    field="displayName", input="d", text="sni.msvc.m.z.n.d.p", offset=15, group=2
                )
            ],
        ),
        (
            "sni",
            Facts(namespace="n", ports=("p",)),
            [SNI._replace(text="sni.msvc..a.p", offset=10, group=1)],
        ),
        (
            "assigned-sni",
            WITHOUT_ZONE,
            [SNI._replace(text="sni.msvc.m.a.p", offset=11, group=1)],
        ),
    ],
)
def test_measures_of_snis(measure: str, facts: Facts, texts: list[MeasuredText]) -> None:
    measured_texts = MEASURES[measure].read(KINDS["MeshService"], "a", facts)
    assert list(measured_texts) == texts
