"""Contextual names, by which Envoy calls what belongs to the proxy itself.

Grammar, Kuma 2.12 to 3.0 (pkg/core/naming/contextual.go):

    contextual = "self_inbound_dp_", section
               | "self_inbound_", ( "zi" | "ze" ), "_", section                  until 2.14
               | "self_transparentproxy_passthrough_", direction, "_ipv", ( "4" | "6" )
               | "self_transparentproxy_no_destination_", direction              from 2.13 on
               | ( "self_zoneingress_dp_" | "self_zoneegress_dp_" ), section     from 2.14 on
    direction  = "inbound" | "outbound"
"""

import re
from dataclasses import dataclass

from kuma_names.core.identifiers.base import Identifier, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion, VersionRange

START, FORM, FIELD = CODES = ("contextual/prefix", "contextual/form", "contextual/field")
_PREFIX = "self_"
_FORMS = (
    ("2.12", None, re.compile(r"self_(inbound)_(dp)_(.+)", re.DOTALL)),
    ("2.12", "3.0", re.compile(r"self_(inbound)_(zi|ze)_(.+)", re.DOTALL)),
    ("2.12", None, re.compile(r"self_(transparentproxy_passthrough)_(inbound|outbound)_(ipv[46])")),
    ("2.13", None, re.compile(r"self_(transparentproxy_no_destination)_(inbound|outbound)()")),
    ("2.14", None, re.compile(r"self_(zoneingress|zoneegress)_(dp)_(.+)", re.DOTALL)),
)
"""Each with its first version, and the first without it."""


@dataclass(frozen=True, slots=True)
class Contextual(Identifier):
    """What it is, of which proxy (`dp`) or in which direction, and its section: a port, or the IP version."""

    form: str = ""
    of: str = ""
    section: str = ""

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "Contextual":
        """Read a name; raises `MalformedIdentifierError`."""
        if not text.startswith(_PREFIX):
            raise malformed(START, f"{quoted(text)} must begin with '{_PREFIX}'", 0)
        matches = (
            form.fullmatch(text)
            for since, before, form in _FORMS
            if VersionRange(since, before).contains(version.number)
        )
        found = next(filter(None, matches), None)
        if found is None:
            raise malformed(
                FORM, f"{quoted(text)} is none of the forms of Kuma {version.text}", len(_PREFIX)
            )
        return cls(*found.groups())

    def encode(self, version: KumaVersion) -> str:
        """Write the name; raises `MalformedIdentifierError` for a form that does not exist."""
        text = "_".join(filter(None, ("self", self.form, self.of, self.section)))
        if Contextual.decode(text, version) != self:
            raise malformed(
                FIELD, f"makes {quoted(text)}, which is read as something else", field="form"
            )
        return text


def readings(text: str, version: KumaVersion) -> list[Contextual]:
    """Read the one way there is."""
    return [Contextual.decode(text, version)]


CODEC = Codec(
    id="contextual",
    summary="what belongs to the proxy itself, as Envoy calls it",
    grammar='contextual = "self_", form, "_", of, [ "_", section ]',
    source="pkg/core/naming/contextual.go",
    since="2.12",
    type=Contextual,
    readings=readings,
    codes=(*CODES, "contextual/too-long", "contextual/not-in-version"),
    example=Contextual("inbound", "dp", "http"),
)
