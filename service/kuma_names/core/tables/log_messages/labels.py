"""Log messages of Kubernetes' validators of labels and names, which Kuma calls, too."""

from kuma_names.core.log_rows import LogMessage
from kuma_names.core.tables.log_messages.forms import LABEL, LABEL_VALUE

LABELS = (
    LogMessage(
        id="label-key",
        pattern=(
            rf"(?:{LABEL})?(?:(?:prefix|name) part (?:must (?:be non-empty|be no more "
            rf"than|consist "
            rf"of)|a lowercase RFC 1123 subdomain)"
            r"|a (?:qualified name|valid label key) must consist of)"
        ),
        literals=(
            "name part ",
            "prefix part ",
            "a qualified name must consist of",
            "a valid label key must consist of",
        ),
        about="label-key",
        fault="manifest",
        source="k8s.io/apimachinery, IsQualifiedName",
        meaning=(
            "the key of a label must be a name of at most 63 bytes, behind an RFC 1123 subdomain "
            "and a '/' if there is one"
        ),
        advice=(
            "write the key in letters, digits, '-', '_' and '.', beginning and ending with a "
            "letter or digit"
        ),
    ),
    LogMessage(
        id="label-value",
        pattern=(
            rf"{LABEL}{LABEL_VALUE}|must be no more than 63 bytes|a valid label must be an "
            rf"empty string or consist of"
        ),
        literals=(
            "a valid label must be an empty string or consist of",
            "a lowercase RFC 1123 subdomain must consist of",
            "must be no more than 253 ",
            "must be no more than 63 ",
        ),
        about="label-value",
        fault="manifest",
        source="k8s.io/apimachinery, IsValidLabelValue",
        meaning=(
            "the value of a label must be a Kubernetes label value, of at most 63 bytes; from "
            "Kuma 3.0 on a name may have 253"
        ),
        advice=(
            "write at most 63 letters, digits, '-', '_' and '.', beginning and ending with a "
            "letter or digit"
        ),
    ),
    LogMessage(
        id="label-length",
        pattern=r"must be no more than 63 characters",
        literals=("must be no more than 63 characters",),
        about="rfc1035-label",
        fault="name",
        source="k8s.io/apimachinery",
        meaning="a name or label value is longer than 63 bytes",
        advice="choose a shorter one",
    ),
    LogMessage(
        id="subdomain",
        pattern=(
            r"a lowercase RFC 1123 subdomain must consist of|must be no more than 253 "
            r"(?:characters|bytes)"
        ),
        literals=(
            "a lowercase RFC 1123 subdomain must consist of",
            "must be no more than 253 ",
        ),
        about="label-value",
        fault="name",
        source="k8s.io/apimachinery, NameIsDNSSubdomain",
        meaning=(
            "a name, or from Kuma 3.0 on a label that holds one, is no RFC 1123 subdomain of at "
            "most 253 bytes"
        ),
        advice=(
            "write it in small letters, digits, '-' and '.', beginning and ending with a letter "
            "or digit"
        ),
    ),
)
