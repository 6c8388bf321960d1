"""The laws of the core, each in its docstring, over names and contexts that Hypothesis draws."""

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from kuma_names.core.errors import KindNotInVersionError, MalformedIdentifierError
from kuma_names.core.format import Format
from kuma_names.core.identifiers import proxy_ids
from kuma_names.core.identifiers.codecs import proxy_id
from kuma_names.core.model import (
    DISPLAY_NAME,
    EFFECTS,
    VERDICTS,
    Context,
    Environment,
    Facts,
    Outcome,
    Severity,
    Verdict,
)
from kuma_names.core.names.compiled_rules import compiled_rules
from kuma_names.core.names.measures.label_texts import field_of_label
from kuma_names.core.names.rule_sets import CHANGE_NUMBERS
from kuma_names.core.names.timeline import timeline
from kuma_names.core.names.validator import Validator, validate
from kuma_names.core.quoting import quoted
from kuma_names.core.report import Report
from kuma_names.core.rows import Kind
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.rules import LABEL_KEY_RULES, RULES
from kuma_names.core.versions import KumaVersion, label, version_number
from tests.support.strategies import dotted, environments, facts, names, questions, versions

ORDER = [rule.id for rule in RULES]
RANK = (
    Outcome.SKIPPED,
    Outcome.LOGGED,
    Outcome.WARNED,
    Outcome.UNSYNCED,
    Outcome.BROKEN,
    Outcome.REFUSED,
    Outcome.STARTUP,
)


def judged(
    question: tuple[Kind, Context], name: str, around: Facts, *, partial: bool = False
) -> Report:
    """Judge a name, and reject the example where the kind does not exist."""
    return validator_of(question, around, partial=partial).validate(name)


def validator_of(
    question: tuple[Kind, Context], around: Facts, *, partial: bool = False
) -> Validator:
    """Make the validator of a question."""
    kind, context = question
    try:
        return Validator(kind.name, context, around, partial=partial)
    except KindNotInVersionError:
        assume(False)
        raise


@given(st.sampled_from(list(FORMATS.values())), names)
def test_a_pattern_accepts_exactly_what_no_atom_breaks(row: Format, text: str) -> None:
    assert row.accepts(text) == (row.broken_atoms(text) == [])


@given(st.sampled_from(list(FORMATS.values())), names)
def test_a_break_points_at_its_offender(row: Format, text: str) -> None:
    for atom, (start, end), found in row.broken_atoms(text):
        assert 0 <= start <= end <= len(text)
        assert text[start:end].startswith(found)
        assert atom in row.atom_names


@given(questions(), names, facts)
def test_the_sieve_lets_through_what_the_checks_let_through(
    question: tuple[Kind, Context], name: str, around: Facts
) -> None:
    validator = validator_of(question, around)
    assert validator.failed(name) == validator.rules.failed(name, validator.facts)


@given(questions(), names, facts)
def test_the_verdict_is_the_worst_of_the_findings(
    question: tuple[Kind, Context], name: str, around: Facts
) -> None:
    report = judged(question, name, around)
    verdicts = [EFFECTS[Outcome(found.outcome)].verdict for found in report.findings]
    assert report.verdict == max(verdicts, key=VERDICTS.index, default=Verdict.VALID)
    assert all(
        found.severity == EFFECTS[Outcome(found.outcome)].severity for found in report.findings
    )


@given(questions(), names, facts)
def test_spans_lie_inside_the_input_that_the_finding_names(
    question: tuple[Kind, Context], name: str, around: Facts
) -> None:
    given_texts = {
        "name": name,
        "displayName": around.display_name,
        "mesh": around.mesh,
        "zone": around.zone,
    }
    given_texts |= {"namespace": around.namespace}
    given_texts |= {f"ports[{at}]": port for at, port in enumerate(around.ports or ())}
    given_texts |= {field_of_label(key): value for key, value in around.labels}
    keys = {field_of_label(key): key for key, _ in around.labels} | {
        field_of_label(DISPLAY_NAME): DISPLAY_NAME
    }
    if around.display_name is None:
        given_texts["displayName"] = dict(around.labels).get(DISPLAY_NAME)
    for found in judged(question, name, around).findings:
        text = keys[found.field] if found.rule in LABEL_KEY_RULES else given_texts[found.field]
        assert text is not None
        assert found.atoms
        for _, (start, end), offender in found.atoms:
            assert 0 <= start <= end <= len(text)
            assert text[start:end].startswith(offender) or found.rule in (
                "zone-prefixed-length",
                "sni-segment",
                "service-name-length",
            )


@given(questions(), names, facts)
def test_findings_stand_in_the_order_of_the_table(
    question: tuple[Kind, Context], name: str, around: Facts
) -> None:
    report = judged(question, name, around)
    positions = [ORDER.index(found.rule) for found in report.findings]
    assert positions == sorted(positions)
    assert report == judged(question, name, around)


@given(questions(), names, facts)
def test_a_later_version_is_never_milder_for_one_rule(
    question: tuple[Kind, Context], name: str, around: Facts
) -> None:
    validator = validator_of(question, around)
    failed = validator.failed(name)
    last: dict[tuple[str, str], int] = {}
    for index in range(len(validator.rules.rule_sets)):
        for row in validator.rules.assessment(index, failed).clauses:
            key, rank = (row.rule.id, row.clause.measure), RANK.index(row.clause.outcome)
            assert rank >= last.get(key, rank)
            last[key] = rank


@given(questions(), names, facts)
def test_rejected_in_is_the_first_version_that_rejects(
    question: tuple[Kind, Context], name: str, around: Facts
) -> None:
    kind, context = question
    report = judged(question, name, around)
    for number in CHANGE_NUMBERS:
        later = Context(
            KumaVersion(number, label(number)),
            None,
            context.environment,
            context.operation,
            context.mode,
        )
        if number < context.version.number or _is_gone(kind, number):
            continue
        if Validator(kind.name, later, around).validate(name).verdict == Verdict.REJECTED:
            assert report.rejected_in == label(number)
            return
    assert report.rejected_in is None


def _is_gone(kind: Kind, number: tuple[int, int, int]) -> bool:
    return kind.removed_in is not None and number >= version_number(kind.removed_in)


@given(questions(), names, facts)
def test_the_timeline_says_what_each_version_says(
    question: tuple[Kind, Context], name: str, around: Facts
) -> None:
    validator = validator_of(question, around)
    segments = timeline(validator, name)
    assert segments[-1].until is None or validator.rules.kind.removed_in is not None
    here = [at for at in segments if version_number(at.since) <= validator.context.version.number][
        -1
    ]
    report = validator.validate(name)
    assert (here.verdict, here.rules) == (
        report.verdict,
        tuple(dict.fromkeys(found.rule for found in report.findings)),
    )


@given(questions(), names, facts, st.lists(names, max_size=3))
def test_suggestions_pass_and_are_free(
    question: tuple[Kind, Context], name: str, around: Facts, others: list[str]
) -> None:
    validator = validator_of(question, around)
    alone = Facts(zone=around.zone, namespace=around.namespace)
    for suggestion in validator.suggest(name, frozenset(others)):
        assert suggestion.name not in others
        assert validator_of(question, alone).passes(suggestion.name)
        assert suggestion.name != name


@given(questions(), names, facts)
def test_incomplete_means_that_more_characters_can_mend_every_error(
    question: tuple[Kind, Context], name: str, around: Facts
) -> None:
    report, whole = judged(question, name, around, partial=True), judged(question, name, around)
    mended = judged(question, name + "a", around)
    broken, still = (
        any(found.severity == Severity.ERROR for found in at.findings) for at in (whole, mended)
    )
    assert (report.verdict == Verdict.INCOMPLETE) == (broken and not still)
    assert report.findings == whole.findings


@given(questions(), names)
def test_a_validator_answers_as_the_function_does(
    question: tuple[Kind, Context], name: str
) -> None:
    kind, context = question
    assert judged(question, name, Facts()) == validate(kind.name, name, context)


@given(
    st.text(max_size=40) | names, versions, environments, st.none() | st.lists(names, max_size=3)
)
@example("a" * 1025, KumaVersion((3, 0, 0), "3.0"), Environment.UNIVERSAL, None)
def test_decode_is_total(
    text: str, version: KumaVersion, environment: Environment, meshes: list[str] | None
) -> None:
    try:
        made = proxy_ids.decode_proxy_id(text, Context(version, environment=environment), meshes)
    except MalformedIdentifierError as error:
        assert error.code in proxy_id.CODES
        return
    assert str(made.read) == text
    assert all(str(candidate.proxy) == text for candidate in made.candidates)
    assert [candidate.control_plane for candidate in made.candidates] == [True] + [False] * (
        len(made.candidates) - 1
    )
    assert made.resolution in proxy_ids.RESOLUTIONS


@given(names, names, versions, environments)
def test_encoding_what_was_decoded_gives_the_same_text(
    mesh: str, name: str, version: KumaVersion, environment: Environment
) -> None:
    context = Context(version, environment=environment)
    try:
        made = proxy_ids.encode_proxy_id(mesh, name, context, lenient=True)
    except MalformedIdentifierError as error:
        assert error.code in (proxy_id.EMPTY_NAME, proxy_id.TOO_LONG)
        return
    read = proxy_id.ProxyId.decode(made.text)
    assert made.round_trips == (read == made.proxy) == ("." not in mesh)
    assert proxy_ids.encode_proxy_id(read.mesh, read.name, context).text == made.text


@given(dotted, dotted, versions, environments)
def test_certain_never_lies(
    mesh: str, name: str, version: KumaVersion, environment: Environment
) -> None:
    """No Mesh that some release accepted, with any name, gives an ID whose certain reading is another pair."""
    context = Context(version, environment=environment)
    assume(compiled_rules("Mesh", environment, None, context.mode).ever_accepts(mesh))
    assume(environment is Environment.UNIVERSAL or proxy_id.ProxyId(mesh, name).pod())
    made = proxy_ids.decode_proxy_id(f"{mesh}.{name}", context)
    assert made.resolution != proxy_ids.CERTAIN or made.resolved == proxy_id.ProxyId(mesh, name)


@given(st.text())
@settings(max_examples=200)
def test_what_is_shown_of_a_text_is_bounded(text: str) -> None:
    assert len(quoted(text * 100)) <= 12 * 80 + 5
