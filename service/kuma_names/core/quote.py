"""How texts are shown inside messages: ours by repr, cut at a bound, and Kuma's by Go's %q; no rule lives here."""

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
