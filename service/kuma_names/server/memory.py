"""How garbage is collected in a process that answers out of tables that never change."""

import gc

_ALLOCATIONS = 100_000
"""Objects between two collections: more than one batch makes, which leaves no cycles behind."""


def settle() -> None:
    """Keep what is loaded by now out of every collection, and collect rarely; forked workers go on sharing the memory."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS)
