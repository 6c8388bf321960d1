"""Hypothesis strategies: names near the edges of the rules, and the arguments of validators."""

from typing import NamedTuple

from hypothesis import strategies as st

from kuma_names.core.model import Context, Environment, Facts, Mode
from kuma_names.core.names.rule_sets import CHANGE_NUMBERS
from kuma_names.core.names.validator import Validator
from kuma_names.core.rows import Kind
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.labels import REGISTERED
from kuma_names.core.versions import KumaVersion, label

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "0123456789"
_ALPHABET = "abz09-._AZ\u0663\u212a\u00e9\U0001f43b \n\0'\"\\{}%"
_LENGTHS = (61, 62, 63, 64, 250, 251, 252, 253, 254)
_STRANGE_KEYS = ("kuma.io/x", "team", "x.io/team", "a/b/c", "/a", "a/", "A.io/b", "-a", "a" * 64)
_LABEL_VALUES = ("global", "zone", "system", "universal", "enabled")

_usual_names = st.builds(
    lambda first, rest: (first + rest).rstrip("-."),
    st.sampled_from(LETTERS),
    st.text(f"{LETTERS}{DIGITS}-.", max_size=21),
)
_long_names = st.builds(
    lambda part, length: (part * 254)[:length],
    st.text("ab0-.\u00e9", min_size=1, max_size=5),
    st.sampled_from(_LENGTHS),
)
names = st.one_of(
    st.text(_ALPHABET, max_size=12),
    st.text("ab0-.", max_size=12),
    _usual_names,
    _long_names,
    st.text(max_size=8),
)
dotted_names = st.from_regex(r"[a-z0-9]{1,3}([.-][a-z0-9]{1,3}){0,3}", fullmatch=True)

VERSIONS = [KumaVersion(number, label(number)) for number in CHANGE_NUMBERS]
"""Every version in which a rule or a kind changes."""
versions = st.sampled_from(VERSIONS)
environments = st.sampled_from(list(Environment))

_label_keys = st.sampled_from([*REGISTERED, *_STRANGE_KEYS]) | names
_labels = st.dictionaries(_label_keys, st.sampled_from(_LABEL_VALUES) | names, max_size=2)
facts = st.builds(
    Facts,
    mesh=st.none() | names,
    zone=st.none() | names,
    namespace=st.none() | names,
    display_name=st.none() | names,
    synced=st.booleans(),
    ports=st.none() | st.lists(names, max_size=2).map(tuple),
    labels=_labels.map(lambda labels: tuple(sorted(labels.items()))),
)


class ValidatorArguments(NamedTuple):
    """Kind, context and facts of a validator, which Hypothesis prints if a law is broken."""

    kind: Kind
    context: Context
    facts: Facts

    def validator(self, *, partial: bool = False) -> Validator:
        """Create the validator."""
        return Validator(self.kind.name, self.context, self.facts, partial=partial)


@st.composite
def validator_arguments(draw: st.DrawFn) -> ValidatorArguments:
    """Draw a kind, a context in which it exists, and facts."""
    kind = draw(st.sampled_from(list(KINDS.values())))
    kind_versions = [version for version in VERSIONS if kind.versions.contains(version.number)]
    context = Context(
        draw(st.sampled_from(kind_versions)),
        environment=draw(st.sampled_from(kind.environments)),
        operation=draw(st.sampled_from(kind.operations)),
        mode=draw(st.sampled_from(list(Mode))),
    )
    return ValidatorArguments(kind, context, draw(facts))
