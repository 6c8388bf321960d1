"""Quoting of texts in messages: ours (repr, shortened) and Kuma's (Go's %q), in both directions."""

import re

MAX_SHOWN = 80
"""Code points of a text that a message of this service contains."""
ESCAPE_GROUP = "_"
"""Prefix of the groups in `go_quoted_pattern` that match an escaped quotation mark."""

_GO_ESCAPES = {
    '"': '\\"',
    "\\": "\\\\",
    "\a": "\\a",
    "\b": "\\b",
    "\f": "\\f",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\v": "\\v",
}
_GO_CHARACTERS = {escape: character for character, escape in _GO_ESCAPES.items()}
# No surrogates: Go strings have none, and JSON responses cannot contain them.
_GO_ESCAPE = re.compile(
    r"\\(?:x([0-7][0-9a-f])|u((?!d[89a-f])[0-9a-f]{4})|U(00(?:0[0-9a-f]|10)[0-9a-f]{4})|.)",
    re.DOTALL,
)


def quoted(text: str) -> str:
    """Quote `text` for a message of this service, cut after `MAX_SHOWN` code points.

    >>> quoted("aa.a")
    "'aa.a'"
    """
    if len(text) <= MAX_SHOWN:
        return repr(text)
    return f"{text[:MAX_SHOWN]!r}..."


def escaped(text: str) -> str:
    """Escape and cut `text` as `quoted` does, but without quotation marks.

    >>> escaped("a\\tb")
    'a\\\\tb'
    """
    shown = repr(text[:MAX_SHOWN])[1:-1]
    return shown if len(text) <= MAX_SHOWN else f"{shown}..."


def go_quoted(text: str) -> str:
    """Quote `text` as Go's fmt verb %q does (strconv.Quote), which Kuma's messages use.

    >>> go_quoted("a\\tb")
    '"a\\\\tb"'
    """
    return f'"{"".join(map(_go_escaped, text))}"'


def _go_escaped(character: str) -> str:
    if character in _GO_ESCAPES:
        return _GO_ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    if code < 0x80:
        return f"\\x{code:02x}"
    if code < 0x10000:
        return f"\\u{code:04x}"
    return f"\\U{code:08x}"


def go_unquoted(text: str) -> str:
    """Decode the content of a text that `go_quoted` encoded; unknown escapes stay.

    >>> go_unquoted('a\\\\tb')
    'a\\tb'
    """
    return _GO_ESCAPE.sub(_go_unescaped, text)


def _go_unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        return chr(int(code, 16))
    return _GO_CHARACTERS.get(match[0], match[0])


def go_quoted_pattern(name: str) -> str:
    r"""Return a pattern for a text in Go's quotation marks, as the group `name`.

    If the line is itself part of a JSON text, its quotation marks are escaped (\"); then the text
    cannot contain other escapes.
    """
    # (?(group)a|b) matches a if the group has matched, else b
    escape = f"{ESCAPE_GROUP}{name}"
    content = rf'(?({escape})[^"\\]*|(?:[^"\\]|\\.)*)'
    return rf'(?P<{escape}>\\)?"(?P<{name}>{content})(?({escape})\\)"'
