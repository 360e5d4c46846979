import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xauth.counting import Url, Weight, normalise, urls, weigh


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("", 0),
        ("plain words", 11),
        ("cafe\u0301", 4),
        ("日本", 4),
        ("“curly” — dashes", 16),
        ("… • →", 8),
        ("README.md is here", 31),
        ("asp.net", 23),
        ("https://example.com/" + "x" * 200, 23),
        ("😀", 2),
        ("👩\u200d👩\u200d👧\u200d👦", 2),
        ("👍🏽", 2),
        ("🇫🇷", 2),
        ("1\ufe0f\u20e3", 2),
        ("\xa9", 1),
        ("\xa9\ufe0f", 2),
        ("🐦\u200d🔥", 5),
        ("a\r\nb", 4),
    ],
)
def test_length(text: str, length: int) -> None:
    assert weigh(text).length == length


def test_the_limit_is_in_weighted_characters() -> None:
    assert weigh("日" * 140) == Weight(280, 0, True)
    assert weigh("日" * 141) == Weight(282, -2, False)
    assert weigh("a" * 281, limit=25_000) == Weight(281, 24_719, True)


def test_nothing_is_no_post() -> None:
    assert weigh("") == Weight(0, 280, False)


@pytest.mark.parametrize("character", ["\ufffe", "\ufeff", "\uffff"])
def test_forbidden_characters(character: str) -> None:
    assert not weigh(f"a{character}b").valid


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("see README.md.", ["README.md"]),
        ("example.com:8080/x?y=z, then", ["example.com:8080/x?y=z"]),
        ("example.com:8080", ["example.com"]),
        ("(https://en.wikipedia.org/wiki/Foo_(bar))", ["https://en.wikipedia.org/wiki/Foo_(bar)"]),
        ("https://example.com/a).", ["https://example.com/a"]),
        ("https://t.co/AbCd12(x)", ["https://t.co/AbCd12"]),
        ("https://t.co/" + "a" * 41, []),
        ("日本example.com日本語のexample.jp/x", ["example.com", "example.jp/x"]),
        ("http://日本.jp 日本.jp", ["http://日本.jp"]),
        ("HTTPS://EXAMPLE.COM/A", ["HTTPS://EXAMPLE.COM/A"]),
        ("http://a_b.example.org a_b.example.org not_a.com", ["http://a_b.example.org", "b.example.org"]),
        ("me@example.com @user.com $CASH.com #tag.com", []),
        ("-a.com ../b.com _c.com", []),
        ("a.nosuchtld example.comx e.g. 3.14", []),
        ("http://" + "a" * 64 + ".com", []),
        ("http://" + "日" * 60 + ".com", []),
    ],
)
def test_links(text: str, links: list[str]) -> None:
    assert [url.text for url in urls(text)] == links


def test_positions_are_in_code_points() -> None:
    assert urls("😀😀 a.com 😀 b.com") == [Url(3, 8, "a.com"), Url(11, 16, "b.com")]


def test_a_url_of_over_4096_characters_is_text() -> None:
    longest = "https://a.com/" + "x" * (4096 - len("https://" + "https://a.com/"))
    assert weigh(longest, limit=25_000).length == 23
    assert weigh(longest + "x", limit=25_000).length == len(longest) + 1


def test_normalise() -> None:
    assert normalise(" \r\na\r\nb\rcafe\u0301\n ") == "a\nb\ncaf\xe9"


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(alphabet=st.sampled_from("acom.:/-_@日😀\u0301?() "), max_size=60))
def test_links_are_where_they_say_and_apart(text: str) -> None:
    found = urls(text)
    assert all(text[url.start : url.end] == url.text for url in found)
    assert all(one.end <= next_one.start for one, next_one in pairwise(found))


HOSTILE = [
    "a.",
    "日.",
    "a_日.",
    "a.co_.",
    "((a",
    "(a)",
    "_a.com",
    "a.com日",
    "a.-",
    "xn--日.",
    "x.中国a",
    "http://",
]
HOSTILE += ["👩\u200d", "😀.", "1\ufe0f", "\u0301", "a.com/?a(!", "!", ".", "a.com/@"]


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("start", ["", "http://a.com/", "http://a.com/?"])
def test_hostile_text_takes_linear_time(start: str, unit: str) -> None:
    """A bound some ten times over what is needed; backtracking would take minutes."""
    text = (start + unit * 25_000)[:25_000]
    began = time.process_time()
    weigh(text)
    assert time.process_time() - began < 5
