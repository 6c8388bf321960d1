"""The SNI of services known by tags: the service, and the other tags in braces.

Grammar, Kuma 0.6 to 2.14 (pkg/xds/envoy/tls/sni.go, pkg/xds/envoy/tags):

    sni-tags = service, [ "{", tag, { ",", tag }, "}" ]
    tag      = key, "=", value                             sorted by key
"""

from dataclasses import dataclass

from kuma_names.core.identifiers.codec import Codec, Identifier, malformed
from kuma_names.core.quote import shown
from kuma_names.core.versions import KumaVersion

BRACES, PAIR, FIELD = CODES = ("sni-tags/braces", "sni-tags/pair", "sni-tags/field")
_RESERVED = "{},="
_PAIRS = "invalid format of tags, pairs should be separated by , and key should be separated from value by ="


@dataclass(frozen=True, slots=True)
class SniTags(Identifier):
    """A service, and `tags` as `key=value,key=value`, sorted by key."""

    service: str = ""
    tags: str = ""

    @classmethod
    def parse(cls, text: str, version: KumaVersion) -> "SniTags":
        """Read an SNI; raises `MalformedIdentifierError`."""
        pieces = text.split("{")
        if len(pieces) > 2:
            at = text.index("{", text.index("{") + 1)
            raise malformed(BRACES, f"{shown(text)} must have one '{{'", at, upstream=f"cannot parse tags from sni: {text}")
        service, tags = pieces[0], "".join(pieces[1:]).replace("}", "")
        if len(pieces) == 2:
            _check_pairs(tags, text)
        return cls(service.replace("}", ""), tags)

    def write(self, version: KumaVersion) -> str:
        """Write the SNI; raises `MalformedIdentifierError` for what cannot stand in one."""
        if not self.service or any(character in self.service for character in _RESERVED):
            raise malformed(
                FIELD, f"{shown(self.service)} must be a tag's value, not empty and without any of '{_RESERVED}'", 0, "service"
            )
        if self.tags:
            _check_pairs(self.tags, self.tags, "tags")
        pairs = sorted(self.tags.split(",")) if self.tags else []
        return f"{self.service}{{{','.join(pairs)}}}" if pairs else self.service


def read(text: str, version: KumaVersion) -> list[SniTags]:
    """Read the one way there is; what is not written like it is none."""
    parsed = SniTags.parse(text, version)
    if parsed.write(version) != text:
        raise malformed(BRACES, f"{shown(text)} must have its tags sorted, in braces at the end", 0)
    return [parsed]


def _check_pairs(tags: str, text: str, field: str = "text") -> None:
    for pair in tags.split(","):
        key, separator, value = pair.partition("=")
        if not (key and separator) or "=" in value or any(brace in pair for brace in "{}"):
            raise malformed(
                PAIR, f"{shown(text)} must have pairs such as 'key=value', not {shown(pair)}", text.find(pair), field, _PAIRS
            )


CODEC = Codec(
    "sni-tags",
    "a service known by tags, as TLS names it",
    'sni-tags = service, [ "{", key, "=", value, { ",", key, "=", value }, "}" ]',
    "pkg/xds/envoy/tls/sni.go",
    "2.5",
    "3.0",
    SniTags,
    read,
    (*CODES, "sni-tags/ambiguous", "sni-tags/too-long", "sni-tags/not-in-version"),
    SniTags("backend", "env=prod,version=v1"),
    SniTags.parse,
)
