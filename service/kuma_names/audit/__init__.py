"""Audit of inventories: every resource is validated against two Kuma versions and reported."""
