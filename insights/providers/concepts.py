"""A model's answer about what an article says, held against the article."""

from collections import Counter
from itertools import takewhile

from insights.distil.analysis import Analysis
from insights.distil.likeness import MOST_ALIKE, bag, cosine
from insights.distil.occurrences import Source
from insights.distilled import Concept, Distilled, Keyword
from insights.document import Document
from insights.providers.errors import AnswerError
from insights.providers.ladder import MOST_PROBLEMS
from insights.providers.schema import ConceptAnswer, DistilAnswer
from insights.providers.sourced import Sources, quoted

MOST_SUPPORT = 4
FEWEST_KEYWORDS = 3


def checked(answer: DistilAnswer, document: Document) -> tuple[Distilled, bool]:
    """What was found, and whether anything had to be taken away. Raises AnswerError."""
    reader = _Reader(document)
    keywords = reader.keywords(answer.keywords)
    concepts = [reader.concept(each, keywords) for each in answer.concepts]
    if problems := reader.sources.problems:
        raise AnswerError(*list(dict.fromkeys(problems))[:MOST_PROBLEMS])
    concepts.sort(key=lambda concept: -concept.confidence)
    distinct = _distinct(concepts, document)
    was_mended = reader.sources.was_fixed or len(distinct) < len(concepts)
    return Distilled(answer.kind, keywords, tuple(distinct)), was_mended


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.sources = Sources(document, foreign_words=0)  # a claim was to be copied word for word
        self._occurrences = Source(document)

    def keywords(self, terms: list[str]) -> tuple[Keyword, ...]:
        """Those that stand in the article; the first has the weight 1, the last one near to none."""
        found = {
            term.casefold(): (term, self._occurrences.occurrences(term)) for term in map(str.strip, terms)
        }
        held = [(term, spans) for term, spans in found.values() if spans]
        self.sources.was_fixed |= len(held) < len(terms)
        if len(held) < min(FEWEST_KEYWORDS, len(self.document.sentences)):
            self.sources.problems.append("Too few of the keywords stand in the article.")
        return tuple(
            Keyword(term, round(1 - place / (len(held) + 1), 3), spans)
            for place, (term, spans) in enumerate(held)
        )

    def concept(self, answer: ConceptAnswer, keywords: tuple[Keyword, ...]) -> Concept:
        pieces = self.sources.pieces(answer.claim)
        support = self._support(answer)
        own = answer.claim_source if self.sources.has(answer.claim_source) else None
        if own is None:
            self.sources.problems.append(
                f"“{quoted(answer.claim)}”: its source is no sentence of the article."
            )
        spans = [span for piece in pieces for span in piece.spans]
        said = " ".join(self.document.sentences[each].text for each in support).casefold()
        return Concept(
            claim=self.sources.clean(answer.claim),
            claim_span=spans[0] if spans else None,
            support=support,
            section=self.document.sentences[support[0]].section if support else 0,
            confidence=answer.confidence,
            keywords=tuple(each.term for each in keywords if each.term.casefold() in said),
        )

    def _support(self, answer: ConceptAnswer) -> tuple[int, ...]:
        """The first run of neighbours, up to four of one section."""
        numbers = sorted({each for each in answer.support if self.sources.has(each)})
        if not numbers:
            self.sources.problems.append(
                f"“{quoted(answer.claim)}”: its support is no sentence of the article."
            )
            return ()
        first, section = numbers[0], self.document.sentences[numbers[0]].section
        run = tuple(
            number
            for _, number in takewhile(lambda each: each[1] == first + each[0], enumerate(numbers))
            if self.document.sentences[number].section == section
        )[:MOST_SUPPORT]
        self.sources.was_fixed |= list(run) != answer.support
        return run


def _distinct(concepts: list[Concept], document: Document) -> list[Concept]:
    """No shared sentence and little shared wording, as the embedded generator has it; the surer one stays."""
    analysis = Analysis(document)
    kept: list[tuple[Concept, Counter[str]]] = []
    for concept in concepts:
        said = bag(concept.support, analysis)
        if not any(
            {*concept.support} & {*other.support} or cosine(said, words) > MOST_ALIKE for other, words in kept
        ):
            kept.append((concept, said))
    return [concept for concept, _ in kept]
