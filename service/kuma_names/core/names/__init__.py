"""Validation of names: the rule table compiled, matched, explained, and what a control plane answers."""
