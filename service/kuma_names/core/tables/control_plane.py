"""Table of the responses of a Universal control plane to the PUT of a resource.

Sources: pkg/api-server (resource_endpoints.go and the router), observed on running control planes.
"""

from kuma_names.core.model import Mode, Operation, Stage
from kuma_names.core.response_rows import Assumption, ErrorTitle, Mismatch, RouterResponse
from kuma_names.core.tables.labels import PLUGINS

_CREATE = Operation.CREATE
_UPDATE = Operation.UPDATE
_INVALID = "Resource is not valid"
ERROR_TITLES = (
    ErrorTitle(
        stage=Stage.URL,
        operation=_CREATE,
        since="3.0",
        status=400,
        text="Bad Request",
        detail=_INVALID,
    ),
    ErrorTitle(
        stage=Stage.URL,
        operation=_UPDATE,
        since="3.0",
        status=400,
        text="Bad Request",
        detail=_INVALID,
    ),
    ErrorTitle(
        stage=Stage.LOOKUP,
        operation=_CREATE,
        since="2.7",
        status=404,
        text="Failed to retrieve Mesh",
        detail="Not found",
    ),
    ErrorTitle(
        stage=Stage.LOOKUP,
        operation=_UPDATE,
        since="2.7",
        status=404,
        text="Failed to retrieve Mesh",
        detail="Not found",
    ),
    ErrorTitle(
        stage=Stage.REQUEST,
        operation=_CREATE,
        since="2.5",
        status=400,
        text="Could not process a resource",
        detail=_INVALID,
    ),
    ErrorTitle(
        stage=Stage.REQUEST,
        operation=_UPDATE,
        since="2.5",
        status=400,
        text="Could not process a resource",
        detail=_INVALID,
    ),
    ErrorTitle(
        stage=Stage.LABEL,
        operation=_CREATE,
        since="2.13",
        status=400,
        text="Bad Request",
        detail=None,
    ),
    ErrorTitle(
        stage=Stage.KIND,
        operation=_CREATE,
        since="2.5",
        status=400,
        text="Could not create a resource",
        detail=_INVALID,
    ),
    ErrorTitle(
        stage=Stage.KIND,
        operation=_UPDATE,
        since="2.5",
        status=400,
        text="Could not update a resource",
        detail=_INVALID,
    ),
    ErrorTitle(
        stage=Stage.KIND,
        operation=_CREATE,
        since="2.12",
        status=400,
        text="Failed to create a resource",
        detail=_INVALID,
    ),
    ErrorTitle(
        stage=Stage.KIND,
        operation=_UPDATE,
        since="2.12",
        status=400,
        text="Failed to update a resource",
        detail=_INVALID,
    ),
)
SUCCESS_STATUS = {_CREATE: 201, _UPDATE: 200}

_REDIRECT = "the router redirects to the path without it"
_OTHER_PATH = "the '/' makes another path of it"
_NOT_FOUND = "404: Page Not Found"
_NOT_ALLOWED = "405: Method Not Allowed"
ROUTER_RESPONSES = (
    RouterResponse(
        field="name",
        shape=r"\.\.?",
        since="2.5",
        status=307,
        text=None,
        because=_REDIRECT,
    ),
    RouterResponse(
        field="mesh",
        shape=r"\.\.?",
        since="2.5",
        status=307,
        text=None,
        because=_REDIRECT,
    ),
    RouterResponse(
        field="mesh",
        shape=r"(?s:.*)/(?s:.*)",
        since="2.5",
        status=404,
        text=_NOT_FOUND,
        because=_OTHER_PATH,
    ),
    RouterResponse(
        field="name",
        shape=r"/+",
        since="2.5",
        status=405,
        text=_NOT_ALLOWED,
        because="the path is that of the list",
    ),
    RouterResponse(
        field="name",
        shape=r"[^/]*/[^/]+/*",
        kinds=("Dataplane",),
        since="2.7",
        status=405,
        text=_NOT_ALLOWED,
        because="the path is that of another view of the proxy",
    ),
    RouterResponse(
        field="name",
        shape=r"(?s:.*)/(?s:.*)[^/]/*",
        since="2.5",
        status=404,
        text=_NOT_FOUND,
        because=_OTHER_PATH,
    ),
)
"""Names that no URL can carry, escaped or not, except for a '/' at the end, which is dropped."""

SCOPE_ASSUMPTIONS = {"mesh": ("the mesh exists",), "global": ()}
ASSUMPTIONS = ("the kind is writable there", "the rest of the resource is valid")
OTHER_REFUSALS = (
    Assumption(kinds=("Mesh",), since="3.0", text="meshServices.mode is Exclusive"),
    Assumption(since="3.0", text="the spec has no unknown field"),
    Assumption(
        kinds=PLUGINS,
        since="2.6",
        before="3.0",
        modes=(Mode.FEDERATED_ZONE,),
        text="the label kuma.io/origin is zone",
    ),
)
"""Refusals for other reasons than names: the first row of a kind counts."""
STORED_LABELS = "the stored resource does not have the same labels"
"""Assumed on update if an owned label is refused."""
MISMATCHES = (
    Mismatch(
        field="name",
        reason="name from the URL has to be the same as in body",
        before_rule="zone-prefixed-length",
    ),
    Mismatch(
        field="mesh",
        reason="mesh from the URL has to be the same as in body",
        before_rule="label-choice",
    ),
)
"""An empty name or mesh cannot be in a URL, so that the URL has another one."""
LABEL_SYNTAX_RULES = ("label-key", "reserved-label", "label-value", "display-name-label")
"""Rules that Kuma checks label by label, in this order."""
REFUSING_STAGES = (Stage.URL, Stage.LOOKUP, Stage.REQUEST, Stage.LABEL, Stage.KIND)
STAGES_WITHOUT_PARAMETERS = (Stage.LOOKUP, Stage.LABEL)
"""Stages whose response has no invalid parameters."""
