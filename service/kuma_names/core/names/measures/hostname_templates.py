"""Measures of the templates of HostnameGenerators: Go's errors, and what a template renders to."""

from collections.abc import Iterator

from kuma_names.core.model import Facts
from kuma_names.core.names.hostname_parts import TemplateSyntaxError
from kuma_names.core.names.hostname_template import (
    TemplateExecutionError,
    is_read,
    parse,
    render_stubs,
)
from kuma_names.core.names.measures.measured_text import Measure, MeasuredText
from kuma_names.core.rows import Kind

_LABEL = "template"


def needs_simple_template(facts: Facts) -> tuple[str, ...]:
    """Return that only simple templates are judged: whether one is simple depends on its text."""
    return ("simpleTemplate",)


def _syntax(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read a template that Go cannot parse."""
    try:
        parse(name)
    except TemplateSyntaxError as error:
        yield MeasuredText("name", name, name, _LABEL, reason=str(error))


def _fields(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read a template that Go can parse, and cannot render."""
    try:
        render_stubs(name)
    except TemplateExecutionError as error:
        yield MeasuredText("name", name, name, _LABEL, reason=str(error))
    except TemplateSyntaxError:
        return


def _rendered(kind: Kind, name: str, facts: Facts) -> Iterator[MeasuredText]:
    """Read what a template renders to with the stubs of Kuma."""
    try:
        rendered = render_stubs(name)
    except (TemplateSyntaxError, TemplateExecutionError):
        return
    # positions in what a template renders to are none in the template
    offset = 0 if rendered == name else len(rendered)
    yield MeasuredText("name", name, rendered, "the rendered template", offset)


TEMPLATE_MEASURES = (
    Measure(
        id="template-syntax",
        summary="a template that Go cannot parse",
        read=_syntax,
        needs=needs_simple_template,
        decides=is_read,
    ),
    Measure(
        id="template-fields",
        summary="a template with a field that services do not have",
        read=_fields,
        needs=needs_simple_template,
        decides=is_read,
    ),
    Measure(
        id="rendered-template",
        summary="what a template renders to with the stubs of Kuma: name, displayname, namespace, "
        "mesh, zone and label",
        read=_rendered,
        needs=needs_simple_template,
        decides=is_read,
    ),
)
