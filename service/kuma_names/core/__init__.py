"""The library: Kuma's naming rules and identifiers, without any dependency.

>>> validate("Mesh", "aa.a", Context.from_strings("3.0")).verdict
'rejected'
>>> decode(CODECS["wire-name"], "web.default", parse_version("3.0")).resolution
'certain'
"""

from kuma_names.core.identifiers import CODECS
from kuma_names.core.identifiers.codec import decode, encode
from kuma_names.core.identifiers.proxy_ids import decode_proxy_id, encode_proxy_id
from kuma_names.core.model import Context, Facts
from kuma_names.core.names.validator import Validator, validate
from kuma_names.core.versions import parse_version

__all__ = [
    "CODECS",
    "Context",
    "Facts",
    "Validator",
    "decode",
    "decode_proxy_id",
    "encode",
    "encode_proxy_id",
    "parse_version",
    "validate",
]
