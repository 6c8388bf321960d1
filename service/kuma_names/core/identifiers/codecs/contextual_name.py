"""Codec of contextual names: Envoy's names of objects that belong to the proxy itself.

Grammar, Kuma 2.12 to 3.0 (pkg/core/naming/contextual.go):

    contextual = "self_inbound_dp_", section
               | "self_inbound_", ( "zi" | "ze" ), "_", section                  until 2.14
               | "self_transparentproxy_passthrough_", direction, "_ipv", ( "4" | "6" )
               | "self_transparentproxy_no_destination_", direction              from 2.13 on
               | ( "self_zoneingress_dp_" | "self_zoneegress_dp_" ), section     from 2.14 on
    direction  = "inbound" | "outbound"
"""

import re
from dataclasses import dataclass, field

from kuma_names.core.identifiers.base import Identifier, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.parts.possible_names import has_blanks
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion, Versioned

PREFIX, FORM, FIELD = CODES = ("contextual/prefix", "contextual/form", "contextual/field")
_PREFIX = "self_"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form(Versioned):
    """Table row: a form of names, and the versions that have it.

    `pattern` is a regular expression for the text behind the prefix, its groups are the fields.
    """

    pattern: str
    since: str
    before: str | None = None
    regex: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "regex", re.compile(_PREFIX + self.pattern, re.DOTALL))


_FORMS = (
    _Form(pattern="(inbound)_(dp)_(.+)", since="2.12"),
    _Form(pattern="(inbound)_(zi|ze)_(.+)", since="2.12", before="3.0"),
    _Form(pattern="(transparentproxy_passthrough)_(inbound|outbound)_(ipv[46])", since="2.12"),
    _Form(pattern="(transparentproxy_no_destination)_(inbound|outbound)()", since="2.13"),
    _Form(pattern="(zoneingress|zoneegress)_(dp)_(.+)", since="2.14"),
)


@dataclass(frozen=True, slots=True)
class ContextualName(Identifier):
    """A form, the proxy (`dp`) or direction it is `of`, and a section: a port or the IP version."""

    form: str = ""
    of: str = ""
    section: str = ""

    def is_possible(self) -> bool:
        """Return whether the section has no blanks: no name has some."""
        return not has_blanks(self.section)

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "ContextualName":
        """Decode a name; raises `MalformedIdentifierError`."""
        if not text.startswith(_PREFIX):
            raise malformed(PREFIX, f"{quoted(text)} must begin with '{_PREFIX}'", 0)
        for form in _FORMS:
            match = form.regex.fullmatch(text)
            if match and form.versions.contains(version.number):
                return cls(*match.groups())
        reason = f"{quoted(text)} has none of the forms of Kuma {version.text}"
        raise malformed(FORM, reason, len(_PREFIX))

    def encode(self, version: KumaVersion) -> str:
        """Encode the name.

        Raises `MalformedIdentifierError` for a form that the version does not have.
        """
        text = "_".join(filter(None, ("self", self.form, self.of, self.section)))
        if ContextualName.decode(text, version) != self:
            reason = f"results in {quoted(text)}, which is decoded as something else"
            raise malformed(FIELD, reason, field="form")
        return text


def readings(text: str, version: KumaVersion) -> list[ContextualName]:
    """Return the only reading."""
    return [ContextualName.decode(text, version)]


CODEC = Codec(
    id="contextual",
    summary="what belongs to the proxy itself, as Envoy calls it",
    grammar='contextual = "self_", form, "_", of, [ "_", section ]',
    source="pkg/core/naming/contextual.go",
    since="2.12",
    type=ContextualName,
    readings=readings,
    codes=(*CODES, "contextual/too-long", "contextual/not-in-version"),
    example=ContextualName("inbound", "dp", "http"),
)
