"""Types of table rows about responses: versions and compiled shapes."""

from kuma_names.core.response_rows import Assumption, RouterResponse
from kuma_names.core.versions import VersionRange


def test_the_shape_of_a_router_response_is_compiled() -> None:
    row = RouterResponse(
        field="name", shape=r"[^/]*/", since="2.5", before="3.0", status=404, text=None, because=""
    )
    assert row.regex.fullmatch("a/")
    assert not row.regex.fullmatch("a")
    assert row.versions == VersionRange("2.5", "3.0")


def test_a_row_without_kinds_applies_to_all() -> None:
    assert Assumption(since="3.0", text="").kinds == ()
