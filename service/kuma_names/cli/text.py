"""Answers as text for people: the verdict, the name with its offenders marked, why, and what to do; it decides nothing."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from kuma_names.cli.terminal import Span, marked, painted, plain, room
from kuma_names.core.model import DISPLAY_NAME, Verdict
from kuma_names.core.names.measures.label_texts import field_of_label
from kuma_names.core.tables.rules import LABEL_KEY_RULES, RULES
from kuma_names.json_types import JsonObject
from kuma_names.responses.validation import ValidationQuery

_COLUMN = 14
"""Where everything but verdicts and labels begins."""
KEY = " (key)"
"""Ends the name of a field whose key is at fault."""
_OPTIONS = {"displayName": "--display-name", "ports": "--port"}
_ADVICE = {rule.id: rule.hint for rule in RULES if rule.hint}
"""What rules advise besides another name."""


def single(answer: JsonObject, question: ValidationQuery) -> Iterator[str]:
    """Show all about one name."""
    yield from _name(answer, question)
    yield from _findings(answer)
    yield from _not_judged(answer["notJudged"])
    yield from _control_plane(answer)
    yield from _outlook(answer, question)


def batch(answer: JsonObject, question: ValidationQuery) -> Iterator[str]:
    """Show many names, those that are good for ever in one line, and how many there are of each."""
    for result in answer["results"]:
        yield from _name(result, question)
        if result["findings"] or result["rejectedIn"] or result.get("target", {}).get("findings"):
            yield from _findings(result)
            yield from _outlook(result, question)
    yield from _not_judged(question.header["notJudged"])
    counts = {word: count for word, count in answer["summary"].items() if word != "total" and count}
    total = answer["summary"]["total"]
    counted = ", ".join(f"{count} {painted(word)}" for word, count in counts.items())
    yield f"{total} name{'' if total == 1 else 's'}{': ' if counted else ''}{counted}"


def findings(found: Iterable[JsonObject]) -> Iterator[str]:
    """Show findings, each with its consequence, and what to do about those that another name does not mend."""
    for finding in found:
        yield labelled(finding["severity"], plain(finding["message"]))
        yield labelled("", f"because {plain(finding['because'])}")
        if finding["rule"] in _ADVICE:
            yield labelled("", _ADVICE[finding["rule"]])


def labelled(label: str, text: str) -> str:
    """Put a text beside its label."""
    return f"{painted(f'  {label}'.ljust(_COLUMN))}{text}"


def verdict(word: str, text: str) -> str:
    """Put a text beside a verdict."""
    return f"{painted(word.ljust(_COLUMN))}{text}"


def lasting(since: str, until: str | None) -> str:
    """Name the versions from one to another, both included.

    >>> [lasting("2.5", "2.14"), lasting("2.11.19", "2.11"), lasting("2.9", "2.9"), lasting("3.0", None)]
    ['2.5 to 2.14', '2.11.19 to 2.11.x', '2.9', 'from 3.0']
    """
    if until is None:
        return f"from {since}"
    rest = ".x" if since.startswith(f"{until}.") else ""
    return since if since == until else f"{since} to {until}{rest}"


def _name(answer: JsonObject, question: ValidationQuery) -> Iterator[str]:
    """Show the name, and what else is at fault, with marks below."""
    faults: dict[str, list[Span]] = {}
    for finding in _all_findings(answer):
        in_key = KEY if finding["rule"] in LABEL_KEY_RULES else ""
        faults.setdefault(finding["field"] + in_key, []).extend(
            atom["span"] for atom in finding["atoms"]
        )
    lines = _marked(answer["name"], faults.pop("name", []))
    yield verdict(answer["verdict"], next(lines))
    yield from (" " * _COLUMN + line for line in lines)
    for field, spans in faults.items():
        lines = _marked(_given(field, question), spans)
        if len(field) > _COLUMN - 3:
            yield f"  {plain(field)}"
            field = ""
        yield f"  {field}".ljust(_COLUMN) + next(lines)
        yield from (" " * _COLUMN + line for line in lines)


def _marked(text: str, spans: list[Span]) -> Iterator[str]:
    most = room()
    for line in marked(text, spans, most and max(most - _COLUMN, _COLUMN)):
        yield painted(line, "^") if line.strip(" ^") == "" else line


def _given(field: str, question: ValidationQuery) -> str:
    """Find what was given for a field of a finding."""
    facts = question.validator.facts
    ports = {f"ports[{index}]": port for index, port in enumerate(facts.ports or ())}
    labels = {field_of_label(key): value for key, value in facts.labels}
    keys = {field_of_label(key) + KEY: key for key, _ in facts.labels}
    own = {
        "mesh": facts.mesh,
        "zone": facts.zone,
        "namespace": facts.namespace,
        "displayName": facts.display_name,
    }
    fields = {**own, **ports, **labels, **keys, field_of_label(DISPLAY_NAME): facts.display_name}
    return fields[field] or ""


def _all_findings(answer: JsonObject) -> list[JsonObject]:
    return [*answer["findings"], *answer.get("target", {}).get("findings", ())]


def _findings(answer: JsonObject) -> Iterator[str]:
    """Show the findings of the asked version, and those that only the target has."""
    yield from findings(answer["findings"])
    if "target" in answer:
        target = answer["target"]
        yield labelled(f"in {target['kumaVersion']}", painted(target["verdict"]))
        known = {(finding["message"], finding["severity"]) for finding in answer["findings"]}
        yield from findings(
            finding
            for finding in target["findings"]
            if (finding["message"], finding["severity"]) not in known
        )


def _not_judged(unjudged: list[JsonObject]) -> Iterator[str]:
    for rule in unjudged:
        needed = ", ".join(_OPTIONS.get(field, f"--{field}") for field in rule["needs"])
        yield labelled("not judged", f"{rule['rule']} (needs {needed})")


def _control_plane(answer: JsonObject) -> Iterator[str]:
    """Say what the control plane answers, where it has anything to say."""
    told = answer["controlPlane"]
    if not told:
        return
    if told["router"]:
        yield labelled("Kuma says", told["title"] or str(told["status"]))
        yield labelled("", f"because {plain(told['router'])}")
    elif told["title"]:
        at_fault = "; ".join(
            f"{parameter['field']}: {parameter['reason']}"
            for parameter in told["invalidParameters"]
        )
        yield labelled(
            "Kuma says", plain(f"{told['status']} {told['title']}: {at_fault or told['detail']}")
        )
    for warning in told["warnings"]:
        yield labelled("Kuma warns", plain(warning))


def _outlook(answer: JsonObject, question: ValidationQuery) -> Iterator[str]:
    """Show the verdicts of all versions in one line, and what to use instead."""
    spans = [
        [*group]
        for _, group in groupby(answer["timeline"], lambda segment: str(segment["verdict"]))
    ]
    yield labelled(
        "versions",
        ", ".join(_span(span[0]["from"], span[-1]["to"], span[0]["verdict"]) for span in spans),
    )
    for suggestion in answer["suggestions"]:
        advice = plain(question.validator.advice(suggestion["name"]))
        yield labelled(
            "suggestion", f"{advice}{' (loses information)' if suggestion['lossy'] else ''}"
        )


def _span(since: str, until: str | None, word: Verdict | str) -> str:
    """Say how long a verdict lasts."""
    return f"{lasting(since, until)}{' on' if until is None else ''} {painted(str(word))}"
