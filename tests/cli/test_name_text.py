"""Text about names: marks, findings, the control plane's response, versions and suggestions."""

import pytest

from tests.cli.runner import invoke

OWNED_LABEL = (
    "display name 'other' must be left to the control plane (owned-label; rejected since 3.0)"
)
RESERVED_LABEL = (
    "label key 'kuma.io/service' must not be a reserved key that Kuma does not know "
    "(reserved-label; rejected since 3.0)"
)
KUMA_ERROR = (
    '400 Could not process a resource: labels["kuma.io/display-name"]: label '
    '"kuma.io/display-name" is managed by the control plane: got "other", expected "web"; '
    'labels["kuma.io/service"]: label "kuma.io/service" is reserved and not known to this '
    "control plane"
)


def validate_lines(line: str, *arguments: str, stdin: str = "") -> list[str]:
    """Return the lines that `validate` prints for the words of a line and additional arguments."""
    return invoke("validate", *line.split(), *arguments, stdin=stdin).stdout.splitlines()


def test_a_broken_name() -> None:
    lines = validate_lines("aa.a --kind Mesh --kuma-version 2.9 --taken aa-a")
    assert lines == [
        "broken        'aa.a'",
        "                 ^",
        "  error       Mesh name 'aa.a' must not contain '.', found at position 2 "
        "(proxy-id-unambiguous)",
        "              because data plane proxies of this mesh cannot start: 'aa.a.web' is read "
        "as mesh 'aa', name 'a.web'",
        "  versions    2.5 to 2.14 broken, from 3.0 on rejected",
        "  suggestion  for example 'aa-a-2'",
    ]


def test_a_valid_name() -> None:
    assert validate_lines("web --kind MeshService") == [
        "valid         'web'",
        "  not judged  sni-segment (needs --mesh, --port)",
        "  versions    from 2.7 on valid",
    ]


def test_other_inputs_are_marked_too() -> None:
    lines = validate_lines("web --kind MeshService --mesh a_b --port http --port 界")
    assert lines[:5] == [
        "deprecated    'web'",
        "  mesh        'a_b'",
        "                ^",
        "  ports[1]    '界'",
        "               ^^",
    ]


def test_keys_and_values_of_labels_are_marked() -> None:
    labels = ("--label", "a/b/c=x", "--label", "é=y", "--label", "team=a界b", "--label", "t=!")
    assert validate_lines("web --kind Mesh", *labels)[:12] == [
        "rejected      'web'",
        '  labels["a/b/c"] (key)',
        "              'a/b/c'",
        "                ^",
        '  labels["é"] (key)',
        "              'é'",
        "               ^",
        "  labels[\"t\"] '!'",
        "               ^",
        '  labels["team"]',
        "              'a界b'",
        "                ^^",
    ]


def test_the_key_and_the_value_of_one_label_are_marked_separately() -> None:
    assert validate_lines("web --kind Mesh --label -k=v-")[1:7] == [
        '  labels["-k"] (key)',
        "              '-k'",
        "               ^",
        '  labels["-k"]',
        "              'v-'",
        "                ^",
    ]


def test_labels_of_kuma() -> None:
    labels = ("--label", "kuma.io/display-name=other", "--label", "kuma.io/service=x")
    assert validate_lines("web --kind Mesh", *labels) == [
        "rejected      'web'",
        "  displayName 'other'",
        "               ^^^^^",
        '  labels["kuma.io/service"] (key)',
        "              'kuma.io/service'",
        "               ^^^^^^^^^^^^^^^",
        f"  error       {OWNED_LABEL}",
        "              because the control plane writes this label itself, and refuses a resource "
        "that says otherwise",
        "              leave the label out",
        f"  error       {RESERVED_LABEL}",
        "              because the control plane refuses a resource with a label of Kuma's own "
        "that it does not know",
        "              take another key, or leave the label out",
        f"  Kuma error  {KUMA_ERROR}",
        "  versions    2.5 to 2.14 valid, from 3.0 on rejected",
    ]


def test_labels_are_escaped() -> None:
    labels = ("--label", "\x1b[2J=\x1b[2J", "--label", "a\x1b=")
    output = invoke("validate", "web", "--kind", "Mesh", *labels).stdout
    assert "\x1b" not in output
    assert "\\x1b[2J" in output


@pytest.mark.parametrize(
    ("line", "response", "reason"),
    [
        (
            "a/b --kind Mesh",
            "404: Page Not Found",
            "no URL can carry the name 'a/b': the '/' makes another path of it",
        ),
        (
            ".. --kind Mesh",
            "307",
            "no URL can carry the name '..': the router redirects to the path without it",
        ),
        (
            "a/b --kind Dataplane",
            "405: Method Not Allowed",
            "no URL can carry the name 'a/b': the path is that of another",
        ),
        (
            "a --kind Retry --mesh /",
            "404: Page Not Found",
            "no URL can carry the mesh '/': the '/' makes another path of it",
        ),
    ],
)
def test_the_response_of_the_router_has_its_reason(line: str, response: str, reason: str) -> None:
    lines = validate_lines(line, "--kuma-version", "2.14")
    index = lines.index(f"  Kuma error  {response}")
    assert lines[index + 1].startswith(f"              because {reason}")


def test_the_detail_replaces_missing_invalid_parameters() -> None:
    line = "web --kind Dataplane --kuma-version 2.14"
    lines_without_mesh = validate_lines(f"{line} --mesh A")
    assert "  Kuma error  404 Failed to retrieve Mesh: Not found" in lines_without_mesh
    message = 'bad request: labels["kuma.io/workload"]: must be a valid DNS-1035 label'
    lines_with_label = validate_lines(f"{line} --mesh default --label kuma.io/workload=aa.a")
    assert [
        row
        for row in lines_with_label
        if row.startswith(f"  Kuma error  400 Bad Request: {message}")
    ]


def test_the_response_of_the_control_plane_is_escaped() -> None:
    arguments = ("a\x1b[2Jb", "--kind", "Mesh", "--operation", "update")
    output = invoke("validate", *arguments).stdout
    assert "\x1b" not in output
    assert "  Kuma error  400 " in output
    assert output.splitlines()[-1] == (
        "  suggestion  create a new Mesh, for example 'a-2jb', and migrate: "
        "a deployed Mesh cannot be renamed (loses information)"
    )


def test_the_last_patch_of_a_minor_version_is_not_its_first() -> None:
    arguments = "web --kind Mesh --label kuma.io/display-name=aa.a --kuma-version 2.12"
    versions = validate_lines(arguments)[-1]
    expected = "2.11.19 to 2.11.x valid, 2.12 to 2.12.14 deprecated, 2.12.15 to 2.12.x valid"
    assert expected in versions


def test_a_mesh_that_is_broken_and_then_rejected() -> None:
    lines = validate_lines("aa.a --kind Mesh --kuma-version 2.12 --target-version 3.0")
    assert [line[:26].rstrip() for line in lines] == [
        "broken        'aa.a'",
        "                 ^",
        "  warning     Mesh name 'a",
        "              because Host",
        "  error       Mesh name 'a",
        "              because data",
        "  in 3.0      rejected",
        "  error       Mesh name 'a",
        "              because Host",
        "  Kuma warns  Invalid Mesh",
        "  versions    2.5 to 2.14",
        "  suggestion  for example",
    ]
    assert lines[-2] == "  versions    2.5 to 2.14 broken, from 3.0 on rejected"


def test_many_names() -> None:
    options = "--kind MeshService --mesh default --port http --kuma-version 2.14"
    lines = validate_lines(f"web 1-web Web {options}")
    assert lines[:3] == ["valid         'web'", "deprecated    '1-web'", "               ^"]
    assert lines[-2:] == [
        "  suggestion  for example 'web'",
        "3 names: 1 valid, 1 deprecated, 1 rejected",
    ]


def test_names_that_are_taken_are_not_suggested_in_a_batch() -> None:
    lines = validate_lines("web aa.a --kind Mesh --taken aa-a")
    assert lines[-2:] == ["  suggestion  for example 'aa-a-2'", "2 names: 1 valid, 1 rejected"]


def test_a_batch_ends_with_its_counts() -> None:
    lines = validate_lines("web aa.a 1a --kind Mesh --kuma-version 2.12")
    assert lines[-1] == "3 names: 1 valid, 1 deprecated, 1 broken"
    assert validate_lines("- --kind Mesh") == ["0 names"]
    assert validate_lines("- --kind Mesh", stdin="a\n")[-1] == "1 name: 1 valid"


def test_a_name_that_only_the_target_rejects_has_its_outlook() -> None:
    lines = validate_lines("web 1a --kind Zone --kuma-version 2.9 --target-version 3.0")
    assert lines[0] == "valid         'web'"
    assert lines[1:3] == ["valid         '1a'", "               ^"]
    assert "  versions    2.5 to 2.9 valid, 2.10 to 2.14 deprecated, from 3.0 on rejected" in lines
