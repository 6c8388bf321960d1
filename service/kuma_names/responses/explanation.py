"""Responses about log lines and errors: messages, names and identifiers in them, as JSON."""

import io
from collections.abc import Iterable

from kuma_names.core.identifiers.identify import mentioned_identifiers
from kuma_names.core.log_lines import Explanation, explain_line
from kuma_names.core.log_names import JudgedName, judged_names
from kuma_names.core.model import Context
from kuma_names.core.tables.log_messages.faults import FAULTS
from kuma_names.json_types import JsonObject
from kuma_names.logs.model import LoggedMessage, LogSummary
from kuma_names.logs.scan import scan
from kuma_names.responses.findings import finding_json
from kuma_names.responses.identifiers import decoded_proxy_id_json, identified_json

_UNKNOWN: JsonObject = {
    "message": None,
    "span": None,
    "about": None,
    "fault": None,
    "since": None,
    "until": None,
    "source": None,
    "meaning": None,
    "advice": None,
    "command": None,
    "parts": {},
    "proxyId": None,
}
"""What is said of a line without a known message."""


def explanation_json(
    text: str, context: Context, meshes: Iterable[str] | None = None
) -> JsonObject:
    """Return the meaning of a text, and the names and identifiers in it.

    `message` and what depends on it are those of the first known message, null if there is none.
    `messages` are those of all lines. `meshes` are those that exist.
    """
    meshes = None if meshes is None else list(meshes)
    summary = scan(io.BytesIO(text.encode("utf-8", "surrogatepass")), context, meshes)
    explanation = _first_explanation(summary, text) or explain_line(text, context, meshes)
    names = [_name_json(name) for name in judged_names(text, context)]
    identifiers = [
        {"text": mention.text, "span": mention.span, **identified_json(mention.best)}
        for mention in mentioned_identifiers(text, context.version)
    ]
    return {
        "text": text,
        "kumaVersion": context.version.text,
        **(_UNKNOWN if explanation is None else _explained(explanation, context)),
        "names": names,
        "identifiers": identifiers,
        **_summary_json(summary),
    }


def _first_explanation(summary: LogSummary, text: str) -> Explanation | None:
    """Return the explanation of the first line with a message, with its span in the text."""
    logged = next(iter(summary.messages.values()), None)
    if logged is None:
        return None  # or a message over several lines, for a name may have a line end
    lines_before = text.split("\n")[: logged.line - 1]
    offset = sum(len(line) + 1 for line in lines_before)
    start, end = logged.explanation.span
    return logged.explanation._replace(span=(offset + start, offset + end))


def log_json(summary: LogSummary, context: Context) -> JsonObject:
    """Convert the known messages of a log, each once: the form of a text, without that text."""
    return {
        "text": None,
        "kumaVersion": context.version.text,
        **_UNKNOWN,
        "names": [],
        "identifiers": [],
        **_summary_json(summary),
    }


def _summary_json(summary: LogSummary) -> JsonObject:
    messages = [_logged_json(message) for message in summary.messages.values()]
    return {"lines": summary.lines, "messages": messages}


def _logged_json(logged: LoggedMessage) -> JsonObject:
    return {
        "line": logged.line,
        "count": logged.count,
        "text": logged.text,
        **_message_json(logged.explanation),
        "occurrences": [dict(occurrence) for occurrence in logged.occurrences],
        "more": logged.more,
    }


def _explained(explanation: Explanation, context: Context) -> JsonObject:
    proxy = explanation.proxy
    return {
        **_message_json(explanation),
        "span": explanation.span,
        "parts": explanation.parts,
        "proxyId": proxy and decoded_proxy_id_json(proxy, context),
    }


def _message_json(explanation: Explanation) -> JsonObject:
    message = explanation.message
    return {
        "message": message.id,
        "about": message.about,
        "fault": {"id": explanation.fault, "text": FAULTS[explanation.fault]},
        "since": message.since,
        "until": message.versions.until,
        "source": message.source,
        "meaning": explanation.meaning,
        "advice": explanation.advice,
        "command": explanation.command or None,
    }


def _name_json(judged: JudgedName) -> JsonObject:
    """Convert a name in a text; without a verdict if the version does not have its kind."""
    report = judged.report
    return {
        **judged.found._asdict(),
        "verdict": report and report.verdict,
        "rejectedIn": report and report.rejected_in,
        "findings": [finding_json(finding) for finding in report.findings] if report else [],
    }
