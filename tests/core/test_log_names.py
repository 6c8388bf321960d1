"""Names of resources in log lines: every form, with the kind, the mesh and the broken rules."""

import pytest

from kuma_names.core.log_names import MAX_LINE, MAX_NAMES, judged_names, log_names
from kuma_names.core.log_rows import NameForm
from kuma_names.core.model import Context
from kuma_names.core.tables.name_forms import NAME_FORMS
from kuma_names.core.versions import parse_version

CONTEXT = Context(parse_version("2.12"))


def found(line: str) -> list[tuple[str, str, str | None]]:
    return [(name.kind, name.name, name.mesh) for name in log_names(line)]


@pytest.mark.parametrize("form", NAME_FORMS, ids=lambda form: form.example)
def test_every_form_finds_the_name_in_its_example(form: NameForm) -> None:
    match = form.regex.search(form.example)
    assert match is not None
    assert found(form.example)
    for name in log_names(form.example):
        assert form.example[slice(*name.span)] == name.name


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            'failed to create k8s resource: MeshService.kuma.io "echo_default-x6c24z4bdv2286v8" is '
            "invalid",
            [("MeshService", "echo_default-x6c24z4bdv2286v8", None)],
        ),
        ('meshes.kuma.io "demo" not found', [("Mesh", "demo", None)]),
        (
            'not found: type="Dataplane" name="web" mesh="aa.a"',
            [("Dataplane", "web", "aa.a"), ("Mesh", "aa.a", None)],
        ),
        (
            r'{"err":"not found: type=\"Dataplane\" name=\"web\" mesh=\"aa.a\""}',
            [("Dataplane", "web", "aa.a"), ("Mesh", "aa.a", None)],
        ),
        ('type="Zone" name="east" mesh=""', [("Zone", "east", None)]),
        ('Pod "web" is invalid', []),
        ('the Mesh "" is empty', []),
        (
            "GET http://localhost:5681/meshes/aa.a/circuit-breakers/x?size=1",
            [("Mesh", "aa.a", None), ("CircuitBreaker", "x", "aa.a")],
        ),
        ("GET /meshes/aa.a/nothing-known/x", [("Mesh", "aa.a", None)]),
        ('{"mesh": "a", "zone": "b"}', [("Mesh", "a", None), ("Zone", "b", None)]),
        (
            'Dataplane.kuma.io "web" and type="Dataplane" name="web" mesh="m"',
            [("Dataplane", "web", "m"), ("Mesh", "m", None)],
        ),
        ("nothing of the kind", []),
    ],
)
def test_names_are_found_with_kind_and_mesh(
    line: str, names: list[tuple[str, str, str | None]]
) -> None:
    assert found(line) == names


def test_names_are_judged_by_the_rules_of_their_kind() -> None:
    (name,) = judged_names('mesh: mesh "aa.a" does not exist', CONTEXT)
    assert name.report is not None
    assert (name.report.verdict, name.report.rejected_in) == ("broken", "3.0")
    assert "proxy-id-misread" in [finding.rule for finding in name.report.findings] or (
        name.report.findings
    )


def test_a_name_of_a_kind_that_the_version_lacks_is_told_without_a_report() -> None:
    (name,) = judged_names('Workload "web" is invalid', Context(parse_version("2.5")))
    assert (name.found.kind, name.report) == ("Workload", None)


def test_many_names_and_long_lines_are_bounded() -> None:
    line = " ".join(f'mesh "m{number}"' for number in range(MAX_NAMES + 1))
    assert len(log_names(line)) == MAX_NAMES
    assert log_names("x" * MAX_LINE + ' mesh "a"') == []
