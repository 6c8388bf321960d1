"""Text output about names: the verdict, the name with marks, findings and suggestions."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from kuma_names.cli.characters import Span, escaped, marked
from kuma_names.cli.terminal import styled, terminal_width
from kuma_names.cli.text import (
    COLUMN,
    finding_lines,
    labelled,
    verdict_lines,
    version_span,
)
from kuma_names.core.model import DISPLAY_NAME
from kuma_names.core.names.measures.label_texts import field_of_label
from kuma_names.core.tables.rules import LABEL_KEY_RULES
from kuma_names.json_types import JsonObject
from kuma_names.responses.validation import ValidationQuery, parts_json

_INDENT = " " * COLUMN
_KEY = " (key)"
"""Suffix of the field of a finding about the key of a label."""
_LONGEST_FIELD = COLUMN - 3
"""Length up to which a field stands beside its text, else above it."""
_BATCH_PARTS = frozenset({"timeline", "suggestions"})
"""Parts of a response that the text of a batch has and its JSON lacks."""
_OPTIONS = {
    "displayName": "--display-name",
    "ports": "--port",
    "simpleTemplate": "a template of fields and labels only",
}


def name_lines(body: JsonObject, query: ValidationQuery) -> Iterator[str]:
    """Render the response about one name."""
    yield from _marked_texts(body, query)
    yield from _all_finding_lines(body)
    yield from _not_judged_lines(body["notJudged"])
    yield from _control_plane_lines(body)
    yield from _outlook_lines(body, query)


def batch_lines(body: JsonObject, query: ValidationQuery, taken: Iterable[str]) -> Iterator[str]:
    """Render the response about many names; one without findings takes one line.

    `taken` are names that must not be suggested.
    """
    for result in body["results"]:
        yield from _marked_texts(result, query)
        if _all_findings(result) or result["rejectedIn"]:
            yield from _all_finding_lines(result)
            # The JSON of a batch lacks these parts: they cost more than the verdict.
            parts = parts_json(query.validator, result["name"], _BATCH_PARTS, taken)
            yield from _outlook_lines(parts, query)
    not_judged = {row["rule"]: row for result in body["results"] for row in result["notJudged"]}
    yield from _not_judged_lines([*not_judged.values()])
    yield _summary_line(body["summary"])


def _summary_line(summary: JsonObject) -> str:
    total = summary["total"]
    line = "1 name" if total == 1 else f"{total} names"
    counts = []
    for word, count in summary.items():
        if word != "total" and count:
            counts.append(f"{count} {styled(word)}")
    if not counts:
        return line
    return f"{line}: {', '.join(counts)}"


def _marked_texts(body: JsonObject, query: ValidationQuery) -> Iterator[str]:
    """Render the name, and every other text with a finding, with marks below."""
    spans = _spans_by_field(body)
    name_spans = spans.pop("name", [])
    lines = _marked_lines(body["name"], name_spans)
    yield from verdict_lines(body["verdict"], next(lines))
    yield from (_INDENT + line for line in lines)
    texts = _texts_by_field(query)
    for field, field_spans in spans.items():
        label = f"  {escaped(field)}"
        if len(field) > _LONGEST_FIELD:
            yield label
            label = ""
        lines = _marked_lines(texts[field] or "", field_spans)
        yield label.ljust(COLUMN) + next(lines)
        yield from (_INDENT + line for line in lines)


def _spans_by_field(body: JsonObject) -> dict[str, list[Span]]:
    """Return the spans of all findings by field; the key and the value of a label are two."""
    spans: dict[str, list[Span]] = {}
    for finding in _all_findings(body):
        field = finding["field"]
        if finding["rule"] in LABEL_KEY_RULES:
            field += _KEY
        spans.setdefault(field, []).extend(atom["span"] for atom in finding["atoms"])
    return spans


def _marked_lines(text: str, spans: list[Span]) -> Iterator[str]:
    width = terminal_width()
    room = None if width is None else max(width - COLUMN, COLUMN)
    for line in marked(text, spans, room):
        is_marks = line.strip(" ^") == ""
        if is_marks:
            line = styled(line, "^")
        yield line


def _texts_by_field(query: ValidationQuery) -> dict[str, str | None]:
    """Return the input of each field that a finding can have."""
    facts = query.validator.facts
    texts = {
        "mesh": facts.mesh,
        "zone": facts.zone,
        "namespace": facts.namespace,
        "displayName": facts.display_name,
    }
    for index, port in enumerate(facts.ports or ()):
        texts[f"ports[{index}]"] = port
    for key, value in facts.labels:
        texts[field_of_label(key)] = value
        texts[field_of_label(key) + _KEY] = key
    # The display name may come from its option, without a label.
    texts[field_of_label(DISPLAY_NAME)] = facts.display_name
    return texts


def _all_findings(body: JsonObject) -> list[JsonObject]:
    target_findings = body.get("target", {}).get("findings", [])
    return [*body["findings"], *target_findings]


def _all_finding_lines(body: JsonObject) -> Iterator[str]:
    """Render the findings of the version, then those that only the target version has."""
    yield from finding_lines(body["findings"])
    if "target" not in body:
        return
    target = body["target"]
    yield from labelled(f"in {target['kumaVersion']}", styled(target["verdict"]))
    # The same message may be a warning now and an error after the upgrade.
    known = {(finding["message"], finding["severity"]) for finding in body["findings"]}
    for finding in target["findings"]:
        message, severity = finding["message"], finding["severity"]
        if (message, severity) not in known:
            yield from finding_lines([finding])


def _not_judged_lines(not_judged: list[JsonObject]) -> Iterator[str]:
    for row in not_judged:
        options = ", ".join(_OPTIONS.get(field, f"--{field}") for field in row["needs"])
        yield from labelled("not judged", f"{row['rule']} (needs {options})")


def _control_plane_lines(body: JsonObject) -> Iterator[str]:
    """Render the response of the control plane if it is an error or has warnings."""
    response = body["controlPlane"]
    if not response:
        return
    if response["router"]:
        yield from labelled("Kuma error", response["title"] or str(response["status"]))
        yield from labelled("", f"because {escaped(response['router'])}")
    elif response["title"]:
        reasons = [
            f"{parameter['field']}: {parameter['reason']}"
            for parameter in response["invalidParameters"]
        ]
        detail = "; ".join(reasons) or response["detail"]
        text = f"{response['status']} {response['title']}: {detail}"
        yield from labelled("Kuma error", escaped(text))
    for warning in response["warnings"]:
        yield from labelled("Kuma warns", escaped(warning))


def _outlook_lines(body: JsonObject, query: ValidationQuery) -> Iterator[str]:
    """Render the verdicts of all versions, and the names to use instead."""
    yield from labelled("versions", ", ".join(_verdict_spans(body["timeline"])))
    for suggestion in body["suggestions"]:
        advice = escaped(query.validator.advice(suggestion["name"]))
        if suggestion["lossy"]:
            advice += " (loses information)"
        yield from labelled("suggestion", advice)


def _verdict_spans(timeline: list[JsonObject]) -> Iterator[str]:
    """Yield the verdicts with the versions that have them; equal neighbours become one."""
    for verdict, group in groupby(timeline, lambda segment: str(segment["verdict"])):
        segments = [*group]
        until = segments[-1]["to"]
        span = version_span(segments[0]["from"], until)
        if until is None:
            span += " on"
        yield f"{span} {styled(verdict)}"
