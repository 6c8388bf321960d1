"""CSS selectors of the elements that several tests use."""

NAME_INPUT = "#name input[name=name]"
VERDICT_BADGE = "#name-verdict .badge"
