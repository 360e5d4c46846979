"""How much a sentence already sounds like an author's samples, topic aside."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from math import log

import regex  # type: ignore[import-untyped]
from wordfreq import zipf_frequency

from insights.voice.apostrophes import straight

_TOKEN = regex.compile(r"[\p{L}']+|[!?;:,\u2014\u2013]")
_COMMON = 5.7  # Zipf: from here on a word carries grammar and no topic
_MARK = 0.01  # how often a mark stands in anybody's text
_PRIOR = 60.0  # tokens of anybody's text that count beside the samples


def affinity(text: str, samples: Sequence[str]) -> float:
    """Mean log-likelihood ratio of grammar words and marks, samples against English; 0.0 without samples."""
    if not samples:
        return 0.0
    counts, total = _profile(tuple(samples))
    found = [token for token in _tokens(text) if _general(token)]
    scores = [log((counts[token] / _general(token) + _PRIOR) / (total + _PRIOR)) for token in found]
    return sum(scores) / len(scores) if scores else 0.0


@lru_cache(maxsize=64)
def _profile(samples: tuple[str, ...]) -> tuple[Counter[str], int]:
    counts = Counter(token for sample in samples for token in _tokens(sample))
    return counts, counts.total()


def _tokens(text: str) -> list[str]:
    return [token.lower() for token in _TOKEN.findall(straight(text))]


@lru_cache(maxsize=4096)
def _general(token: str) -> float:
    """How often it stands in English; 0.0 for a word with a topic."""
    if not token[0].isalpha():
        return _MARK
    zipf = zipf_frequency(token, "en", wordlist="small")
    return float(10 ** (zipf - 9)) if zipf >= _COMMON else 0.0
