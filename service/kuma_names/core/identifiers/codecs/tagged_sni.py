"""Codec of the SNI of services identified by tags: the service, and the other tags in braces.

Grammar, Kuma 0.6 to 2.14 (pkg/xds/envoy/tls/sni.go, pkg/xds/envoy/tags):

    sni-tags = service, [ "{", tag, { ",", tag }, "}" ]
    tag      = key, "=", value                             sorted by key
"""

from dataclasses import dataclass

from kuma_names.core.identifiers.base import Identifier, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.identifiers.parts.tags import (
    VALUE_CHARACTERS,
    invalid_pair,
    is_possible_pair,
    is_tag_value,
    sorted_tags,
)
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion

BRACES, PAIR, FIELD = CODES = ("sni-tags/braces", "sni-tags/pair", "sni-tags/field")
_PAIR_TEXT = (
    "invalid format of tags, pairs should be separated by , "
    "and key should be separated from value by ="
)


@dataclass(frozen=True, slots=True)
class TaggedSni(Identifier):
    """A service, and `tags` as `key=value,key=value`, sorted by key."""

    service: str = ""
    tags: str = ""

    def __post_init__(self) -> None:
        # the dataclass is frozen: the field is normalized once, here
        object.__setattr__(self, "tags", sorted_tags(self.tags))

    def is_possible(self) -> bool:
        """Return whether Kuma accepts the keys and the values of the tags."""
        return not self.tags or all(map(is_possible_pair, self.tags.split(",")))

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "TaggedSni":
        """Decode an SNI as Kuma does; raises `MalformedIdentifierError`."""
        service, *pieces = text.split("{")
        if len(pieces) > 1:
            reason = f"{quoted(text)} must have one '{{'"
            position = text.index("{", text.index("{") + 1)
            kuma_text = f"cannot parse tags from sni: {text}"
            raise malformed(BRACES, reason, position, kuma_text=kuma_text)
        # Kuma ignores every '}', even in the service
        tags = "".join(pieces).replace("}", "")
        if pieces:
            _check_pairs(tags, text)
        return cls(service.replace("}", ""), tags)

    def encode(self, version: KumaVersion) -> str:
        """Encode the SNI; raises `MalformedIdentifierError` for an invalid service or tag."""
        if not is_tag_value(self.service):
            reason = f"{quoted(self.service)} must consist of {VALUE_CHARACTERS}"
            raise malformed(FIELD, reason, 0, "service")
        if not self.tags:
            return self.service
        _check_pairs(self.tags, self.tags, "tags")
        return f"{self.service}{{{self.tags}}}"


def _check_pairs(tags: str, text: str, field: str = "text") -> None:
    """Raise `MalformedIdentifierError` for an invalid pair; `text` is the whole field."""
    pair = invalid_pair(tags)
    if pair is None:
        return
    # Kuma counts the equals signs only: it accepts empty keys and repeated ones
    has_pairs_only = all(part.count("=") == 1 for part in tags.split(","))
    kuma_text = None if has_pairs_only else _PAIR_TEXT
    reason = (
        f"{quoted(text)} must have pairs such as 'key=value', each key once, not {quoted(pair)}"
    )
    raise malformed(PAIR, reason, text.find(pair), field, kuma_text)


def readings(text: str, version: KumaVersion) -> list[TaggedSni]:
    """Return the only reading.

    Raises `MalformedIdentifierError` for a text that Kuma decodes, but never encodes.
    """
    reading = TaggedSni.decode(text, version)
    if reading.encode(version) != text:
        reason = f"{quoted(text)} must have its tags sorted, in braces at the end"
        raise malformed(BRACES, reason, 0)
    return [reading]


CODEC = Codec(
    id="sni-tags",
    summary="a service known by tags, as TLS names it",
    grammar='sni-tags = service, [ "{", key, "=", value, { ",", key, "=", value }, "}" ]',
    source="pkg/xds/envoy/tls/sni.go",
    before="3.0",
    type=TaggedSni,
    readings=readings,
    codes=(*CODES, "sni-tags/too-long", "sni-tags/not-in-version"),
    example=TaggedSni("backend", "env=prod,version=v1"),
    decode_as_kuma=TaggedSni.decode,
    is_recognizable=False,
)
