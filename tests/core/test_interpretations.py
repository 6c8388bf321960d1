"""Interpretations: what a pasted text is taken for, and what else it can be."""

import pytest

from kuma_names.core.interpretations import interpretations
from kuma_names.core.versions import parse_version
from tests.support.log_lines import LOG_LINES, LogLine

VERSION = parse_version("2.12")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("   ", []),
        ("web", ["name", "identifier"]),
        ("aa.a", ["name", "identifier"]),
        ("my mesh", ["name", "log"]),
        ("kri_m____default_", ["identifier", "name"]),
        ("spiffe://default.east.mesh.local/ns/shop/sa/default", ["identifier", "name"]),
        ("the name of a mesh is missing", ["log"]),
        ('mesh "demo" missing', ["log", "name"]),
        ("Envoy ID must not be nil", ["log"]),
        ("type: Mesh\nname: aa.a\n", ["inventory", "log"]),
        ("- type: Mesh\n  name: aa.a\n", ["inventory", "log"]),
        ('{"type": "Mesh", "name": "aa.a"}', ["inventory", "log"]),
        ("apiVersion: kuma.io/v1alpha1\nkind: Mesh\nmetadata: {name: a}", ["inventory", "log"]),
        ("INFO a line\nERROR another line\n", ["log"]),
    ],
)
def test_the_most_likely_interpretation_is_first(text: str, expected: list[str]) -> None:
    assert interpretations(text, VERSION) == expected


@pytest.mark.parametrize("vector", LOG_LINES, ids=lambda vector: vector.message)
def test_a_known_message_is_a_log(vector: LogLine) -> None:
    assert interpretations(vector.line, VERSION)[0] == "log"
