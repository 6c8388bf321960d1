"""The codecs, one module each; `kuma_names.core.identifiers.CODECS` lists them."""
