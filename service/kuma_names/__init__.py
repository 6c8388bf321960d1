"""kuma-names: is this Kuma resource name good, and what does this identifier say?"""

__version__ = "0.1.0"
