"""Parts of patterns that several modules of log messages share."""

REASON = r"(?:: |=|\\*\",\s*\\*\"reason\\*\":\s*\\*\")"
LABEL = rf'labels\[\\*"(?P<key>[^"\\]*)\\*"\]{REASON}'
LABEL_VALUE = (
    "(?:must be no more than (?:63|253) (?:characters|bytes)|a valid label must be an empty string "
    "or consist of|a lowercase RFC 1123 subdomain must consist of)"
)
