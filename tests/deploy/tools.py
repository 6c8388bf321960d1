"""What a test does without its tool: fail where REQUIRE_TOOLS=1 (as in CI), else skip, and say so."""

import os
from typing import NoReturn

import pytest


def missing(tool: str, remedy: str) -> NoReturn:
    """End a test whose tool is not there."""
    if os.environ.get("REQUIRE_TOOLS") == "1":
        pytest.fail(f"{tool} is missing: {remedy}", pytrace=False)
    pytest.skip(f"{tool} is missing: {remedy}")
