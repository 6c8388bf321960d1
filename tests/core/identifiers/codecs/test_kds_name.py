"""The names of synced copies: which is whose."""

import pytest

from kuma_names.core.identifiers.codecs.kds_name import is_copy

HASH = "2v6wfvvcvbc9f55d"


@pytest.mark.parametrize(
    ("name", "original", "copy"),
    [
        (f"redis-{HASH}", "redis", True),
        (f"redis-{HASH}.kuma-system", "redis", True),
        (f"redis-{HASH}.k", "redis", True),
        (f"-{HASH}", "", True),
        (f"{'a' * 236}-{HASH}", "a" * 300, True),
        (f"{'a' * 236}-{HASH}", "a" * 235, False),
        (f"{'a' * 237}-{HASH}", "a" * 237, False),
        ("redis", "redis", False),
        (f"redis-{HASH}", "redi", False),
        (f"redis{HASH}", "redis", False),
        (f"redis-{HASH[1:]}", "redis", False),
        (f"redis-{HASH}2", "redis", False),
        (f"redis-{HASH[1:]}a", "redis", False),
        (f"redis-{HASH}\n", "redis", False),
        (f"redis-{HASH}.", "redis", False),
        (f"redis-{HASH}.a-", "redis", False),
        (f"redis-{HASH}.a.b", "redis", False),
    ],
)
def test_copies(name: str, original: str, copy: bool) -> None:
    assert is_copy(name, original) is copy
