"""Concepts in a person's hands: their own claim, two made one, one made two."""

from collections.abc import Sequence
from dataclasses import replace

from insights.distil.analysis import Analysis
from insights.distil.claims import claims, terms_of
from insights.distil.concepts import keywords_in, weights_for
from insights.distil.keywords import keywords
from insights.distil.kinds import RECIPES, kind_of
from insights.distil.support import MOST, can_begin
from insights.distil.words import words
from insights.distilled import Concept
from insights.document import Document

_SUPPORTED = 0.8  # share of the claim's words in its support from which there is no doubt


def concept_for(document: Document, claim: str) -> Concept:
    """The sentences of the article that carry a person's own claim best; without any, support is empty."""
    analysis = Analysis(document)
    wanted = analysis.content(words(claim, document.language))
    support, share = _best_window(analysis, wanted)
    exact = next((each for each in document.sentences if each.text == claim.strip()), None)
    section = document.sentences[support[0]].section if support else 0
    return Concept(
        claim=claim.strip(),
        claim_span=exact.span if exact else None,
        support=support,
        section=section,
        confidence=round(min(1.0, share / _SUPPORTED), 3),
        keywords=keywords_in(support, analysis, keywords(analysis)),
    )


def _best_window(analysis: Analysis, wanted: frozenset[str]) -> tuple[tuple[int, ...], float]:
    best: tuple[int, ...] = ()
    best_value = share = 0.0
    weight = {stem: 1 / (1 + analysis.counts[stem]) for stem in wanted if analysis.counts[stem]}
    for window in _windows(analysis):
        held = frozenset[str]().union(*(analysis.stems[index] for index in window)) & weight.keys()
        value = sum(weight[stem] for stem in held) / (1 + 0.15 * len(window))
        if value > best_value:
            best, best_value, share = window, value, len(held) / len(wanted)
    return best, share


def _windows(analysis: Analysis) -> list[tuple[int, ...]]:
    sentences = analysis.document.sentences
    return [
        tuple(range(first, last + 1))
        for first in range(len(sentences))
        if can_begin(sentences[first].text, analysis.language)
        for last in range(first, min(first + MOST, len(sentences)))
        if sentences[last].section == sentences[first].section
    ]


def merge(document: Document, a: Concept, b: Concept) -> Concept:
    """One concept with the surer claim and sentences of both: at most four, maybe not consecutive."""
    first, second = (a, b) if a.confidence >= b.confidence else (b, a)
    support = _merged_support(document, first, second)
    analysis = Analysis(document)
    return Concept(
        claim=first.claim,
        claim_span=first.claim_span,
        support=support,
        section=first.section,
        confidence=round((first.confidence + second.confidence) / 2, 3),
        keywords=keywords_in(support, analysis, keywords(analysis)),
    )


def _merged_support(document: Document, first: Concept, second: Concept) -> tuple[int, ...]:
    together = sorted({*first.support, *second.support})
    if len(together) <= MOST:
        return tuple(together)
    half = MOST // 2
    of_second = _from_claim(document, second)[: max(half, MOST - len(first.support))]
    of_first = _from_claim(document, first)[: MOST - len(of_second)]
    return tuple(sorted({*of_first, *of_second}))


def _from_claim(document: Document, concept: Concept) -> tuple[int, ...]:
    """The support from the claim's own sentence on, where it holds that."""
    own = _claim_sentence(document, concept)
    return tuple(index for index in concept.support if own is None or index >= own)


def _claim_sentence(document: Document, concept: Concept) -> int | None:
    span = concept.claim_span
    return next((i for i in concept.support if span and document.sentences[i].span.end == span.end), None)


def split(document: Document, concept: Concept) -> tuple[Concept, Concept] | None:
    """The concept and the second claim within its support; None where its sentences make only one point."""
    analysis = Analysis(document)
    found = keywords(analysis)
    own = _claim_sentence(document, concept)
    weights = weights_for(RECIPES[kind_of(analysis)])
    others = [
        claim
        for claim in claims(analysis, weights, terms_of(found, analysis))
        if claim.index in concept.support and claim.index != own and claim.text != concept.claim
    ]
    if not others:
        return None
    cut = others[0]
    before, after = _halves(concept.support, cut.index, own)
    other = Concept(
        claim=cut.text,
        claim_span=cut.span,
        support=after,
        section=document.sentences[cut.index].section,
        confidence=round(concept.confidence * 0.9, 3),
        keywords=keywords_in(after, analysis, found),
    )
    return replace(concept, support=before, keywords=keywords_in(before, analysis, found)), other


def _halves(support: Sequence[int], cut: int, own: int | None) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The claim's own part, and the part of the sentence at which it is cut."""
    if own is not None and own > cut:
        return tuple(i for i in support if i >= own), tuple(i for i in support if cut <= i < own)
    return tuple(i for i in support if i < cut), tuple(i for i in support if i >= cut)
