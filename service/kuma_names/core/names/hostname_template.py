"""Templates of HostnameGenerators, rendered for a service or with the stubs of Kuma."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kuma_names.core.names.hostname_parts import (
    Part,
    PartType,
    TemplateSyntaxError,
    UnreadTemplateError,
    line_of,
    parts_of,
)

STUBS = {
    "Name": "name",
    "DisplayName": "displayname",
    "Namespace": "namespace",
    "Mesh": "mesh",
    "Zone": "zone",
}
"""The fields that a template can use, and the values that Kuma checks it with."""
STUB_LABEL = "label"
"""The value that Kuma checks a template with for every label."""

_STUB_TYPE = f"struct {{ {'; '.join(f'{field} string' for field in STUBS)} }}"


class TemplateExecutionError(ValueError):
    """Go cannot render a template that it can parse; the message is Go's."""


@dataclass(frozen=True, slots=True)
class HostnameTemplate:
    """A parsed template."""

    text: str
    parts: tuple[Part, ...]

    def render(self, fields: Mapping[str, str], label_value: Callable[[str], str | None]) -> str:
        """Render the template; raises `TemplateExecutionError`."""
        return "".join(self._value(part, fields, label_value) for part in self.parts)

    def _value(
        self,
        part: Part,
        fields: Mapping[str, str],
        label_value: Callable[[str], str | None],
    ) -> str:
        if part.type is PartType.LITERAL:
            return part.text
        if part.type is PartType.FIELD:
            if part.text not in STUBS:
                raise TemplateExecutionError(_no_field(self.text, part))
            return fields.get(part.text, "")
        value = label_value(part.text)
        if value is None:
            raise TemplateExecutionError(f"label {part.text} not found")
        return value


@lru_cache(maxsize=1024)
def parse(text: str) -> HostnameTemplate:
    """Parse a template.

    Raises `TemplateSyntaxError`, and `UnreadTemplateError` for what is not read here.
    """
    return HostnameTemplate(text, tuple(parts_of(text)))


def render_stubs(text: str) -> str:
    """Render a template with the values that Kuma checks it with.

    Raises what `parse` raises, and `TemplateExecutionError`.

    >>> render_stubs('{{ .DisplayName }}.{{ label "team" }}.mesh')
    'displayname.label.mesh'
    """
    return parse(text).render(STUBS, lambda key: STUB_LABEL)


def render(text: str, fields: Mapping[str, str], labels: Mapping[str, str]) -> str | None:
    """Render a template for a service; None if Kuma makes no hostname, or the template is not read.

    `fields` are those of `STUBS`; one that is left out is empty.

    >>> render("{{ .DisplayName }}.{{ .Zone }}.mesh", {"DisplayName": "web", "Zone": "east"}, {})
    'web.east.mesh'
    """
    try:
        return parse(text).render(fields, labels.get)
    except (UnreadTemplateError, TemplateSyntaxError, TemplateExecutionError):
        return None


def is_read(text: str) -> bool:
    """Return whether a template can be judged: whether it is read here, or known to be refused."""
    try:
        parse(text)
    except UnreadTemplateError:
        return False
    except TemplateSyntaxError:
        return True
    return True


def _no_field(text: str, part: Part) -> str:
    """Return Go's error about a field that services do not have; its columns are bytes from 0."""
    line_start = text.rfind("\n", 0, part.start) + 1
    column = len(text[line_start : part.start].encode("utf-8", "surrogatepass"))
    return (
        f'template: :{line_of(text, part.start)}:{column}: executing "" at <.{part.text}>: '
        f"can't evaluate field {part.text} in type {_STUB_TYPE}"
    )
