"""Laws of proxy IDs, over texts, meshes and names that Hypothesis draws."""

from hypothesis import assume, example, given
from hypothesis import strategies as st

from kuma_names.core.errors import MalformedIdentifierError
from kuma_names.core.identifiers.codecs import proxy_id
from kuma_names.core.identifiers.codecs.proxy_id import ProxyId
from kuma_names.core.identifiers.proxy_ids import (
    CERTAIN,
    RESOLUTIONS,
    decode_proxy_id,
    encode_proxy_id,
)
from kuma_names.core.model import Context, Environment
from kuma_names.core.names.compiled_rules import compiled_rules
from kuma_names.core.versions import KumaVersion
from tests.support.strategies import dotted_names, environments, names, versions


@given(
    st.text(max_size=40) | names, versions, environments, st.none() | st.lists(names, max_size=3)
)
@example("a" * 1025, KumaVersion((3, 0, 0), "3.0"), Environment.UNIVERSAL, None)
def test_a_text_is_decoded_or_malformed(
    text: str, version: KumaVersion, environment: Environment, meshes: list[str] | None
) -> None:
    try:
        decoded = decode_proxy_id(text, Context(version, environment=environment), meshes)
    except MalformedIdentifierError as error:
        assert error.code in proxy_id.CODES
        return
    assert str(decoded.read) == text
    assert all(str(candidate.proxy) == text for candidate in decoded.candidates)
    first, *others = [candidate.control_plane for candidate in decoded.candidates]
    assert first
    assert not any(others)
    assert decoded.resolution in RESOLUTIONS


@given(names, names, versions, environments)
def test_the_decoded_parts_of_an_encoded_id_are_encoded_to_the_same_id(
    mesh: str, name: str, version: KumaVersion, environment: Environment
) -> None:
    context = Context(version, environment=environment)
    try:
        encoded = encode_proxy_id(mesh, name, context, lenient=True)
    except MalformedIdentifierError as error:
        assert error.code in (proxy_id.EMPTY_NAME, proxy_id.TOO_LONG)
        return
    proxy = ProxyId.decode(encoded.text)
    assert encoded.round_trips == (proxy == encoded.proxy) == ("." not in mesh)
    assert encode_proxy_id(proxy.mesh, proxy.name, context).text == encoded.text


@given(dotted_names, dotted_names, versions, environments)
def test_a_certain_reading_is_right_for_every_mesh_that_some_version_accepted(
    mesh: str, name: str, version: KumaVersion, environment: Environment
) -> None:
    context = Context(version, environment=environment)
    assume(compiled_rules("Mesh", environment, None, context.mode).ever_accepts(mesh))
    assume(environment is Environment.UNIVERSAL or ProxyId(mesh, name).pod())
    decoded = decode_proxy_id(f"{mesh}.{name}", context)
    assert decoded.resolution != CERTAIN or decoded.resolved == ProxyId(mesh, name)
