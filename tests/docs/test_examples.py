"""Examples run: the commands and the Python code of the README, and the doctests of all modules."""

import doctest
import importlib
import pkgutil
import re

import pytest
from flask.testing import FlaskClient

import kuma_names
from kuma_names.api import create_app
from tests.docs.console import Example, parse_examples, run_curl, run_shell
from tests.docs.pages import README, SOURCES

MODULES = sorted(
    module.name for module in pkgutil.walk_packages(kuma_names.__path__, "kuma_names.")
)
UNIMPORTED = {"kuma_names.server.gunicorn_conf", "kuma_names.server.wsgi"}
"""Modules that configure the process when they are imported; they have no doctests."""
EXAMPLES = list(parse_examples(README))


def test_the_readme_has_examples() -> None:
    assert len([example for example in EXAMPLES if example.command.startswith("curl ")]) >= 8
    assert len([example for example in EXAMPLES if "kuma-names " in example.command]) >= 3


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app().test_client()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.command[:60])
def test_examples_print_what_the_readme_shows(example: Example, client: FlaskClient) -> None:
    if example.command.startswith("make "):
        assert example.output == ""
    elif "kuma-names " in example.command:
        assert run_shell(example.command) == example.output
    else:
        assert run_curl(example.command, client) == example.output


def test_python_examples_of_the_readme_run() -> None:
    fences = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    test = doctest.DocTestParser().get_doctest("\n".join(fences), {}, "README.md", "README.md", 0)
    assert fences
    assert doctest.DocTestRunner().run(test).failed == 0


@pytest.mark.parametrize("name", [module for module in MODULES if module not in UNIMPORTED])
def test_doctests_of_modules_pass(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_unimported_modules_have_no_doctests() -> None:
    stems = {name.split(".")[-1] for name in UNIMPORTED}
    texts = [path.read_text("utf-8") for path in SOURCES if path.stem in stems]
    assert len(texts) == len(UNIMPORTED)
    assert [text for text in texts if ">>>" in text] == []
