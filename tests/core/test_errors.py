"""Errors of the core: code, field, reason and choices of each cause."""

import pytest

from kuma_names.core.errors import MalformedIdentifierError, NamesError
from kuma_names.core.model import Context
from kuma_names.core.names.validator import Validator
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.versions import MINORS


@pytest.mark.parametrize(
    ("kind", "context", "code", "field", "reason", "choices"),
    [
        (
            "Meshy",
            ("3.0",),
            "kind/unknown",
            "kind",
            "'Meshy' is no kind of Kuma 2.5 to 3.0",
            tuple(KINDS),
        ),
        (
            "M" * 81,
            ("3.0",),
            "kind/unknown",
            "kind",
            f"{'M' * 80!r} is no kind of Kuma 2.5 to 3.0",
            tuple(KINDS),
        ),
        (
            "Mesh",
            ("2.4",),
            "version/unknown",
            "kumaVersion",
            "'2.4' must be a Kuma version from 2.5 to 3.0",
            MINORS,
        ),
        (
            "Mesh",
            ("1" * 41,),
            "version/unknown",
            "kumaVersion",
            f"{'1' * 40!r} must be a Kuma version from 2.5 to 3.0",
            MINORS,
        ),
        (
            "Workload",
            ("2.12",),
            "kind/not-in-version",
            "version",
            "Workload exists since Kuma 2.13, and not in 2.12",
            (),
        ),
        (
            "Retry",
            ("3.0",),
            "kind/not-in-version",
            "version",
            "Retry exists until Kuma 2.14, and not in 3.0",
            (),
        ),
        (
            "ServiceTag",
            ("3.0", None, "kubernetes"),
            "context/not-applicable",
            "environment",
            "ServiceTag exists on universal only",
            ("universal",),
        ),
        (
            "ZoneSetting",
            ("3.0", None, "universal", "create"),
            "context/not-applicable",
            "operation",
            "ZoneSetting is no resource, and is neither created nor updated",
            (),
        ),
    ],
)
def test_an_invalid_input_is_named_with_its_reason_and_choices(
    kind: str,
    context: tuple[str, ...],
    code: str,
    field: str,
    reason: str,
    choices: tuple[str, ...],
) -> None:
    with pytest.raises(NamesError) as raised:
        Validator(kind, Context.from_strings(*context), version_field="version")
    error = raised.value
    assert (error.code, error.field, error.choices) == (code, field, choices)
    assert error.reason == str(error) == reason


def test_every_error_has_a_code_of_its_own_or_that_of_its_base() -> None:
    errors: list[type[NamesError]] = [NamesError, *NamesError.__subclasses__()]
    assert {error.__name__: error.code for error in errors} == {
        "NamesError": "names/error",
        "UnknownKindError": "kind/unknown",
        "KindNotInVersionError": "kind/not-in-version",
        "UnknownVersionError": "version/unknown",
        "NotApplicableError": "context/not-applicable",
        "MalformedIdentifierError": "names/error",
    }


def test_a_malformed_identifier_has_the_code_of_its_codec() -> None:
    error = MalformedIdentifierError("sni/parts", "text", "must have parts", position=3)
    assert (error.code, error.field, error.reason) == ("sni/parts", "text", "must have parts")
    assert (error.position, error.kuma_text, error.reads, error.suggestion) == (
        3,
        None,
        None,
        None,
    )
