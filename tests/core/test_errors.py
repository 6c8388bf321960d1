"""What is said of questions that cannot be answered: the code, the input at fault, the words, and what it may be instead."""

import pytest

from kuma_names.core.errors import NamesError
from kuma_names.core.model import Context, Environment, Operation
from kuma_names.core.names.validator import Validator
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.versions import MINORS, parse_version


def asked(
    kind: str,
    minor: str,
    environment: Environment = Environment.UNIVERSAL,
    operation: Operation | None = None,
) -> None:
    Validator(
        kind,
        Context(parse_version(minor), environment=environment, operation=operation),
        version_field="asked",
    )


@pytest.mark.parametrize(
    ("question", "code", "field", "reason", "choices"),
    [
        (
            ("Meshy", "3.0"),
            "kind/unknown",
            "kind",
            "'Meshy' is no kind of Kuma 2.5 to 3.0",
            tuple(KINDS),
        ),
        (
            ("M" * 81, "3.0"),
            "kind/unknown",
            "kind",
            f"{'M' * 80!r} is no kind of Kuma 2.5 to 3.0",
            tuple(KINDS),
        ),
        (
            ("Mesh", "2.4"),
            "version/unknown",
            "kumaVersion",
            "'2.4' must be a Kuma version from 2.5 to 3.0",
            MINORS,
        ),
        (
            ("Mesh", "1" * 41),
            "version/unknown",
            "kumaVersion",
            f"{'1' * 40!r} must be a Kuma version from 2.5 to 3.0",
            MINORS,
        ),
        (
            ("Workload", "2.12"),
            "kind/not-in-version",
            "asked",
            "Workload exists since Kuma 2.13, and not in 2.12",
            (),
        ),
        (
            ("Retry", "3.0"),
            "kind/not-in-version",
            "asked",
            "Retry exists until Kuma 2.14, and not in 3.0",
            (),
        ),
        (
            ("ServiceTag", "3.0", Environment.KUBERNETES),
            "context/not-applicable",
            "environment",
            "ServiceTag exists on universal only",
            ("universal",),
        ),
        (
            ("ZoneSetting", "3.0", Environment.UNIVERSAL, Operation.CREATE),
            "context/not-applicable",
            "operation",
            "ZoneSetting is no resource, and is neither created nor updated",
            (),
        ),
    ],
)
def test_refusals(
    question: tuple[str, str], code: str, field: str, reason: str, choices: tuple[str, ...]
) -> None:
    with pytest.raises(NamesError) as raised:
        asked(*question)
    error = raised.value
    assert (error.code, error.field, error.reason, str(error), error.choices) == (
        code,
        field,
        reason,
        reason,
        choices,
    )


def test_every_error_has_a_code_of_its_own_or_that_of_its_base() -> None:
    errors: list[type[NamesError]] = [NamesError, *NamesError.__subclasses__()]
    codes = {error.__name__: error.code for error in errors}
    assert codes == {
        "NamesError": "names/error",
        "UnknownKindError": "kind/unknown",
        "KindNotInVersionError": "kind/not-in-version",
        "UnknownVersionError": "version/unknown",
        "NotApplicableError": "context/not-applicable",
        "MalformedIdentifierError": "names/error",
    }
