"""The hash that Kuma's identifiers use: FNV-1a in 64 bits, over UTF-8."""

_OFFSET, _PRIME, _MASK = 0xCBF29CE484222325, 0x100000001B3, 0xFFFFFFFFFFFFFFFF


def fnv1a_64(text: str) -> int:
    """Hash a text.

    >>> f"{fnv1a_64('a'):016x}"
    'af63dc4c8601ec8c'
    """
    value = _OFFSET
    for byte in text.encode("utf-8", "surrogatepass"):
        value = (value ^ byte) * _PRIME & _MASK
    return value
