"""How an author sounds, as data. Every rule here is hard: no text that is offered breaks one."""

from dataclasses import dataclass
from enum import StrEnum


class Person(StrEnum):
    AS_WRITTEN = "as_written"
    I = "i"  # noqa: E741
    WE = "we"
    NONE = "none"  # no first person at all


class Contractions(StrEnum):
    AS_WRITTEN = "as_written"
    USE = "use"
    AVOID = "avoid"


@dataclass(frozen=True, slots=True)
class Voice:
    person: Person = Person.AS_WRITTEN
    contractions: Contractions = Contractions.AS_WRITTEN
    max_sentence_words: int = 28  # longer sentences are split where their grammar allows, or not chosen
    reading_grade: float = 0.0  # Flesch-Kincaid grade aimed at; 0: the article's own
    openers: tuple[str, ...] = ()  # standing first lines, one is taken
    closers: tuple[str, ...] = ()  # standing last lines, one is taken
    signature_words: tuple[str, ...] = ()  # preferred where the article has the choice
    banned_words: tuple[str, ...] = ()  # words or phrases, case-insensitive, whole words, all inflections
    exclamation_marks: bool = True
    dashes: bool = True  # em and en dashes between words
    semicolons: bool = True
    max_emoji: int = 0  # per post, or per LinkedIn article or blog post
    emoji: tuple[str, ...] = ()  # which ones may be set; empty: none are added, the article's own may stay
    max_hashtags: int = 0
    hashtags: tuple[str, ...] = ()  # set first, with #; then keywords, up to the maximum
    audience: str = ""
    samples: tuple[str, ...] = ()  # texts that sound right
    counter_samples: tuple[str, ...] = ()  # texts that do not
    max_characters: int = 0  # of one post, one article; 0: the format's own limit
