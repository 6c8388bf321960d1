"""The identifiers that Kuma builds out of names, one module each; CODECS lists them."""

from kuma_names.core.identifiers import proxy_id

CODECS = {"proxyid": proxy_id}
