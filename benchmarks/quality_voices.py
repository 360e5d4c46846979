"""Can a reader of style alone tell whose voice a text has?

The reader is multinomial naive Bayes with add-one smoothing over marks of style: function words,
contractions, punctuation, emoji, hashtags and the lengths of sentences. Words that carry a
topic are not looked at. Once the whole text is read, as a person reads it, and once without the standing
first and last lines, so that nobody is known by a slogan.
"""

import math
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import regex as re  # type: ignore[import-untyped]

from benchmarks.quality_row import Offence, Row
from benchmarks.quality_texts import Made, Text, requests
from benchmarks.quality_words import FUNCTION_WORDS, URL, sentences, words
from insights import voice as voices
from insights.composition import PieceKind
from insights.voice import Voice

ARTICLES = 40  # about so many, evenly from the folder
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


@cache
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


def without_lines(text: str) -> str:
    for line in standing_lines():
        text = text.replace(line, " ")
    return text


def style(text: str) -> list[str]:
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


@dataclass
class Reader:
    counts: Mapping[str, Counter[str]]

    def attribute(self, marks: Iterable[str]) -> str:
        seen, kinds = Counter(marks), len({mark for counter in self.counts.values() for mark in counter})

        def likelihood(author: str) -> float:
            counter = self.counts[author]
            total = counter.total() + kinds
            return sum(n * math.log((counter[mark] + 1) / total) for mark, n in seen.items())

        return max(self.counts, key=likelihood)


Trim = Callable[[str], str]


def reader(trim: Trim, without: tuple[str, int] | None = None) -> Reader:
    counts = {
        name: Counter(
            mark for n, each in enumerate(samples) if (name, n) != without for mark in style(trim(each))
        )
        for name, samples in authors().items()
    }
    return Reader(counts)


def source_figure(trim: Trim) -> float:
    """Each author's own samples, attributed by a reader who has not seen the one in question."""
    tries = [(name, n) for name, samples in authors().items() for n in range(len(samples))]
    right = [reader(trim, (name, n)).attribute(style(trim(authors()[name][n]))) == name for name, n in tries]
    return sum(right) / len(right)


def told(text: Text) -> str:
    left_out = {PieceKind.CODE, PieceKind.IMAGE, PieceKind.LINK}
    return "\n\n".join(
        " ".join(piece.text for piece in part.pieces if piece.kind not in left_out)
        for part in text.composition.parts
    )


def rows(made: Sequence[Made]) -> list[Row]:
    """The best insight of each article as a thread and as a LinkedIn article, in each of the seven voices."""
    voiced: list[Made] = []
    for each in made[:: max(1, len(made) // ARTICLES)]:
        best = replace(each.distilled, concepts=tuple(each.offered[:1]))
        voiced.append(Made(each.article, best))
        for name, voice in learned().items():
            for number, request in requests(each.article, best, voice):
                if number:
                    voiced[-1].add(name, number, request)
    texts = [text for each in voiced for text in each.texts]
    refused = [Offence(each.article.name, where, "") for each in voiced for where in each.refused]
    asked = len(texts) + len(refused)
    return [
        attributed(texts, str, "learned voice attributed to the right one of 7"),
        replace(attributed(texts, without_lines, "… without its standing lines"), met=None, bar="—"),
        Row("learned voices: texts refused", f"{len(refused)} of {asked:,} texts", worst=refused),
    ]


def attributed(texts: Sequence[Text], trim: Trim, measure: str) -> Row:
    """`texts` under the seven learned voices."""
    judge, wrong, right = reader(trim), [], Counter[str]()
    for text in texts:
        guess = judge.attribute(style(trim(told(text))))
        right[text.voice_name] += guess == text.voice_name
        if guess != text.voice_name:
            wrong.append(Offence(text.article.name, f"{text.where} → {guess}", told(text)))
    each = Counter(text.voice_name for text in texts)
    ranking = [Offence("by voice", name, f"{right[name] / each[name]:.2f}") for name in sorted(each)]
    return compare(
        measure, right.total() / len(texts) if texts else 0.0, source_figure(trim), ranking + wrong
    )


def compare(measure: str, own: float, source: float, worst: Sequence[Offence]) -> Row:
    bar = 0.9 * source
    return Row(measure, f"{own:.2f}", f"≥ {bar:.2f}", own >= bar, f"source {source:.2f}", worst)
