"""How texts are shown inside messages: ours by repr, cut at a bound, and Kuma's by Go's %q, there and back; no rule lives here."""

import re

SHOWN = 80
"""Code points of a text that a message of ours shows."""

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
_GO_CHARACTERS = {escaped: character for character, escaped in _GO_ESCAPES.items()}
_ESCAPED = re.compile(r"\\(?:x([0-7][0-9a-f])|u((?!d[89a-f])[0-9a-f]{4})|U(00(?:0[0-9a-f]|10)[0-9a-f]{4})|.)", re.DOTALL)
"""No surrogates: Go knows none, and no answer could hold one."""


def shown(text: str) -> str:
    """Quote `text` for a message of ours, cut after `SHOWN` code points.

    >>> shown("aa.a")
    "'aa.a'"
    """
    return repr(text) if len(text) <= SHOWN else f"{text[:SHOWN]!r}..."


def go_quoted(text: str) -> str:
    """Quote `text` as Go's fmt verb %q does (strconv.Quote), as Kuma's own messages have it.

    >>> go_quoted("a\\tb")
    '"a\\\\tb"'
    """
    return f'"{"".join(map(_go_character, text))}"'


def _go_character(character: str) -> str:
    if character in _GO_ESCAPES:
        return _GO_ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    if code < 0x80:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def go_unquoted(text: str) -> str:
    """Turn back what stands between the quotation marks of a text that `go_quoted` made; what is no escape stays.

    >>> go_unquoted('a\\\\tb')
    'a\\tb'
    """
    return _ESCAPED.sub(_unescaped, text)


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    return chr(int(code, 16)) if code else _GO_CHARACTERS.get(match[0], match[0])
