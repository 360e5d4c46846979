"""Words, their stems and sentences: what the rules of a voice count."""

from functools import lru_cache

import regex  # type: ignore[import-untyped]
from snowballstemmer import stemmer

from insights.parsing import split

WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['\u2019][\p{L}]+)*")
ADDRESS = regex.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+")
_IDEOGRAPH = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_STEMMERS = {
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "pt": "portuguese",
    "nl": "dutch",
}
_BREAK = regex.compile(r"\n+[ \t]*(?:[•*-][ \t]+)?")
_DASH = regex.compile(r"\s*[—\u2013/]\s*|\s+-+\s+")


def count_words(text: str) -> int:
    """Words as a reader counts them; scripts without spaces count two characters as one word."""
    ideographs = len(_IDEOGRAPH.findall(text))
    rest = _DASH.sub(" ", _IDEOGRAPH.sub(" ", text))
    return sum(1 for token in rest.split() if WORD.search(token)) + (ideographs + 1) // 2


def sentences(text: str, language: str = "en") -> list[str]:
    """Every line is at least one sentence: so a heading or a list entry is one of its own."""
    return [line[start:end] for line in _BREAK.split(text) for start, end in split(line, language)]


@lru_cache(maxsize=8)
def _stemmer(language: str):  # type: ignore[no-untyped-def]
    return stemmer(_STEMMERS.get(language, "english"))


@lru_cache(maxsize=65_536)
def stem(word: str, language: str = "en") -> str:
    word = word.lower().replace("\u2019", "'").removesuffix("'s")
    return str(_stemmer(language).stemWord(word))


def stems(text: str, language: str = "en") -> list[str]:
    return [stem(word, language) for word in WORD.findall(text)]
