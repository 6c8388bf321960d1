"""Measures: the strings of a name and the facts around it that rules are applied to."""

from kuma_names.core.names.measures.bodies import BODY_MEASURES
from kuma_names.core.names.measures.hostname_templates import TEMPLATE_MEASURES
from kuma_names.core.names.measures.labels import LABEL_MEASURES
from kuma_names.core.names.measures.names import NAME_MEASURES
from kuma_names.core.names.measures.sni import SNI_MEASURES

_ROWS = (*NAME_MEASURES, *SNI_MEASURES, *LABEL_MEASURES, *TEMPLATE_MEASURES, *BODY_MEASURES)
MEASURES = {measure.id: measure for measure in _ROWS}
