import pytest

from insights.voice import Contractions, Person, TooFewSamplesError, learn
from insights.voice.affinity import affinity
from insights.voice.grade import grade

BAKER = [
    """Oven news! 🍞 I've baked sourdough for ten years, and it's never dull. My starter lives in the fridge.
I don't weigh flour any more. Bake slowly.

#bread #sourdough""",
    """Oven news! 🍞 I'm done with white flour. It doesn't taste of much, and my sourdough can't use it.
Bake slowly.

#bread https://example.org/flour""",
    """Oven news! I'd say a starter is a pet. It's hungry at night, and I won't travel without it.
Sourdough is patient. Bake slowly.

#bread""",
]
CLERK = [
    """We are pleased with the quarter. It is too early to judge the year; we do not speculate.
Our costs are stable.""",
    """We have reviewed our contracts.
It is clear that our partners are reliable; we will not change them.""",
    """Our auditors are satisfied. We are not aware of losses; it is our duty to report them.""",
]


def test_a_chatty_voice() -> None:
    voice = learn(BAKER)
    assert voice.person is Person.I
    assert voice.contractions is Contractions.USE
    assert voice.openers == ("Oven news!",)
    assert voice.closers == ("Bake slowly.",)
    assert voice.exclamation_marks
    assert not voice.semicolons
    assert not voice.dashes
    assert (voice.max_emoji, voice.emoji) == (1, ("🍞",))
    assert (voice.max_hashtags, voice.hashtags) == (2, ("#bread",))
    assert "sourdough" in voice.signature_words
    assert voice.max_sentence_words < 20


def test_a_formal_voice() -> None:
    voice = learn(CLERK)
    assert voice.person is Person.WE
    assert voice.contractions is Contractions.AVOID
    assert voice.openers == voice.closers == voice.emoji == voice.hashtags == ()
    assert voice.semicolons
    assert not voice.exclamation_marks
    assert voice.reading_grade > learn(BAKER).reading_grade


def test_two_texts_are_too_few() -> None:
    with pytest.raises(TooFewSamplesError, match="at least 3"):
        learn([*BAKER[:2], "  "])


def test_reading_grade_orders_texts() -> None:
    easy = "The cat sat on the mat. The dog ran. It was fun."
    hard = "Institutional considerations necessitate comprehensive organisational restructuring."
    assert grade(easy) < 2 < 15 < grade(hard)
    assert grade("🍞 123") == 0.0


def test_affinity_tells_who_a_sentence_sounds_like() -> None:
    sentence = "I don't think it's my oven."
    assert affinity(sentence, BAKER) > affinity(sentence, CLERK)
    assert affinity(sentence, ()) == 0.0
    assert affinity("🍞", BAKER) == 0.0
