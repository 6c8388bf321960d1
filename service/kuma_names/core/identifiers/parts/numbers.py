"""Numbers in identifiers: ports, and the errors of Go's strconv, which Kuma's parsers pass on."""

import re

from kuma_names.core.quoting import go_quoted

_DIGITS = "0123456789"
_INT32_MAX = 2**31 - 1
"""The greatest port, too: Kuma does not limit the ports of a MeshService to 65535."""
_UINT32_MAX = 2**32 - 1
_PORT = re.compile("0|[1-9][0-9]{0,9}")


def is_port(text: str) -> bool:
    """Return whether a text is a port as Go prints it: no sign, no leading zeros.

    >>> is_port("80"), is_port("080")
    (True, False)
    """
    return _PORT.fullmatch(text) is not None and int(text) <= _INT32_MAX


def parse_uint_error(text: str) -> str | None:
    """Return the error of strconv.ParseUint; None for a number.

    >>> parse_uint_error("http")
    'strconv.ParseUint: parsing "http": invalid syntax'
    """
    if not text or text.strip(_DIGITS):
        return f"strconv.ParseUint: parsing {go_quoted(text)}: invalid syntax"
    if int(text) > _UINT32_MAX:
        return f"strconv.ParseUint: parsing {go_quoted(text)}: value out of range"
    return None


def parse_int_error(text: str) -> str | None:
    """Return the error of strconv.ParseInt; None for a number.

    >>> parse_int_error("http")
    'strconv.ParseInt: parsing "http": invalid syntax'
    """
    has_sign = text.startswith(("+", "-"))
    unsigned = text[1:] if has_sign else text
    rest = unsigned.lstrip(_DIGITS)
    digits = unsigned.removesuffix(rest)
    if int(digits or "0") > _limit(text, rest):
        return f"strconv.ParseInt: parsing {go_quoted(text)}: value out of range"
    if rest or not digits:
        return f"strconv.ParseInt: parsing {go_quoted(text)}: invalid syntax"
    return None


def _limit(text: str, rest: str) -> int:
    """Return the greatest value of the digits that is in range; `rest` is the text behind them."""
    # Go parses the digits as unsigned first: an overflow is reported before a wrong character
    if rest:
        return _UINT32_MAX
    return _INT32_MAX + 1 if text.startswith("-") else _INT32_MAX
