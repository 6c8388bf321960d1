"""What Kuma sees where a text is expected and YAML 1.1 reads something else: `no`, `1e5`, `null`.

Kuma reads YAML by sigs.k8s.io/yaml, on go.yaml.in/yaml/v2: plain scalars become booleans, numbers or nothing, and where the
field is a text they are written back as Go writes them, numbers with a fraction or an exponent in 32 bits.
"""

import math
import re
import struct
from typing import NamedTuple

from kuma_names.audit.input.documents import Word

_BOOLEANS = {
    **dict.fromkeys(("y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"), "true"),
    **dict.fromkeys(("n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"), "false"),
}
_NULLS = ("", "~", "null", "Null", "NULL")
_SPECIAL = {
    **dict.fromkeys((".nan", ".NaN", ".NAN"), "NaN"),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), "+Inf"),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), "-Inf"),
}
_INTEGER = re.compile(r"([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|([1-9][0-9]*|0))")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_POINTED = re.compile(r"\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?")
_BASES = (16, 8, 2, 10)
_SMALLEST, _LARGEST = -(1 << 63), (1 << 64) - 1


class Seen(NamedTuple):
    """What Kuma reads, and as what: `a boolean`, `a number` or `nothing`; None for a text."""

    text: str
    kind: str | None


def seen(word: Word) -> Seen:
    """Tell what Kuma reads where `word` stands for a text.

    >>> seen(Word("no", 1, plain=True)), seen(Word("1e5", 1, plain=True)), seen(Word("2024-01-01", 1, plain=True))
    (Seen(text='false', kind='a boolean'), Seen(text='100000', kind='a number'), Seen(text='2024-01-01', kind=None))
    """
    if not word.plain:
        return Seen(str(word), None)
    if word in _BOOLEANS:
        return Seen(_BOOLEANS[word], "a boolean")
    if word in _NULLS:
        return Seen("", "nothing")
    number = _SPECIAL.get(word) or _number(word)
    return Seen(str(word), None) if number is None else Seen(number, "a number")


def _number(word: str) -> str | None:
    if word[0] not in "+-.0123456789":
        return None
    text = word if word[0] == "." and not _POINTED.fullmatch(word) else word.replace("_", "")
    integer = _INTEGER.fullmatch(text)
    if integer:
        sign, *digits = integer.groups()
        value = next(int(part, base) for part, base in zip(digits, _BASES, strict=True) if part is not None)
        value = -value if sign == "-" else value
        if _SMALLEST <= value <= _LARGEST and not (sign == "+" and value >= 1 << 63):
            return str(value)
    number = float(text) if _FLOAT.fullmatch(text) else math.inf
    return None if math.isinf(number) else _float(number)


def _float(value: float) -> str:
    """Write a number as Go's FormatFloat(value, 'g', -1, 32) does."""
    single = _single(value)
    if math.isinf(single):
        return "+Inf" if single > 0 else "-Inf"
    written = next(text for text in (f"{single:.{digits}e}" for digits in range(17)) if _single(float(text)) == single)
    mantissa, exponent = written.split("e")
    if not -4 <= int(exponent) < 6:
        return f"{mantissa}e{int(exponent):+03d}"
    return f"{single:.{max(len(mantissa.lstrip('-').replace('.', '')) - 1 - int(exponent), 0)}f}"


def _single(value: float) -> float:
    """Round to 32 bits."""
    try:
        rounded: float = struct.unpack("<f", struct.pack("<f", value))[0]
    except OverflowError:
        return math.copysign(math.inf, value)
    return rounded
