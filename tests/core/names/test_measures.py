"""What each measure reads out of a name and the facts around it, and which facts it cannot do without."""

import pytest

from kuma_names.core.model import NO_FACTS, Facts
from kuma_names.core.names.measures import MEASURES
from kuma_names.core.names.measures.measured_text import MeasuredText
from kuma_names.core.tables.kinds import KINDS

FACTS = Facts(mesh="m", zone="z", namespace="n", display_name="d", ports=("", "p"))
SYNCED = Facts(synced=True)
NAME = MeasuredText(
    "name", "a", "a", "MeshService name", offset=0, word="", port="", group=0, checked_by_kuma=True
)
SHOWN = MeasuredText("displayName", "d", "d", "MeshService display name")
MESH = MeasuredText("mesh", "m", "m", "mesh of the MeshService")
ZONE = MeasuredText("zone", "z", "z", "zone of the MeshService")
NAMESPACE = MeasuredText("namespace", "n", "n", "namespace of the MeshService")
PORT = MeasuredText("ports[0]", "", "", "port of the MeshService")

LABEL = SHOWN._replace(
    label="display name", word='labels["kuma.io/display-name"]', key="kuma.io/display-name"
)
TEAM, X = 'labels["team"]', 'labels["kuma.io/x"]'
KEY = MeasuredText('labels["x.io/team"]', "x.io/team", "x.io/team", "label key", key="x.io/team")
PREFIXED, PLAIN = Facts(labels=(("x.io/team", "b"),)), Facts(labels=(("team", "b"),))
LABELLED, WORKLOAD = (
    Facts(labels=(("kuma.io/display-name", "d"),)),
    Facts(labels=(("kuma.io/workload", "w"),)),
)
RESERVED, ORIGIN = (
    Facts(labels=(("kuma.io/x", "y"),)),
    Facts(labels=(("kuma.io/origin", "global"),)),
)
IN_MESH = Facts(mesh="m", labels=(("kuma.io/mesh", "x"),))


def of_label(key: str, value: str) -> MeasuredText:
    field = f'labels["{key}"]'
    return MeasuredText(field, value, value, f"label '{key}'", word=field, key=key)


VALUE = of_label("x.io/team", "b")
OF_DEFAULT = of_label("kuma.io/mesh", "x")._replace(expected="default")


@pytest.mark.parametrize(
    ("measure", "facts", "measured"),
    [
        ("name", FACTS, [NAME]),
        ("display-name", NO_FACTS, [NAME._replace(word="name")]),
        ("display-name", SYNCED, []),
        (
            "display-name",
            FACTS,
            [SHOWN._replace(word="name"), NAME._replace(word="name", checked_by_kuma=False)],
        ),
        (
            "display-name",
            Facts(display_name="a"),
            [SHOWN._replace(word="name", input="a", text="a")],
        ),
        ("display-name", Facts(display_name="d", synced=True), [SHOWN._replace(word="name")]),
        ("display-name-label", NO_FACTS, []),
        ("display-name-label", FACTS, [LABEL]),
        ("display-name-label", LABELLED, [LABEL]),
        ("assigned-name", FACTS, [NAME._replace(word="name")]),
        ("assigned-name", Facts(display_name="d", synced=True), [SHOWN._replace(word="name")]),
        ("display-name", Facts(display_name=""), [NAME._replace(word="name")]),
        ("sent-name", FACTS, [NAME._replace(word="name")]),
        ("sent-name", Facts(display_name="d", synced=True), []),
        ("copied-name", FACTS, [SHOWN._replace(word="name")]),
        ("copied-name", Facts(display_name=""), [NAME._replace(word="name")]),
        ("copied-name", Facts(display_name="d", synced=True), []),
        ("passed-on-name", FACTS, []),
        ("passed-on-name", Facts(display_name="d", synced=True), [SHOWN._replace(word="name")]),
        ("label-key", PREFIXED, [KEY]),
        ("label-prefix", PREFIXED, [KEY._replace(text="x.io", label="label key's prefix")]),
        ("label-prefix", PLAIN, []),
        ("label-name", PREFIXED, [KEY._replace(text="team", label="label key's name", offset=-5)]),
        (
            "label-name",
            PLAIN,
            [
                KEY._replace(
                    input="team", text="team", label="label key's name", field=TEAM, key="team"
                )
            ],
        ),
        ("label-name", Facts(labels=(("a/b/c", "d"),)), []),
        ("label-value", PREFIXED, [VALUE]),
        ("label-value", LABELLED, []),
        ("plain-label-value", WORKLOAD, []),
        ("name-label-value", PREFIXED, []),
        ("name-label-value", WORKLOAD, [of_label("kuma.io/workload", "w")]),
        ("workload-label", WORKLOAD, [of_label("kuma.io/workload", "w")]),
        ("reserved-label", WORKLOAD, []),
        (
            "reserved-label",
            RESERVED,
            [KEY._replace(input="kuma.io/x", text="kuma.io/x", field=X, key="kuma.io/x")],
        ),
        ("reserved-label", Facts(synced=True, labels=RESERVED.labels), []),
        (
            "origin-label-not-zone",
            ORIGIN,
            [of_label("kuma.io/origin", "global")._replace(expected="zone")],
        ),
        ("origin-label-not-global", ORIGIN, []),
        ("origin-label-not-zone", Facts(synced=True, labels=ORIGIN.labels), []),
        (
            "mesh-label-not-the-mesh",
            IN_MESH,
            [of_label("kuma.io/mesh", "x")._replace(expected="m")],
        ),
        ("mesh-label-not-the-mesh", Facts(mesh="", labels=IN_MESH.labels), [OF_DEFAULT]),
        ("mesh-label-not-nothing", IN_MESH, [of_label("kuma.io/mesh", "x")]),
        (
            "mesh-label-not-the-mesh-unless-the-origin-is-global",
            IN_MESH,
            [of_label("kuma.io/mesh", "x")._replace(expected="m")],
        ),
        (
            "mesh-label-not-the-mesh-unless-the-origin-is-global",
            Facts(mesh="m", labels=(*IN_MESH.labels, *ORIGIN.labels)),
            [],
        ),
        (
            "mesh-label-not-empty-unless-the-origin-is-global",
            IN_MESH,
            [of_label("kuma.io/mesh", "x")],
        ),
        ("display-name-label-not-the-name", Facts(display_name="a"), []),
        ("display-name-label-not-the-name", FACTS, [LABEL._replace(expected="a")]),
        ("core-name", FACTS, [NAME._replace(text="a.n", label="MeshService core name")]),
        (
            "zone-prefixed",
            NO_FACTS,
            [NAME._replace(text=".a", label="MeshService name with its zone", offset=1)],
        ),
        (
            "zone-prefixed",
            FACTS,
            [NAME._replace(text="z.a", label="MeshService name with its zone", offset=2)],
        ),
        ("mesh", NO_FACTS, []),
        ("mesh", FACTS, [MESH]),
        ("sni-fields", NO_FACTS, []),
        (
            "sni-fields",
            FACTS,
            [
                MESH._replace(word="mesh", port="p", group=2),
                SHOWN._replace(word="name", port="p", group=2),
                NAME._replace(word="name", port="p", group=2, checked_by_kuma=False),
                ZONE._replace(word="zone", port="p", group=2),
                NAMESPACE._replace(word="namespace", port="p", group=2),
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
                SHOWN._replace(
                    text="sni.msvc.m.z.n.d.p",
                    label="SNI of the MeshService",
                    offset=15,
                    word="name",
                    port="p",
                    group=2,
                )
            ],
        ),
        (
            "sni",
            Facts(namespace="n", ports=("p",)),
            [
                NAME._replace(
                    text="sni.msvc..a.p",
                    label="SNI of the MeshService",
                    offset=10,
                    word="name",
                    port="p",
                    group=1,
                )
            ],
        ),
    ],
)
def test_measures(measure: str, facts: Facts, measured: list[MeasuredText]) -> None:
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
                "assigned-sni-fields": ("mesh", "ports"),
                "assigned-sni": ("mesh", "ports"),
            },
        ),
        (
            Facts("m", namespace="n", ports=("p",), labels=(("kuma.io/zone", "z"),)),
            dict.fromkeys(
                (
                    "zone-prefixed",
                    "zone-label-not-the-zone",
                    "zone-label-not-the-zone-unless-the-origin-is-global",
                ),
                ("zone",),
            ),
        ),
        (
            Facts(zone="z", labels=(("k8s.kuma.io/namespace", "n"), ("kuma.io/mesh", "m"))),
            {
                "core-name": ("namespace",),
                "namespace-label-not-the-namespace": ("namespace",),
                "mesh-label-not-the-mesh": ("mesh",),
                "mesh-label-not-the-mesh-unless-the-origin-is-global": ("mesh",),
                **dict.fromkeys(
                    ("sni-fields", "sni-port", "sni", "assigned-sni-fields", "assigned-sni"),
                    ("mesh", "ports"),
                ),
            },
        ),
        (
            Facts(mesh="", zone="", namespace="", ports=(), synced=True),
            dict.fromkeys(
                (
                    "display-name",
                    "assigned-name",
                    "passed-on-name",
                    "sni-fields",
                    "sni-port",
                    "sni",
                    "assigned-sni-fields",
                    "assigned-sni",
                ),
                ("displayName",),
            ),
        ),
        (FACTS, {}),
    ],
)
def test_needs(facts: Facts, needs: dict[str, tuple[str, ...]]) -> None:
    assert {
        id_: row.needs(facts) for id_, row in MEASURES.items() if row.needs(facts) != ()
    } == needs
