"""Table of the formats of names.

Sources: RFC 1035 and RFC 1123 as k8s.io/apimachinery implements them, Kuma's meta_validator.go,
asaskevich/govalidator. Patterns match the whole text.
"""

from kuma_names.core.format import (
    CHARSET,
    IP_ADDRESS,
    LABEL_EDGE,
    LABEL_LENGTH,
    VALUE,
    Atom,
    Format,
)

_LOWER_ALNUM = "a-z0-9"
_ALNUM = "A-Za-z0-9"
_LETTER_OR_DIGIT = "a letter or digit"
_LOWER_LETTER_OR_DIGIT = "a lowercase letter or digit"
_DNS_LABEL = "[A-Za-z0-9_][A-Za-z0-9_-]{0,62}"
_LOWER_DNS_LABEL = "[a-z0-9_][a-z0-9_-]{0,62}"
_SUBDOMAIN = r"[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*"
_SUBDOMAIN_ATOMS = (
    Atom.charset("-.a-z0-9"),
    Atom.first(_LOWER_ALNUM, _LOWER_LETTER_OR_DIGIT),
    Atom.last(_LOWER_ALNUM, _LOWER_LETTER_OR_DIGIT),
    Atom.of(
        LABEL_EDGE,
        r"(\.)\.+|(?<=\.)[^.a-z0-9]|[^.a-z0-9](?=\.)",
        (
            "must have a lowercase letter or digit on both sides of a '.', found {offender} at "
            "position {position}"
        ),
    ),
)
_LISTENER_TAGS = r"kuma\.io/(?:external-service-name|protocol|service|zone)"
_OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_IPV4 = rf"(?:{_OCTET}\.){{3}}{_OCTET}"

_ROWS = (
    Format(
        id="rfc1035-label",
        summary=(
            "an RFC 1035 label: lowercase letters, digits and '-', from a letter to a letter or "
            "digit, at most 63 bytes"
        ),
        pattern="[a-z](?:[-a-z0-9]*[a-z0-9])?",
        max_bytes=63,
        atoms=(
            Atom.charset("-a-z0-9"),
            Atom.first("a-z", "a lowercase letter"),
            Atom.last(_LOWER_ALNUM, _LOWER_LETTER_OR_DIGIT),
        ),
    ),
    Format(
        id="rfc1123-label",
        summary=(
            "an RFC 1123 label: lowercase letters, digits and '-', no '-' at either end, at most "
            "63 bytes"
        ),
        pattern="[a-z0-9](?:[-a-z0-9]*[a-z0-9])?",
        max_bytes=63,
        atoms=(
            Atom.charset("-a-z0-9"),
            Atom.first(_LOWER_ALNUM, _LOWER_LETTER_OR_DIGIT),
            Atom.last(_LOWER_ALNUM, _LOWER_LETTER_OR_DIGIT),
        ),
    ),
    Format(
        id="rfc1123-subdomain",
        summary=(
            "an RFC 1123 subdomain: labels joined by dots, at most 253 bytes in all, without a "
            "limit a label"
        ),
        pattern=_SUBDOMAIN,
        max_bytes=253,
        atoms=_SUBDOMAIN_ATOMS,
    ),
    Format(
        id="legacy-charset",
        summary=(
            "the characters of Kuma before 2.5: lowercase letters, digits, '-', '_' and '.', in "
            "any order, at most 253 bytes"
        ),
        pattern=r"[-a-z0-9_.]+",
        max_bytes=253,
        atoms=(Atom.charset("-a-z0-9_."),),
    ),
    Format(
        id="tag-charset",
        summary=(
            "lowercase letters, digits, '-', '_' and '.', in any order and of any length, nothing "
            "included"
        ),
        pattern=r"[-a-z0-9_.]*",
        atoms=(Atom.charset("-a-z0-9_."),),
        accepts_empty=True,
    ),
    Format(
        id="dotless-charset",
        summary=(
            "lowercase letters, digits, '-' and '_', in any order and of any length, nothing "
            "included"
        ),
        pattern=r"[-a-z0-9_]*",
        atoms=(Atom.charset("-a-z0-9_"),),
        accepts_empty=True,
    ),
    Format(
        id="backend-charset",
        summary=(
            "lowercase letters, digits, '-', '_' and '.', in any order and of any length, nothing "
            "included, or kuma.io/unresolved-backend, which Kuma writes itself"
        ),
        pattern=r"(?:[-a-z0-9_.]*|kuma\.io/unresolved-backend)",
        atoms=(
            Atom.of(
                CHARSET,
                r"(?:(?<!\Akuma\.io)|(?!/unresolved-backend\Z))[^-a-z0-9_.]+",
                "must not contain {offender}, found at position {position}",
            ),
        ),
        accepts_empty=True,
    ),
    Format(
        id="label-value",
        summary=(
            "a Kubernetes label value: letters, digits, '-', '_' and '.', from a letter or digit "
            "to one, at most 63 bytes, or nothing"
        ),
        pattern=r"(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?",
        max_bytes=63,
        atoms=(
            Atom.charset("-A-Za-z0-9_."),
            Atom.first(_ALNUM, _LETTER_OR_DIGIT),
            Atom.last(_ALNUM, _LETTER_OR_DIGIT),
        ),
        accepts_empty=True,
    ),
    Format(
        id="dns-name",
        summary=(
            "a DNS name as govalidator.IsDNSName has it: capitals and '_' allowed, one '.' at the "
            "end too, but no IP address"
        ),
        pattern=rf"(?!{_IPV4}\Z){_DNS_LABEL}(?:\.{_DNS_LABEL})*[._]?",
        max_bytes=255,
        atoms=(
            Atom.charset("-A-Za-z0-9_."),
            Atom.first("A-Za-z0-9_", "a letter, a digit or '_'"),
            Atom.of(
                LABEL_EDGE,
                r"(\.)\.+|(?<=\.)[^.A-Za-z0-9_]",
                (
                    "must have a letter, a digit or '_' after a '.', found {offender} at position "
                    "{position}"
                ),
            ),
            Atom.of(
                LABEL_LENGTH,
                r"(?<![^.])(?![^.]{63}_\Z)[^.]{64,}",
                (
                    "must have at most 63 characters between dots, has {offender} from position "
                    "{position}"
                ),
            ),
            Atom.of(
                IP_ADDRESS,
                rf"\A{_IPV4}\Z",
                "must not be an IP address, found {offender} at position {position}",
            ),
        ),
        uncounted=".",
    ),
    Format(
        id="no-dot",
        summary="anything without a '.'",
        pattern=r"[^.]*",
        atoms=(
            Atom.of(CHARSET, r"\.+", "must not contain {offender}, found at position {position}"),
        ),
        accepts_empty=True,
    ),
    Format(id="not-empty", summary="anything but nothing", pattern=r"(?s:.+)"),
    Format(
        id="label-name",
        summary=(
            "the name of a label's key: letters, digits, '-', '_' and '.', from a letter or digit "
            "to one, at most 63 bytes"
        ),
        pattern=r"[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?",
        max_bytes=63,
        atoms=(
            Atom.charset("-A-Za-z0-9_."),
            Atom.first(_ALNUM, _LETTER_OR_DIGIT),
            Atom.last(_ALNUM, _LETTER_OR_DIGIT),
        ),
    ),
    Format(
        id="one-slash",
        summary="anything with at most one '/'",
        pattern=r"[^/]*/?[^/]*",
        atoms=(
            Atom.of(
                CHARSET,
                r"(?s)/(?=.*/)",
                "must have at most one '/', found one more at position {position}",
            ),
        ),
        accepts_empty=True,
    ),
    Format(
        id="tag-name",
        summary="letters, digits, '-', '_', '.', ':' and '/', in any order and of any length",
        pattern=r"[-A-Za-z0-9_.:/]+",
        atoms=(Atom.charset("-A-Za-z0-9_.:/"),),
    ),
    Format(
        id="tag-value",
        summary="letters, digits, '-', '_', '.' and ':', in any order and of any length",
        pattern=r"[-A-Za-z0-9_.:]+",
        atoms=(Atom.charset("-A-Za-z0-9_.:"),),
    ),
    Format(
        id="selector-tag-value",
        summary=(
            "letters, digits, '-', '_', '.', ':' and '/', in any order and of any length, or '*' "
            "alone"
        ),
        pattern=r"[-A-Za-z0-9_.:/]+|\*",
        atoms=(
            Atom.of(
                CHARSET,
                r"(?!\A\*\Z)[^-A-Za-z0-9_.:/]+",
                "must not contain {offender}, found at position {position}",
            ),
        ),
    ),
    Format(
        id="service-tag-name",
        summary="kuma.io/service",
        pattern=r"kuma\.io/service",
        atoms=(
            Atom.of(
                VALUE, r"(?s)\A(?!kuma\.io/service\Z).+", "must be 'kuma.io/service' and no other"
            ),
        ),
    ),
    Format(
        id="other-than-service",
        summary="anything but kuma.io/service",
        pattern=r"(?!kuma\.io/service\Z)(?s:.*)",
        atoms=(Atom.of(VALUE, r"\Akuma\.io/service\Z", "must not be 'kuma.io/service'"),),
        accepts_empty=True,
    ),
    Format(
        id="listener-tag-name",
        summary="anything but the tags that proxies and services have",
        pattern=rf"(?!{_LISTENER_TAGS}\Z)(?s:.*)",
        atoms=(
            Atom.of(VALUE, rf"\A{_LISTENER_TAGS}\Z", "must not be a tag of proxies or services"),
        ),
        accepts_empty=True,
    ),
    Format(
        id="domain",
        summary="labels of an RFC 1123 subdomain joined by dots, of any length in all",
        pattern=_SUBDOMAIN,
        atoms=_SUBDOMAIN_ATOMS,
    ),
    Format(
        id="alphanumeric",
        summary="letters and digits",
        pattern="[A-Za-z0-9]+",
        atoms=(Atom.charset("A-Za-z0-9"),),
    ),
    Format(
        id="lowercase-dns-name",
        summary="a DNS name in lowercase: '_' allowed, one '.' at the end too",
        pattern=rf"{_LOWER_DNS_LABEL}(?:\.{_LOWER_DNS_LABEL})*[._]?",
        max_bytes=255,
        atoms=(
            Atom.charset("-a-z0-9_."),
            Atom.first("a-z0-9_", "a lowercase letter, a digit or '_'"),
            Atom.of(
                LABEL_EDGE,
                r"(\.)\.+|(?<=\.)[^.a-z0-9_]",
                (
                    "must have a lowercase letter, a digit or '_' after a '.', found {offender} at "
                    "position {position}"
                ),
            ),
            Atom.of(
                LABEL_LENGTH,
                r"(?<![^.])(?![^.]{63}_\Z)[^.]{64,}",
                (
                    "must have at most 63 characters between dots, has {offender} from position "
                    "{position}"
                ),
            ),
        ),
        uncounted=".",
    ),
    Format.never(
        "other-than-address",
        "anything but the host of the service's address",
        "must not be the host of networking.address",
    ),
    Format.one_of("label-origin", "global", "zone"),
    Format.one_of("label-kds-sync", "enabled", "disabled"),
    Format.one_of("label-effect", "shadow"),
    Format.never(
        "computed-label",
        "what the control plane writes, or nothing",
        "must be left to the control plane",
    ),
    Format.never(
        "known-label", "a key that Kuma knows", "must not be a reserved key that Kuma does not know"
    ),
    Format.never(
        "parsed-template", "a template that Go can parse", "must be a template that Go can parse"
    ),
    Format.never(
        "known-fields",
        "a template of fields that services have",
        "must have no field but Name, DisplayName, Namespace, Mesh and Zone",
    ),
    Format.never("no-name", "nothing", "must be left out"),
    Format.length_only(46),
    Format.length_only(63),
    Format.length_only(252),
    Format.length_only(253),
    Format.length_only(255),
)
FORMATS = {row.id: row for row in _ROWS}
