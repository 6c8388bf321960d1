"""Findings of names: spans, order, messages with dates, and Kuma's own text."""

import pytest
from hypothesis import given

from kuma_names.core.model import DISPLAY_NAME, Context, Facts, Mode, Operation
from kuma_names.core.names.findings import reasons_of, separate_reasons
from kuma_names.core.names.measures.label_texts import field_of_label
from kuma_names.core.names.measures.measured_text import MeasuredText
from kuma_names.core.names.validator import Validator
from kuma_names.core.report import Finding
from kuma_names.core.tables.rules import LABEL_KEY_RULES, RULES
from kuma_names.core.text_rows import KumaText, Reason
from kuma_names.core.versions import VersionRange, parse_version
from tests.support.strategies import ValidatorArguments, names, validator_arguments

NEWEST = parse_version("2.14")
RULE_ORDER = [rule.id for rule in RULES]
RULES_ON_LONGER_TEXTS = (
    "zone-prefixed-length",
    "sni-segment",
    "service-name-length",
    "ca-backend-name",
)
"""Rules whose measured text has more than the input: their offender may start before it."""


def input_texts(name: str, facts: Facts) -> dict[str, str | None]:
    """Return the input of every field that a finding can name, except keys of labels."""
    labels = dict(facts.labels)
    display_name = facts.display_name
    if display_name is None:
        display_name = labels.get(DISPLAY_NAME)
    texts = {
        "name": name,
        "displayName": display_name,
        "mesh": facts.mesh,
        "zone": facts.zone,
        "namespace": facts.namespace,
    }
    texts |= {f"ports[{index}]": port for index, port in enumerate(facts.ports or ())}
    return texts | {field_of_label(key): value for key, value in labels.items()}


def input_of(finding: Finding, name: str, facts: Facts) -> str | None:
    if finding.rule in LABEL_KEY_RULES:
        keys = [DISPLAY_NAME, *(key for key, _ in facts.labels)]
        return {field_of_label(key): key for key in keys}[finding.field]
    return input_texts(name, facts)[finding.field]


@given(validator_arguments(), names)
def test_spans_are_inside_the_input_that_the_finding_names(
    arguments: ValidatorArguments, name: str
) -> None:
    for finding in arguments.validator().validate(name).findings:
        text = input_of(finding, name, arguments.facts)
        assert text is not None
        assert finding.atoms
        for _, (start, end), offender in finding.atoms:
            assert 0 <= start <= end <= len(text)
            is_covered = text[start:end].startswith(offender)
            assert is_covered or finding.rule in RULES_ON_LONGER_TEXTS


@given(validator_arguments(), names)
def test_findings_have_the_order_of_the_table(arguments: ValidatorArguments, name: str) -> None:
    findings = arguments.validator().validate(name).findings
    positions = [RULE_ORDER.index(finding.rule) for finding in findings]
    assert positions == sorted(positions)


def test_an_atom_in_front_of_the_name_covers_the_whole_name() -> None:
    context = Context(NEWEST, mode=Mode.FEDERATED_ZONE)
    validator = Validator("MeshTimeout", context, Facts(zone="z" * 253))
    findings = validator.validate("abc").findings
    assert [finding.atoms for finding in findings] == [(("length", (0, 3), "z.abc"),)]


@pytest.mark.parametrize(
    ("kind", "name", "message"),
    [
        (
            "MeshService",
            "1-backend",
            "MeshService name '1-backend' must start with a lowercase letter, found '1' at "
            "position 0 (rfc1035-label; rejected since 3.0, deprecated since 2.10)",
        ),
        (
            "Mesh",
            "a" * 64,
            f"Mesh name '{'a' * 64}' must be at most 63 bytes long, is 64 "
            "(mesh-name-length; rejected since 2.6.1)",
        ),
        (
            "MeshTimeout",
            "",
            "MeshTimeout name '' must not be empty (rfc1123-subdomain; rejected since 2.5)",
        ),
        (
            "MeshTimeout",
            "A_a",
            "MeshTimeout name 'A_a' must not contain 'A_', found at position 0; must start with a "
            "lowercase letter or digit, found 'A' at position 0 "
            "(rfc1123-subdomain; rejected since 2.5)",
        ),
        (
            "MeshTimeout",
            "AaBa",
            "MeshTimeout name 'AaBa' must not contain 'A', found at position 0; must not contain "
            "'B', found at position 2; must start with a lowercase letter or digit, found 'A' at "
            "position 0 (rfc1123-subdomain; rejected since 2.5)",
        ),
        (
            "MeshTimeout",
            "A.B.C",
            "MeshTimeout name 'A.B.C' must not contain 'A', found at position 0; must not contain "
            "'B', found at position 2; must not contain 'C', found at position 4; and 5 more "
            "(rfc1123-subdomain; rejected since 2.5)",
        ),
    ],
)
def test_a_message_lists_at_most_three_broken_atoms(kind: str, name: str, message: str) -> None:
    findings = Validator(kind, Context(NEWEST)).validate(name).findings
    assert findings[0].message == message


@pytest.mark.parametrize(
    ("kind", "name", "version", "operation", "endings"),
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
def test_a_message_ends_with_the_rule_and_the_dates_of_this_name(
    kind: str, name: str, version: str, operation: Operation | None, endings: list[str]
) -> None:
    context = Context(parse_version(version), operation=operation)
    findings = Validator(kind, context).validate(name).findings
    assert [f"({finding.message.rpartition(' (')[2]}" for finding in findings] == endings


def test_a_text_that_kuma_does_not_check_has_no_text_of_kuma() -> None:
    context = Context(parse_version("2.10"))
    validator = Validator("MeshService", context, Facts(display_name="ok"))
    (finding,) = validator.validate("1a").findings
    assert (finding.rule, finding.field, finding.kuma_text) == ("rfc1035-label", "name", None)


REASONS = KumaText(
    reasons=(
        (
            Reason(text="too long", atoms=("length",)),
            Reason(text="has dots", atoms=("charset",), if_format="rfc1123-subdomain"),
            Reason(text="has {value}", atoms=("charset",)),
        ),
        (
            Reason(text="old", ranges=(VersionRange(None, "2.9"),)),
            Reason(text="new", ranges=(VersionRange("2.9"),)),
        ),
    )
)


@pytest.mark.parametrize(
    ("text", "atoms", "version", "reasons"),
    [
        ("a.b", ["charset"], "2.8", ("has dots", "old")),
        ("a_b", ["charset"], "2.8", ("has {value}", "old")),
        ("a_b", ["charset", "length"], "2.9", ("too long", "new")),
        ("a_b", ["first"], "2.9", ("new",)),
    ],
)
def test_each_group_contributes_its_first_reason_that_applies(
    text: str, atoms: list[str], version: str, reasons: tuple[str, ...]
) -> None:
    broken_atoms = [(atom, (0, 1), text[0]) for atom in atoms]
    number = parse_version(version).number
    assert reasons_of(REASONS, text, broken_atoms, number) == reasons
    measured_text = MeasuredText("name", text, text, "Mesh name")
    filled_reasons = [reason.replace("{value}", text) for reason in reasons]
    assert separate_reasons(REASONS, measured_text, broken_atoms, number) == filled_reasons
