"""Table of the rules of references, ports and templates in bodies of kinds with targetRef."""

from kuma_names.core.rows import Rule

RULES: tuple[Rule, ...] = ()
