"""Invalid parameters of a refusal: their order, and one for each reason about a label."""

import pytest

from kuma_names.core.model import Context, Facts
from kuma_names.core.names.control_plane import control_plane_response
from kuma_names.core.names.invalid_parameters import InvalidParameter
from kuma_names.core.names.validator import Validator


def parameters(kind: str, name: str, facts: Facts, version: str = "3.0") -> list[InvalidParameter]:
    validator = Validator(kind, Context.from_strings(version), facts)
    response = control_plane_response(validator, name)
    assert response is not None
    return response.parameters


def test_a_mismatch_with_the_url_comes_before_the_reasons_of_the_body() -> None:
    mismatch, *others = parameters("Mesh", "", Facts())
    assert mismatch == ("name", "name from the URL has to be the same as in body")
    assert ("name", "cannot be empty") in others


def test_the_syntax_of_labels_is_checked_label_by_label() -> None:
    facts = Facts(labels=(("-a", "x y"), ("b", "x y")))
    fields = [parameter.field for parameter in parameters("Mesh", "web", facts)]
    assert fields == ['labels["-a"]', 'labels["-a"]', 'labels["b"]']


@pytest.mark.parametrize(
    ("version", "unit"), [("2.13.5", "characters"), ("2.13.6", "bytes"), ("3.0", "bytes")]
)
def test_the_unit_of_a_length_depends_on_the_version(version: str, unit: str) -> None:
    facts = Facts(labels=(("team", "a" * 64),))
    reason = f"must be no more than 63 {unit}"
    assert parameters("Mesh", "web", facts, version) == [('labels["team"]', reason)]
