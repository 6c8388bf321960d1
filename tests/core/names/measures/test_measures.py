"""All measures: their ids, and the inputs that they need."""

import pytest

from kuma_names.core.model import NO_FACTS, Facts
from kuma_names.core.names.measures import MEASURES

EDGES = (1, 188, 189, 250, 251, 252, 253)
"""Lengths at which a zone of 1 or 63 bytes in front of a name begins to be too much."""
_ADDRESS = {"name-of-address": ("address",)}
_IN_BODIES = {"ca-secret": ("mesh",), **_ADDRESS}
"""Inputs of measures of names in bodies of resources."""
SNI_MEASURES = ("sni-fields", "sni-port", "sni", "assigned-sni-fields", "assigned-sni")
DISPLAY_NAME_MEASURES = ("display-name", "assigned-name", "passed-on-name", *SNI_MEASURES)

TEMPLATE_MEASURES = ("template-syntax", "template-fields", "rendered-template")


@pytest.mark.parametrize(
    ("facts", "needs"),
    [
        (
            NO_FACTS,
            {
                "core-name": ("namespace",),
                "zone-prefixed": ("zone",),
                "short-zone-prefixed": ("zone",),
                **dict.fromkeys(SNI_MEASURES, ("mesh", "ports")),
                **_IN_BODIES,
            },
        ),
        (
            Facts("m", namespace="n", ports=("p",), labels=(("kuma.io/zone", "z"),)),
            {
                "zone-prefixed": ("zone",),
                "short-zone-prefixed": ("zone",),
                "zone-label-not-the-zone": ("zone",),
                "zone-label-not-the-zone-unless-the-origin-is-global": ("zone",),
                **_ADDRESS,
            },
        ),
        (
            Facts(zone="z", labels=(("k8s.kuma.io/namespace", "n"), ("kuma.io/mesh", "m"))),
            {
                "core-name": ("namespace",),
                "namespace-label-not-the-namespace": ("namespace",),
                "mesh-label-not-the-mesh": ("mesh",),
                "mesh-label-not-the-mesh-unless-the-origin-is-global": ("mesh",),
                **dict.fromkeys(SNI_MEASURES, ("mesh", "ports")),
                **_IN_BODIES,
            },
        ),
        (
            Facts(mesh="", zone="", namespace="", ports=(), synced=True),
            {**dict.fromkeys(DISPLAY_NAME_MEASURES, ("displayName",)), **_ADDRESS},
        ),
        (Facts("m", "z", "n", "d", ports=("", "p"), address=""), {}),
    ],
)
def test_missing_inputs_are_listed(facts: Facts, needs: dict[str, tuple[str, ...]]) -> None:
    missing = {id_: measure.needs(facts) for id_, measure in MEASURES.items()}
    always_missing = dict.fromkeys(TEMPLATE_MEASURES, ("simpleTemplate",))
    assert {id_: inputs for id_, inputs in missing.items() if inputs} == needs | always_missing


@pytest.mark.parametrize(
    ("measure", "decided"),
    [("zone-prefixed", (251, 252, 253)), ("short-zone-prefixed", (1, 188, 251, 252, 253))],
)
def test_some_names_are_decided_without_their_zone(measure: str, decided: tuple[int, ...]) -> None:
    missing = {size: MEASURES[measure].missing("a" * size, NO_FACTS) for size in EDGES}
    assert tuple(size for size in EDGES if not missing[size]) == decided
    assert not any(MEASURES[measure].missing("a" * size, Facts(zone="z")) for size in EDGES)


def test_measures_are_listed_under_their_ids() -> None:
    assert [measure.id for measure in MEASURES.values()] == list(MEASURES)
