"""What can be counted in texts of one author."""

from collections import Counter
from collections.abc import Iterable, Sequence
from math import log
from statistics import quantiles

from wordfreq import zipf_frequency

from insights.voice import contractions, person
from insights.voice.rules import Contractions, Person
from insights.voice.words import ADDRESS, WORD, count_words, sentences
from xauth.counting import entities

_SIGNATURES = 12
_ENOUGH_WORDS = 60  # before silence tells anything
_FEWEST_WORDS, _MOST_WORDS = 11, 28
_LINE_WORDS = 16  # a standing line is no longer


def speaker(samples: Sequence[str]) -> Person:
    """Who speaks: one of the two clearly, nobody at all, or as it comes."""
    text = "\n".join(samples)
    ones = len(person.singular(text))
    many = len(person.plural(text))
    if ones + many == 0:
        return Person.NONE if count_words(text) >= _ENOUGH_WORDS else Person.AS_WRITTEN
    if ones + many < len(samples):
        return Person.AS_WRITTEN
    return Person.I if many <= 0.1 * ones else Person.WE if ones <= 0.1 * many else Person.AS_WRITTEN


def shortening(samples: Sequence[str]) -> Contractions:
    """Whether “it's” or “it is” is the habit; as it comes where there is too little to tell, or both."""
    text = "\n".join(samples)
    short, long = contractions.short_forms(text), contractions.long_forms(text)
    if short + long < 3:
        return Contractions.AS_WRITTEN
    share = short / (short + long)
    return (
        Contractions.USE if share >= 0.8 else Contractions.AVOID if share <= 0.1 else Contractions.AS_WRITTEN
    )


def sentence_cap(samples: Sequence[str]) -> int:
    """The length that nineteen of twenty sentences keep, 11 to 28 words."""
    lengths = [count_words(sentence) for text in samples for sentence in sentences(ADDRESS.sub("", text))]
    lengths = [length for length in lengths if length > 0]
    usual = round(quantiles(lengths, n=20)[-1]) if len(lengths) > 1 else _MOST_WORDS
    return max(_FEWEST_WORDS, min(_MOST_WORDS, usual))


def first_and_last(samples: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lines that open or close at least two of the texts, the most frequent first."""
    return _recurring(_ends(text)[0] for text in samples), _recurring(_ends(text)[1] for text in samples)


def _ends(text: str) -> tuple[str, str]:
    """The first and the last line or sentence, tags and addresses aside."""
    kept = "\n".join(line for line in map(_bare, text.splitlines()) if WORD.search(line))
    found = sentences(kept)
    return (found[0], found[-1]) if len(found) > 1 else ("", "")


def _bare(line: str) -> str:
    parts = (segment.text for segment in entities(line) if segment.kind not in {"hashtag", "url"})
    return " ".join("".join(parts).split())


def _recurring(lines: Iterable[str]) -> tuple[str, ...]:
    counts = Counter(line for line in lines if line and count_words(line) <= _LINE_WORDS)
    return tuple(line for line, number in counts.most_common(3) if number > 1)


def signature_words(samples: Sequence[str], standing: Sequence[str] = ()) -> tuple[str, ...]:
    """Words used far more than others use them, in at least two of the texts (log-likelihood keyness)."""
    known = {word.lower() for line in standing for word in WORD.findall(line)}
    each = [[word.lower() for word in WORD.findall(ADDRESS.sub("", text))] for text in samples]
    counts = Counter(word for words in each for word in words)
    spread = Counter(word for words in each for word in set(words))
    total = sum(counts.values())
    keyness = {
        word: _keyness(number, total, word)
        for word, number in counts.items()
        if spread[word] > 1 and len(word) > 3 and word.isalpha() and word not in known
    }
    best = sorted((word for word in keyness if keyness[word] > 15), key=lambda word: (-keyness[word], word))
    return tuple(best[:_SIGNATURES])


def _keyness(number: int, total: int, word: str) -> float:
    expected = total * 10 ** (max(zipf_frequency(word, "en", wordlist="small"), 1.0) - 9)
    return 2 * (number * log(number / expected) - (number - expected)) if number > expected else 0.0
