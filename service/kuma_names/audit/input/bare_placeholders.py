"""Placeholders without quotes in a line of YAML: `name: {{ name }}` becomes `name: '{{ name }}'`.

Two opening braces where a value begins are never part of a resource: YAML would read a mapping
whose key is a mapping. Lines that only control a template, such as `{{- if .Values.x }}`, are
dropped. The number of lines stays, so that places remain right.
"""

import re

# Every pattern is possessive and ends before the next tag: time grows with the line, not faster.
_TAG = (
    r"\{\{\{[^{}]*+\}\}\}|\{\{(?:[^{}]|\}(?!\})|\{(?!\{))*+\}\}|\{%(?:[^%{]|%(?!\})|\{(?!%))*+%\}"
)
_COMMENT = r"\{#(?:[^#]|#(?!\}))*+#\}"
_PLACEHOLDER = rf"{_TAG}|\$\{{[^${{}}]*+\}}"
_CONTROL_LINE = re.compile(rf"\s*+(?:(?:{_TAG}|{_COMMENT})\s*+)++")
_UNCLOSED_CONTROL = re.compile(r"\s*+(?:\{\{(?!.*\}\})|\{%(?!.*%\}))")
_END_OF_CONTROL = re.compile(r"(?:[^%}]|[%}](?!\}))*+[%}]\}\s*+")
_QUOTED = {
    '"': (re.compile(r'"(?:\\.|[^"\\])*+"'), re.compile(rf'"(?:{_TAG}|\\.|[^"\\])*+"')),
    "'": (re.compile(r"'(?:''|[^'])*+'"), re.compile(rf"'(?:{_TAG}|''|[^'])*+'")),
}
"""Quoted scalars by their quotes: as YAML reads them, and with quotes in tags as text."""
# A plain scalar ends before a comment and before a colon with white space; in brackets sooner.
_PLAIN_IN_BLOCK = re.compile(rf"(?:{_PLACEHOLDER}|(?!\s#|:(?:\s|$)).)++")
_PLAIN_IN_FLOW = re.compile(rf"(?:{_PLACEHOLDER}|(?!\s#|:(?:\s|$)|[,\[\]{{}}]).)++")
_HAS_PLACEHOLDER = re.compile(_PLACEHOLDER)
_STARTS_WITH_TAG = re.compile(r"\{\{|\{%")
_ENTRY_OR_PROPERTY = re.compile(r"(?:[-?](?=\s)|---(?=\s)|[&!]\S*)\s*|\s+")
_BLOCK_SCALAR = re.compile(r"[|>][-+0-9]{0,2}\s*(?:\s#.*)?$")


def may_have_placeholders(text: bytes) -> bool:
    """Return whether a text has what placeholders begin with that need quotes.

    They are those of Go and mustache, of shells, and of Jinja.
    """
    return b"{{" in text or b"${" in text or b"{%" in text


def is_control_line(line: str) -> bool:
    """Return whether a line has nothing but template tags.

    >>> is_control_line("  {{- end }}"), is_control_line("name: {{ name }}")
    (True, False)
    """
    return _CONTROL_LINE.fullmatch(line) is not None


def opens_control(line: str) -> bool:
    """Return whether a line begins with a template tag that ends in a later line."""
    return _UNCLOSED_CONTROL.match(line) is not None


def closes_control(line: str) -> bool:
    """Return whether a line ends such a tag, and has nothing after it."""
    return _END_OF_CONTROL.fullmatch(line) is not None


def quote_placeholders(line: str) -> str:
    """Return a line of YAML whose scalars with placeholders are quoted where YAML needs it.

    >>> quote_placeholders("tags: {kuma.io/service: {{ svc }}}  # a comment")
    "tags: {kuma.io/service: '{{ svc }}'}  # a comment"
    """
    return _LineQuoter(line).quoted()


class _LineQuoter:
    """Quoter of one line, scalar by scalar; `_depth` counts the brackets that are open."""

    def __init__(self, line: str) -> None:
        self._line = line
        self._position = 0
        self._depth = 0
        self._parts: list[str] = []

    def quoted(self) -> str:
        """Return the line with quotes."""
        while self._position < len(self._line) and self._scan_value():
            self._scan_indicators()
        return "".join(self._parts) + self._line[self._position :]

    def _copy(self, end: int) -> None:
        self._parts.append(self._line[self._position : end])
        self._position = end

    def _replace(self, end: int, text: str) -> None:
        self._parts.append("'" + text.replace("'", "''") + "'")
        self._position = end

    def _scan_value(self) -> bool:
        """Copy or quote what is before the next indicator; return False to leave the rest."""
        while match := _ENTRY_OR_PROPERTY.match(self._line, self._position):
            self._copy(match.end())
        first = self._line[self._position : self._position + 1]
        if first == "#" or _BLOCK_SCALAR.match(self._line, self._position):
            return False
        if first in _QUOTED:
            return self._scan_quoted(*_QUOTED[first])
        if first in ("[", "{") and not _STARTS_WITH_TAG.match(self._line, self._position):
            return True
        self._scan_plain()
        return True

    def _scan_quoted(self, of_yaml: re.Pattern[str], of_template: re.Pattern[str]) -> bool:
        end_for_yaml = of_yaml.match(self._line, self._position)
        match = of_template.match(self._line, self._position)
        if match is None:  # ends in a later line
            return False
        # Quotes in a tag, as in "{{ x | default "y" }}", are quotes for the template only.
        if end_for_yaml is None or end_for_yaml.end() != match.end():
            self._replace(match.end(), match[0][1:-1])
        else:
            self._copy(match.end())
        return True

    def _scan_plain(self) -> None:
        pattern = _PLAIN_IN_FLOW if self._depth else _PLAIN_IN_BLOCK
        match = pattern.match(self._line, self._position)
        if match is None:
            return
        text = match[0].rstrip()
        # A comma at the end separates entries of brackets that were opened in an earlier line.
        if not self._depth and text.endswith(","):
            text = text[:-1]
        end = self._position + len(text)
        if self._needs_quotes(text):
            self._replace(end, text)
        else:
            self._copy(end)

    def _needs_quotes(self, text: str) -> bool:
        if _STARTS_WITH_TAG.match(text):
            return True
        placeholders = _HAS_PLACEHOLDER.findall(text)
        in_flow = self._depth > 0 and bool(placeholders)
        return in_flow or any(": " in tag or " #" in tag for tag in placeholders)

    def _scan_indicators(self) -> None:
        """Copy white space, and the indicators between scalars."""
        start = end = self._position
        while end < len(self._line) and self._line[end] in " \t,[]{}:":
            character = self._line[end]
            if character in "[{":
                if end > start and _STARTS_WITH_TAG.match(self._line, end):
                    break
                self._depth += 1
            elif character in "]}":
                self._depth = max(self._depth - 1, 0)
            end += 1
        if end == start:  # no indicator: nothing that can be told apart follows
            end = len(self._line)
        self._copy(end)
