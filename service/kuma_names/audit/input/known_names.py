"""Names that need no more attention: where they stand, every rule was asked and none is broken.

Most names of an inventory are tags and references that many resources have: each is judged once.
"""

NameKey = tuple[int, str | None, str]
"""Number of the places where a name stands, the kind beside it if that matters, and the name."""
_MAX_NAMES = 65_536


class KnownNames:
    """Set of names by mesh, of limited size."""

    def __init__(self) -> None:
        self._by_mesh: dict[str | None, set[NameKey]] = {}
        self._size = 0

    def of_mesh(self, mesh: str | None) -> set[NameKey]:
        """Return the names that are known in a mesh."""
        return self._by_mesh.setdefault(mesh, set())

    def add(self, mesh: str | None, key: NameKey) -> None:
        """Add a name."""
        if self._size >= _MAX_NAMES:
            self.clear()
        self._size += 1
        self.of_mesh(mesh).add(key)

    def clear(self) -> None:
        """Forget all names."""
        self._by_mesh.clear()
        self._size = 0
