"""Tests of mentions: the places that a rename would have to change."""

from tests.audit.support import audit_text, dataplane, inventory_of, reports_by_name

INVENTORY = inventory_of(
    "type: Mesh\nname: aa.a",
    dataplane("aa.a", "web"),
    "type: MeshService\nmesh: default\nname: 1-web",
    "type: MeshTimeout\nmesh: default\nname: t\nspec:\n  to:\n  - targetRef:\n"
    "      kind: MeshService\n      name: 1-web",
    "type: MeshTimeout\nmesh: other\nname: t\nspec: {targetRef: {kind: MeshService, name: 1-web}}",
    "type: Zone\nname: a.b",
    dataplane("default", "far", "a.b"),
)


def test_mentions_have_the_line_and_field_of_the_name() -> None:
    mentions = {
        name: [
            (mention.place.line, mention.field, f"{mention.kind} {mention.name}")
            for mention in report.mentions
        ]
        for name, report in reports_by_name(audit_text(INVENTORY)).items()
    }
    assert mentions["Mesh aa.a"] == [(5, "mesh", "Dataplane web")]
    assert mentions["MeshService 1-web"] == [(20, "spec.to[0].targetRef.name", "MeshTimeout t")]
    assert mentions["Zone a.b"] == [(33, 'labels["kuma.io/zone"]', "Dataplane far")]
