"""Every rule of a voice, checked on a finished text."""

from collections.abc import Iterator

import regex  # type: ignore[import-untyped]

from insights.composition import Format
from insights.voice import banned, contractions, emoji, person, punctuation
from insights.voice.adapt import SOFT_CAP
from insights.voice.rules import Contractions, Person, Voice
from insights.voice.words import ADDRESS, count_words, sentences
from xauth.counting import entities

_CODE = regex.compile(r"(?ms)^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)`*~*[ \t]*$|`[^`\n]+`")
_TARGET = regex.compile(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")  # of a Markdown link
_SHORT = "This voice writes “it’s” for “it is”."
_LONG = "This voice writes “it is” for “it’s”."
_PERSON = {
    Person.I: "This says “{}”, and this voice speaks as “I”.",
    Person.WE: "This says “{}”, and this voice speaks as “we”.",
    Person.NONE: "This says “{}”, and this voice has no first person.",
}


def violations(text: str, voice: Voice, format: Format, language: str = "en") -> list[str]:  # noqa: A002
    """What breaks a rule, in sentences for the person; empty means the text keeps every one.

    `text` is one post of a thread, a whole LinkedIn article, or a blog post (whose code is not looked at).
    Sentence length counts from a cap below 28 words on; reading grade is an aim and not a rule.
    """
    prose = _TARGET.sub("]", _CODE.sub(" ", text)) if format is Format.BLOG else text
    prose = ADDRESS.sub(" ", prose)
    return [
        *_words(prose, voice),
        *(_grammar(prose, voice) if language == "en" else ()),
        *_signs(prose, voice),
        *_counts(text, prose, voice),
        *_lengths(prose, voice, language),
    ]


def _words(text: str, voice: Voice) -> Iterator[str]:
    for phrase in dict.fromkeys(phrase for _, _, phrase in banned.find(text, voice.banned_words)):
        yield f"“{phrase}” is a word this voice does not use."


def _grammar(text: str, voice: Voice) -> Iterator[str]:
    wrong = _first(text, voice.person)
    if wrong:
        yield _PERSON[voice.person].format(wrong)
    if not contractions.keeps(text, voice.contractions):
        yield _SHORT if voice.contractions is Contractions.USE else _LONG


def _first(text: str, wanted: Person) -> str:
    found = person.singular(text) if wanted in {Person.WE, Person.NONE} else []
    found += person.plural(text) if wanted in {Person.I, Person.NONE} else []
    return found[0] if found else ""


def _signs(text: str, voice: Voice) -> Iterator[str]:
    if not voice.exclamation_marks and regex.search("[!\uff01]", text):
        yield "This voice uses no exclamation marks."
    if not voice.dashes and punctuation.DASH.search(text):
        yield "This voice uses no dashes."
    if not voice.semicolons and ";" in text:
        yield "This voice uses no semicolons."


def _counts(text: str, prose: str, voice: Voice) -> Iterator[str]:
    pictures = emoji.count(prose)
    if pictures > voice.max_emoji:
        yield f"{pictures} emoji, and this voice has at most {voice.max_emoji}."
    tags = sum(1 for segment in entities(prose) if segment.kind == "hashtag")
    if tags > voice.max_hashtags:
        yield f"{tags} hashtags, and this voice has at most {voice.max_hashtags}."
    if 0 < voice.max_characters < len(text):
        yield f"{len(text)} characters, and this voice has at most {voice.max_characters}."


def _lengths(text: str, voice: Voice, language: str) -> Iterator[str]:
    if voice.max_sentence_words >= SOFT_CAP:
        return
    most = voice.max_sentence_words
    for sentence in sentences(text, language):
        words = count_words(sentence)
        if words > most:
            yield f"{words} words in a sentence, and this voice has at most {most}: {sentence}"
