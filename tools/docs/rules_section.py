"""The sections of rules: clauses as a table, and the texts that Kuma prints."""

from collections.abc import Iterator

from kuma_names.core.format import EMPTY
from kuma_names.core.model import Environment, Mode, Operation
from kuma_names.core.names.measures import MEASURES
from kuma_names.core.rows import Clause, Rule
from kuma_names.core.tables.formats import FORMATS
from kuma_names.core.tables.rules import RULES
from kuma_names.core.text_rows import ALWAYS, KumaText, Reason
from tools.docs import cells
from tools.docs.markdown import NOTHING, bullets, sentence, table

_HEADS = (
    "kinds",
    "versions",
    "environment",
    "operation",
    "mode",
    "measured",
    "format",
    "outcome",
    "Kuma text",
)


def rules_section() -> Iterator[str]:
    """Yield a section for each rule, in the order of findings."""
    for rule in RULES:
        yield f"## {rule.id}"
        yield sentence(rule.summary)
        yield bullets(f"Because: {rule.because}", f"Source: {rule.source}")
        yield from _clauses(rule)


def _clauses(rule: Rule) -> Iterator[str]:
    """Yield the table of clauses, and the numbered texts that the table refers to."""
    all_texts = [clause.kuma_text for clause in rule.clauses if clause.kuma_text is not None]
    texts = list(dict.fromkeys(all_texts))
    yield table(_HEADS, (_clause(clause, texts) for clause in rule.clauses))
    for number, text in enumerate(texts, 1):
        yield from _kuma_text(number, text, _violable_atoms(rule, text))


def _clause(clause: Clause, texts: list[KumaText]) -> tuple[str, ...]:
    format_ = FORMATS[clause.format]
    accepts_empty = not clause.checks_empty and not format_.accepts_empty
    exception = f" (where {cells.rule_links(clause.yields_to)} is kept)"
    text = NOTHING
    if clause.kuma_text is not None:
        text = f"text {texts.index(clause.kuma_text) + 1}"
    return (
        cells.kinds(clause.kinds),
        cells.versions(clause.since, clause.before),
        cells.members(clause.environments, Environment),
        _operations(clause),
        cells.members(clause.modes, Mode),
        f"[{MEASURES[clause.measure].id}](#measures)",
        f"[{format_.id}](#format-{format_.id})" + (" or empty" if accepts_empty else ""),
        f"{clause.outcome}{exception if clause.yields_to else ''}",
        text,
    )


def _operations(clause: Clause) -> str:
    # a name subject is no resource, so there is no operation on it
    if None in clause.operations:
        return NOTHING
    return cells.members(clause.operations, Operation)


def _violable_atoms(rule: Rule, text: KumaText) -> set[str]:
    """Return the atoms that can be violated where Kuma prints a text."""
    atoms: set[str] = set()
    for clause in rule.clauses:
        if clause.kuma_text is text:
            atoms.update(FORMATS[clause.format].atom_names)
            if not clause.checks_empty:
                atoms.discard(EMPTY)
    return atoms


def _kuma_text(number: int, text: KumaText, atoms: set[str]) -> Iterator[str]:
    """Yield a text and the reasons that replace its placeholder {errors}."""
    if not text.reasons:
        yield f"Text {number}: `{text.template}`"
        return
    template = "" if text.template == "{errors}" else f": `{text.template}`"
    yield f"Text {number}{template}{_joined(text)}:"
    yield bullets(*_reasons(text, atoms))


def _joined(text: KumaText) -> str:
    if text.separate:
        return ", one parameter each"
    return f", joined by `{text.joiner}`" if len(text.reasons) > 1 else ""


def _reasons(text: KumaText, atoms: set[str]) -> Iterator[str]:
    """Yield the reasons with their conditions; Kuma prints the first of each group that applies."""
    for group in text.reasons:
        for index, reason in enumerate(group):
            condition = _condition(reason, atoms, is_first=index == 0)
            yield f"{condition}: `{reason.text}`"


def _condition(reason: Reason, atoms: set[str], *, is_first: bool) -> str:
    is_dated = reason.ranges != ALWAYS
    condition = ", ".join(atom for atom in reason.atoms if atom in atoms)
    if not condition:
        condition = "always" if is_first or is_dated else "else"
    if reason.if_format:
        condition += f", if the text is an {reason.if_format}"
    if is_dated:
        ranges = [
            cells.versions(str(versions.since), versions.before) for versions in reason.ranges
        ]
        condition += f" ({', '.join(ranges)})"
    return condition
