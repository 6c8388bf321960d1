"""Types of log summaries: the messages of a log, each once."""

from dataclasses import dataclass, field

from kuma_names.core.log_lines import Explanation

MAX_OCCURRENCES = 20
"""Different occurrences of one message that are kept: logs have any number of them."""
Occurrence = tuple[tuple[str, str], ...]
"""The parts of a message in one line, such as `(("mesh", "aa.a"), ("name", "web"))`."""


@dataclass(slots=True)
class LoggedMessage:
    """A known message in a log.

    `line` is the number of its first line, from 1 on, and `text` that line. `explanation` is that
    of the first occurrence. `occurrences` are its different parts, the first `MAX_OCCURRENCES` of
    them; `more` means that there are others.
    """

    explanation: Explanation
    line: int
    text: str
    count: int = 0
    occurrences: dict[Occurrence, None] = field(default_factory=dict)
    more: bool = False

    def add(self, occurrence: Occurrence) -> None:
        """Count an occurrence, and keep its parts."""
        self.count += 1
        if occurrence in self.occurrences:
            return
        if len(self.occurrences) == MAX_OCCURRENCES:
            self.more = True
        else:
            self.occurrences[occurrence] = None


@dataclass(slots=True)
class LogSummary:
    """The messages of a log by their ids, in the order of their first lines."""

    lines: int = 0
    messages: dict[str, LoggedMessage] = field(default_factory=dict)
