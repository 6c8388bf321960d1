"""HTML: one file to keep with the records, which requests nothing and works without scripts.

A Content-Security-Policy allows only its own style and script, by their hashes.
"""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kuma_names import __version__
from kuma_names.audit import summary
from kuma_names.audit.formats.blocks import outcomes_text, place_text
from kuma_names.audit.formats.charts import charts
from kuma_names.audit.formats.notes import accepted_lines
from kuma_names.audit.formats.rows import new_reports, printable, row_of
from kuma_names.audit.formats.sentences import conclusion_sentence, conclusion_title, count_lines
from kuma_names.audit.model import AuditReport
from kuma_names.audit.unjudged import skipped_sentence, unjudged_parts

if TYPE_CHECKING:
    from jinja2 import Template

_ASSETS = files("kuma_names.audit.formats") / "html"


def write(report: AuditReport) -> Iterator[str]:
    """Write the report."""
    options = report.options
    parts = new_reports(report)
    template = _template()
    yield from template.generate(
        **_assets(),
        program_version=__version__,
        conclusion=summary.conclusion(report),
        title=conclusion_title(report),
        sentence=conclusion_sentence(report),
        before=options.before.text,
        after=options.after.text,
        operation=options.operation.value,
        mode=options.mode.value,
        zone=options.zone,
        time=summary.timestamp(report),
        count_lines=list(count_lines(report)),
        charts=charts(report, parts),
        verdicts=summary.COUNTED_VERDICTS,
        severities=summary.SEVERITIES,
        unjudged=list(unjudged_parts(report)),
        skipped=skipped_sentence(report),
        accepted=list(accepted_lines(report, lambda text, _: text, lists_all=True)),
        has_rows=bool(parts),
        rows=((part, row_of(options, part)) for part in parts),
        outcomes_of=lambda finding: outcomes_text(options, finding),
    )
    yield "\n"


@cache
def _template() -> "Template":
    # Loading Jinja takes longer than most commands, and other formats do not need it.
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    environment.filters |= {"printable": printable, "place": place_text}
    return environment.from_string(_read("report.html.jinja"))


@cache
def _assets() -> dict[str, str]:
    """Return style and script, which are not escaped, and their hashes."""
    from markupsafe import Markup

    style, script = _read("report.css"), _read("report.js")
    return {
        "style": Markup(style),
        "style_hash": _hash(style),
        "script": Markup(script),
        "script_hash": _hash(script),
    }


def _read(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8")


def _hash(text: str) -> str:
    """Return the hash of an inline element, as a Content-Security-Policy names it."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return f"sha256-{digest}"
