"""Checks of a kind: that it exists, in an environment and in a version."""

from kuma_names.core.errors import KindNotInVersionError, NotApplicableError, UnknownKindError
from kuma_names.core.model import Environment
from kuma_names.core.rows import Kind
from kuma_names.core.tables import kinds
from kuma_names.core.versions import MINORS, KumaVersion


def kind_named(name: str) -> Kind:
    """Return the row of a kind; raises `UnknownKindError`."""
    if name not in kinds.KINDS:
        reason = f"{name[:80]!r} is no kind of Kuma {MINORS[0]} to {MINORS[-1]}"
        raise UnknownKindError("kind", reason, tuple(kinds.KINDS))
    return kinds.KINDS[name]


def check_kind_environment(kind: Kind, environment: Environment) -> None:
    """Raise `NotApplicableError` for an environment that the kind does not have."""
    if environment not in kind.environments:
        (only,) = kind.environments
        reason = f"{kind.name} exists on {only} only"
        raise NotApplicableError("environment", reason, kind.environments)


def check_kind_version(kind: Kind, version: KumaVersion, field: str) -> None:
    """Raise `KindNotInVersionError` for a version that does not have the kind."""
    if not kind.versions.contains(version.number):
        reason = f"{kind.name} {_lifetime(kind)}, and not in {version.text}"
        raise KindNotInVersionError(field, reason)


def _lifetime(kind: Kind) -> str:
    since = f"exists since Kuma {kind.since}" if kind.since else "exists"
    until = kind.versions.until
    return since if until is None else f"{since} until Kuma {until}"
