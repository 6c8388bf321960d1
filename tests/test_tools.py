"""Tests of the generators in tools: their doctests."""

import doctest
from types import ModuleType

import pytest

from tools.docs import cells, markdown


@pytest.mark.parametrize("module", [cells, markdown], ids=lambda module: module.__name__)
def test_doctests_pass(module: ModuleType) -> None:
    failed, attempted = doctest.testmod(module)
    assert (failed, attempted > 0) == (0, True)
