"""What happens to a resource with a name that breaks a rule, in one sentence."""

from kuma_names.core.model import Outcome

RULE_CONSEQUENCES = {
    "proxy-id-unambiguous": "No proxy of mesh {name} can start.",
    "kds-wire-name-unambiguous": "What is deleted in mesh {name} stays in the other zones.",
    "kds-copy-length": "{kind} {name} never arrives at other control planes.",
    "kds-receiver": "{kind} {name} does not arrive at other control planes of Kuma {version}.",
    "own-writes": "The control plane cannot write the status of {kind} {name}.",
    "sni-segment": "Clients in other zones cannot reach {kind} {name}.",
    "workload-generation": "No Workload is made from {name}.",
    "mesh-service-generation": "No MeshService is made from {name}.",
    "reference-by-name": "In Kuma {version} nothing is found by the name {name} any more.",
    "external-service-tag": "Proxies cannot reach {name} by this name.",
    "instance-tag-name": "The tag {name} does not count.",
}
"""Sentences of rules whose consequence is another than a refusal or a warning."""
CREATE_REFUSED = "Kuma {version} refuses to create {kind} {name}."
UPDATE_REFUSED = "Kuma {version} refuses to update {kind} {name}."
OUTCOME_CONSEQUENCES = {
    Outcome.REFUSED: "Kuma {version} refuses {name} as {kind}.",
    Outcome.WARNED: "Kuma {version} accepts {kind} {name}, with a warning.",
    Outcome.LOGGED: "Kuma {version} accepts {kind} {name}, and warns in its log.",
    Outcome.SKIPPED: "Kuma {version} accepts {name}, and leaves it out.",
    Outcome.UNSYNCED: "{kind} {name} does not arrive at other control planes.",
    Outcome.BROKEN: "Kuma {version} accepts {kind} {name}, and it does not work.",
    Outcome.STARTUP: "kuma-cp of Kuma {version} does not start with the name {name}.",
}
"""Sentences of outcomes; `REFUSED` is that of names which no request creates or updates."""
VALID = "{kind} {name} is good in Kuma {version}."
VALID_FOR_EVER = "{kind} {name} is good in Kuma {version} and later."
REJECTED_LATER = "Kuma {version} refuses it."
ALSO_WARNED = "Kuma {version} warns of it."
INCOMPLETE = "{kind} {name} is not finished."
