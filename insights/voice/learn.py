"""A voice out of texts that have it."""

from collections import Counter
from collections.abc import Sequence

import regex  # type: ignore[import-untyped]

from insights.voice import emoji, punctuation, samples
from insights.voice.grade import grade
from insights.voice.rules import Voice
from insights.voice.words import ADDRESS
from xauth.counting import entities

FEWEST = 3


class TooFewSamplesError(ValueError):
    """There is not enough to learn from; the message is for the person."""


def learn(texts: Sequence[str]) -> Voice:
    """The voice of at least three posts or articles. What they never do, it does not do either."""
    kept = tuple(text.strip() for text in texts if text.strip())
    if len(kept) < FEWEST:
        raise TooFewSamplesError(f"Paste at least {FEWEST} texts that sound right.")
    prose = [_prose(text) for text in kept]
    joined = "\n".join(prose)
    openers, closers = samples.first_and_last(kept)
    pictures, tags = [emoji.found(text) for text in kept], [_hashtags(text) for text in kept]
    return Voice(
        person=samples.speaker(prose),
        contractions=samples.shortening(prose),
        max_sentence_words=samples.sentence_cap(prose),
        reading_grade=round(max(grade(joined), 0.0), 1),
        openers=openers,
        closers=closers,
        signature_words=samples.signature_words(prose, openers + closers),
        exclamation_marks="!" in joined,
        dashes=punctuation.DASH.search(joined) is not None,
        semicolons=";" in joined,
        max_emoji=_usual(pictures),
        emoji=_frequent(pictures),
        max_hashtags=_usual(tags),
        hashtags=tuple(tag for tag in _frequent(tags) if sum(tag in each for each in tags) > 1),
        samples=kept,
    )


def _prose(text: str) -> str:
    plain = "".join(segment.text for segment in entities(text) if segment.kind != "hashtag")
    return str(regex.sub(r"[ \t]+\n", "\n", ADDRESS.sub("", plain))).strip()


def _hashtags(text: str) -> list[str]:
    return [segment.text for segment in entities(text) if segment.kind == "hashtag"]


def _usual(found: Sequence[Sequence[str]]) -> int:
    """How many one text has at most, where at least a third of them have any."""
    counts = [len(each) for each in found]
    return max(counts) if sum(map(bool, counts)) * 3 >= len(counts) else 0


def _frequent(found: Sequence[Sequence[str]]) -> tuple[str, ...]:
    if not _usual(found):
        return ()
    return tuple(value for value, _ in Counter(value for each in found for value in each).most_common(8))
