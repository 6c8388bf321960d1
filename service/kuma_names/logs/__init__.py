"""Logs of many lines: every known message once, with its count and its first line."""
