"""The Terraform example, whose URL and postcondition are evaluated with a running service.

No provider is run.
"""

import doctest
import urllib.error
import urllib.request
from pathlib import Path

import hcl2
import pytest

from kuma_names.json_types import JsonObject
from tests.deploy.examples import terraform
from tests.deploy.examples.terraform import EVALUATORS, Evaluator
from tests.deploy.examples.tools import EXAMPLES, TIMEOUT

CONFIGURATION: JsonObject = hcl2.loads((EXAMPLES / "terraform.tf").read_text("utf-8"))
VARIABLES = {name.strip('"') for block in CONFIGURATION["variable"] for name in block}
DATA_SOURCE: JsonObject = CONFIGURATION["data"][0]['"http"']['"mesh_name"']
POSTCONDITION: dict[str, str] = DATA_SOURCE["lifecycle"][0]["postcondition"][0]


@pytest.fixture(params=EVALUATORS)
def evaluate(request: pytest.FixtureRequest) -> Evaluator:
    """Each evaluator of expressions."""
    return EVALUATORS[request.param]


def expression(text: str) -> str:
    """Return an expression as in the file: the parser encloses it in `${` and `}`."""
    return text.removeprefix("${").removesuffix("}") if text.startswith("${") else text


def variables(url: str, mesh: str, version: str) -> dict[str, str]:
    return {"kuma_names_url": url, "mesh": mesh, "kuma_version": version}


def response_body(url: str) -> str:
    """Return the body, which the provider returns for every status."""
    try:
        with urllib.request.urlopen(url, timeout=TIMEOUT) as response:
            return str(response.read().decode())
    except urllib.error.HTTPError as error:
        with error:
            return str(error.read().decode())


@pytest.mark.parametrize(
    ("mesh", "version", "passes", "message"),
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
def test_the_postcondition_holds_for_accepted_names(
    url: str,
    tmp_path: Path,
    evaluate: Evaluator,
    mesh: str,
    version: str,
    passes: bool,
    message: str,
) -> None:
    scope: JsonObject = {"var": variables(url, mesh, version)}
    request_url = evaluate(DATA_SOURCE["url"], scope, tmp_path)
    scope["self"] = {"response_body": response_body(request_url)}
    assert evaluate(expression(POSTCONDITION["condition"]), scope, tmp_path) is passes
    error_message = evaluate(POSTCONDITION["error_message"], scope, tmp_path)
    assert error_message.startswith(f"kuma-names on {mesh}: ")
    assert message in error_message


@pytest.mark.parametrize(
    "body",
    ["", "<title>Welcome</title>", "{}", "[]", '{"verdict": "rejected"}', '{"verdict": null}'],
)
def test_it_does_not_hold_for_other_responses(
    tmp_path: Path, evaluate: Evaluator, body: str
) -> None:
    scope = {
        "var": variables("http://127.0.0.1:1", "default", "2.14"),
        "self": {"response_body": body},
    }
    assert evaluate(expression(POSTCONDITION["condition"]), scope, tmp_path) is False
    error_message = evaluate(POSTCONDITION["error_message"], scope, tmp_path)
    assert error_message == f"kuma-names on default: {body}"


def test_variables_provider_and_output_are_declared() -> None:
    assert set(variables("", "", "")) == VARIABLES
    (providers,) = CONFIGURATION["terraform"][0]["required_providers"]
    assert providers["http"]["source"] == '"hashicorp/http"'
    assert CONFIGURATION["output"] == [
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
