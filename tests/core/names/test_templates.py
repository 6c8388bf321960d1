"""The words around a judgement: quotes, hints, suggestions, and the parts that are shown only when asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuma_names.core.model import Context, Facts, Mode, Operation
from kuma_names.core.names.measures.measured_text import MeasuredText
from kuma_names.core.names.suggestions import Suggestion
from kuma_names.core.names.templates import parse_template
from kuma_names.core.names.validator import Validator
from kuma_names.core.quoting import go_quoted, go_unquoted, quoted
from kuma_names.core.versions import parse_version
from kuma_names.responses import validation

NEWEST = parse_version("2.14")


def validator(
    kind: str, operation: Operation | None = None, around: Facts | None = None
) -> Validator:
    return Validator(kind, Context(NEWEST, operation=operation), around or Facts())


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("aa.a", '"aa.a"'),
        ('a"b\\c', r'"a\"b\\c"'),
        ("a\nb\x00", r'"a\nb\x00"'),
        ("\a\b\f\n\r\t\v", r'"\a\b\f\n\r\t\v"'),
        ("\x7f\x80", r'"\x7f\u0080"'),
        ("\uffff", r'"\uffff"'),
        ("\u00e9\u0663", '"\u00e9\u0663"'),
        ("\u200b", r'"\u200b"'),
        ("\U000e0001", r'"\U000e0001"'),
    ],
)
def test_go_quotes_as_strconv_does(text: str, quoted: str) -> None:
    assert go_quoted(text) == quoted
    assert go_unquoted(quoted[1:-1]) == text


@given(st.text())
def test_what_go_quotes_is_turned_back(text: str) -> None:
    quoted = go_quoted(text)
    assert quoted[0] == quoted[-1] == '"'
    assert go_unquoted(quoted[1:-1]) == text


@pytest.mark.parametrize("text", [r"\ud800", r"\xff", r"\U00110000", r"\z", "\\"])
def test_what_is_no_escape_of_go_stays(text: str) -> None:
    assert go_unquoted(text) == text


def test_long_texts_are_cut_in_messages() -> None:
    assert quoted("a" * 80) == repr("a" * 80)
    assert quoted("a" * 81) == repr("a" * 80) + "..."


@pytest.mark.parametrize(
    ("kind", "name", "taken", "expected"),
    [
        ("Mesh", "aa.a", (), [Suggestion("aa-a", lossy=False)]),
        ("Mesh", "aa.a", ("aa-a",), [Suggestion("aa-a-2", lossy=False)]),
        ("Mesh", "aa.a", ("aa-a", "aa-a-2"), [Suggestion("aa-a-3", lossy=False)]),
        ("Mesh", "a-", ("a",), [Suggestion("a-2", lossy=False)]),
        ("Mesh", "AA", (), [Suggestion("aa", lossy=False)]),
        ("Mesh", "1a", (), [Suggestion("m-1a", lossy=False)]),
        ("Mesh", "1a", ("m-1a",), [Suggestion("m-1a-2", lossy=False)]),
        ("Mesh", "\u00e4", (), []),
        ("Mesh", "a\u00e4", (), [Suggestion("a", lossy=True)]),
        ("Mesh", "a" * 64, (), [Suggestion("a" * 63, lossy=True)]),
        ("Mesh", "a" * 64, ("a" * 63,), [Suggestion("a" * 61 + "-2", lossy=True)]),
        ("Mesh", "a" * 60 + "-" * 4, ("a" * 60,), [Suggestion("a" * 60 + "-2", lossy=False)]),
        (
            "Mesh",
            "a" * 60 + "-" + "b" * 9,
            ("a" * 60 + "-bb",),
            [Suggestion("a" * 60 + "-2", lossy=True)],
        ),
        ("Mesh", "A~B", (), [Suggestion("a-b", lossy=True)]),
        ("Mesh", "A-B", (), [Suggestion("a-b", lossy=False)]),
        ("Mesh", "...", (), []),
        ("Mesh", "", (), []),
        ("Mesh", "fine", (), []),
        ("MeshTimeout", "a..b", (), [Suggestion("a.b", lossy=False)]),
        ("MeshTimeout", "a_b", (), [Suggestion("a-b", lossy=False)]),
        ("ZoneSetting", "East_1", (), [Suggestion("east-1", lossy=False)]),
    ],
)
def test_suggestions(
    kind: str, name: str, taken: tuple[str, ...], expected: list[Suggestion]
) -> None:
    assert validator(kind).suggest(name, frozenset(taken)) == expected


@pytest.mark.parametrize(
    ("kind", "operation", "name", "hint"),
    [
        ("Mesh", Operation.CREATE, "aa.a", "for example 'aa-a'"),
        (
            "Mesh",
            Operation.UPDATE,
            "aa.a",
            "create a new Mesh, for example 'aa-a', and migrate: a deployed Mesh cannot be renamed",
        ),
        (
            "Zone",
            Operation.UPDATE,
            "a.b",
            "create a new Zone, for example 'a-b', and migrate: a deployed Zone cannot be renamed",
        ),
        ("MeshTimeout", Operation.UPDATE, "a_b", "for example 'a-b'"),
        ("Mesh", Operation.CREATE, "...", None),
    ],
)
def test_hints(kind: str, operation: Operation, name: str, hint: str | None) -> None:
    report = validator(kind, operation).validate(name)
    assert {finding.hint for finding in report.findings} == {hint}


def test_a_bad_mesh_spoils_no_suggestion() -> None:
    asked = validator("MeshTimeout", around=Facts(mesh="A"))
    assert [(found.field, found.hint) for found in asked.validate("a_b").findings] == [
        ("name", "for example 'a-b'"),
        ("mesh", None),
    ]
    assert asked.suggest("a_b") == [Suggestion("a-b", lossy=False)]


@pytest.mark.parametrize(
    ("kind", "name", "message"),
    [
        (
            "MeshService",
            "1-backend",
            "MeshService name '1-backend' must start with a lowercase letter, found '1' at position 0"
            " (rfc1035-label; rejected since 3.0, deprecated since 2.10)",
        ),
        (
            "Mesh",
            "a" * 64,
            f"Mesh name '{'a' * 64}' must be at most 63 bytes long, is 64 (mesh-name-length; rejected since 2.6.1)",
        ),
        (
            "MeshTimeout",
            "",
            "MeshTimeout name '' must not be empty (rfc1123-subdomain; rejected since 2.5)",
        ),
        (
            "MeshTimeout",
            "A_a",
            "MeshTimeout name 'A_a' must not contain 'A_', found at position 0; must start with a lowercase letter or digit,"
            " found 'A' at position 0 (rfc1123-subdomain; rejected since 2.5)",
        ),
        (
            "MeshTimeout",
            "AaBa",
            "MeshTimeout name 'AaBa' must not contain 'A', found at position 0; must not contain 'B', found at position 2;"
            " must start with a lowercase letter or digit, found 'A' at position 0 (rfc1123-subdomain; rejected since 2.5)",
        ),
        (
            "MeshTimeout",
            "A.B.C",
            "MeshTimeout name 'A.B.C' must not contain 'A', found at position 0; must not contain 'B', found at position 2;"
            " must not contain 'C', found at position 4; and 5 more (rfc1123-subdomain; rejected since 2.5)",
        ),
    ],
)
def test_messages(kind: str, name: str, message: str) -> None:
    assert validator(kind).validate(name).findings[0].message == message


@pytest.mark.parametrize(
    ("name", "partial", "verdict"),
    [
        ("a-", True, "incomplete"),
        ("a-", False, "rejected"),
        ("a_", True, "rejected"),
        ("a", True, "valid"),
    ],
)
def test_an_unfinished_name_is_incomplete(name: str, partial: bool, verdict: str) -> None:
    assert (
        Validator("Mesh", Context(parse_version("3.0")), partial=partial).validate(name).verdict
        == verdict
    )


def test_what_kuma_does_not_look_at_fails_our_checks_alone() -> None:
    asked = Validator("MeshService", Context(parse_version("2.10")), Facts(display_name="ok"))
    found = asked.validate("1a").findings
    assert [(finding.rule, finding.field, finding.kuma_text) for finding in found] == [
        ("rfc1035-label", "name", None)
    ]
    failed, predicted = (
        asked.rules.failed("1a", asked.facts, checked_by_kuma=only) for only in (False, True)
    )
    answering, predicted_answering = (
        asked.rules.assessment(asked.index, bits).clauses for bits in (failed, predicted)
    )
    assert ([row.rule.id for row in answering], predicted_answering) == (["rfc1035-label"], ())


@pytest.mark.parametrize(
    ("kind", "name", "version", "operation", "signatures"),
    [
        ("Mesh", "aa.a", "2.9", None, ["(proxy-id-unambiguous)"]),
        (
            "Mesh",
            "aa.a",
            "2.12",
            None,
            [
                "(rfc1035-label; rejected since 3.0, deprecated since 2.10)",
                "(proxy-id-unambiguous)",
            ],
        ),
        ("Mesh", "a" * 64, "2.9", None, ["(mesh-name-length; rejected since 2.6.1)"]),
        ("Mesh", "a_b", "2.9", Operation.CREATE, ["(rfc1123-subdomain; rejected since 2.5)"]),
        (
            "Mesh",
            "a_b",
            "2.9",
            Operation.UPDATE,
            ["(rfc1123-subdomain; rejected since 2.10, deprecated since 2.5)"],
        ),
        ("MeshMetric", "a_b", "2.9", Operation.CREATE, ["(rfc1123-subdomain; rejected since 2.6)"]),
        ("ZoneSetting", "East_1", "3.0", None, ["(zone-setting; rejected since 3.0)"]),
        ("ZoneSetting", "a b", "3.0", None, ["(zone-setting; rejected since 2.5)"]),
        ("ServiceTag", "A", "2.12", None, ["(mesh-service-generation)"]),
    ],
)
def test_messages_end_with_the_rule_and_when_it_first_took_or_refused_this_name(
    kind: str, name: str, version: str, operation: Operation | None, signatures: list[str]
) -> None:
    found = (
        Validator(kind, Context(parse_version(version), operation=operation))
        .validate(name)
        .findings
    )
    assert [f"({finding.message.rpartition(' (')[2]}" for finding in found] == signatures


def test_a_break_in_what_stands_before_the_name_points_at_the_whole_name() -> None:
    asked = Validator(
        "MeshTimeout", Context(NEWEST, mode=Mode.FEDERATED_ZONE), Facts(zone="z" * 253)
    )
    assert [found.atoms for found in asked.validate("abc").findings] == [
        (("length", (0, 3), "z.abc"),)
    ]


def test_hints_go_to_display_names_too() -> None:
    found = validator("MeshTrust", around=Facts(display_name="a" * 64)).validate("a_b").findings
    assert [(at.field, at.hint) for at in found] == [
        ("displayName", "for example 'a-b'"),
        ("name", "for example 'a-b'"),
    ]


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("value", "long"),
        ("quoted", '"long"'),
        ("word", "name"),
        ("quoted_port", '"p\\""'),
        ("bytes", "4"),
        ("name", "a" * 80 + "'.."),
        ("head", "a" * 80),
        ("tail", "b" * 80),
    ],
)
def test_words(word: str, said: str) -> None:
    measured = MeasuredText(
        "name", "a" * 81 + "." + "b" * 81, "long", "Mesh name", word="name", port='p"'
    )
    assert parse_template("<{" + word + "}>").fill(measured) == f"<{said}>"


def test_words_around_several_dots_are_those_around_the_first() -> None:
    measured = MeasuredText("name", "a.b.c", "a.b.c", "Mesh name")
    assert parse_template("{head} {tail}").fill(measured) == "a b.c"


def test_half_of_a_surrogate_pair_counts_three_bytes() -> None:
    assert (
        parse_template("{bytes}").fill(MeasuredText("name", "\ud800", "\ud800", "Mesh name")) == "3"
    )


def test_parts_are_shown_when_asked_for() -> None:
    asked = validator("Mesh")
    assert list(
        validation.parts_json(asked, "aa.a", frozenset(validation.PARTS), frozenset())
    ) == list(validation.PARTS)
    assert validation.parts_json(asked, "aa.a", frozenset({"suggestions"}), frozenset()) == {
        "suggestions": [{"name": "aa-a", "lossy": False}]
    }


def test_a_target_is_shown_with_its_verdict() -> None:
    report = Validator("Mesh", Context(parse_version("v3.0"))).validate("aa.a")
    shown_target = validation.target_json(report)
    assert (
        shown_target["kumaVersion"],
        shown_target["verdict"],
        len(shown_target["findings"]),
    ) == ("3.0", "rejected", 1)
