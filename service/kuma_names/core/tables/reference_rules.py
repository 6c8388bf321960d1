"""Table of the rules of names in the bodies of the kinds with targetRef, and of services.

Their subjects are no resources: what carries them is refused.
"""

from kuma_names.core.model import Outcome
from kuma_names.core.rows import Clause, Rule
from kuma_names.core.tables import kuma_texts

_NO_OPERATION = (None,)
_REFUSED = Outcome.REFUSED
_REFERENCES = ("TargetRefName", "BackendRefName")
_HOSTNAME_TEMPLATE = ("HostnameTemplate",)
_TRUST_DOMAIN = ("TrustDomain",)
_SNI_MATCH = ("SniMatch",)

RULES: tuple[Rule, ...] = (
    Rule(
        id="reference-charset",
        summary=(
            "a name that refers to a service, a route or a gateway must keep to lowercase letters, "
            "digits, '-', '_' and, from 2.6 on, '.'"
        ),
        because="the control plane refuses the resource that has the reference",
        source="pkg/core/resources/apis/mesh/validators.go, validateName",
        clauses=(
            Clause(
                kinds=_REFERENCES,
                since="2.5",
                before="2.6",
                measure="name",
                format="dotless-charset",
                outcome=_REFUSED,
                kuma_text=kuma_texts.REFERENCE_2_5,
                operations=_NO_OPERATION,
            ),
            Clause(
                kinds=_REFERENCES,
                since="2.6",
                before="2.7",
                measure="name",
                format="tag-charset",
                outcome=_REFUSED,
                kuma_text=kuma_texts.REFERENCE,
                operations=_NO_OPERATION,
            ),
            Clause(
                kinds=("TargetRefName",),
                since="2.7",
                before="3.0",
                measure="name",
                format="tag-charset",
                outcome=_REFUSED,
                kuma_text=kuma_texts.REFERENCE,
                operations=_NO_OPERATION,
            ),
            Clause(
                kinds=("BackendRefName",),
                since="2.7",
                before="3.0",
                measure="name",
                format="backend-charset",
                outcome=_REFUSED,
                kuma_text=kuma_texts.REFERENCE,
                operations=_NO_OPERATION,
            ),
        ),
    ),
    Rule(
        id="reference-by-name",
        summary="references must select by labels, not by names",
        because=(
            "from 3.0 on the control plane leaves the name out: it refuses the resource, or one "
            "that selects Dataplanes applies to all of them"
        ),
        source=(
            "api/common/v1alpha1/targetref.go; mesh/validators.go, ValidateTargetRef; "
            "core/matchers/dataplane.go, allDataplanesSelected (this rule is ours, not Kuma's)"
        ),
        clauses=(
            Clause(
                kinds=_REFERENCES,
                since="3.0",
                measure="name",
                format="no-name",
                outcome=Outcome.BROKEN,
                operations=_NO_OPERATION,
            ),
        ),
        hint=(
            "select by the labels kuma.io/display-name and, on Kubernetes, k8s.kuma.io/namespace"
        ),
    ),
    Rule(
        id="template-syntax",
        summary=(
            "a template of names must be one that Go can parse; that of hostnames must not be empty"
        ),
        because="the control plane refuses the resource that has the template",
        source=(
            "hostnamegenerator/api/v1alpha1/validate.go, validateTemplate; "
            "meshidentity/api/v1alpha1/validator.go, validateSPIFFEID"
        ),
        clauses=(
            Clause(
                kinds=_HOSTNAME_TEMPLATE,
                since="2.8",
                measure="name",
                format="not-empty",
                outcome=_REFUSED,
                kuma_text=kuma_texts.NOT_EMPTY,
                operations=_NO_OPERATION,
                checks_empty=True,
            ),
            Clause(
                kinds=_HOSTNAME_TEMPLATE,
                since="2.8",
                measure="template-syntax",
                format="parsed-template",
                outcome=_REFUSED,
                kuma_text=kuma_texts.TEMPLATE_SYNTAX,
                operations=_NO_OPERATION,
            ),
            Clause(
                kinds=("SpiffeIdTemplate",),
                since="2.12",
                measure="template-syntax",
                format="parsed-template",
                outcome=_REFUSED,
                kuma_text=kuma_texts.TEMPLATE_SYNTAX,
                operations=_NO_OPERATION,
            ),
        ),
        hint='use {{ .Name }} and the like for fields, {{ label "key" }} for labels, nothing else',
    ),
    Rule(
        id="hostname-template",
        summary=(
            "a template of hostnames must render to an RFC 1123 subdomain, with the stubs of Kuma "
            "for fields and labels"
        ),
        because="the control plane refuses the HostnameGenerator that has the template",
        source="hostnamegenerator/api/v1alpha1/validate.go, validateTemplate",
        clauses=(
            Clause(
                kinds=_HOSTNAME_TEMPLATE,
                since="2.14",
                measure="template-fields",
                format="known-fields",
                outcome=_REFUSED,
                kuma_text=kuma_texts.TEMPLATE_FIELDS,
                operations=_NO_OPERATION,
            ),
            Clause(
                kinds=_HOSTNAME_TEMPLATE,
                since="2.14",
                measure="rendered-template",
                format="rfc1123-subdomain",
                outcome=_REFUSED,
                kuma_text=kuma_texts.RENDERED_TEMPLATE,
                operations=_NO_OPERATION,
            ),
        ),
        hint="write what is around the fields in lowercase letters, digits, '-' and '.'",
    ),
    Rule(
        id="trust-domain",
        summary="the trust domain of a MeshTrust must not be empty, and have at most 253 bytes",
        because="the control plane refuses the MeshTrust",
        source="meshtrust/api/v1alpha1/validator.go, validateTrustDomain",
        clauses=(
            Clause(
                kinds=_TRUST_DOMAIN,
                since="2.12",
                measure="name",
                format="not-empty",
                outcome=_REFUSED,
                kuma_text=kuma_texts.TRUST_DOMAIN_EMPTY,
                operations=_NO_OPERATION,
                checks_empty=True,
            ),
            Clause(
                kinds=_TRUST_DOMAIN,
                since="2.12",
                measure="name",
                format="length-253",
                outcome=_REFUSED,
                kuma_text=kuma_texts.TRUST_DOMAIN_LENGTH,
                operations=_NO_OPERATION,
            ),
        ),
    ),
    Rule(
        id="sni-match",
        summary="an SNI that a policy matches must be an RFC 1123 subdomain",
        because="the control plane refuses the policy",
        source="pkg/core/resources/apis/mesh/validators.go, ValidateMatch",
        clauses=(
            Clause(
                kinds=_SNI_MATCH,
                since="2.14",
                measure="name",
                format="rfc1123-subdomain",
                outcome=_REFUSED,
                kuma_text=kuma_texts.SNI_MATCH,
                operations=_NO_OPERATION,
            ),
        ),
    ),
    Rule(
        id="required-name",
        summary="a name that a policy or a service lists must not be empty",
        because="the control plane refuses the resource that has the name",
        source=(
            "meshmultizoneservice, meshloadbalancingstrategy and meshtrace, "
            "api/v1alpha1/validator.go; validators.go, ValidateMatch, and the validators of Mesh, "
            "Dataplane and ProxyTemplate in pkg/core/resources/apis/mesh"
        ),
        clauses=(
            Clause(
                kinds=("RequiredName",),
                since="2.5",
                measure="name",
                format="not-empty",
                outcome=_REFUSED,
                kuma_text=kuma_texts.NOT_EMPTY,
                operations=_NO_OPERATION,
                checks_empty=True,
            ),
            Clause(
                kinds=("EntryName",),
                since="2.5",
                measure="name",
                format="not-empty",
                outcome=_REFUSED,
                kuma_text=kuma_texts.EMPTY_IDENTIFIER,
                operations=_NO_OPERATION,
                checks_empty=True,
            ),
            Clause(
                kinds=_SNI_MATCH,
                since="2.14",
                measure="name",
                format="not-empty",
                outcome=_REFUSED,
                kuma_text=kuma_texts.SNI_MATCH_EMPTY,
                operations=_NO_OPERATION,
                checks_empty=True,
            ),
        ),
    ),
)
