"""The sentences that could be the claim of a concept, each with what it is worth."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from insights.distil import phrases
from insights.distil.analysis import Analysis
from insights.distil.flaws import FATAL, flaw
from insights.distil.kinds import Recipe
from insights.distil.rank import centrality
from insights.distilled import Keyword
from insights.document import BlockKind, Span

_LEAD = 8  # sentences


@dataclass(frozen=True, slots=True)
class Claim:
    index: int  # of the sentence
    text: str
    span: Span
    worth: float
    flaw: float


@dataclass(frozen=True)
class Worth:
    """What every sentence of an article is worth as an insight."""

    analysis: Analysis
    recipe: Recipe
    terms: Mapping[str, float]  # weight of each stem of a keyword

    def claims(self) -> list[Claim]:
        ranks = centrality(self.analysis.stems)
        found = (self._claim(index, ranks[index]) for index in range(len(ranks)))
        return sorted((each for each in found if each), key=lambda each: -each.worth)

    def _claim(self, index: int, rank: float) -> Claim | None:
        sentence = self.analysis.document.sentences[index]
        text = statement(sentence.text, self.analysis.language)
        weight = flaw(index, text, self.analysis)
        if weight >= FATAL:
            return None
        span = span_of(text, sentence.text, sentence.span, self.analysis)
        worth = 0.8 * rank + self._subject(index) + self._place(index) + self._cues(text)
        return Claim(index, text, span, worth - weight, weight)

    def _subject(self, index: int) -> float:
        stems = self.analysis.stems[index]
        mass = sum(self.terms.get(stem, 0.0) for stem in stems) / sqrt(len(stems) + 4)
        title = self.analysis.content(self.analysis.title)
        heading = self.analysis.section_titles[self.analysis.document.sentences[index].section]
        return 1.2 * min(1.0, mass) + 0.8 * _likeness(stems, title) + 0.4 * _likeness(stems, heading)

    def _place(self, index: int) -> float:
        sentences = self.analysis.document.sentences
        first_of_section = index == 0 or sentences[index - 1].section != sentences[index].section
        first_of_block = index == 0 or sentences[index - 1].block != sentences[index].block
        item = self.analysis.block(index).kind is BlockKind.ITEM
        return (
            0.3 * max(0.0, 1 - index / _LEAD)
            + self.recipe.section_start * first_of_section
            + 0.15 * (first_of_block and not item)
            - 0.3 * item
        )

    def _cues(self, text: str) -> float:
        if self.analysis.language != "en":
            return 0.0
        recipe = self.recipe
        return (
            recipe.number * bool(phrases.NUMBER.search(text))
            + recipe.reason * bool(phrases.REASON.search(text))
            + recipe.advice * bool(phrases.ADVICE.search(text))
            + recipe.outcome * bool(phrases.OUTCOME.search(text))
        ) * 0.6


def terms(keywords: Sequence[Keyword], analysis: Analysis) -> dict[str, float]:
    found: dict[str, float] = {}
    for keyword, stems in zip(keywords, keyword_stems(keywords, analysis), strict=True):
        for stem in stems:
            found[stem] = max(found.get(stem, 0.0), keyword.weight)
    return found


def keyword_stems(keywords: Sequence[Keyword], analysis: Analysis) -> Iterator[frozenset[str]]:
    from insights.distil.words import words

    for keyword in keywords:
        yield analysis.content(words(keyword.term, analysis.language))


def statement(text: str, language: str) -> str:
    """Without words that only join it to what stands before: “However, …”."""
    text = text.strip()
    if language != "en":
        return text
    for _ in range(2):
        match = phrases.LEAD_IN.match(text)
        if not match or len(text) - match.end() < 20:
            break
        text = text[match.end() :]
        text = text[0].upper() + text[1:] if text.split()[0].isalpha() else text
    return text


def span_of(text: str, whole: str, span: Span, analysis: Analysis) -> Span:
    """Where `text`, the end of the sentence `whole`, stands in the article."""
    if text == whole:
        return span
    first = text.split()[0].lower()
    source = analysis.document.source(span)
    at = source.lower().find(first, max(0, len(whole) - len(text) - len(first)))
    return Span(span.start + at, span.end) if at > 0 else span


def _likeness(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / sqrt(len(one) * len(two)) if one and two else 0.0
