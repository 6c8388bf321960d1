"""The SNI of services known by tags: the service, and the other tags in braces.

Grammar, Kuma 0.6 to 2.14 (pkg/xds/envoy/tls/sni.go, pkg/xds/envoy/tags):

    sni-tags = service, [ "{", tag, { ",", tag }, "}" ]
    tag      = key, "=", value                             sorted by key
"""

import re
from dataclasses import dataclass

from kuma_names.core.identifiers.base import Identifier, malformed
from kuma_names.core.identifiers.codec import Codec
from kuma_names.core.quoting import quoted
from kuma_names.core.versions import KumaVersion

BRACES, PAIR, FIELD = CODES = ("sni-tags/braces", "sni-tags/pair", "sni-tags/field")
_VALUE = re.compile(r"[a-zA-Z0-9.\-_:]+", re.ASCII)
_PAIRS = "invalid format of tags, pairs should be separated by , and key should be separated from value by ="


@dataclass(frozen=True, slots=True)
class SniTags(Identifier):
    """A service, and `tags` as `key=value,key=value`, sorted by key."""

    service: str = ""
    tags: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "tags", sorted_tags(self.tags))

    @classmethod
    def decode(cls, text: str, version: KumaVersion) -> "SniTags":
        """Read an SNI; raises `MalformedIdentifierError`."""
        pieces = text.split("{")
        if len(pieces) > 2:
            at = text.index("{", text.index("{") + 1)
            raise malformed(
                BRACES,
                f"{quoted(text)} must have one '{{'",
                at,
                kuma_text=f"cannot parse tags from sni: {text}",
            )
        service, tags = pieces[0], "".join(pieces[1:]).replace("}", "")
        if len(pieces) == 2:
            _check_pairs(tags, text)
        return cls(service.replace("}", ""), tags)

    def encode(self, version: KumaVersion) -> str:
        """Write the SNI; raises `MalformedIdentifierError` for what cannot stand in one."""
        if not is_value(self.service):
            raise malformed(
                FIELD,
                f"{quoted(self.service)} must be of letters, digits, '.', '-', '_' and ':'",
                0,
                "service",
            )
        if self.tags:
            _check_pairs(self.tags, self.tags, "tags")
        return f"{self.service}{{{self.tags}}}" if self.tags else self.service


def readings(text: str, version: KumaVersion) -> list[SniTags]:
    """Read the one way there is; what is not written like it is none."""
    parsed = SniTags.decode(text, version)
    if parsed.encode(version) != text:
        raise malformed(
            BRACES, f"{quoted(text)} must have its tags sorted, in braces at the end", 0
        )
    return [parsed]


def sorted_tags(tags: str) -> str:
    """Sort tags by key, as Kuma does; by whole pairs `a-b=1` would stand before `a=1`."""
    return ",".join(sorted(tags.split(","), key=lambda pair: pair.partition("=")[0]))


def is_value(text: str) -> bool:
    """Tell whether a text is what Kuma takes for the value of a tag."""
    return _VALUE.fullmatch(text) is not None


def unpaired(tags: str) -> str | None:
    """Find the first tag that is no pair such as `key=value`, or whose key another has before it."""
    keys = set()
    for pair in tags.split(","):
        key, separator, value = pair.partition("=")
        if (
            not (key and separator)
            or "=" in value
            or any(brace in pair for brace in "{}")
            or key in keys
        ):
            return pair
        keys.add(key)
    return None


def _check_pairs(tags: str, text: str, field: str = "text") -> None:
    pair = unpaired(tags)
    if pair is not None:
        kuma_text = None if all(one.count("=") == 1 for one in tags.split(",")) else _PAIRS
        reason = (
            f"{quoted(text)} must have pairs such as 'key=value', each key once, not {quoted(pair)}"
        )
        raise malformed(PAIR, reason, text.find(pair), field, kuma_text)


CODEC = Codec(
    id="sni-tags",
    summary="a service known by tags, as TLS names it",
    grammar='sni-tags = service, [ "{", key, "=", value, { ",", key, "=", value }, "}" ]',
    source="pkg/xds/envoy/tls/sni.go",
    before="3.0",
    type=SniTags,
    readings=readings,
    codes=(*CODES, "sni-tags/too-long", "sni-tags/not-in-version"),
    example=SniTags("backend", "env=prod,version=v1"),
    decode_as_kuma=SniTags.decode,
    is_recognizable=False,
)
