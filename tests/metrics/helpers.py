"""Reports, a fake clock, and readers of a meter's samples."""

from collections.abc import Iterable

from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

from kuma_names.core.model import Context
from kuma_names.core.names.validator import Validator
from kuma_names.core.report import Report
from kuma_names.core.versions import parse_version
from kuma_names.metrics.meter import Meter

NOW = 1_800_000_000.0
LAST_SEEN = "kuma_names_deprecated_name_last_seen_timestamp_seconds"
OVERFLOW = "kuma_names_deprecated_name_overflow_total"
Series = dict[tuple[str, ...], float]
"""Values by label values."""


class Clock:
    """Fake clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


def validate(
    kind: str, names: Iterable[str], kuma_version: str = "2.14", *, partial: bool = False
) -> list[Report]:
    """Return the reports on names."""
    validator = Validator(kind, Context(parse_version(kuma_version)), partial=partial)
    return [validator.validate(name) for name in names]


def all_samples(meter: Meter) -> list[Sample]:
    """Return all samples of a meter."""
    text = meter.exposition()[0].decode()
    families = text_string_to_metric_families(text)
    return [sample for family in families for sample in family.samples]


def nonzero_series(meter: Meter, metric: str, *labels: str) -> Series:
    """Return the values of a metric that are not 0, by the values of these labels."""
    series = {}
    for sample in all_samples(meter):
        if sample.name == metric and sample.value:
            series[tuple(sample.labels[label] for label in labels)] = sample.value
    return series


def number_of_lines(meter: Meter) -> int:
    """Return the number of lines that a meter exposes, which grows with every new series."""
    return meter.exposition()[0].count(b"\n")


def validations(meter: Meter) -> Series:
    """Return the number of validations by kind, verdict and source."""
    return nonzero_series(meter, "kuma_names_validations_total", "kind", "verdict", "source")


def versions(meter: Meter) -> Series:
    """Return the number of validations by Kuma version."""
    return nonzero_series(meter, "kuma_names_asked_versions_total", "kuma_version")


def findings(meter: Meter) -> Series:
    """Return the number of findings by rule, kind, outcome and version that rejects."""
    labels = ("rule", "kind", "outcome", "rejected_in")
    return nonzero_series(meter, "kuma_names_findings_total", *labels)


def last_seen(meter: Meter) -> Series:
    """Return when names were last seen by kind, name, rule and version that rejects."""
    return nonzero_series(meter, LAST_SEEN, "kind", "name", "rule", "rejected_in")


def overflow(meter: Meter) -> Series:
    """Return the number of names beyond the cap by kind."""
    return nonzero_series(meter, OVERFLOW, "kind")
