"""What no single name shows: IDs that meet, meshes that are missing, names that would meet after renames, who mentions whom."""

import subprocess
import sys
from pathlib import Path
from unittest.mock import Mock

import pytest

from kuma_names.audit import collisions
from kuma_names.core.identifiers.derived import derived_identifiers as build
from tests.audit.audits import audited, named, of_rule, said


def _dataplane(mesh: str, name: str, zone: str | None = None, more: str = "") -> str:
    labels = f"labels: {{kuma.io/zone: {zone}}}\n" if zone else ""
    return f"type: Dataplane\nmesh: {mesh}\nname: {name}\n{labels}{more}"


def _inventory(*documents: str) -> str:
    return "\n---\n".join(documents)


AT = "networking: {address: 10.0.0.1, inbound: [{port: 80}]}\n"
BESIDE = "networking: {address: 10.0.0.1, inbound: [{port: 81}]}\n"
ELSEWHERE = "networking: {address: 10.0.0.2, inbound: [{port: 80}]}\n"
COLLIDING = [
    ("the same twice", _dataplane("default", "web"), _dataplane("default", "web"), True),
    (
        "the same at one address",
        _dataplane("default", "web", more=AT),
        _dataplane("default", "web", more=AT),
        False,
    ),
    (
        "the same at two addresses",
        _dataplane("default", "web", more=AT),
        _dataplane("default", "web", more=ELSEWHERE),
        True,
    ),
    (
        "another port of one address",
        _dataplane("default", "web", more=AT),
        _dataplane("default", "web", more=BESIDE),
        True,
    ),
    (
        "two at one address",
        _dataplane("aa.a", "web", more=AT),
        _dataplane("aa", "a.web", more=AT),
        True,
    ),
    ("another mesh and name", _dataplane("aa.a", "web"), _dataplane("aa", "a.web"), True),
    ("another mesh", _dataplane("aa", "web"), _dataplane("bb", "web"), False),
    (
        "in two zones",
        _dataplane("default", "web", "east"),
        _dataplane("default", "web", "west"),
        False,
    ),
    (
        "in one zone",
        _dataplane("default", "web", "east"),
        _dataplane("default", "web", "east"),
        True,
    ),
    (
        "on Kubernetes",
        "{apiVersion: kuma.io/v1alpha1, kind: Dataplane, mesh: aa.a, metadata: {name: web, namespace: demo}}",
        "{apiVersion: kuma.io/v1alpha1, kind: Dataplane, mesh: aa, metadata: {name: a.web, namespace: demo}}",
        True,
    ),
    (
        "in two zones, by their tags",
        _dataplane(
            "default", "web", more="networking: {inbound: [{tags: {kuma.io/zone: east}}]}\n"
        ),
        _dataplane("default", "web", more="networking: {gateway: {tags: {kuma.io/zone: west}}}\n"),
        False,
    ),
    (
        "in one zone, by a tag and a label",
        _dataplane(
            "default", "web", more="networking: {inbound: [{tags: {kuma.io/zone: east}}]}\n"
        ),
        _dataplane("default", "web", "east"),
        True,
    ),
    (
        "a copy made by sync",
        _dataplane("default", "web", "east"),
        "type: Dataplane\nmesh: default\nname: web\nlabels: {kuma.io/zone: east, kuma.io/display-name: web}",
        True,
    ),
]


@pytest.mark.parametrize(
    ("one", "other", "collide"), [row[1:] for row in COLLIDING], ids=[row[0] for row in COLLIDING]
)
def test_two_proxies_have_one_id(one: str, other: str, collide: bool) -> None:
    found = of_rule(audited(_inventory(one, other)), "proxy-id-collision")
    assert len(found) == 2 * collide
    for judged, finding in found:
        assert (judged.before, judged.after) == ("broken", "broken")
        assert [other.place.document for other in finding.others] == [
            3 - judged.resource.place.document
        ]


def test_before_hashes_everything_was_sent_under_its_own_name() -> None:
    policies = _inventory(
        "type: MeshTimeout\nmesh: aa.a\nname: foo", "type: MeshTimeout\nmesh: a\nname: foo.aa"
    )
    found = of_rule(audited(policies, "2.5", "2.6"), "wire-name-collision")
    assert [(one.before, one.after) for _, one in found] == [("broken", None)] * 2


def test_many_others_are_counted_and_some_named() -> None:
    made = audited(_inventory(*[_dataplane("default", "web")] * 50))
    found = [found for _, found in of_rule(made, "proxy-id-collision")]
    assert [len(one.others) for one in found] == [20] * 50
    assert found[0].message == (
        "proxy ID 'default.web' is also that of 'web' at f.yaml:6, 'web' at f.yaml:11, 'web' at f.yaml:16 and 46 more"
        " (proxy-id-collision)"
    )


def test_a_service_with_many_ports_is_built_as_often_as_one_with_a_few(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built = Mock(side_effect=build)
    monkeypatch.setattr(collisions, "derived_identifiers", built)
    ports = ", ".join(f"{{port: {port}}}" for port in range(1, 200))
    service = f"type: MeshService\nmesh: default\nname: web\nlabels: {{kuma.io/zone: east}}\nspec: {{ports: [{ports}]}}"
    assert not of_rule(audited(_inventory(*[service] * 3)), "sni-collision")
    assert built.call_count == 3 * 4


def test_many_identifiers_are_compared_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collisions, "_AT_ONCE", 3)
    made = audited(
        _inventory(*(_dataplane("default", f"web-{number % 4}") for number in range(10)))
    )
    others = {
        judged.resource.place.document: len(found.others)
        for judged, found in of_rule(made, "proxy-id-collision")
    }
    assert others == {1: 2, 5: 2, 9: 2, 2: 2, 6: 2, 10: 2, 3: 1, 7: 1, 4: 1, 8: 1}


def test_findings_come_in_one_order_whatever_the_hashes() -> None:
    """Sets of texts have another order in each process."""
    file = Path(__file__).parent / "details" / "collision-hostname.yaml"
    command = [sys.executable, "-m", "kuma_names", "audit", "--from", "2.12", str(file)]
    environments = (
        {"PYTHONHASHSEED": str(seed), "PYTHONPATH": ":".join(sys.path)} for seed in range(4)
    )
    said = {
        subprocess.run(command, env=one, capture_output=True, text=True, check=False).stdout
        for one in environments
    }
    assert [text.count("-collision)") for text in said] == [9]


def test_an_id_is_read_as_a_mesh_that_exists() -> None:
    made = audited(
        _inventory(
            "type: Mesh\nname: aa",
            "type: Mesh\nname: aa.a",
            _dataplane("aa.a", "web"),
            _dataplane("b.b", "web"),
        )
    )
    messages = [(found.message, found.because) for _, found in of_rule(made, "proxy-id-misread")]
    assert messages == [
        (
            "proxy ID 'aa.a.web' is read as mesh 'aa', name 'a.web'; the mesh is 'aa.a' (proxy-id-misread)",
            "the data plane proxy cannot start: the control plane looks for it in another mesh, 'aa', which exists",
        ),
        (
            "proxy ID 'b.b.web' is read as mesh 'b', name 'b.web'; the mesh is 'b.b' (proxy-id-misread)",
            "the data plane proxy cannot start: the control plane looks for it in another mesh, 'b'",
        ),
    ]


def test_an_id_is_read_however_long_it_is() -> None:
    """Whoever decodes one is told that it is too long; an inventory may hold anything."""
    made = audited(_dataplane("aa.a", "w" * 4000))
    assert next(found.message for _, found in of_rule(made, "proxy-id-misread")).endswith(
        "the mesh is 'aa.a' (proxy-id-misread)"
    )


def test_a_missing_mesh_is_told_once_and_says_nothing_against_anyone() -> None:
    made = audited(
        _inventory(
            *(_dataplane("default", f"web-{number}") for number in range(3)),
            "type: Mesh\nname: other",
        )
    )
    (one, found) = of_rule(made, "mesh-not-in-inventory")[0]
    assert len(of_rule(made, "mesh-not-in-inventory")) == 1
    assert (
        found.message
        == "mesh 'default' is not in the inventory; resources that name it: 3 (mesh-not-in-inventory)"
    )
    assert (one.before, one.after, found.severity, found.line) == ("valid", "valid", "note", 2)
    assert made.verdicts == ({"valid": 4}, {"valid": 4})


@pytest.mark.parametrize("order", [("aa.a", "aa-a", "aa--a."), ("aa-a", "aa--a.", "aa.a")])
def test_suggestions_differ_from_every_name_there_is_or_will_be(order: tuple[str, ...]) -> None:
    made = audited(_inventory(*(f"type: Mesh\nname: {name}" for name in order)))
    suggested = {
        found.value: found.suggestion.name
        for one in made.judged
        for found in one.found
        if found.suggestion
    }
    assert suggested["aa.a"] == "aa-a-2"
    assert len({*suggested.values(), *order}) == len(suggested) + len(order)
    assert [
        found.message for _, found in of_rule(made, "rename-collision") if found.value == "aa.a"
    ] == ["the closest good name 'aa-a' is taken, so 'aa-a-2' is suggested (rename-collision)"]


def test_one_value_has_one_suggestion_wherever_it_stands() -> None:
    tagged = "networking: {inbound: [{tags: {kuma.io/service: Web_1}}]}\n"
    made = audited(
        _inventory(*(_dataplane("default", f"web-{at}", more=tagged) for at in range(2))),
        after="2.14",
    )
    assert {
        found.suggestion and found.suggestion.name
        for _, found in of_rule(made, "mesh-service-generation")
    } == {"web-1"}


def test_what_mentions_a_name_is_told_with_its_line() -> None:
    made = audited(
        _inventory(
            "type: Mesh\nname: aa.a",
            _dataplane("aa.a", "web"),
            "type: MeshService\nmesh: default\nname: 1-web",
            "type: MeshTimeout\nmesh: default\nname: t\nspec:\n  to:\n  - targetRef:\n      kind: MeshService\n      name: 1-web",
            "type: MeshTimeout\nmesh: other\nname: t\nspec: {targetRef: {kind: MeshService, name: 1-web}}",
            "type: Zone\nname: a.b",
            _dataplane("default", "far", "a.b"),
        )
    )
    mentions = {
        key: [(m.place.line, m.field, f"{m.kind} {m.name}") for m in one.mentions]
        for key, one in named(made).items()
    }
    assert mentions["Mesh aa.a"] == [(5, "mesh", "Dataplane web")]
    assert mentions["MeshService 1-web"] == [(20, "spec.to[0].targetRef.name", "MeshTimeout t")]
    assert mentions["Zone a.b"] == [(33, 'labels["kuma.io/zone"]', "Dataplane far")]


def test_resources_twice_are_told_with_the_first() -> None:
    made = audited(
        "type: Zone\nname: east\n---\ntype: Zone\nname: west\n---\ntype: Zone\nname: east\n"
    )
    ((one, found),) = of_rule(made, "duplicate-resource")
    assert (one.resource.place.line, [other.place.line for other in found.others]) == (7, [1])


@pytest.mark.parametrize(("other", "told"), [(AT, True), (ELSEWHERE, False), ("", False)])
def test_a_proxy_is_there_twice_where_it_has_one_address(other: str, told: bool) -> None:
    made = audited(
        _inventory(_dataplane("default", "web", more=AT), _dataplane("default", "web", more=other))
    )
    assert bool(of_rule(made, "duplicate-resource")) is told


def test_verdicts_count_what_the_comparison_adds() -> None:
    made = audited(
        _inventory(
            _dataplane("default", "web"), _dataplane("default", "web"), _dataplane("default", "api")
        )
    )
    assert made.verdicts == ({"valid": 1, "broken": 2}, {"valid": 1, "broken": 2})
    assert said(made.judged[1]) == [("proxy-id-collision", "name", "broken", "broken")]


def test_resources_on_one_line_are_apart() -> None:
    made = audited(
        '[{"type":"Zone","name":"a.b"},{"type":"Zone","name":"c.d"},{"type":"Zone","name":"e"}]'
    )
    assert [(one.resource.name.value, one.after) for one in made.judged] == [
        ("a.b", "rejected"),
        ("c.d", "rejected"),
    ]
