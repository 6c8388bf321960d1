"""Log messages about tokens and the keys that sign them."""

from kuma_names.core.log_rows import LogMessage
from kuma_names.core.quoting import go_quoted_pattern

_NEW_TOKEN = "if the key was rotated: make the token anew"
_SIGNING_KEYS = "pkg/core/tokens/signing_key.go"
TOKENS = (
    LogMessage(
        id="mesh-signing-key",
        pattern=(
            rf"there is no signing key with KID (?P<kid>.+?)\. Secret of name "
            rf"{go_quoted_pattern('name')} in mesh {go_quoted_pattern('mesh')} is not found"
        ),
        literals=("there is no signing key with KID ",),
        about="mesh-reference",
        fault="missing",
        source=_SIGNING_KEYS,
        meaning=(
            "there is no Secret {name} in mesh {mesh}, which signs the tokens of its proxies: "
            "there is no such mesh, or no such key"
        ),
        advice=f"see how the mesh is spelled: its keys are made with it; {_NEW_TOKEN}",
    ),
    LogMessage(
        id="global-signing-key",
        pattern=(
            rf"there is no signing key with KID (?P<kid>.+?)\. GlobalSecret of name "
            rf"{go_quoted_pattern('name')} is not found"
        ),
        literals=("there is no signing key with KID ",),
        about="rfc1123-subdomain",
        fault="missing",
        source=_SIGNING_KEYS,
        meaning="there is no GlobalSecret {name}, which signs the tokens of zones or users",
        advice=(
            f"make the token of a zone at the global control plane: its zones have no such key; "
            f"{_NEW_TOKEN}"
        ),
    ),
    LogMessage(
        id="signing-key",
        pattern=r"Signing Key not found|there is no signing key with KID",
        literals=(
            "Signing Key not found",
            "there is no signing key with KID",
        ),
        about="mesh-reference",
        fault="missing",
        source=_SIGNING_KEYS,
        meaning=(
            "the key that signs a token is not there: for a data plane proxy, its mesh does not "
            "exist or the key is gone"
        ),
        advice=f"see how the mesh is spelled; {_NEW_TOKEN}",
    ),
)
