import pytest

from insights.voice import Contractions
from insights.voice.contractions import change, keeps

PAIRS = [
    ("It's fast.", "It is fast."),
    ("We don’t bake.", "We do not bake."),
    ("They can't stop.", "They cannot stop."),
    ("You won't notice.", "You will not notice."),
    ("I'm sure they're late.", "I am sure they are late."),
    ("We've measured it.", "We have measured it."),
]


@pytest.mark.parametrize(("short", "long"), PAIRS)
def test_both_ways(short: str, long: str) -> None:
    assert change(short, Contractions.AVOID) == long
    assert change(long, Contractions.USE) == short.replace("’", "'")


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("It's been slow.", "It has been slow."),
        ("Why don't we wait?", "Why do we not wait?"),
        ("Isn't it late?", "Is it not late?"),
        ("He'd better go, and he'd know.", "He had better go, and he would know."),
    ],
)
def test_the_right_verb_is_written_out(short: str, long: str) -> None:
    assert change(short, Contractions.AVOID) == long


@pytest.mark.parametrize(
    "text",
    ["That is what it is.", "Not only is it slow.", "They have a dog.", "I know where they are and go."],
)
def test_what_cannot_be_shortened_stays(text: str) -> None:
    assert "they're and" not in (change(text, Contractions.USE) or "")
    assert "they've a" not in (change(text, Contractions.USE) or "").lower()
    assert not (change(text, Contractions.USE) or "").endswith("it's.")


def test_a_possessive_is_no_contraction() -> None:
    assert keeps("The baker's oven and the server's disk.", Contractions.AVOID)


def test_what_cannot_be_written_out_is_not_said() -> None:
    assert change("It ain't over.", Contractions.AVOID) is None
