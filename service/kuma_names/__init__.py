"""Validator of the names of Kuma resources, and codecs of the identifiers built from them."""

__version__ = "0.1.0"
