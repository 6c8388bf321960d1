"""Terraform's recipe, parsed, and its URL and postcondition evaluated on the answers of a running service; no provider is run."""

import doctest
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import hcl2
import pytest

from tests.deploy.recipes import terraform
from tests.deploy.recipes.terraform import EVALUATORS
from tests.deploy.recipes.tools import RECIPES, SECONDS

WRITTEN: dict[str, Any] = hcl2.loads((RECIPES / "terraform.tf").read_text("utf-8"))
VARIABLES: dict[str, dict[str, Any]] = {
    name.strip('"'): body for one in WRITTEN["variable"] for name, body in one.items()
}
ASKED: dict[str, Any] = WRITTEN["data"][0]['"http"']['"mesh_name"']
POSTCONDITION: dict[str, str] = ASKED["lifecycle"][0]["postcondition"][0]


@pytest.fixture(params=EVALUATORS)
def by(request: pytest.FixtureRequest) -> str:
    """Who evaluates."""
    return str(request.param)


def expression(written: str) -> str:
    """An expression as it stands in the file: the parser puts one that is no template between `${` and `}`."""
    return written.removeprefix("${").removesuffix("}") if written.startswith("${") else written


def variables(url: str, mesh: str, version: str) -> dict[str, str]:
    return {"kuma_names_url": url, "mesh": mesh, "kuma_version": version}


def answer(url: str) -> str:
    """The body, which the provider gives for every status."""
    try:
        with urllib.request.urlopen(url, timeout=SECONDS) as answered:
            return str(answered.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            return str(error.read().decode())


@pytest.mark.parametrize(
    ("mesh", "version", "passes", "said"),
    [
        ("default", "2.14", True, ""),
        ("1a", "2.14", True, ""),
        ("aa.a", "2.14", False, "Mesh name 'aa.a' must not contain '.', found at position 2"),
        ("aa.a", "3.0", False, "Mesh name 'aa.a' must not contain '.', found at position 2"),
        ("Default", "2.14", False, "Mesh name 'Default' must not contain 'D', found at position 0"),
        (
            "a&kind=Zone",
            "2.14",
            False,
            "Mesh name 'a&kind=Zone' must not contain '&', found at position 1",
        ),
        ("a b+ü%", "2.14", False, "Mesh name 'a b+ü%' must not contain ' ', found at position 1"),
        ("default", "9.9", False, "'9.9' must be a Kuma version from 2.5 to 3.0"),
    ],
)
def test_the_postcondition_holds_for_what_works(
    url: str, tmp_path: Path, by: str, mesh: str, version: str, passes: bool, said: str
) -> None:
    scope: dict[str, Any] = {"var": variables(url, mesh, version)}
    asked = EVALUATORS[by](ASKED["url"], scope, tmp_path)
    scope["self"] = {"response_body": answer(asked)}
    assert EVALUATORS[by](expression(POSTCONDITION["condition"]), scope, tmp_path) is passes
    message = EVALUATORS[by](POSTCONDITION["error_message"], scope, tmp_path)
    assert message.startswith(f"kuma-names on {mesh}: ")
    assert said in message


@pytest.mark.parametrize(
    "body",
    ["", "<title>Welcome</title>", "{}", "[]", '{"verdict": "rejected"}', '{"verdict": null}'],
)
def test_it_holds_for_nothing_else(tmp_path: Path, by: str, body: str) -> None:
    scope = {
        "var": variables("http://127.0.0.1:1", "default", "2.14"),
        "self": {"response_body": body},
    }
    assert EVALUATORS[by](expression(POSTCONDITION["condition"]), scope, tmp_path) is False
    assert (
        EVALUATORS[by](POSTCONDITION["error_message"], scope, tmp_path)
        == f"kuma-names on default: {body}"
    )


def test_everything_named_is_declared() -> None:
    assert set(VARIABLES) == set(variables("", "", ""))
    assert WRITTEN["terraform"][0]["required_providers"][0]["http"]["source"] == '"hashicorp/http"'
    assert WRITTEN["output"] == [
        {
            '"mesh"': {
                "value": "${var.mesh}",
                "depends_on": ["${data.http.mesh_name}"],
                "__is_block__": True,
            }
        }
    ]


def test_the_doctest_of_the_evaluator_passes() -> None:
    assert doctest.testmod(terraform) == (0, 1)
