"""Table of the log lines and errors that people see when a name is wrong.

The texts are those of rules and identifiers in the other tables, and of the source that each row
names. Named groups of a pattern are the placeholders of `meaning`.
"""

from kuma_names.core.tables.log_messages.api_server import API_SERVER, API_SERVER_SUMMARIES
from kuma_names.core.tables.log_messages.helm import HELM
from kuma_names.core.tables.log_messages.kds import KDS, KDS_LAST
from kuma_names.core.tables.log_messages.kubernetes import KUBERNETES, KUBERNETES_LAST
from kuma_names.core.tables.log_messages.kumactl import KUMACTL, KUMACTL_SUMMARIES
from kuma_names.core.tables.log_messages.labels import LABELS
from kuma_names.core.tables.log_messages.proxies import PROXIES
from kuma_names.core.tables.log_messages.proxy_summaries import PROXY_SUMMARIES
from kuma_names.core.tables.log_messages.resources import RESOURCES
from kuma_names.core.tables.log_messages.tags import TAGS
from kuma_names.core.tables.log_messages.tokens import TOKENS

LOG_MESSAGES = (
    *PROXIES,
    *TOKENS,
    *KDS,
    *HELM,
    *KUMACTL,
    *KUBERNETES,
    *API_SERVER,
    *TAGS,
    *RESOURCES,
    *LABELS,
    *PROXY_SUMMARIES,
    *KUMACTL_SUMMARIES,
    *API_SERVER_SUMMARIES,
    *KDS_LAST,
    *KUBERNETES_LAST,
)
"""More specific messages first: the first one in a line counts."""
