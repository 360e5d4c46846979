import pytest

from insights.composition import Format
from insights.voice import Contractions, Person, Voice, violations


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("They utilised it.", Voice(banned_words=("utilize",))),
        ("A tale of two Systems.", Voice(banned_words=("system",))),
        ("The team's writing, once written, wrote itself.", Voice(banned_words=("write",))),
        ("At the end of the day, bread wins.", Voice(banned_words=("end of the day",))),
        ("Bread → toast.", Voice(banned_words=("→",))),
        ("I bake.", Voice(person=Person.WE)),
        ("We bake.", Voice(person=Person.I)),
        ("Bread is my thing.", Voice(person=Person.NONE)),
        ("It's bread.", Voice(contractions=Contractions.AVOID)),
        ("It is bread.", Voice(contractions=Contractions.USE)),
        ("Bread!", Voice(exclamation_marks=False)),
        ("Bread — fresh.", Voice(dashes=False)),
        ("Bread - fresh.", Voice(dashes=False)),
        ("Bread; butter.", Voice(semicolons=False)),
        ("Bread 🍞", Voice()),
        ("Bread 🍞🍞", Voice(max_emoji=1)),
        ("Bread #bread", Voice()),
        ("Bread #bread #butter", Voice(max_hashtags=1)),
        ("one two three four", Voice(max_sentence_words=3)),
        ("Bread and butter.", Voice(max_characters=10)),
    ],
)
def test_each_rule_is_seen(text: str, voice: Voice) -> None:
    found = violations(text, voice, Format.THREAD)
    assert len(found) == 1
    assert found[0].endswith((".", "four"))


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("https://system.example/a;b!c is a link.", Voice(banned_words=("system",), semicolons=False)),
        ("The filesystem is full.", Voice(banned_words=("system",))),
        ("The baker's oven is old.", Voice(contractions=Contractions.AVOID)),
        ("word " * 40, Voice()),
        ("A 👩‍👩‍👧 and ™", Voice(max_emoji=1)),
    ],
)
def test_what_is_allowed_is_not_reported(text: str, voice: Voice) -> None:
    assert violations(text, voice, Format.THREAD) == []


def test_code_of_a_blog_post_is_not_prose() -> None:
    text = 'Bread.\n\n```c\nsystem("we!"); // 🍞\n```\n\nCall `system();` too.'
    voice = Voice(banned_words=("system",), semicolons=False, exclamation_marks=False, person=Person.NONE)
    assert violations(text, voice, Format.BLOG) == []
    assert len(violations(text, voice, Format.LINKEDIN)) == 5


@pytest.mark.parametrize(("said", "banned"), [("It is simpler.", "simple"), ("The easiest way.", "easy")])
def test_degrees_are_forms_too(said: str, banned: str) -> None:
    assert violations(said, Voice(banned_words=(banned,)), Format.THREAD)


def test_a_link_at_the_end_of_a_sentence_does_not_hide_its_end() -> None:
    text = "Read [the short guide](https://example.org/guide). It takes four minutes to read it."
    assert violations(text, Voice(max_sentence_words=9), Format.BLOG) == []
