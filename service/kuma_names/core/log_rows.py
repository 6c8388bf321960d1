"""Types of table rows: log messages, and the forms of names in log lines."""

import re
from dataclasses import dataclass, field

from kuma_names.core.versions import Versioned


@dataclass(frozen=True, slots=True, kw_only=True)
class LogMessage(Versioned):
    """Table row: a log line or an error of Kuma, its meaning and advice.

    `pattern` is a regular expression with named groups, which are the placeholders of `meaning` and
    `command`. `literals` are fixed texts: each line with the message has one of them. `about` is
    the rule, finding type or codec that the text is about; None if it is not about a name. `fault`
    is whose fault it is. `command` is a command to run next, empty if there is none.
    """

    id: str
    pattern: str
    literals: tuple[str, ...]
    about: str | None
    fault: str
    since: str = "2.5"
    before: str | None = None
    source: str
    meaning: str
    advice: str
    command: str = ""
    regex: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "regex", re.compile(self.pattern))


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """Table row: a form in which lines write the name of a resource.

    `pattern` is a regular expression with the group `name`, and perhaps `mesh`, `kind`, or `path`,
    the kind as it is in URLs and in names of CRDs. `kind` is the kind of forms without these.
    `example` is a line with the form.
    """

    pattern: str
    kind: str | None = None
    example: str
    regex: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "regex", re.compile(self.pattern))
