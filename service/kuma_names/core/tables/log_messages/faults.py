"""Whose fault a log message is."""

FAULTS = {
    "name": "whoever chose the name",
    "manifest": "whoever wrote the resource",
    "command": "whoever wrote the command or the request",
    "token": "whoever made the token",
    "configuration": "whoever configured the control plane",
    "missing": "nobody: something must exist first",
    "versions": "nobody: two versions of Kuma do not fit together",
    "kuma": "Kuma itself",
    "environment": "the network, the certificates, Kubernetes or a store",
    "none": "nobody: the message reports what is normal",
}
"""What is said of a fault, by its id in the column `fault` of log messages."""
