"""Log messages about the tokens of proxies, zones and users, and the keys that sign them."""

from kuma_names.core.log_rows import LogMessage
from kuma_names.core.quoting import go_quoted_pattern

_NEW_TOKEN = "if the key was rotated: make the token anew"
_SIGNING_KEYS = "pkg/core/tokens/signing_key.go"
_UNIVERSAL = "pkg/xds/auth/universal/authenticator.go"
_KUBERNETES = "pkg/xds/auth/k8s/authenticator.go"
_VALIDATOR = "pkg/core/tokens/validator.go"
_TOKEN_FILE = "app/kuma-dp/pkg/config/validate.go"
_NOT_A_NAME = "this is not about a name: "
_FIELDS = (
    rf'(?:.*?"proxy":\s*{go_quoted_pattern("proxy")},\s*"serviceAccountName":\s*'
    rf"{go_quoted_pattern('expected')})?"
)
"""Proxy and service account among the fields of a log line."""
_SERVICE_ACCOUNT = (
    "let kuma-dp use the token of the Pod's own service account: do not copy tokens between Pods, "
    "and mount /var/run/secrets/kubernetes.io/serviceaccount as it is"
)
TOKENS = (
    LogMessage(
        id="token-of-another-name",
        pattern=(
            r"proxy name from requestor: (?P<value>\S*) is different than in token: "
            r"(?P<expected>[^\s\"\\]*)"
        ),
        literals=("proxy name from requestor: ",),
        about="proxyid",
        fault="token",
        source=_UNIVERSAL,
        meaning="the token was made for the proxy {expected}, and the proxy {value} shows it",
        advice=(
            "make a token for the name of this proxy; one for a tag (--tag kuma.io/service=...) or "
            "a workload (--workload) is good for several proxies"
        ),
        command="kumactl generate dataplane-token --mesh MESH --name {value} --valid-for 720h",
    ),
    LogMessage(
        id="token-of-another-mesh",
        pattern=(
            r"proxy mesh from requestor: (?P<value>\S*) is different than in token: "
            r"(?P<expected>[^\s\"\\]*)"
        ),
        literals=("proxy mesh from requestor: ",),
        about="proxyid",
        fault="token",
        source=_UNIVERSAL,
        meaning=(
            "the token was made for mesh {expected}, and a proxy of mesh {value} shows it, to a "
            "control plane that checks both with one public key"
        ),
        advice="make a token for the mesh of the proxy, or correct the mesh of its Dataplane",
        command="kumactl generate dataplane-token --mesh {value} --name NAME --valid-for 720h",
    ),
    LogMessage(
        id="token-of-another-zone",
        pattern=(
            r"zone from requestor: (?P<value>\S*) is different than in token: "
            r"(?P<expected>[^\s\"\\]*)"
        ),
        literals=("zone from requestor: ",),
        about="zone-setting",
        fault="token",
        before="3.0",
        source=_UNIVERSAL,
        meaning=(
            "the token of a zone ingress or egress was made for zone {expected}, and the control "
            "plane is of zone {value}"
        ),
        advice="make the token, at the global control plane, for the zone that its proxy is in",
        command="kumactl generate zone-token --zone {value} --scope ingress --valid-for 720h",
    ),
    LogMessage(
        id="token-tag-missing",
        pattern=rf"dataplane has no tag {go_quoted_pattern('tag')} required by the token",
        literals=("dataplane has no tag ",),
        about="tag-name",
        fault="token",
        source=f"{_UNIVERSAL}, validateTags",
        meaning="the token is for proxies that have the tag {tag}, and this one does not have it",
        advice=(
            "add the tag to an inbound of the Dataplane, or make a token without it; from 3.0 on "
            "tokens for a workload fit better, for Dataplanes need no tags"
        ),
    ),
    LogMessage(
        id="token-tag-value",
        pattern=(
            rf"dataplane contains tag {go_quoted_pattern('tag')} with value "
            rf"{go_quoted_pattern('value')} which is not allowed with this token\. Allowed values "
            rf"in token are \[(?P<allowed>[^\]]*)\]"
        ),
        literals=(" which is not allowed with this token. Allowed values in token are [",),
        about="tag-value",
        fault="token",
        source=f"{_UNIVERSAL}, validateTags",
        meaning=(
            "the token is for proxies whose tag {tag} is {allowed}, and an inbound of this one has "
            "{value}; a token must allow the values of all inbounds"
        ),
        advice="make a token with all values of the tag, or correct the tag of the Dataplane",
        command=(
            "kumactl generate dataplane-token --mesh MESH --tag {tag}={value} --valid-for 720h"
        ),
    ),
    LogMessage(
        id="token-workload-missing",
        pattern=r"dataplane has no workload label required by the token",
        literals=("dataplane has no workload label required by the token",),
        about="workload-label",
        fault="token",
        since="2.13",
        source=f"{_UNIVERSAL}, validateWorkload",
        meaning="the token is for a workload, and the Dataplane has no label kuma.io/workload",
        advice="set the label to the workload that the token was made for",
    ),
    LogMessage(
        id="token-workload",
        pattern=(
            rf"dataplane workload {go_quoted_pattern('value')} is not allowed with this token\. "
            rf"Allowed workload in token is {go_quoted_pattern('expected')}"
        ),
        literals=(" is not allowed with this token. Allowed workload in token is ",),
        about="workload-label",
        fault="token",
        since="2.13",
        source=f"{_UNIVERSAL}, validateWorkload",
        meaning=(
            "the token was made for the workload {expected}, and the Dataplane is labelled as of "
            "workload {value}"
        ),
        advice="make a token for the workload of the proxy, or correct its label kuma.io/workload",
        command="kumactl generate dataplane-token --mesh MESH --workload {value} --valid-for 720h",
    ),
    LogMessage(
        id="token-without-workload",
        pattern=(
            rf"dataplane with {go_quoted_pattern('key')} label {go_quoted_pattern('value')} "
            rf"derives its identity from the workload, so it requires a workload-bound token"
        ),
        literals=(" derives its identity from the workload, so it requires a workload-bound",),
        about="workload-label",
        fault="token",
        since="2.13",
        source=f"{_UNIVERSAL}, validateWorkload, since patches of 2.13 and 2.14",
        meaning=(
            "a MeshIdentity makes the SPIFFE ID of the proxy out of its label {key} ({value}), so "
            "only a token for that workload may show it, and this token is for none"
        ),
        advice="make a token for the workload",
        command="kumactl generate dataplane-token --mesh MESH --workload {value} --valid-for 720h",
    ),
    LogMessage(
        id="token-scope",
        pattern=(
            r"token cannot be used to authenticate zone entity \((?P<scope>\w+) is out of token's "
            r"scope: \[(?P<allowed>[^\]]*)\]\)"
        ),
        literals=("token cannot be used to authenticate zone entity (",),
        about=None,
        fault="token",
        before="3.0",
        source=f"{_UNIVERSAL}, authZoneEntity",
        meaning=_NOT_A_NAME + "the token is for {allowed}, and the proxy is a zone {scope}",
        advice="make the token, at the global control plane, with that scope",
        command="kumactl generate zone-token --zone ZONE --scope {scope} --valid-for 720h",
    ),
    LogMessage(
        id="proxy-of-another-token",
        pattern=r"you are trying to override existing proxy to which you don't have an access",
        literals=("you are trying to override existing proxy to which you don't have an access",),
        about="proxyid",
        fault="token",
        source="pkg/xds/server/callbacks/dataplane_lifecycle.go, register",
        meaning=(
            "there is a Dataplane of this mesh and name already, and the token is not good for it"
        ),
        advice=(
            "choose another name if two proxies have the same one; else see the cause behind it, "
            "or delete the old Dataplane"
        ),
        command="kumactl get dataplane NAME --mesh MESH -o yaml",
    ),
    LogMessage(
        id="mesh-signing-key",
        pattern=(
            rf"there is no signing key with KID (?P<kid>\S{1, 253}?)\. Secret of name "
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
        command="kumactl get secrets --mesh {mesh}",
    ),
    LogMessage(
        id="static-signing-key",
        pattern=(
            r"there is no signing key with KID (?P<kid>\S{1,253}?)\. GlobalSecret of name "
            r'\\?"-[^"\\]*\\?" is not found'
        ),
        literals=("there is no signing key with KID ",),
        about=None,
        fault="configuration",
        source="pkg/core/tokens/static_signing_key_accessor.go",
        meaning=(
            _NOT_A_NAME + "the control plane is configured with public keys, and none has the KID "
            "{kid} of the token; the GlobalSecret in the text does not matter"
        ),
        advice=(
            "sign the token with --kid and the key of one of the configured public keys, or add "
            "the public key to publicKeys of the control plane's configuration"
        ),
    ),
    LogMessage(
        id="zone-signing-key",
        pattern=(
            r"there is no signing key with KID (?P<kid>\S{1,253}?)\. GlobalSecret of name "
            r'\\?"(?P<name>zone-token-signing-key[^"\\]*)\\?" is not found'
        ),
        literals=("there is no signing key with KID ",),
        about=None,
        fault="command",
        source=f"{_SIGNING_KEYS}; kumahq/kuma#10216, kumahq/kuma#4191",
        meaning=(
            "no name is wrong: this control plane has no GlobalSecret {name}, which signs the "
            "tokens of zones; only the global control plane has it. The control plane of a zone "
            "has the public key alone, zone-token-signing-public-key-<n>, which checks tokens and "
            "makes none"
        ),
        advice=f"make the token of a zone at the global control plane; there, {_NEW_TOKEN}",
        command=(
            "kumactl config control-planes switch --name GLOBAL && kumactl generate zone-token "
            "--zone ZONE --scope ingress --scope egress --valid-for 720h"
        ),
    ),
    LogMessage(
        id="global-signing-key",
        pattern=(
            rf"there is no signing key with KID (?P<kid>\S{1, 253}?)\. GlobalSecret of name "
            rf"{go_quoted_pattern('name')} is not found"
        ),
        literals=("there is no signing key with KID ",),
        about=None,
        fault="missing",
        source=_SIGNING_KEYS,
        meaning=(
            "no name is wrong: this control plane has no GlobalSecret {name}; with "
            "user-token-signing-key-* it signs the tokens of users, with "
            "zone-token-signing-public-key-* it checks those of zones"
        ),
        advice=(
            "every control plane has keys of its own for users: make a user's token where it is "
            f"used, or copy the key; {_NEW_TOKEN}"
        ),
        command="kumactl get global-secrets",
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
    LogMessage(
        id="signing-key-not-made",
        pattern=r"could not create signing key with prefix (?P<name>[^\s:\"\\]+)",
        literals=("could not create signing key with prefix ",),
        about=None,
        fault="environment",
        since="2.9",
        source="pkg/core/tokens/default_signing_key.go",
        meaning=_NOT_A_NAME + "the control plane cannot store the Secret {name}-1",
        advice="see the error behind it: mostly the store, or the rights on Secrets in Kubernetes",
    ),
    LogMessage(
        id="token-issuing-off",
        pattern=r"issuing tokens using the control plane is disabled",
        literals=("issuing tokens using the control plane is disabled",),
        about=None,
        fault="command",
        source="pkg/core/tokens/issuer.go",
        meaning=_NOT_A_NAME + "this control plane makes no tokens: it is configured so",
        advice="sign the token with a key of your own (--signing-key-path and --kid)",
        command=(
            "kumactl generate dataplane-token --mesh MESH --name NAME --kid KID "
            "--signing-key-path FILE --valid-for 720h"
        ),
    ),
    LogMessage(
        id="token-access",
        pattern=(
            rf"user {go_quoted_pattern('user')} cannot access generate (?P<kind>dataplane|zone "
            rf"ingress|zone) token(?: for zone '(?P<zone>[^']*)')?"
        ),
        literals=(" cannot access generate ",),
        about=None,
        fault="configuration",
        since="2.7",
        source="pkg/core/access/errors.go; pkg/tokens/builtin/access, zone/access",
        meaning=_NOT_A_NAME + "the user {user} has no right to make a {kind} token",
        advice="log in as an admin, or add the user or a group under access.static of kuma-cp",
    ),
    LogMessage(
        id="action-not-allowed",
        pattern=r"action not allowed",
        literals=("action not allowed",),
        about=None,
        fault="configuration",
        source=(
            "pkg/plugins/authn/api-server/tokens/access/static.go; in 2.5 and 2.6 for tokens of "
            "proxies and zones and for the configuration of Envoy, too"
        ),
        meaning=_NOT_A_NAME + "the user has no right to make a token, or to see Envoy's state",
        advice="log in as an admin, or add the user or a group under access.static of kuma-cp",
    ),
    LogMessage(
        id="admin-token-made",
        pattern=(
            r"saving generated Admin User Token"
            rf'(?:.*?"globalSecretName":\s*{go_quoted_pattern("name")})?'
        ),
        literals=("saving generated Admin User Token",),
        about=None,
        fault="none",
        source="pkg/plugins/authn/api-server/tokens/admin_token_bootstrap.go",
        meaning="the control plane made the token of the first admin, as GlobalSecret {name}",
        advice="nothing to do; kumactl can log in with it",
        command="curl http://localhost:5681/global-secrets/admin-user-token",
    ),
    LogMessage(
        id="token-missing",
        pattern=r"Dataplane Token is required\. Generate token using",
        literals=("Dataplane Token is required. Generate token using",),
        about=None,
        fault="command",
        source="pkg/xds/bootstrap/generator.go, DpTokenRequired",
        meaning=_NOT_A_NAME + "kuma-dp brings no token, and the control plane wants one",
        advice="make a token for the mesh and the name of the proxy, and pass its file",
        command="kumactl generate dataplane-token --mesh MESH --name NAME --valid-for 720h",
    ),
    LogMessage(
        id="token-file-empty",
        pattern=r"token under file (?P<path>\S+) is empty",
        literals=("token under file ",),
        about=None,
        fault="token",
        source=_TOKEN_FILE,
        meaning=_NOT_A_NAME + "the file {path} of the token is empty, mostly for making it failed",
        advice="make the token anew, and see what kumactl says",
        command="kumactl generate dataplane-token --mesh MESH --name NAME --valid-for 720h",
    ),
    LogMessage(
        id="token-file-not-read",
        pattern=r"could not read (?:the token in the )?file (?P<path>\S+): ",
        literals=("could not read file ", "could not read the token in the file "),
        about=None,
        fault="command",
        source=_TOKEN_FILE,
        meaning=_NOT_A_NAME + "kuma-dp cannot read the file {path} of its token",
        advice="correct --dataplane-token-file, or let the user of kuma-dp read it",
    ),
    LogMessage(
        id="token-not-a-token",
        pattern=(
            r"not valid JWT token\. (?:Can't parse it|No Alg|No Header)\.|Token shouldn't contain "
            r"line breaks within the token"
        ),
        literals=("not valid JWT token. ", "Token shouldn't contain line breaks within the token"),
        about=None,
        fault="token",
        source=_TOKEN_FILE,
        meaning=_NOT_A_NAME + "what kuma-dp was given as token is none, or is cut or wrapped",
        advice="put into the file what kumactl wrote, in one line and nothing else",
    ),
    LogMessage(
        id="token-file-not-made",
        pattern=(
            r"unable to create file with dataplane token"
            r"(?:.*?open (?P<path>[^\s\"\\]+): (?P<reason>[^\"\\]+))?"
        ),
        literals=("unable to create file with dataplane token",),
        about="proxyid",
        fault="name",
        source="app/kuma-dp/cmd/context.go",
        meaning=(
            "kuma-dp cannot write its token to {path}: it calls the file as the proxy, so a '/' in "
            "the name makes another folder of it"
        ),
        advice="take the '/' out of --name, or see that kuma-dp may write in its --work-dir",
    ),
    LogMessage(
        id="token-revoked",
        pattern=r"token is revoked",
        literals=("token is revoked",),
        about=None,
        fault="token",
        source=_VALIDATOR,
        meaning=(
            _NOT_A_NAME + "the ID of the token is in the Secret of revoked tokens "
            "(dataplane-token-revocations-<mesh>, zone-token-revocations, user-token-revocations)"
        ),
        advice="make a new token, or take the ID out of that Secret",
    ),
    LogMessage(
        id="token-of-an-older-store",
        pattern=r"could not parse token\. kuma-cp runs with an in-memory database",
        literals=("could not parse token. kuma-cp runs with an in-memory database",),
        about="mesh-reference",
        fault="token",
        source=_VALIDATOR,
        meaning=(
            "the token cannot be checked: it is of another mesh, or from before the last start of "
            "the control plane, which keeps its keys in memory, or of another instance"
        ),
        advice="make the token anew; give the control plane a database if it is to last",
    ),
    LogMessage(
        id="token-expired",
        pattern=r"token is expired",
        literals=("token is expired",),
        about=None,
        fault="token",
        source=f"{_VALIDATOR}; github.com/golang-jwt/jwt",
        meaning=_NOT_A_NAME + "the time of the token (--valid-for) is over",
        advice="make the token anew",
        command="kumactl generate dataplane-token --mesh MESH --name NAME --valid-for 720h",
    ),
    LogMessage(
        id="token-too-early",
        pattern=r"token is not yet valid: 'valid_from'|token is not valid yet",
        literals=("token is not yet valid: 'valid_from'", "token is not valid yet"),
        about=None,
        fault="environment",
        source=f"{_VALIDATOR}; 'valid_from' since 2.14",
        meaning=_NOT_A_NAME + "the token is from the future: two clocks differ",
        advice="set the clocks of the control plane and of where the token was made",
    ),
    LogMessage(
        id="token-signature",
        pattern=(
            r"could not parse token: (?:token signature is invalid|crypto/rsa: verification error|"
            r"signature is invalid)"
        ),
        literals=("could not parse token: ",),
        about="mesh-reference",
        fault="token",
        source=f"{_VALIDATOR}; github.com/golang-jwt/jwt",
        meaning=(
            "the token was signed by another key of the same number: that of another mesh (each "
            "has keys of its own), of another control plane, or of a Mesh that was deleted and "
            "created anew under its name"
        ),
        advice="make the token anew, for the mesh of the proxy and at its control plane",
        command="kumactl generate dataplane-token --mesh MESH --name NAME --valid-for 720h",
    ),
    LogMessage(
        id="token-without-kid",
        pattern=r"JWT token (?:must have kid header|kid header must be a string)",
        literals=("JWT token must have kid header", "JWT token kid header must be a string"),
        about=None,
        fault="token",
        source=f"{_VALIDATOR}; the second since patches of 2.7 to 2.14",
        meaning=_NOT_A_NAME + "the token does not say which key signed it",
        advice="make the token with kumactl, with --kid if you sign it yourself",
    ),
    LogMessage(
        id="token-algorithm",
        pattern=(
            r"unsupported token alg (?P<algorithm>\S+)\. Allowed algorithm(?:s are|) ?(?:is )?RS256"
        ),
        literals=("unsupported token alg ",),
        about=None,
        fault="token",
        source=_VALIDATOR,
        meaning=(
            _NOT_A_NAME + "the token is signed with {algorithm}; Kuma takes RS256, and until 2.14 "
            "HS256 of its oldest tokens"
        ),
        advice="make the token with kumactl",
    ),
    LogMessage(
        id="token-of-no-kind",
        pattern=r"no matching authenticator for (?P<kind>\w+) resource",
        literals=("no matching authenticator for ",),
        about=None,
        fault="versions",
        source=f"{_UNIVERSAL}, noop_authenticator.go, {_KUBERNETES}",
        meaning=_NOT_A_NAME + "the control plane lets no proxy in that brings a {kind}",
        advice="bring a Dataplane; until 2.14 also a ZoneIngress or ZoneEgress",
    ),
    LogMessage(
        id="pod-not-found",
        pattern=(
            r"could not retrieve Pod (?P<namespace>[^/\s]*)/(?P<name>\S+) to verify identity of a "
            r"dataplane proxy"
        ),
        literals=(" to verify identity of a dataplane proxy",),
        about="core-name",
        fault="missing",
        source=f"{_KUBERNETES}, podServiceAccountName",
        meaning=(
            "the control plane finds no Pod {name} in namespace {namespace}, which it reads in the "
            "name of the proxy: <pod>.<namespace>"
        ),
        advice=(
            "normal while the Pod is deleted; else let kuma-dp have the name of its Pod "
            "(KUMA_DATAPLANE_NAME=$(POD_NAME).$(POD_NAMESPACE))"
        ),
        command="kubectl get pod {name} -n {namespace}",
    ),
    LogMessage(
        id="service-account-namespace-2-13",
        pattern=(
            rf"token belongs to a namespace {go_quoted_pattern('value')} different from proxyId "
            rf"{go_quoted_pattern('expected')}"
        ),
        literals=("token belongs to a namespace ",),
        about="core-name",
        fault="token",
        before="2.14",
        source=_KUBERNETES,
        meaning=(
            "the name of the proxy ends in namespace {expected}, and the service account of its "
            "token is of namespace {value}"
        ),
        advice=_SERVICE_ACCOUNT,
    ),
    LogMessage(
        id="service-account-namespace",
        pattern=(
            r"token namespace does not match proxy namespace"
            rf'(?:.*?"tokenNamespace":\s*{go_quoted_pattern("value")},\s*"proxyNamespace":\s*'
            rf"{go_quoted_pattern('expected')})?"
        ),
        literals=("token namespace does not match proxy namespace",),
        about="core-name",
        fault="token",
        since="2.14",
        source=_KUBERNETES,
        meaning=(
            "the name of the proxy ends in namespace {expected}, and the service account of its "
            "token is of namespace {value}"
        ),
        advice=_SERVICE_ACCOUNT,
    ),
    LogMessage(
        id="service-account-2-9",
        pattern=(
            rf"service account name of the pod {go_quoted_pattern('expected')} is different than "
            rf"token that was provided {go_quoted_pattern('value')}"
        ),
        literals=("service account name of the pod ",),
        about="core-name",
        fault="token",
        before="2.10",
        source=f"{_KUBERNETES}, until patches of 2.7 to 2.9",
        meaning=(
            "the Pod of the proxy runs as service account {expected}, and the token is of {value}"
        ),
        advice=_SERVICE_ACCOUNT,
    ),
    LogMessage(
        id="service-account",
        pattern=(
            rf"service account name in token (?:{go_quoted_pattern('value')} )?does not match pod "
            rf"service account{_FIELDS}"
        ),
        literals=("service account name in token ",),
        about="core-name",
        fault="token",
        since="2.7",
        source=f"{_KUBERNETES}, since patches of 2.7 to 2.9, and 2.10.0",
        meaning=(
            "the Pod of the proxy {proxy} runs as service account {expected}, and its token is of "
            "another one"
        ),
        advice=_SERVICE_ACCOUNT,
    ),
    LogMessage(
        id="not-a-service-account",
        pattern=(
            rf"user (?:{go_quoted_pattern('user')} )?is not a service account|username inside "
            rf"TokenReview response has unexpected format"
        ),
        literals=(" is not a service account", "username inside TokenReview response has"),
        about=None,
        fault="token",
        source=_KUBERNETES,
        meaning=_NOT_A_NAME + "the token of the proxy is of no service account of Kubernetes",
        advice=_SERVICE_ACCOUNT,
    ),
    LogMessage(
        id="token-review",
        pattern=(
            r"could not call Kubernetes API Server to verify dataplane token|call to TokenReview "
            r"API failed"
        ),
        literals=(
            "could not call Kubernetes API Server to verify dataplane token",
            "call to TokenReview API failed",
        ),
        about=None,
        fault="environment",
        source=f"{_KUBERNETES}; the second until patches of 2.7 to 2.9",
        meaning=_NOT_A_NAME + "the control plane cannot ask Kubernetes whose token a proxy shows",
        advice="see that the control plane reaches the API server and may create TokenReviews",
        command="kubectl auth can-i create tokenreviews",
    ),
    LogMessage(
        id="service-account-refused",
        pattern=(
            r"dataplane token verification failed with an error|fail to verify dataplane token|"
            r"token doesn't belong to a valid user"
        ),
        literals=(
            "dataplane token verification failed with an error",
            "fail to verify dataplane token",
            "token doesn't belong to a valid user",
        ),
        about=None,
        fault="token",
        source=f"{_KUBERNETES}; the last until patches of 2.7 to 2.9",
        meaning=_NOT_A_NAME + "Kubernetes does not accept the token of the proxy (any more)",
        advice="restart the Pod; see that the token is of this cluster and is renewed",
    ),
    LogMessage(
        id="service-account-invalid",
        pattern=r"invalid service account token",
        literals=("invalid service account token",),
        about="core-name",
        fault="token",
        since="2.7",
        source=f"{_KUBERNETES}, since patches of 2.7 to 2.9, and 2.10.0",
        meaning=(
            "the token of the proxy is not of the service account, or not of the namespace, of the "
            "Pod that the proxy is named after; only the control plane's log says which"
        ),
        advice="see the log of the control plane (kube-token-validator)",
        command="kubectl logs -n kuma-system deploy/kuma-control-plane",
    ),
    LogMessage(
        id="authenticator-type",
        pattern=rf"unable to choose authenticator of {go_quoted_pattern('type')}",
        literals=("unable to choose authenticator of ",),
        about=None,
        fault="configuration",
        source="pkg/xds/auth/components/components.go",
        meaning=_NOT_A_NAME + "kuma-cp does not start: there is no way {type} to check proxies",
        advice="set dpServer.authn to serviceAccountToken, dpToken or none",
    ),
)
