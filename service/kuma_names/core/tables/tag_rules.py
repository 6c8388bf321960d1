"""Table of the rules of tags and of other names in the bodies of the kinds before targetRef."""

from kuma_names.core.rows import Rule

RULES: tuple[Rule, ...] = ()
