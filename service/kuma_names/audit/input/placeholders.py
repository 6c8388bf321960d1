"""Placeholders in texts: templates that were not rendered, whose names are not known yet.

Forms in use: `{{ name }}` of Go and mustache, `${NAME}` of shells, `$(NAME)` of Kubernetes and
Make, `<name>` of documentation.
"""

import re

_PLACEHOLDER = re.compile(r"\{\{.*?\}\}|\$\{[^}]*\}|\$\([^)]*\)|<[A-Za-z][\w .-]*>", re.DOTALL)
_FIRST_CHARACTERS = re.compile(r"[{$<]")
HOW_TO_RENDER = (
    "render it first: helm template, kumactl apply --dry-run -v KEY=VALUE, "
    "kuma-dp run --dataplane-var, or envsubst"
)


def has_placeholder(text: str) -> bool:
    """Return whether a text has a placeholder.

    >>> has_placeholder("{{ .Values.mesh }}"), has_placeholder("my-<zone>"), has_placeholder("a<b")
    (True, True, False)
    """
    # Nearly all texts are names: one character decides.
    return _FIRST_CHARACTERS.search(text) is not None and _PLACEHOLDER.search(text) is not None
