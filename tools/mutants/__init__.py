"""Mutation tests of the tables and of the core's code."""
