"""The sentences that could be the claim of a concept, the best first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from insights.distil import phrases
from insights.distil.analysis import Analysis
from insights.distil.flaws import is_claim
from insights.distil.signs import signs_of, worth
from insights.distil.words import words
from insights.distilled import Keyword
from insights.document import Span

_LEAST_LEFT = 20  # characters of a statement without its lead-in


@dataclass(frozen=True, slots=True)
class Claim:
    index: int  # of the sentence
    text: str
    span: Span
    worth: float


def claims(analysis: Analysis, weights: Mapping[str, float], terms: Mapping[str, float]) -> list[Claim]:
    """`weights` of the signs of a good claim, `terms`: weights of the stems of the keywords."""
    found = [
        Claim(
            index,
            text,
            span_of(text, index, analysis),
            worth(signs_of(index, text, analysis, terms), weights),
        )
        for index, text in _statements(analysis)
    ]
    return sorted(found, key=lambda claim: -claim.worth)


def _statements(analysis: Analysis) -> Iterator[tuple[int, str]]:
    for sentence in analysis.document.sentences:
        text = statement(sentence.text, analysis.language)
        if is_claim(sentence.index, text, analysis):
            yield sentence.index, text


def statement(text: str, language: str) -> str:
    """Without words that only join it to what stands before: “However, …”."""
    text = text.strip()
    match = phrases.LEAD_IN.match(text) if language == "en" else None
    if not match or len(text) - match.end() < _LEAST_LEFT:
        return text
    rest = text[match.end() :]
    return rest[0].upper() + rest[1:] if rest.split(maxsplit=1)[0].isalpha() else rest


def span_of(text: str, index: int, analysis: Analysis) -> Span:
    """Where `text`, the end of a sentence, stands in the article."""
    sentence = analysis.document.sentences[index]
    left_out = len(sentence.text) - len(text)
    if left_out <= 0:
        return sentence.span
    source = analysis.document.source(sentence.span).lower()
    at = source.find(text.split(maxsplit=1)[0].lower(), left_out)
    return Span(sentence.span.start + at, sentence.span.end) if at > 0 else sentence.span


def terms_of(keywords: Sequence[Keyword], analysis: Analysis) -> dict[str, float]:
    found: dict[str, float] = {}
    for keyword, stems in zip(keywords, keyword_stems(keywords, analysis), strict=True):
        for stem in stems:
            found[stem] = max(found.get(stem, 0.0), keyword.weight)
    return found


def keyword_stems(keywords: Sequence[Keyword], analysis: Analysis) -> Iterator[frozenset[str]]:
    for keyword in keywords:
        yield analysis.content(words(keyword.term, analysis.language))
