"""Placeholders in texts: templates that were not rendered, whose names are not known yet.

Forms in use: `{{ name }}` of Go and mustache, `{% name %}` of Jinja and Liquid, `${NAME}` and
`$NAME` of shells, `$(NAME)` of Kubernetes and Make, `<name>` of documentation.
"""

import re

_ANY_TEMPLATE = r"\{%.*?%\}|\$\{[^}]*\}|\$\([^)]*\)|\$[A-Z_][A-Z0-9_]*|<[A-Za-z][\w .-]*>"
# What Kuma itself fills in has fields such as `.DisplayName` and the function `label`.
_OF_HELM = (
    r"\{\{-?\s*(?:\.(?:Capabilities|Chart|Files|Release|Template|Values)\b"
    r"|(?:include|template|tpl)\s|[\"$`])"
)
_PLACEHOLDER = re.compile(rf"\{{\{{.*?\}}\}}|{_ANY_TEMPLATE}", re.DOTALL)
_PLACEHOLDER_IN_TEMPLATE = re.compile(rf"{_OF_HELM}|{_ANY_TEMPLATE}", re.DOTALL)
_FIRST_CHARACTERS = re.compile(r"[{$<]")
DROPPED_LINES = "{{ ... }}"
"""Stands for the lines of a template that were dropped from a document."""
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


def has_placeholder_in_template(text: str) -> bool:
    """Return whether a template of Kuma has a placeholder that Kuma does not fill in.

    >>> has_placeholder_in_template("{{ .DisplayName }}.{{ .Zone }}.mesh")
    False
    >>> has_placeholder_in_template("{{ .DisplayName }}.{{ .Values.domain }}")
    True
    """
    return _PLACEHOLDER_IN_TEMPLATE.search(text) is not None
