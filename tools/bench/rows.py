"""Rows of the benchmarks' table."""


def print_row(title: str, result: str, limit: str = "", baseline: str = "") -> None:
    """Print a result with its limit, if it has one, and with what it is compared with."""
    print(f"{title:<44} {result:>12}  {limit:<17} {baseline}".rstrip())
