"""Our text and what X shows of it: X's own changes are seen through, nothing else is."""

import html
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scheduler.publish.likeness import is_ours
from xsandbox import text as kept
from xsandbox import urls as sandbox_urls

TRICKY = [
    *("a", "&", "b", "<", "c", ">", "&amp;", "https://example.org/x?y=1&z=2", "README.md", "(example.com)"),
    *("e\u0301", "é", "日本", "👩\u200d👩\u200d👧", "\u00a0", "$AAPL", "#tag", "@you", "t.co"),
]
words = st.sampled_from(TRICKY) | st.text(
    st.characters(blacklist_categories=["Cs", "Co", "Cc"]), min_size=1, max_size=12
)
texts = st.lists(words, min_size=1, max_size=8).flatmap(
    lambda parts: st.sampled_from([" ", "\n", "\r\n", "\n\n"]).map(lambda glue: glue.join(parts))
)


def shown(text: str) -> str:
    """As the sandbox, which follows X, keeps and shows it."""
    wrapped, _ = sandbox_urls.wrap(kept.normalise(text))
    return kept.escape(wrapped)


@settings(max_examples=400, deadline=None)
@given(texts)
def test_what_x_makes_of_our_text_is_ours(text: str) -> None:
    assume(kept.normalise(text))  # X takes no empty post
    assert is_ours(text, shown(text))


@settings(max_examples=400, deadline=None)
@given(texts, texts)
def test_another_text_is_not(text: str, other: str) -> None:
    """But for links, which X replaces: two texts that differ in those alone look the same."""
    if bare(text) != bare(other):
        assert not is_ours(text, shown(other))


def bare(text: str) -> str:
    """X's text with one mark for every link; made with the sandbox's own finder, not with ours."""
    plain = kept.normalise(text)
    for url in reversed(sandbox_urls.find_urls(plain)):
        plain = f"{plain[: url.start]}\ue000{plain[url.end :]}"
    return unicodedata.normalize("NFC", plain).strip()


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Fish & chips", "Fish &amp; chips"),
        ("Literally &amp;", "Literally &amp;amp;"),
        ("Read https://example.org now", "Read https://t.co/abc123XYZ now"),
        ("cafe\u0301", "café"),
        ("two\r\nlines", "two\nlines"),
        ("  around  ", "around"),
        ("with a picture", "with a picture https://t.co/pic1"),
        ("word " * 100, ("word " * 55).strip() + "… https://t.co/more"),
    ],
)
def test_each_change_of_x_alone(text: str, seen: str) -> None:
    assert is_ours(text, seen)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Fish & chips", "Fish and chips"),
        ("Literally &amp;", "Literally &amp;"),
        ("The first of three", "The first of three."),
        ("The first of three", "RT @you: The first of three"),
        ("Read https://example.org", "Read"),
        ("Read", "Read https://t.co/a https://t.co/b"),
        ("word " * 100, "word…"),
        ("word " * 100, ("word " * 54 + "else") + "… https://t.co/more"),
        ("a", ""),
    ],
)
def test_what_looks_alike_and_is_not(text: str, seen: str) -> None:
    assert not is_ours(text, seen)


def test_only_the_three_escapes_of_x_are_undone() -> None:
    assert html.escape("&copy;", quote=False) == "&amp;copy;"
    assert is_ours("&copy;", "&amp;copy;")
