"""Names that need no more attention: by mesh and environment, and of limited number."""

import pytest

from kuma_names.audit.input import known_names
from kuma_names.audit.input.known_names import KnownNames
from kuma_names.core.model import Environment

UNIVERSAL, KUBERNETES = Environment
KEY = (1, None, "web")


def test_names_are_known_in_their_mesh_and_environment() -> None:
    names = KnownNames()
    names.add("default", UNIVERSAL, KEY)
    assert names.within("default", UNIVERSAL) == {KEY}
    assert not names.within("default", KUBERNETES)
    assert not names.within("other", UNIVERSAL)


def test_the_number_of_names_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_names, "_MAX_NAMES", 2)
    names = KnownNames()
    for number in range(3):
        names.add("default", UNIVERSAL, (number, None, "web"))
    assert names.within("default", UNIVERSAL) == {(2, None, "web")}
