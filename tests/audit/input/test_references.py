"""Names of other resources in the body of a resource."""

from kuma_names.audit.input.references import Reference, find_references
from tests.audit.input.support import resource_of


def _every_reference(kind: str, name: str) -> bool:
    return True


def _references(text: str) -> set[Reference]:
    return set(find_references(resource_of(text), _every_reference))


def test_kind_beside_name_and_known_tags_are_references() -> None:
    text = (
        "type: MeshTimeout\n"
        "name: a\n"
        "mesh: m\n"
        "spec:\n"
        "  to:\n"
        "  - targetRef: {kind: MeshService, name: web}\n"
        "  - targetRef:\n"
        "      kind: MeshSubset\n"
        "      name: unknown-kind\n"
        "      tags: {kuma.io/service: db, kuma.io/zone: z}\n"
    )
    assert _references(text) == {
        Reference("Mesh", "m", "mesh", 3),
        Reference("MeshService", "web", "spec.to[0].targetRef.name", 6),
        Reference("MeshService", "db", 'spec.to[1].targetRef.tags["kuma.io/service"]', 10),
        Reference("Zone", "z", 'spec.to[1].targetRef.tags["kuma.io/zone"]', 10),
    }


def test_kind_and_name_of_the_resource_itself_are_no_reference() -> None:
    assert _references("{type: Zone, name: a, kind: Mesh}") == set()


def test_kind_and_name_must_be_strings() -> None:
    assert _references("{type: Zone, name: a, spec: {kind: [Mesh], name: b}}") == set()
    assert _references("{type: Zone, name: a, spec: {kind: Mesh, name: [b]}}") == set()


def test_an_alias_is_visited_once() -> None:
    text = "{type: Zone, name: a, one: &x {kind: Mesh, name: m}, two: [*x, *x], three: *x}"
    assert len(list(find_references(resource_of(text), _every_reference))) == 1


def test_references_that_are_not_wanted_are_left_out() -> None:
    text = "{type: Zone, name: a, mesh: b, one: {kind: Mesh, name: c, kuma.io/zone: d}}"
    wanted = find_references(resource_of(text), lambda kind, name: (kind, name) == ("Mesh", "c"))
    assert list(wanted) == [Reference("Mesh", "c", "one.name", 1)]


def test_a_body_that_aliases_make_endless_is_searched() -> None:
    aliases = "".join(f"x{n}: &x{n} [*x{n - 1}, *x{n - 1}]\n" for n in range(1, 40))
    text = f"type: Zone\nname: a\nx0: &x0 [{{}}]\n{aliases}z: {{kind: Mesh, name: b}}\n"
    references = find_references(resource_of(text), lambda kind, name: name == "b")
    assert list(references) == [Reference("Mesh", "b", "z.name", 43)]
    assert list(find_references(resource_of(text), lambda kind, name: False)) == []
