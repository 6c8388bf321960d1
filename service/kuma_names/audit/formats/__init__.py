"""Writers of reports: one module a format, with a `write` that yields the pieces of the text."""

from collections.abc import Callable, Iterator

from kuma_names.audit.formats import (
    csv_,
    github,
    html_,
    json_,
    junit,
    markdown,
    prometheus,
    sarif,
    text,
)
from kuma_names.audit.model import AuditReport

Writer = Callable[[AuditReport], Iterator[str]]
FORMATS: dict[str, Writer] = {
    "text": text.write,
    "json": json_.write,
    "junit": junit.write,
    "sarif": sarif.write,
    "github": github.write,
    "markdown": markdown.write,
    "csv": csv_.write,
    "prometheus": prometheus.write,
    "html": html_.write,
}
