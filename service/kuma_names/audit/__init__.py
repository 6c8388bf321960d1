"""Inventories: files of resources are read, judged by the core for two versions, and reported in many formats."""
