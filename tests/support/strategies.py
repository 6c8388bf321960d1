"""What Hypothesis draws from: names near the edges of the rules, and contexts out of the tables."""

from hypothesis import strategies as st

from kuma_names.core.model import Context, Environment, Facts, Mode
from kuma_names.core.names.rule_sets import CHANGE_NUMBERS
from kuma_names.core.rows import Kind
from kuma_names.core.tables.kinds import KINDS
from kuma_names.core.tables.labels import REGISTERED
from kuma_names.core.versions import KumaVersion, label

ALPHABET = "abz09-._AZ\u0663\u212a\u00e9\U0001f43b \n\0'\"\\{}%"
LETTERS, DIGITS = "abcdefghijklmnopqrstuvwxyz", "0123456789"
_LENGTHS = (61, 62, 63, 64, 250, 251, 252, 253, 254)

names = st.one_of(
    st.text(ALPHABET, max_size=12),
    st.text("ab0-.", max_size=12),
    st.builds(
        lambda first, more: (first + more).rstrip("-."),
        st.sampled_from(LETTERS),
        st.text(f"{LETTERS}{DIGITS}-.", max_size=21),
    ),
    st.builds(
        lambda piece, length: (piece * 254)[:length],
        st.text("ab0-.\u00e9", min_size=1, max_size=5),
        st.sampled_from(_LENGTHS),
    ),
    st.text(max_size=8),
)
dotted = st.from_regex(r"[a-z0-9]{1,3}([.-][a-z0-9]{1,3}){0,3}", fullmatch=True)
versions = st.sampled_from([KumaVersion(number, label(number)) for number in CHANGE_NUMBERS])
keys = (
    st.sampled_from(
        [
            *REGISTERED,
            "kuma.io/x",
            "team",
            "x.io/team",
            "a/b/c",
            "/a",
            "a/",
            "A.io/b",
            "-a",
            "a" * 64,
        ]
    )
    | names
)
labels = st.dictionaries(
    keys, st.sampled_from(["global", "zone", "system", "universal", "enabled"]) | names, max_size=2
)
facts = st.builds(
    Facts,
    mesh=st.none() | names,
    zone=st.none() | names,
    namespace=st.none() | names,
    display_name=st.none() | names,
    synced=st.booleans(),
    ports=st.none() | st.lists(names, max_size=2).map(tuple),
    labels=labels.map(lambda given: tuple(sorted(given.items()))),
)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Kind, Context]:
    """Draw a kind, and a context in which it exists."""
    kind = draw(st.sampled_from(list(KINDS.values())))
    context = Context(
        draw(versions),
        environment=draw(st.sampled_from(list(kind.environments))),
        operation=draw(st.sampled_from(list(kind.operations))),
        mode=draw(st.sampled_from(list(Mode))),
    )
    return kind, context


environments = st.sampled_from(list(Environment))
