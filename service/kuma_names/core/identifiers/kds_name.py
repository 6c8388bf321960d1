"""The name that a synced copy gets in another zone: the original's, cut, and a hash.

Grammar, Kuma 2.5 to 3.0 (pkg/kds/hash/hash.go):

    kds-name = name[:236], "-", hash
    hash     = 16 of "2456789bcdfvwxz"
    name     = the display name of the original

On Kubernetes a `.` and the namespace follow. Source: identifiers that Kuma 2.6 and later write in both directions.
"""

import re

_KEPT = 236
_HASH = re.compile(r"-[2456789bcdfvwxz]{16}(?:\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)?", re.ASCII)


def is_copy(name: str, display_name: str) -> bool:
    """Tell whether `name` is what a resource called `display_name` is called where it was synced to.

    >>> is_copy("redis-zone-1-2v6wfvvcvbc9f55d", "redis-zone-1")
    True
    """
    kept = display_name[:_KEPT]
    return name.startswith(kept) and _HASH.fullmatch(name, len(kept)) is not None
