"""Mutation test of the tables: `python -m tools.mutants.tables`.

Each mutant drops a row or a member of a cell, moves a bound to a neighbouring version, a limit by
one, or changes a text. A vector whose response differs from the expected one kills it. A
survivor fails the run, and so does a wrong number of mutants, so that no table silently loses its
mutants.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from kuma_names.core.names.compiled_rules import compiled_rules
from kuma_names.core.names.places import places_in
from tests.support import vector_runner
from tests.support.vector_runner import Vector
from tools.mutants.forks import run_forked
from tools.mutants.mutant import Mutant
from tools.mutants.place_mutants import place_mutants
from tools.mutants.rule_mutants import rule_mutants
from tools.mutants.table_mutants import table_mutants

EXPECTED_MUTANTS = 4_807
"""Changes with the tables."""
_MAX_RECENT = 40
"""Number of vectors that are tried first, because they killed the most recent mutants."""


def main() -> int:
    """Run every mutant; return 1 if any survives."""
    vectors = vector_runner.vectors("validate/*.json", "places/*.json", "*-*.json")
    failures = [vector for vector in vectors if _kills(vector)]
    if failures:
        print(f"{len(failures)} vectors fail without any mutant, first: {failures[0].description}")
        return 1
    mutants = [*rule_mutants(), *place_mutants(), *table_mutants()]
    survivors = list(_survivors(mutants, vectors))
    for description in survivors:
        print(f"survived: {description}")
    killed = len(mutants) - len(survivors)
    print(f"table mutants: {killed} of {len(mutants)} killed by {len(vectors)} vectors")
    if len(mutants) != EXPECTED_MUTANTS:
        print(f"there must be {EXPECTED_MUTANTS} mutants")
        return 1
    return 1 if survivors else 0


def _survivors(mutants: list[Mutant], vectors: list[Vector]) -> Iterator[str]:
    """Yield the description of every mutant that no vector kills.

    Vectors that killed similar mutants run first, then those of near files or of the same kind.
    """
    orders = {
        (near, kinds): _near_first(vectors, near, kinds)
        for near, kinds in {(mutant.near, mutant.kinds) for mutant in mutants}
    }
    recent: dict[str, list[int]] = {near: [] for near, _ in orders}

    def try_mutant(mutant: Mutant) -> int | None:
        order = orders[mutant.near, mutant.kinds]
        return _killer(mutant, vectors, [*recent[mutant.near], *order])

    for mutant, killer in run_forked(try_mutant, mutants):
        if killer is None:
            yield mutant.description
        else:
            earlier = [index for index in recent[mutant.near] if index != killer]
            recent[mutant.near] = [killer, *earlier][:_MAX_RECENT]


def _near_first(vectors: list[Vector], near: str, kinds: frozenset[str]) -> list[int]:
    """Return the indices of the vectors: those of near files first, and of these kinds."""

    def distance(index: int) -> tuple[bool, bool]:
        vector = vectors[index]
        is_far = near not in vector.file
        is_of_other_kind = bool(kinds) and vector.input.get("kind") not in kinds
        return is_far, is_of_other_kind

    return sorted(range(len(vectors)), key=distance)


def _killer(mutant: Mutant, vectors: list[Vector], order: list[int]) -> int | None:
    """Return the index of the first vector that kills a mutant."""
    with patch.object(mutant.module, mutant.attribute, mutant.value), _without_cached_rules():
        return next((index for index in order if _kills(vectors[index])), None)


def _kills(vector: Vector) -> bool:
    try:
        return vector_runner.response(vector) != vector.expect
    except (ValueError, IndexError, KeyError):
        return True


@contextmanager
def _without_cached_rules() -> Iterator[None]:
    """Clear the caches of compiled rules and places before and after."""
    compiled_rules.cache_clear()
    places_in.cache_clear()
    yield
    compiled_rules.cache_clear()
    places_in.cache_clear()


if __name__ == "__main__":
    sys.exit(main())
