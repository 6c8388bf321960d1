"""What each measure reads out of a name and the facts around it, and which facts it cannot do without."""

import pytest

from kuma_names.core.kinds import KINDS
from kuma_names.core.measures import MEASURES, Measured
from kuma_names.core.model import NO_FACTS, Facts

FACTS = Facts(mesh="m", zone="z", namespace="n", display_name="d", ports=("", "p"))
SYNCED = Facts(synced=True)
NAME = Measured("name", "a", "a", "MeshService name", at=0, word="", port="", group=0, predicted=True)
SHOWN = Measured("displayName", "d", "d", "MeshService display name")
MESH = Measured("mesh", "m", "m", "mesh of the MeshService")
ZONE = Measured("zone", "z", "z", "zone of the MeshService")
NAMESPACE = Measured("namespace", "n", "n", "namespace of the MeshService")
PORT = Measured("ports[0]", "", "", "port of the MeshService")


@pytest.mark.parametrize(
    ("measure", "facts", "measured"),
    [
        ("name", FACTS, [NAME]),
        ("display-name", NO_FACTS, [NAME._replace(word="name")]),
        ("display-name", SYNCED, []),
        ("display-name", FACTS, [SHOWN._replace(word="name"), NAME._replace(word="name", predicted=False)]),
        ("display-name", Facts(display_name="a"), [SHOWN._replace(word="name", given="a", text="a")]),
        ("display-name", Facts(display_name="d", synced=True), [SHOWN._replace(word="name")]),
        ("display-name-label", NO_FACTS, []),
        ("display-name-label", FACTS, [SHOWN]),
        ("core-name", FACTS, [NAME._replace(text="a.n", label="MeshService core name")]),
        ("zone-prefixed", NO_FACTS, [NAME._replace(text=".a", label="MeshService name with its zone", at=1)]),
        ("zone-prefixed", FACTS, [NAME._replace(text="z.a", label="MeshService name with its zone", at=2)]),
        ("mesh", NO_FACTS, []),
        ("mesh", FACTS, [MESH]),
        ("sni-fields", NO_FACTS, []),
        (
            "sni-fields",
            FACTS,
            [
                MESH._replace(word="mesh", port="p", group=2),
                SHOWN._replace(word="name", port="p", group=2),
                NAME._replace(word="name", port="p", group=2, predicted=False),
                ZONE._replace(word="zone", port="p", group=2),
                NAMESPACE._replace(word="namespace", port="p", group=2),
            ],
        ),
        ("sni-port", NO_FACTS, []),
        ("sni-port", FACTS, [PORT._replace(group=1), PORT._replace(field="ports[1]", given="p", text="p", port="p", group=2)]),
        (
            "sni",
            FACTS,
            [SHOWN._replace(text="sni.msvc.m.z.n.d.p", label="SNI of the MeshService", at=15, word="name", port="p", group=2)],
        ),
        (
            "sni",
            Facts(namespace="n", ports=("p",)),
            [NAME._replace(text="sni.msvc..a.p", label="SNI of the MeshService", at=10, word="name", port="p", group=1)],
        ),
    ],
)
def test_measures(measure: str, facts: Facts, measured: list[Measured]) -> None:
    assert list(MEASURES[measure].read(KINDS["MeshService"], "a", facts)) == measured


def test_an_empty_name_gets_no_zone() -> None:
    assert list(MEASURES["zone-prefixed"].read(KINDS["MeshService"], "", FACTS)) == []


@pytest.mark.parametrize(
    ("facts", "needs"),
    [
        (
            NO_FACTS,
            {
                "core-name": ("namespace",),
                "zone-prefixed": ("zone",),
                "sni-fields": ("mesh", "ports"),
                "sni-port": ("mesh", "ports"),
                "sni": ("mesh", "ports"),
            },
        ),
        (
            Facts(mesh="", zone="", namespace="", ports=(), synced=True),
            dict.fromkeys(("display-name", "sni-fields", "sni-port", "sni"), ("displayName",)),
        ),
        (FACTS, {}),
    ],
)
def test_needs(facts: Facts, needs: dict[str, tuple[str, ...]]) -> None:
    assert {id_: row.needs(facts) for id_, row in MEASURES.items() if row.needs(facts) != ()} == needs
