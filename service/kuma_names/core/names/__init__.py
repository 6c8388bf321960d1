"""Validation of names: compiled rules, matching, findings, and a control plane's response."""
