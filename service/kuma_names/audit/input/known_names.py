"""Names that need no more attention: where they stand, every rule was asked and none is broken.

Most names of an inventory are tags and references that many resources have: each is judged once.
"""

from kuma_names.core.model import Environment

NameKey = tuple[int, str | None, str]
"""Number of the places where a name stands, the kind beside it if that matters, and the name."""
_MAX_NAMES = 65_536


class KnownNames:
    """Set of names by mesh and environment, of limited size."""

    def __init__(self) -> None:
        self._names: dict[tuple[str | None, Environment], set[NameKey]] = {}
        self._size = 0

    def within(self, mesh: str | None, environment: Environment) -> set[NameKey]:
        """Return the names that are known in a mesh and an environment."""
        return self._names.setdefault((mesh, environment), set())

    def add(self, mesh: str | None, environment: Environment, key: NameKey) -> None:
        """Add a name."""
        if self._size >= _MAX_NAMES:
            self.clear()
        self._size += 1
        self.within(mesh, environment).add(key)

    def clear(self) -> None:
        """Forget all names."""
        self._names.clear()
        self._size = 0
