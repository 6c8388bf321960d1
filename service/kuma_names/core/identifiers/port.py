"""The number of a port, as Kuma writes it into names; it knows no grammar."""

import re

_NUMBER = re.compile("0|[1-9][0-9]{0,9}")
_MOST = 2**31 - 1
"""What Kuma's code can hold: it does not check the ports of a MeshService."""


def is_port(text: str) -> bool:
    """Tell whether a text is a port as Go writes one: a number without a sign or zeros in front.

    >>> is_port("80"), is_port("080")
    (True, False)
    """
    return _NUMBER.fullmatch(text) is not None and int(text) <= _MOST
