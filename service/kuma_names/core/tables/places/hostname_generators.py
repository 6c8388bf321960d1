"""Places of names in the bodies of HostnameGenerators."""

from kuma_names.core.rows import NamePlace

PLACES: tuple[NamePlace, ...] = (
    NamePlace(
        kinds=("HostnameGenerator",),
        path="spec.template",
        subject="HostnameTemplate",
        source="hostnamegenerator/api/v1alpha1/validate.go, validateTemplate",
        since="2.8",
    ),
)
