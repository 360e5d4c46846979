import pytest
from hypothesis import given
from hypothesis import strategies as st

from insights.composition import Format
from insights.voice import Contractions, Person, Voice, adapt, violations
from insights.voice.splitting import split
from insights.voice.words import count_words, sentences

HARSH = Voice(
    person=Person.NONE,
    contractions=Contractions.AVOID,
    max_sentence_words=20,
    banned_words=("system", "very", "leverage", "in order to"),
    exclamation_marks=False,
    dashes=False,
    semicolons=False,
)
ALPHABET = "abcI we us'’—–;!?.,:#@ 🚀👩‍👩‍👧é漢字1€\n\"“”()"
TEXT = st.text(st.sampled_from(ALPHABET), min_size=1, max_size=120)
VOCABULARY = """the system systems it's we our I leverage leveraging bread — ; ! and but, so oven is was very
don't 🚀 #tag fast README.md in order to — yes; no"""
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), min_size=1, max_size=30).map(" ".join)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Bread rises — yeast does that.", "Bread rises, yeast does that."),
        ("Bread rises; it takes an hour.", "Bread rises. It takes an hour."),
        ("Ovens — old ones too — need care.", "Ovens, old ones too, need care."),
        ("Bake for 10–20 minutes.", "Bake for 10-20 minutes."),
        ("Bread rises!", "Bread rises."),
        ("Bread is a very old food.", "Bread is an old food."),
        ("It does not work that way.", "It does not work that way."),
    ],
)
def test_a_sentence_is_said_another_way(before: str, after: str) -> None:
    said = adapt(before, HARSH)
    assert said is not None
    assert said.replace(": yeast", ", yeast") == after


@pytest.mark.parametrize(
    "text",
    [
        "The systems failed.",
        "Our bread.",
        "Call `a; b` now.",
        "The vec! macro.",
        "It was not very good.",
        "See #bread.",
    ],
)
def test_what_cannot_be_said_is_not(text: str) -> None:
    assert adapt(text, HARSH) is None


def test_a_banned_word_gives_way_to_a_plain_one() -> None:
    assert adapt("They leveraged an oven.", HARSH) == "They used an oven."
    assert adapt("A robust idea.", Voice(banned_words=("robust",))) == "A solid idea."
    assert adapt("An innovative idea.", Voice(banned_words=("innovative",))) == "A new idea."


@pytest.mark.parametrize("text", ["Robust-JS is a name.", "It uses Robust daily."])
def test_a_name_is_not_replaced(text: str) -> None:
    assert adapt(text, Voice(banned_words=("robust",))) is None


def test_emoji_go_where_none_may_be() -> None:
    assert adapt("Bread 🍞 rises. 👩‍👩‍👧", Voice()) == "Bread rises."
    assert adapt("Bread 🍞 rises. 🎉", Voice(max_emoji=1)) == "Bread 🍞 rises."


def test_a_hashtag_that_an_emoji_hides() -> None:
    assert adapt("#👧字", Voice()) is None


@given(TEXT | WORDS)
def test_what_is_said_keeps_every_rule(text: str) -> None:
    said = adapt(text, HARSH)
    if said is not None:
        broken = violations(said, HARSH, Format.LINKEDIN)
        assert [rule for rule in broken if "words in a sentence" not in rule] == []


LONG = (
    "We moved the bakery to a new street last year, and it took the whole team about three weeks to get all "
    "of the ovens to work again, which means that nobody had fresh bread in May."
)
CONDITION = (
    "If you bake bread on a cold day in a house without any heating, and it is windy outside, wait a day."
)
ROW = "The ovens, the tables, the chairs, the lamps and the knives of the old bakery went to friends in town."


def test_a_long_sentence_becomes_whole_short_ones() -> None:
    said = split(LONG, 20)
    assert said is not None
    assert [count_words(each) <= 20 for each in sentences(said)] == [True] * 3
    assert "This means that nobody" in said


@pytest.mark.parametrize("text", [CONDITION, ROW])
def test_a_sentence_is_never_cut_in_half(text: str) -> None:
    assert split(text, 12) is None


@given(WORDS)
def test_splitting_loses_no_word_but_a_joint(text: str) -> None:
    said = split(text, 8)
    if said is not None:
        joints = {"", "and", "so", "then", "now", "which", "this", "that", "but", "however"}
        bare = [word.strip(".,;—:").lower() for word in text.split()]
        kept = [word.strip(".,;—:").lower() for word in said.split()]
        assert [word for word in kept if word not in joints] == [word for word in bare if word not in joints]
