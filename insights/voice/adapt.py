"""A sentence as this voice would say it."""

from collections.abc import Callable

import regex  # type: ignore[import-untyped]

from insights.voice import banned, contractions, emoji, person, punctuation
from insights.voice.grade import grade
from insights.voice.rules import Voice
from insights.voice.splitting import split
from insights.voice.words import count_words, sentences

# At this cap or above it is a preference: an article's own long sentence beats none. Below it the voice has
# asked for short sentences, and the cap is as hard as every other rule.
SOFT_CAP = 28
_CLOSE, _SHORT = 1.5, 10  # grades; words
_HASHTAG = regex.compile(r"(?<![\w&/])[#\uff03](?=\w*[^\W\d_])\w+")


def adapt(sentence: str, voice: Voice, language: str = "en") -> str | None:
    """The sentence with every rule of the voice kept, perhaps as two; None where it cannot be without harm.

    Length is the one rule a caller may waive: see `fits`.
    """
    text = sentence
    for step in _steps(voice, language):
        changed = step(text)
        if changed is None:
            return None
        text = changed
    return text


def _steps(voice: Voice, language: str) -> list[Callable[[str], str | None]]:
    steps: list[Callable[[str], str | None]] = [
        lambda text: emoji.without(text, voice.max_emoji).strip() or None
    ]
    if language == "en":
        steps.append(lambda text: person.change(text, voice.person))
        steps.append(lambda text: contractions.change(text, voice.contractions))
    if not voice.semicolons:
        steps.append(punctuation.without_semicolons)
    if not voice.dashes:
        steps.append(punctuation.without_dashes)
    if not voice.exclamation_marks:
        steps.append(punctuation.without_exclamations)
    if voice.banned_words:
        steps.append(lambda text: banned.replace(text, voice.banned_words))
    if language == "en":
        steps.append(lambda text: _easier(split(text, voice.max_sentence_words) or text, voice))
    if voice.max_hashtags == 0:
        steps.append(_plain_tags)  # last: without its emoji “#👧字” is a hashtag
    return steps


def _easier(text: str, voice: Voice) -> str:
    """Nearer to the reading grade aimed at, where a sentence can be two."""
    if not voice.reading_grade or grade(text) <= voice.reading_grade + _CLOSE:
        return text
    return split(text, max(_SHORT, longest(text) // 2 + 2)) or text


def _plain_tags(text: str) -> str | None:
    return None if _HASHTAG.search(text) else text


def longest(text: str, language: str = "en") -> int:
    """Words of the longest sentence."""
    return max((count_words(each) for each in sentences(text, language)), default=0)


def fits(text: str, voice: Voice, language: str = "en") -> bool:
    """Whether no sentence is longer than the voice wants."""
    return longest(text, language) <= max(voice.max_sentence_words, 1)
