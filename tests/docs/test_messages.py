"""The list of texts in the sources: each is known, or says why not; the page is complete."""

from kuma_names.core.tables.log_messages import LOG_MESSAGES
from tools.docs.generate_messages import PATH, source_texts

IDS = {message.id for message in LOG_MESSAGES}


def test_every_text_is_known_or_says_why_not() -> None:
    for text in source_texts():
        if text.message is None:
            assert text.fate.startswith("left out: ")
        else:
            assert text.message in IDS


def test_no_text_is_listed_twice() -> None:
    keys = [(text.source, text.text) for text in source_texts()]
    assert len(keys) == len(set(keys))


def test_the_page_has_every_message() -> None:
    page = PATH.read_text("utf-8")
    assert [id_ for id_ in sorted(IDS) if f"| `{id_}` |" not in page] == []
