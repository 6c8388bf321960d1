"""Texts of table cells: versions, members of enumerations, kinds."""

from collections.abc import Iterable

from kuma_names.core.tables.kinds import (
    ANY_IN_MESH,
    ANY_RESOURCE,
    MESH_SCOPED_KINDS,
    POLICIES,
    RESOURCE_KINDS,
)
from kuma_names.core.versions import VersionRange

_GLOBAL_SCOPED_KINDS = tuple(kind for kind in RESOURCE_KINDS if kind not in MESH_SCOPED_KINDS)
_KIND_GROUPS = {
    "kind": RESOURCE_KINDS,
    "mesh-scoped kind": MESH_SCOPED_KINDS,
    "global-scoped kind": _GLOBAL_SCOPED_KINDS,
    "kind and OtherResource": ANY_RESOURCE,
    "mesh-scoped kind and OtherResource": ANY_IN_MESH,
}
_FEW = 6
"""Maximum number of kinds that are listed one by one rather than as a group with exceptions."""


def versions(since: str, before: str | None) -> str:
    """Return the first and the last version of a row.

    >>> versions("2.5", None), versions("2.5", "3.0"), versions("2.6", "2.6.1")
    ('2.5 -', '2.5 - 2.14', '2.6 - 2.6.0')
    """
    until = VersionRange(since, before).until
    if until is None:
        return f"{since} -"
    if since == until:
        return since
    # from a patch to the end of its minor: 2.6.1 - 2.6.x
    rest = ".x" if since.startswith(f"{until}.") else ""
    return f"{since} - {until}{rest}"


def members(selection: Iterable[object], all_members: Iterable[object]) -> str:
    """Return selected members of an enumeration; `any` if all are selected."""
    names = [str(member) for member in selection]
    return "any" if names == [str(member) for member in all_members] else ", ".join(names)


def kinds(names: tuple[str, ...]) -> str:
    """Return a group of kinds, a group with few exceptions, or a list of all kinds."""
    for group, group_names in _KIND_GROUPS.items():
        if len(names) <= _FEW or not set(names) <= set(group_names):
            continue
        others = _with_policies_as_one([name for name in group_names if name not in names])
        if not others:
            return f"every {group}"
        if len(others) < _FEW:
            return f"every {group} but {', '.join(others)}"
    return ", ".join(_with_policies_as_one(names))


def _with_policies_as_one(names: Iterable[str]) -> list[str]:
    """Replace the policies by a link to their list, if all of them are in the list."""
    remaining = list(names)
    if not set(POLICIES) <= set(remaining):
        return remaining
    others = [name for name in remaining if name not in POLICIES]
    return ["[the policies](#kinds)", *others]


def rule_links(ids: Iterable[str]) -> str:
    """Return links to the sections of rules."""
    return ", ".join(f"[{id_}](#{id_})" for id_ in ids)
