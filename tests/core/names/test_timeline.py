"""Timeline of a name: segments agree with the verdict of each version."""

from itertools import pairwise

import pytest
from hypothesis import given

from kuma_names.core.model import Context, Outcome
from kuma_names.core.names.timeline import Segment, timeline
from kuma_names.core.names.validator import Validator
from kuma_names.core.versions import parse_version, version_number
from tests.support.strategies import ValidatorArguments, names, validator_arguments


@given(validator_arguments(), names)
def test_a_segment_has_the_verdict_and_the_rules_of_its_versions(
    arguments: ValidatorArguments, name: str
) -> None:
    validator = arguments.validator()
    segments = timeline(validator, name)
    assert segments[-1].until is None or arguments.kind.removed_in is not None
    number = arguments.context.version.number
    segment = [row for row in segments if version_number(row.since) <= number][-1]
    report = validator.validate(name)
    rules = tuple(dict.fromkeys(finding.rule for finding in report.findings))
    assert (segment.verdict, segment.rules) == (report.verdict, rules)


@given(validator_arguments(), names)
def test_neighbouring_segments_differ(arguments: ValidatorArguments, name: str) -> None:
    segments = timeline(arguments.validator(), name)
    for earlier, later in pairwise(segments):
        assert (earlier.verdict, earlier.rules) != (later.verdict, later.rules)


@pytest.mark.parametrize(
    ("kind", "name", "segments"),
    [
        ("Mesh", "web", [Segment("2.5", None, "valid", (), ())]),
        ("Workload", "web", [Segment("2.13", None, "valid", (), ())]),
        ("Retry", "web", [Segment("2.5", "2.14", "valid", (), ())]),
        (
            "Zone",
            "1a",
            [
                Segment("2.5", "2.9", "valid", (), ()),
                Segment("2.10", "2.14", "deprecated", ("rfc1035-label",), (Outcome.WARNED,)),
                Segment("3.0", None, "rejected", ("rfc1035-label",), (Outcome.REFUSED,)),
            ],
        ),
    ],
)
def test_a_timeline_covers_the_life_of_the_kind(
    kind: str, name: str, segments: list[Segment]
) -> None:
    version = parse_version("2.14")
    assert timeline(Validator(kind, Context(version)), name) == tuple(segments)
