"""Words of a text: where they stand, their stems, and which of them carry meaning, in many languages."""

from collections.abc import Iterator
from functools import lru_cache
from threading import local
from typing import NamedTuple

import regex  # type: ignore[import-untyped]
import snowballstemmer
import wordfreq

from insights.distil.english import COMMON, FUNCTION, LOOSE

_WORD = regex.compile(
    r"(?<cjk>[\p{Han}\p{Hiragana}\p{Katakana}ー]+)"
    r"|[\p{L}\p{M}\p{N}_]+(?:(?:['\u2019.\-+&@]|::|(?<=\b\p{Lu}{1,4})/(?=\p{Lu}{1,4}\b))[\p{L}\p{M}\p{N}_]+)*"
    r"(?:\+\+|\#(?!\w))?"
)
APOSTROPHE = "\u2019"
_LONGEST_CJK_WORD = 4
_UNKNOWN_LANGUAGE_STOP_WORDS = 120
_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "nb": "norwegian", "ne": "nepali", "nl": "dutch", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_stemmers = local()  # a Snowball stemmer holds the word it works on


class Word(NamedTuple):
    text: str
    stem: str
    start: int
    end: int
    is_content: bool


@lru_cache(maxsize=8)
def frequencies(language: str) -> dict[str, float]:
    """Share of each frequent word in everyday texts of a language; empty where there is no such list."""
    try:
        return wordfreq.get_frequency_dict(language, wordlist="small")
    except LookupError:
        return {}


@lru_cache(maxsize=8)
def stop_words(language: str) -> frozenset[str]:
    if language == "en":
        return FUNCTION
    table = frequencies(language)
    return frozenset(sorted(table, key=lambda word: -table[word])[:_UNKNOWN_LANGUAGE_STOP_WORDS])


def is_loose(word: str, language: str) -> bool:
    """Whether a word cannot be part of a keyword."""
    return word in stop_words(language) or (language == "en" and word in LOOSE)


def is_common(word: str, language: str) -> bool:
    return language == "en" and word in COMMON


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """`word` in lower case, without its ending; without a stemmer for the language, the word itself."""
    word = word.replace(APOSTROPHE, "'").removesuffix("'s")
    algorithm = _ALGORITHMS.get(language)
    if algorithm is None or not word.isalpha():
        return word
    stemmers = _stemmers.__dict__
    if algorithm not in stemmers:
        stemmers[algorithm] = snowballstemmer.stemmer(algorithm)
    return stemmers[algorithm].stemWord(word)  # type: ignore[no-any-return]


def words(text: str, language: str) -> tuple[Word, ...]:
    stops = stop_words(language)
    return tuple(
        Word(form, stem(lower, language), start, start + len(form), _has_meaning(lower, stops))
        for form, start in _forms(text, language)
        for lower in (form.lower().replace(APOSTROPHE, "'"),)
    )


def _has_meaning(lower: str, stops: frozenset[str]) -> bool:
    return lower not in stops and len(lower) > 1 and any(map(str.isalpha, lower))


def _forms(text: str, language: str) -> Iterator[tuple[str, int]]:
    for match in _WORD.finditer(text):
        if match["cjk"]:
            yield from _segments(match[0], match.start(), language)
        else:
            yield match[0], match.start()


def _segments(run: str, start: int, language: str) -> Iterator[tuple[str, int]]:
    """Longest known words first, as these scripts set no spaces between them; unknown signs stay together."""
    known = frequencies(language)
    at = unknown = 0
    while at < len(run):
        lengths = range(min(_LONGEST_CJK_WORD, len(run) - at), 0, -1)
        length = next((n for n in lengths if run[at : at + n] in known), 0)
        if length and unknown < at:
            yield run[unknown:at], start + unknown
        if length:
            yield run[at : at + length], start + at
            unknown = at + length
        at += length or 1
    if unknown < at:
        yield run[unknown:], start + unknown
