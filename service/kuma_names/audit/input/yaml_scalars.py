"""Scalars of YAML, and the string that Kuma reads from `no`, `1e5` or `null`.

Kuma reads YAML with sigs.k8s.io/yaml, based on go.yaml.in/yaml/v2, which resolves plain scalars as
YAML 1.1 does: they become booleans, numbers or null. If the field is a string, Go formats the value
as a string again, numbers with a fraction or an exponent in 32 bits.
"""

import math
import re
import struct
from typing import NamedTuple

_BOOLEANS = {
    **dict.fromkeys(
        ("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"),
        "true",
    ),
    **dict.fromkeys(
        ("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"),
        "false",
    ),
}
_NULLS = ("", "~", "null", "Null", "NULL")
_SPECIAL_NUMBERS = {
    **dict.fromkeys((".nan", ".NaN", ".NAN"), "NaN"),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), "+Inf"),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), "-Inf"),
}
WORDS = frozenset((*_BOOLEANS, *_NULLS))
"""Scalars that are a boolean or null without quotes. Others are strings, unless numbers."""
FIRST_OF_NUMBERS = "+-.0123456789"
"""First characters of numbers. Most scalars are names: yaml.v2 decides by the first, too."""
_INTEGERS = (
    (re.compile(r"([-+]?)0[xX]([0-9a-fA-F]+)"), 16),
    (re.compile(r"([-+]?)0[oO]?([0-7]+)"), 8),
    (re.compile(r"([-+]?)0[bB]([01]+)"), 2),
    (re.compile(r"([-+]?)([1-9][0-9]*|0)"), 10),
)
"""Integers with their bases: sign and digits."""
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_FLOAT_WITHOUT_INTEGER_PART = re.compile(r"\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?")
_MIN_INT64, _MAX_INT64, _MAX_UINT64 = -(1 << 63), (1 << 63) - 1, (1 << 64) - 1


class PlainScalar(str):
    """Literal of a scalar without quotes that YAML may read as a boolean, a number or null."""

    __slots__ = ()

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Reach another process as a string: line and style are read before."""
        return str, (str(self),)


class ResolvedScalar(NamedTuple):
    """String that Kuma reads, and the type that the scalar has in YAML.

    `yaml_type` is `a boolean`, `a number` or `nothing`, and None for a string.
    """

    text: str
    yaml_type: str | None


def resolve(scalar: str) -> ResolvedScalar:
    """Return the string that Kuma reads if `scalar` is the value of a string field.

    >>> resolve(PlainScalar("no"))
    ResolvedScalar(text='false', yaml_type='a boolean')
    >>> resolve(PlainScalar("1e5"))
    ResolvedScalar(text='100000', yaml_type='a number')
    >>> resolve(PlainScalar("2024-01-01"))
    ResolvedScalar(text='2024-01-01', yaml_type=None)
    >>> resolve("no")
    ResolvedScalar(text='no', yaml_type=None)
    """
    if not isinstance(scalar, PlainScalar):
        return ResolvedScalar(scalar, None)
    literal = str(scalar)
    if literal in _BOOLEANS:
        return ResolvedScalar(_BOOLEANS[literal], "a boolean")
    if literal in _NULLS:
        return ResolvedScalar("", "nothing")
    number = _SPECIAL_NUMBERS.get(literal) or _resolve_number(literal)
    if number is None:
        return ResolvedScalar(literal, None)
    return ResolvedScalar(number, "a number")


def _resolve_number(literal: str) -> str | None:
    """Return a number as Go formats it; None for a string, or a number that overflows in Go."""
    if literal[0] not in FIRST_OF_NUMBERS:
        return None
    text = _without_underscores(literal)
    integer = _parse_integer(text)
    if integer is not None:
        return str(integer)
    number = float(text) if _FLOAT.fullmatch(text) else math.inf
    return None if math.isinf(number) else _format_float(number)


def _without_underscores(literal: str) -> str:
    # yaml.v2 removes all underscores, except from a number that begins with a point: it passes that
    # to Go's ParseFloat unchanged, which accepts them between digits only.
    if literal[0] == "." and not _FLOAT_WITHOUT_INTEGER_PART.fullmatch(literal):
        return literal
    return literal.replace("_", "")


def _parse_integer(text: str) -> int | None:
    """Return an integer of 64 bits; a larger one is read as a float."""
    for pattern, base in _INTEGERS:
        match = pattern.fullmatch(text)
        if match is not None:
            sign, digits = match.groups()
            value = int(sign + digits, base)
            # Beyond the signed integers, yaml.v2 calls ParseUint, which accepts no plus sign.
            largest = _MAX_INT64 if sign == "+" else _MAX_UINT64
            return value if _MIN_INT64 <= value <= largest else None
    return None


def _format_float(value: float) -> str:
    """Format a number as Go's FormatFloat(value, 'g', -1, 32) does."""
    single = _round_to_single(value)
    if math.isinf(single):
        return "+Inf" if single > 0 else "-Inf"
    mantissa, exponent = _shortest_scientific(single).split("e")
    # The bounds of Go's 'g': with precision -1 (the shortest text) it decides as with precision 6.
    if not -4 <= int(exponent) < 6:
        return f"{mantissa}e{int(exponent):+03d}"
    fraction_digits = len(mantissa.lstrip("-").replace(".", "")) - 1 - int(exponent)
    return f"{single:.{max(fraction_digits, 0)}f}"


def _shortest_scientific(single: float) -> str:
    """Return the shortest decimal text that rounds to `single` in 32 bits."""
    # 17 significant digits always identify a 64-bit float, and so a 32-bit one
    candidates = (f"{single:.{digits}e}" for digits in range(17))
    return next(text for text in candidates if _round_to_single(float(text)) == single)


def _round_to_single(value: float) -> float:
    """Round to a float of 32 bits; a number beyond its range becomes infinite."""
    try:
        single: float = struct.unpack("<f", struct.pack("<f", value))[0]
    except OverflowError:
        return math.copysign(math.inf, value)
    return single
