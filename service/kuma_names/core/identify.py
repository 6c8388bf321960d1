"""What can this text be? Every identifier that it can be read as, most telling first."""

from typing import NamedTuple

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers import codec, proxy_id
from kuma_names.core.identifiers.families import FAMILIES
from kuma_names.core.model import Context
from kuma_names.core.versions import KumaVersion

PROXY_ID = "proxyid"
ORDER = (
    "kri", "sni", "spiffe", "sni-hash", "contextual", "system", "hostname", "trust-domain", "kds-name", "service-tag",
    PROXY_ID, "core-name", "wire-name", "zone-name", "sni-tags",
)  # fmt: skip
"""What has a beginning or an end of its own stands before what nearly any text can be."""


class Identified(NamedTuple):
    """A family that a text can be of, how sure its reading is, and the best reading's fields."""

    codec: str
    resolution: str
    fields: dict[str, str]


def identify(text: str, version: KumaVersion) -> list[Identified]:
    """Read a text as every family of identifiers of a version."""
    found = (_as_proxy_id(text, version) if id_ == PROXY_ID else _as(id_, text, version) for id_ in ORDER)
    return [one for one in found if one is not None]


def _as(id_: str, text: str, version: KumaVersion) -> Identified | None:
    try:
        decoded = codec.decode(FAMILIES[id_], text, version)
    except MalformedIdentifierError:
        return None
    return Identified(id_, decoded.resolution, decoded.readings[0].identifier.fields())


def _as_proxy_id(text: str, version: KumaVersion) -> Identified | None:
    try:
        decoded = proxy_id.decode(text, Context(version))
    except MalformedIdentifierError:
        return None
    return Identified(PROXY_ID, decoded.resolution, {"mesh": decoded.read.mesh, "name": decoded.read.name})
