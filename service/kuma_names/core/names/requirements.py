"""Requirements: a measure and the format that the measured texts must have."""

from typing import NamedTuple

from kuma_names.core.format import Format
from kuma_names.core.model import Facts
from kuma_names.core.names.measures.measured_text import Measure, MeasuredText
from kuma_names.core.rows import Kind


class Requirement(NamedTuple):
    """What one or more clauses require; the empty text is checked only if `empty` is set."""

    measure: Measure
    format: Format
    checks_empty: bool

    def failing_texts(self, kind: Kind, name: str, facts: Facts) -> list[MeasuredText]:
        """Return the measured texts that do not have the format; none if inputs are missing."""
        if self.measure.missing(name, facts):
            return []
        texts = self.measure.read(kind, name, facts)
        return [measured for measured in texts if self.fails(measured.text)]

    def fails(self, text: str) -> bool:
        """Return whether a measured text does not have the format."""
        return bool(text or self.checks_empty) and not self.format.accepts(text)
