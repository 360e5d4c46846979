import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xauth.counting import Segment, cashtags, entities


def marked(text: str) -> list[tuple[str, str]]:
    return [(segment.kind, segment.text) for segment in entities(text) if segment.kind != "text"]


def test_segments_of_a_post() -> None:
    assert entities("Hi @you, see README.md #now $TWTR!") == [
        Segment("text", "Hi "),
        Segment("mention", "@you"),
        Segment("text", ", see "),
        Segment("url", "README.md"),
        Segment("text", " "),
        Segment("hashtag", "#now"),
        Segment("text", " "),
        Segment("cashtag", "$TWTR"),
        Segment("text", "!"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("@user/list", [("mention", "@user/list")]),
        ("\uff20user", [("mention", "\uff20user")]),
        ("RT@user", [("mention", "@user")]),
        ("a@user", []),
        ("@a@b", []),
        ("@user\xe9", []),
        ("@http://a.com", []),
        ("@" + "a" * 21, [("mention", "@" + "a" * 20)]),
        ("#\u65e5\u672c\u8a9e", [("hashtag", "#\u65e5\u672c\u8a9e")]),
        ("#1 #1st", [("hashtag", "#1st")]),
        ("#1\ufe0f\u20e3", [("hashtag", "#1\ufe0f\u20e3")]),
        ("#\ufe0f\u20e3", []),
        ("a#b &#c", []),
        ("#a#b", []),
        ("http://a.com/#x", [("url", "http://a.com/#x")]),
        ("$A.b $TOOLONGX x$A $1", [("cashtag", "$A.b")]),
        ("", []),
    ],
)
def test_entities(text: str, found: list[tuple[str, str]]) -> None:
    assert marked(text) == found


def test_cashtags_are_given_without_their_sign() -> None:
    assert cashtags("$twtr and $BRK.A, $twtr") == ["twtr", "BRK.A", "twtr"]


@given(st.text(alphabet=st.sampled_from("ab1_.@#$/:&\u65e5\u0301\ufe0f \n😀")))
def test_joined_segments_give_the_text_back(text: str) -> None:
    segments = entities(text)
    assert "".join(segment.text for segment in segments) == text
    assert all(segment.text for segment in segments)


@pytest.mark.parametrize("unit", ["#", "#1", "@", "@a", "$A ", "rt", "RT:@", "#a&", "@a/b-"])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = (unit * 25_000)[:25_000]
    began = time.process_time()
    entities(text)
    assert time.process_time() - began < 5
