"""Flesch-Kincaid reading grade (Kincaid et al. 1975)."""

from functools import lru_cache

import regex  # type: ignore[import-untyped]

from insights.voice.words import WORD, sentences

_GROUPS = regex.compile(r"[aeiouyàâäéèêëíîïóôöúùûü]+")
_SILENT = regex.compile(
    r"(?<=[^aeiouyl])e$|(?<=[^aeioudt])ed$|(?<=[^aeiouyszxhgc])es$|(?<=[aeiou][^aeiou])ely$"
)


@lru_cache(maxsize=65_536)
def syllables(word: str) -> int:
    return max(1, len(_GROUPS.findall(_SILENT.sub("", word.lower()))))


def grade(text: str, language: str = "en") -> float:
    """School years of reading; 0.0 for a text without words. The formula was made for English."""
    words = [word for word in WORD.findall(text) if not word.isdigit()]
    if not words:
        return 0.0
    per_sentence = len(words) / max(1, len(sentences(text, language)))
    return 0.39 * per_sentence + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
