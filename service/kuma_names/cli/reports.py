"""Answers as text for people: the verdict, the name with its offenders marked, why, and what to do; it decides nothing."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from kuma_names.cli.terminal import Span, marked, painted, plain, room
from kuma_names.core.model import Verdict
from kuma_names.core.question import Question
from kuma_names.core.render import Shown

_COLUMN = 14
"""Where everything but verdicts and labels begins."""
_OPTIONS = {"displayName": "--display-name", "ports": "--port"}


def single(answer: Shown, question: Question) -> Iterator[str]:
    """Show all about one name."""
    yield from _name(answer, question)
    yield from _findings(answer)
    yield from _not_judged(answer["notJudged"])
    yield from _control_plane(answer)
    yield from _outlook(answer, question)


def batch(answer: Shown, question: Question) -> Iterator[str]:
    """Show many names, those that are good for ever in one line, and how many there are of each."""
    for result in answer["results"]:
        yield from _name(result, question)
        if result["findings"] or result["rejectedIn"] or result.get("target", {}).get("findings"):
            yield from _findings(result)
            yield from _outlook(result, question)
    yield from _not_judged(question.frame["notJudged"])
    counts = {word: count for word, count in answer["summary"].items() if word != "total" and count}
    total = answer["summary"]["total"]
    counted = ", ".join(f"{count} {painted(word)}" for word, count in counts.items())
    yield f"{total} name{'' if total == 1 else 's'}{': ' if counted else ''}{counted}"


def findings(found: Iterable[Shown]) -> Iterator[str]:
    """Show findings, each with its consequence."""
    for finding in found:
        yield labelled(finding["severity"], plain(finding["message"]))
        yield labelled("", f"because {plain(finding['because'])}")


def labelled(label: str, text: str) -> str:
    """Put a text beside its label."""
    return f"{painted(f'  {label}'.ljust(_COLUMN))}{text}"


def verdict(word: str, text: str) -> str:
    """Put a text beside a verdict."""
    return f"{painted(word.ljust(_COLUMN))}{text}"


def _name(answer: Shown, question: Question) -> Iterator[str]:
    """Show the name, and what else is at fault, with marks below."""
    faults: dict[str, list[Span]] = {}
    for finding in _all_findings(answer):
        faults.setdefault(finding["field"], []).extend(atom["span"] for atom in finding["atoms"])
    lines = _marked(answer["name"], faults.pop("name", []))
    yield verdict(answer["verdict"], next(lines))
    yield from (" " * _COLUMN + line for line in lines)
    for field, spans in faults.items():
        lines = _marked(_given(field, question), spans)
        yield f"  {field}".ljust(_COLUMN) + next(lines)
        yield from (" " * _COLUMN + line for line in lines)


def _marked(text: str, spans: list[Span]) -> Iterator[str]:
    most = room()
    for line in marked(text, spans, most and max(most - _COLUMN, _COLUMN)):
        yield painted(line, "^") if line.strip(" ^") == "" else line


def _given(field: str, question: Question) -> str:
    """Find what was given for a field of a finding."""
    facts = question.validator.facts
    ports = {f"ports[{index}]": port for index, port in enumerate(facts.ports or ())}
    fields = {"mesh": facts.mesh, "zone": facts.zone, "namespace": facts.namespace, "displayName": facts.display_name, **ports}
    return fields[field] or ""


def _all_findings(answer: Shown) -> list[Shown]:
    return [*answer["findings"], *answer.get("target", {}).get("findings", ())]


def _findings(answer: Shown) -> Iterator[str]:
    """Show the findings of the asked version, and those that only the target has."""
    yield from findings(answer["findings"])
    if "target" in answer:
        target = answer["target"]
        yield labelled(f"in {target['kumaVersion']}", painted(target["verdict"]))
        known = {(finding["message"], finding["severity"]) for finding in answer["findings"]}
        yield from findings(finding for finding in target["findings"] if (finding["message"], finding["severity"]) not in known)


def _not_judged(unjudged: list[Shown]) -> Iterator[str]:
    for rule in unjudged:
        needed = ", ".join(_OPTIONS.get(field, f"--{field}") for field in rule["needs"])
        yield labelled("not judged", f"{rule['rule']} (needs {needed})")


def _control_plane(answer: Shown) -> Iterator[str]:
    """Say what the control plane answers, where it has anything to say."""
    told = answer["controlPlane"]
    if told and told["title"]:
        at_fault = "; ".join(f"{parameter['field']}: {parameter['reason']}" for parameter in told["invalidParameters"])
        yield labelled("Kuma says", plain(f"{told['status']} {told['title']}{': ' if at_fault else ''}{at_fault}"))
    for warning in told["warnings"] if told else ():
        yield labelled("Kuma warns", plain(warning))


def _outlook(answer: Shown, question: Question) -> Iterator[str]:
    """Show the verdicts of all versions in one line, and what to use instead."""
    spans = [[*group] for _, group in groupby(answer["timeline"], lambda segment: str(segment["verdict"]))]
    yield labelled("versions", ", ".join(_lasting(span[0]["from"], span[-1]["to"], span[0]["verdict"]) for span in spans))
    for suggestion in answer["suggestions"]:
        advice = plain(question.validator.advice(suggestion["name"]))
        yield labelled("suggestion", f"{advice}{' (loses information)' if suggestion['lossy'] else ''}")


def _lasting(since: str, until: str | None, word: Verdict | str) -> str:
    if until is None:
        return f"from {since} on {painted(str(word))}"
    return f"{since if since == until else f'{since} to {until}'} {painted(str(word))}"
