"""The formats of a report, one module each: from an audit to the pieces of its text."""

from collections.abc import Callable, Iterator

from kuma_names.audit.formats import csv_, github, json_, junit, markdown, prometheus, sarif, text
from kuma_names.audit.model import Audit

Write = Callable[[Audit], Iterator[str]]
FORMATS: dict[str, Write] = {
    "text": text.write,
    "json": json_.write,
    "junit": junit.write,
    "sarif": sarif.write,
    "github": github.write,
    "markdown": markdown.write,
    "csv": csv_.write,
    "prometheus": prometheus.write,
}
