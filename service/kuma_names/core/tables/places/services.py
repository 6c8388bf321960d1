"""Places of names in the bodies of services, identities and their ports."""

from kuma_names.core.rows import NamePlace

_IDENTITY = "meshidentity/api/v1alpha1/validator.go, validateSPIFFEID"

PLACES: tuple[NamePlace, ...] = (
    NamePlace(
        kinds=("MeshMultiZoneService",),
        path="spec.ports[].name",
        subject="RequiredName",
        source="meshmultizoneservice/api/v1alpha1/validator.go",
        since="2.10",
    ),
    NamePlace(
        kinds=("MeshTrust",),
        path="spec.trustDomain",
        subject="TrustDomain",
        source="meshtrust/api/v1alpha1/validator.go, validateTrustDomain",
        since="2.12",
    ),
    NamePlace(
        kinds=("MeshIdentity",),
        path="spec.spiffeID.trustDomain",
        subject="SpiffeIdTemplate",
        source=_IDENTITY,
        since="2.12",
    ),
    # 2.12 parses the template of the trust domain once more instead of this one
    NamePlace(
        kinds=("MeshIdentity",),
        path="spec.spiffeID.path",
        subject="SpiffeIdTemplate",
        source=_IDENTITY,
        since="2.13",
    ),
)
