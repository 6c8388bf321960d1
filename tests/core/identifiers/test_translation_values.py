"""Values and templates: what is missing and why something cannot be encoded is kept."""

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.translation_values import EMPTY, Value, fill, joined

ERROR = MalformedIdentifierError("kri/field", "name", "name must not be empty")
FAILED = Value(None, uses=("zone",), error=ERROR)
MISREAD = Value("aa.a.web", uses=("mesh",), error=ERROR)
VALUES = {
    "name": Value("a_{b}"),
    "mesh": Value.missing("mesh"),
    "zone": Value.known("east", "zone"),
    "namespace": EMPTY,
    "failed": FAILED,
    "misread": MISREAD,
}


def test_a_template_is_filled_once() -> None:
    assert fill("{zone}.{name}.{namespace}", VALUES) == Value("east.a_{b}.", uses=("zone",))
    assert fill('{{x="{zone}"}}', VALUES).text == '{x="east"}'


def test_only_values_are_cleaned() -> None:
    assert fill("a_{name}", VALUES, ("[_{}]", ".")).text == "a_a..b."


def test_a_missing_fact_is_needed() -> None:
    assert fill("{zone}{mesh}{mesh}", VALUES) == Value(None, ("mesh",), ("zone", "mesh"))


def test_an_error_is_passed_on_unless_there_is_a_text() -> None:
    assert fill("{zone}{failed}", VALUES) == FAILED
    assert fill("{misread}", VALUES) == Value("aa.a.web", uses=("mesh",))
    assert joined([MISREAD, FAILED]).error is ERROR
