"""Terminals: color only there, and lines as wide as the terminal."""

import re

import pytest

from tests.cli.runner import invoke, run_on_terminal, run_process

COLOR = re.compile(r"\x1b\[[0-9;]*m")
NAMES = ("1a", "aa.a", "web", "-x")
ARGUMENTS = ("validate", "--kind", "Mesh", "--kuma-version", "2.14", "--", *NAMES)


def test_a_terminal_gets_color_and_the_same_text() -> None:
    output = run_on_terminal(*ARGUMENTS, NO_COLOR="")
    assert COLOR.sub("", output) == run_process(*ARGUMENTS).stdout
    colored_words = {
        text.strip(): code for code, text in re.findall(r"\x1b\[(\d+)m([^\x1b]+)\x1b\[0m", output)
    }
    words = ("valid", "deprecated", "broken", "rejected", "warning", "error", "^")
    assert {word: colored_words[word] for word in words} == {
        "valid": "32",
        "deprecated": "33",
        "broken": "35",
        "rejected": "31",
        "warning": "33",
        "error": "31",
        "^": "31",
    }


@pytest.mark.parametrize(
    "variables",
    [{"NO_COLOR": "1"}, {"NO_COLOR": "false"}, {"TERM": "dumb", "NO_COLOR": ""}],
    ids=str,
)
def test_the_environment_can_turn_color_off(variables: dict[str, str]) -> None:
    assert "\x1b" not in run_on_terminal(*ARGUMENTS, width=200, **variables)


def test_a_pipe_gets_no_color() -> None:
    result = run_process(*ARGUMENTS, NO_COLOR="", TERM="xterm", FORCE_COLOR="1")
    assert "\x1b" not in result.stdout


def test_json_has_no_color() -> None:
    arguments = ("versions", "--format", "json")
    assert run_on_terminal(*arguments) == run_process(*arguments).stdout


def test_names_and_messages_are_broken_at_the_width_of_the_terminal() -> None:
    name = "a" * 40 + "." + "b" * 9
    output = run_on_terminal("validate", name, "--kind", "Mesh", width=44, NO_COLOR="1")
    assert output.splitlines()[:8] == [
        "rejected      '" + "a" * 29,
        " " * 14 + "a" * 11 + "." + "b" * 9 + "'",
        " " * 25 + "^",
        "  error       Mesh name",
        " " * 14 + f"'{name}'",
        "              must not contain '.', found at",
        "              position 40 (rfc1035-label;",
        "              rejected since 3.0, deprecated",
    ]


def test_colored_lines_are_broken_like_plain_ones() -> None:
    arguments = ("validate", "aa.a", "--kind", "Mesh", "--kuma-version", "2.12")
    colored_text = run_on_terminal(*arguments, width=50, NO_COLOR="")
    plain = run_on_terminal(*arguments, width=50, NO_COLOR="1")
    assert "\x1b" in colored_text
    assert COLOR.sub("", colored_text) == plain


@pytest.mark.parametrize(
    "line",
    [
        "validate aa.a --kind Mesh --kuma-version 2.12 --target-version 3.0",
        "rules",
        "rules owned-label",
        "kinds",
        "versions",
        "codecs",
        "decode proxyid aa.a.web-1 --mesh aa.a",
        "decode kri kri_mhttpr_default_zone-1_demo-app_backend-routing_rule_0",
        "encode proxyid mesh=aa.a name=web --lenient",
        "identify kri_mhttpr_default_zone-1_demo-app_backend-routing_rule_0",
        "explain ERROR:resource.aa.a.web.not.found",
        "translate web --kind Dataplane --mesh aa.a --zone east --kuma-version 2.14 --port 80",
        "translate backend --mesh default --zone east --namespace kuma-demo --port 8080",
    ],
)
def test_output_fits_80_columns_and_loses_no_word(line: str) -> None:
    output = run_on_terminal(*line.split(), width=80, NO_COLOR="1")
    assert [row for row in output.splitlines() if len(row) > 80] == []
    assert output.split() == invoke(*line.split()).stdout.split()
