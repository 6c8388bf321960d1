"""Text for people: marks stand under the right characters, columns are aligned, and nothing does anything to a terminal."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuma_names.cli.terminal import columns, marked, plain, quoted, table, width
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.versions import MINORS
from tests.cli.asking import ask, run

ACUTE, HANGUL = "\u0301", "\u1112\u1161\u11ab"
TEXTS = st.text(
    st.sampled_from(f"aZ.-_ '\\\n\x1b\x7f\xa0é界｡{ACUTE}\u200d\u202e\U0001f600\ud800"), max_size=12
)


@pytest.mark.parametrize(
    ("text", "spans", "lines"),
    [
        ("web", [], ["'web'"]),
        ("aa.a", [(2, 3)], ["'aa.a'", "   ^"]),
        ("1web-", [(0, 1), (4, 5)], ["'1web-'", " ^   ^"]),
        ("abc", [(1, 3), (2, 3)], ["'abc'", "  ^^"]),
        ("", [(0, 0)], ["''", " ^"]),
        ("a..b", [(2, 2)], ["'a..b'", "   ^"]),
        ("a ", [(1, 2)], ["'a '", "  ^"]),
        ("世界.", [(2, 3)], ["'世界.'", "     ^"]),
        ("a界b", [(1, 2)], ["'a界b'", "  ^^"]),
        (f"a{ACUTE}.b", [(2, 3)], [f"'a{ACUTE}.b'", "  ^"]),
        (f"a{ACUTE}.b", [(1, 2)], [f"'a{ACUTE}.b'", " ^"]),
        (f"界{ACUTE}", [(1, 2)], [f"'界{ACUTE}'", " ^^"]),
        (f"{ACUTE}a", [(0, 1)], ["'\\u0301a'", " ^^^^^^"]),
        (f"\n{ACUTE}.", [(2, 3)], ["'\\n\\u0301.'", "         ^"]),
        (f"{HANGUL}.", [(3, 4)], [f"'{HANGUL}.'", "   ^"]),
        ("a\x00.", [(1, 2)], ["'a\\x00.'", "  ^^^^"]),
        ("a\x1b[31m.", [(6, 7)], ["'a\\x1b[31m.'", "          ^"]),
        ("a\t\n.", [(3, 4)], ["'a\\t\\n.'", "      ^"]),
        ("a\u202eb", [(2, 3)], ["'a\\u202eb'", "        ^"]),
        ("it's\\n", [(4, 5)], ["'it\\'s\\\\n'", "      ^^"]),
    ],
)
def test_marks_stand_under_the_offenders(
    text: str, spans: list[tuple[int, int]], lines: list[str]
) -> None:
    assert list(marked(text, spans)) == lines


def test_long_names_are_marked_line_by_line() -> None:
    assert list(marked("abcdefgh", [(2, 3), (7, 8)], 4)) == ["'abc", "   ^", "defg", "h'", "^"]
    assert list(marked("ab界界", [(3, 4)], 4)) == ["'ab", "界界", "  ^^", "'"]


@given(TEXTS.filter(bool), st.data())
def test_a_mark_stands_under_its_character_alone(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    before, after = (columns(quoted(text[:end])) - 1 for end in (at, at + 1))
    line, marks = marked(text, [(at, at + 1)])
    expected = set(range(before, after)) or {
        before - 1
    }  # what stands on another character has that one's last column
    marked_columns = {column for column, mark in enumerate(marks) if mark == "^"}
    assert (line, max(marked_columns)) == (quoted(text), max(expected))
    assert expected == marked_columns or before == after


@given(TEXTS, st.integers(10, 30))
def test_lines_are_short_and_lose_nothing(text: str, most: int) -> None:
    lines = list(marked(text, [], most))
    assert "".join(lines) == quoted(text)
    assert all(columns(line) <= most for line in lines)


@given(TEXTS)
def test_nothing_that_is_shown_does_anything(text: str) -> None:
    for shown in (plain(text), quoted(text)):
        assert shown.isprintable()
        assert not {unicodedata.category(character) for character in shown} & {
            "Cc",
            "Cf",
            "Cs",
            "Zl",
            "Zp",
        }


@given(TEXTS, TEXTS)
def test_other_names_look_otherwise(one: str, other: str) -> None:
    assert (quoted(one) == quoted(other)) == (one == other)


@pytest.mark.parametrize(
    ("character", "columns_"),
    [("a", 1), ("é", 1), ("界", 2), ("｡", 1), ("Ａ", 2), (ACUTE, 0), ("\u1161", 0), ("😀", 2)],
)
def test_widths(character: str, columns_: int) -> None:
    assert width(character) == columns_


def test_columns_are_aligned_whatever_is_in_them() -> None:
    assert list(table(("A", "B"), [("界", "x"), (f"e{ACUTE}", "y"), ("\t", "z")])) == [
        "A   B",
        "界  x",
        f"e{ACUTE}   y",
        "\\t  z",
    ]


def test_a_bad_name() -> None:
    assert ask(
        "validate", "aa.a", "--kind", "Mesh", "--kuma-version", "2.9", "--taken", "aa-a"
    ).out.splitlines() == [
        "broken        'aa.a'",
        "                 ^",
        "  error       Mesh name 'aa.a' must not contain '.', found at position 2 (proxy-id-unambiguous)",
        "              because data plane proxies of this mesh cannot start: 'aa.a.web' is read as mesh 'aa', name 'a.web'",
        "  versions    2.5 to 2.14 broken, from 3.0 on rejected",
        "  suggestion  for example 'aa-a-2'",
    ]


def test_a_good_name() -> None:
    assert ask("validate", "web", "--kind", "MeshService").out.splitlines() == [
        "valid         'web'",
        "  not judged  sni-segment (needs --mesh, --port)",
        "  versions    from 2.7 on valid",
    ]


def test_what_stands_around_the_name_is_marked_too() -> None:
    shown = ask(
        "validate",
        "web",
        "--kind",
        "MeshService",
        "--mesh",
        "a_b",
        "--port",
        "http",
        "--port",
        "界",
    ).out.splitlines()
    assert shown[:5] == [
        "deprecated    'web'",
        "  mesh        'a_b'",
        "                ^",
        "  ports[1]    '界'",
        "               ^^",
    ]


def test_keys_and_values_of_labels_are_marked() -> None:
    labels = ("--label", "a/b/c=x", "--label", "é=y", "--label", "team=a界b", "--label", "t=!")
    shown = ask("validate", "web", "--kind", "Mesh", *labels).out.splitlines()
    assert shown[:12] == [
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


def test_key_and_value_of_one_label_are_marked_each_for_itself() -> None:
    shown = ask("validate", "web", "--kind", "Mesh", "--label", "-k=v-").out.splitlines()
    assert shown[1:6] == [
        '  labels["-k"] (key)',
        "              '-k'",
        "               ^",
        '  labels["-k"]',
        "              'v-'",
    ]
    assert shown[6] == "                ^"


def test_labels_of_kumas_own() -> None:
    labels = ("--label", "kuma.io/display-name=other", "--label", "kuma.io/service=x")
    assert ask("validate", "web", "--kind", "Mesh", *labels).out.splitlines() == [
        "rejected      'web'",
        "  displayName 'other'",
        "               ^^^^^",
        '  labels["kuma.io/service"] (key)',
        "              'kuma.io/service'",
        "               ^^^^^^^^^^^^^^^",
        "  error       display name 'other' must be left to the control plane (owned-label; rejected since 3.0)",
        "              because the control plane writes this label itself, and refuses a resource that says otherwise",
        "              leave the label out",
        "  error       label key 'kuma.io/service' must not be a reserved key that Kuma does not know"
        " (reserved-label; rejected since 3.0)",
        "              because the control plane refuses a resource with a label of Kuma's own that it does not know",
        "              take another key, or leave the label out",
        '  Kuma says   400 Could not process a resource: labels["kuma.io/display-name"]: label "kuma.io/display-name" is managed'
        ' by the control plane: got "other", expected "web"; labels["kuma.io/service"]: label "kuma.io/service" is reserved and'
        " not known to this control plane",
        "  versions    2.5 to 2.14 valid, from 3.0 on rejected",
    ]


def test_labels_are_shown_harmless() -> None:
    shown = ask(
        "validate", "web", "--kind", "Mesh", "--label", "\x1b[2J=\x1b[2J", "--label", "a\x1b="
    ).out
    assert "\x1b" not in shown
    assert "\\x1b[2J" in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["a/b", "--kind", "Mesh"],
            [
                "404: Page Not Found",
                "no URL can carry the name 'a/b': the '/' makes another path of it",
            ],
        ),
        (
            ["..", "--kind", "Mesh"],
            ["307", "no URL can carry the name '..': the router redirects to the path without it"],
        ),
        (
            ["a/b", "--kind", "Dataplane"],
            [
                "405: Method Not Allowed",
                "no URL can carry the name 'a/b': the path is that of another",
            ],
        ),
        (
            ["a", "--kind", "Retry", "--mesh", "/"],
            [
                "404: Page Not Found",
                "no URL can carry the mesh '/': the '/' makes another path of it",
            ],
        ),
    ],
    ids=str,
)
def test_what_the_router_says_is_shown_with_the_reason(
    arguments: list[str], said: list[str]
) -> None:
    lines = ask("validate", *arguments, "--kuma-version", "2.14").out.splitlines()
    at = next(at for at, line in enumerate(lines) if line.startswith("  Kuma says"))
    assert lines[at] == f"  Kuma says   {said[0]}"
    assert lines[at + 1].startswith(f"              because {said[1]}")


def test_a_detail_is_shown_where_no_parameter_is_at_fault() -> None:
    asked = ("validate", "web", "--kind", "Dataplane", "--kuma-version", "2.14")
    absent = ask(*asked, "--mesh", "A").out.splitlines()
    assert "  Kuma says   404 Failed to retrieve Mesh: Not found" in absent
    labelled = ask(*asked, "--mesh", "default", "--label", "kuma.io/workload=aa.a").out
    assert (
        '  Kuma says   400 Bad Request: bad request: labels["kuma.io/workload"]: must be a valid DNS-1035 label'
        in labelled
    )


def test_the_last_patch_of_a_line_is_not_taken_for_its_first() -> None:
    asked = (
        "validate",
        "web",
        "--kind",
        "Mesh",
        "--label",
        "kuma.io/display-name=aa.a",
        "--kuma-version",
        "2.12",
    )
    versions = ask(*asked).out.splitlines()[-1]
    assert (
        "2.11.19 to 2.11.x valid, 2.12 to 2.12.14 deprecated, 2.12.15 to 2.12.x valid" in versions
    )


def test_a_mesh_that_is_broken_and_then_rejected() -> None:
    shown = ask(
        "validate", "aa.a", "--kind", "Mesh", "--kuma-version", "2.12", "--target-version", "3.0"
    ).out.splitlines()
    assert [line[:26].rstrip() for line in shown] == [
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
    assert shown[-2] == "  versions    2.5 to 2.14 broken, from 3.0 on rejected"


def test_many_names() -> None:
    asked = (
        "--kind",
        "MeshService",
        "--mesh",
        "default",
        "--port",
        "http",
        "--kuma-version",
        "2.14",
    )
    shown = ask("validate", "web", "1-web", "Web", *asked).out.splitlines()
    assert shown[:3] == ["valid         'web'", "deprecated    '1-web'", "               ^"]
    assert shown[-2:] == [
        "  suggestion  for example 'web'",
        "3 names: 1 valid, 1 deprecated, 1 rejected",
    ]
    broken = ask(
        "validate", "web", "aa.a", "1a", "--kind", "Mesh", "--kuma-version", "2.12"
    ).out.splitlines()
    assert broken[-1] == "3 names: 1 valid, 1 deprecated, 1 broken"
    assert ask("validate", "-", "--kind", "Mesh").out == "0 names\n"
    assert (
        ask("validate", "-", "--kind", "Mesh", given="a\n").out.splitlines()[-1]
        == "1 name: 1 valid"
    )


def test_what_the_control_plane_says_is_shown_harmless() -> None:
    shown = ask("validate", "a\x1b[2Jb", "--kind", "Mesh", "--operation", "update").out
    assert "\x1b" not in shown
    assert "  Kuma says   400 " in shown
    assert shown.splitlines()[-1] == (
        "  suggestion  create a new Mesh, for example 'a-2jb', and migrate: a deployed Mesh cannot be renamed (loses information)"
    )


def test_a_terminal_that_cannot_show_a_character_sees_it_escaped() -> None:
    shown = run(
        "validate", "a界.b", "--kind", "Mesh", PYTHONUTF8="0", PYTHONIOENCODING="ascii"
    ).out.splitlines()
    assert shown[:2] == ["rejected      'a\\u754c.b'", "                ^^^^^^^"]


def test_identifiers() -> None:
    assert ask("encode", "default", "web").out == "default.web\n"
    assert ask("encode", "aa.a", "web", "--lenient").out.splitlines()[:2] == [
        "aa.a.web",
        "  read as     mesh 'aa', name 'a.web'",
    ]
    assert ask("decode", "aa.a.web", "--mesh", "x").out.splitlines() == [
        "unknown-mesh  believe none",
        "",
        "MESH    NAME     READ BY            MESH EXISTS",
        "'aa'    'a.web'  the control plane  no",
        "'aa.a'  'web'    nobody             no",
    ]
    kubernetes = ask("decode", "m.pod.ns", "--environment", "kubernetes").out.splitlines()
    assert kubernetes[0] == "certain       mesh 'm', name 'pod.ns', pod 'pod', namespace 'ns'"


def test_tables_have_every_row() -> None:
    assert [line.split()[0] for line in ask("rules").out.splitlines()] == [
        "RULE",
        *(rule.id for rule in RULES),
    ]
    assert [line.split()[0] for line in ask("kinds").out.splitlines()] == ["KIND", *KINDS]
    shown = ask("versions", KUMA_NAMES_DEFAULT_VERSION="2.6.1").out.splitlines()
    assert [line.split()[0] for line in shown] == ["VERSION", *MINORS]
    assert [line for line in shown if line.endswith("yes")] == ["2.6      2.6.15        yes"]


def test_a_rule_says_when_it_ends_inside_a_minor() -> None:
    rows = [line.split("  ")[0] for line in ask("rules", "rfc1035-label").out.splitlines()[6:]]
    assert rows[3:6] + rows[-1:] == [
        "2.14 to 2.14.3",
        "2.11.19 to 2.11.x",
        "2.12.15 to 2.12.x",
        "from 3.0",
    ]


def test_kinds_of_a_rule_are_named_as_briefly_as_they_can() -> None:
    rows = [line.rsplit("  ", 1)[1] for line in ask("rules", "owned-label").out.splitlines()[6:]]
    assert {
        "every kind",
        "every mesh-scoped kind",
        "every global-scoped kind",
        "Mesh, MeshInsight, MeshMultiZoneService, ServiceInsight",
        "every kind but Mesh, MeshInsight, MeshMultiZoneService, ServiceInsight",
        "every kind but Dataplane",
    } <= set(rows)


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_every_rule_is_shown(rule: str) -> None:
    shown = ask("rules", rule).out.splitlines()
    assert [line.split()[0] for line in shown[:4]] == ["id", "summary", "because", "source"]
    assert len(shown) == 6 + len(next(row.clauses for row in RULES if row.id == rule))
