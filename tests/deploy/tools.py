"""Handling of missing tools: the test fails if REQUIRE_TOOLS=1, as in CI, or is skipped."""

import os
from typing import NoReturn

import pytest


def fail_or_skip(tool: str, remedy: str) -> NoReturn:
    """Fail or skip the running test, with the way to install the tool."""
    if os.environ.get("REQUIRE_TOOLS") == "1":
        pytest.fail(f"{tool} is missing: {remedy}", pytrace=False)
    pytest.skip(f"{tool} is missing: {remedy}")
