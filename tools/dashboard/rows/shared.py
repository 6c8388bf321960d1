"""Texts and colours that several rows of the dashboard share."""

USE = (
    "Shows use, not inventory: a name that nobody asked about is missing, so an empty panel does "
    "not say that an upgrade is safe."
)
VERDICT_COLOURS = (
    ("valid", "green"),
    ("incomplete", "blue"),
    ("deprecated", "yellow"),
    ("broken", "purple"),
    ("rejected", "red"),
    ("absent", "text"),
)
"""The colour of each verdict, and of a kind that the version does not have."""
