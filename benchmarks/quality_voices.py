"""Can a reader of style alone tell whose voice a text has?

The reader is multinomial naive Bayes with add-one smoothing over marks of style: function words,
contractions, punctuation, emoji, hashtags and the lengths of sentences. Words that carry a
topic are not looked at, and the standing first and last lines are taken off, so nobody is known by a slogan.
"""

import dataclasses
import math
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

import regex as re

from benchmarks.quality_row import Offence, Row
from benchmarks.quality_texts import Made, Text, requests
from benchmarks.quality_words import FUNCTION_WORDS, URL, sentences, words
from insights import voice as voices
from insights.composition import PieceKind
from insights.formats import write
from insights.voice import Voice

LEARNED_FROM = 4  # samples of each author; the reader knows all of them
_MARK = re.compile(r"[!?;:—–…()\"“”]|\p{Extended_Pictographic}|#(?=\p{L})|,")
_LENGTHS = (4, 7, 11, 16, 22, 30)


@cache
def authors() -> Mapping[str, tuple[str, ...]]:
    found = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {name: tuple(author["samples"]) for name, author in found.items()}


@cache
def learned() -> Mapping[str, Voice]:
    return {name: voices.learn(samples[:LEARNED_FROM]) for name, samples in authors().items()}


def standing_lines() -> set[str]:
    """First and last sentences that an author has in more than one sample."""
    lines = Counter(
        line
        for samples in authors().values()
        for sample in samples
        for line in {sentences(sample)[0], *sentences(sample)[-2:]}
    )
    return {
        re.sub(r"\s*(?:#\w+|\p{Extended_Pictographic})\s*", "", line) for line, n in lines.items() if n > 2
    }


def style(text: str) -> list[str]:
    for line in standing_lines():
        text = text.replace(line, " ")
    marks = _MARK.findall(URL.sub(" ", text))
    found = [f"mark {mark}" for mark in marks]
    for sentence in sentences(text):
        said = [word.lower() for word in words(sentence)]
        found.append(f"length {sum(len(said) > edge for edge in _LENGTHS)}")
        found += [
            f"contraction {'n' if word.endswith(chr(39) + 't') else 's'}" for word in said if "'" in word
        ]
        found += [f"word {word.split(chr(39))[0]}" for word in said if word in FUNCTION_WORDS]
    return found


@dataclasses.dataclass
class Reader:
    counts: Mapping[str, Counter[str]]

    def attribute(self, marks: Iterable[str]) -> str:
        seen, kinds = Counter(marks), len({mark for counter in self.counts.values() for mark in counter})

        def likelihood(author: str) -> float:
            counter = self.counts[author]
            total = counter.total() + kinds
            return sum(n * math.log((counter[mark] + 1) / total) for mark, n in seen.items())

        return max(self.counts, key=likelihood)


def reader(without: tuple[str, int] | None = None) -> Reader:
    return Reader(
        {
            name: Counter(
                mark for n, sample in enumerate(samples) if (name, n) != without for mark in style(sample)
            )
            for name, samples in authors().items()
        }
    )


def source_figure() -> float:
    """Each author's own samples, attributed by a reader who has not seen the one in question."""
    tries = [(name, n) for name, samples in authors().items() for n in range(len(samples))]
    right = [reader(without=(name, n)).attribute(style(authors()[name][n])) == name for name, n in tries]
    return sum(right) / len(right)


def told(text: Text) -> str:
    left_out = {PieceKind.CODE, PieceKind.IMAGE, PieceKind.LINK}
    return "\n\n".join(
        " ".join(piece.text for piece in part.pieces if piece.kind not in left_out)
        for part in text.composition.parts
    )


def rows(made: Sequence[Made]) -> list[Row]:
    """The best insight of each article as a thread and as a LinkedIn article, in each of the seven voices."""
    texts = []
    for each in made:
        best = dataclasses.replace(each.distilled, concepts=tuple(each.offered[:1]))
        for name, voice in learned().items():
            for number, request in requests(each.article, best, voice):
                if number:
                    texts.append(Text(each.article, name, request, write(request), number))
    return [row(texts)]


def row(texts: Sequence[Text]) -> Row:
    """`texts` under the seven learned voices."""
    judge, wrong, right = reader(), [], Counter[str]()
    for text in texts:
        guess = judge.attribute(style(told(text)))
        right[text.voice_name] += guess == text.voice_name
        if guess != text.voice_name:
            wrong.append(Offence(text.article.name, f"{text.where} → {guess}", told(text)))
    own, source = right.total() / len(texts) if texts else 0.0, source_figure()
    each = Counter(text.voice_name for text in texts)
    ranking = [Offence("by voice", name, f"{right[name] / each[name]:.2f}") for name in sorted(each)]
    return Row(
        f"voice attributed to the right one of {len(authors())}",
        f"{own:.2f}",
        f"≥ {0.9 * source:.2f}",
        own >= 0.9 * source,
        f"source {source:.2f}",
        ranking + wrong,
    )
