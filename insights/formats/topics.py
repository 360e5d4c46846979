"""What else an article says about one of its concepts."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from math import exp, log, sqrt

from insights.distilled import Concept
from insights.formats.material import Material


def related(material: Material, concept: Concept) -> Iterator[tuple[list[int], bool]]:
    """Paragraphs as sentence indices: those of the concept's section (True), then others by likeness."""
    paragraphs = _paragraphs(material)
    centre = min(concept.support, default=0)
    own = [each for each in paragraphs if _section(material, each) == concept.section]
    has_samples = bool(material.request.voice.samples)

    def nearness(paragraph: list[int]) -> tuple[bool, bool, int]:
        foreign = has_samples and material.affinity(_text(material, paragraph)) < 0
        return foreign, paragraph[-1] < centre, abs(paragraph[0] - centre)

    for paragraph in sorted(own, key=nearness):
        yield paragraph, True
    weights = _weights(material, paragraphs)
    topic = _stems(material, [*concept.support])
    topic |= material.words(" ".join([concept.claim, *concept.keywords]))

    def likeness(paragraph: list[int]) -> float:
        words = _stems(material, paragraph)
        shared, whole = (sum(weights.get(word, 0.0) for word in each) for each in (words & topic, words))
        return shared / sqrt(1 + whole) * exp(material.affinity(_text(material, paragraph)))

    others = [each for each in paragraphs if _section(material, each) != concept.section]
    for paragraph in sorted(others, key=likeness, reverse=True):
        yield paragraph, False


def _paragraphs(material: Material) -> list[list[int]]:
    prose = [each for each in material.document.sentences if material.is_prose(each)]
    return [[each.index for each in group] for _, group in groupby(prose, key=lambda each: each.block)]


def _section(material: Material, paragraph: list[int]) -> int:
    return material.document.sentences[paragraph[0]].section


def _stems(material: Material, indices: list[int]) -> frozenset[str]:
    return material.words(_text(material, indices))


def _text(material: Material, indices: list[int]) -> str:
    return " ".join(material.document.sentences[index].text for index in indices)


def _weights(material: Material, paragraphs: list[list[int]]) -> dict[str, float]:
    """How telling a word is: rarer in the article, more telling."""
    seen: Counter[str] = Counter()
    for paragraph in paragraphs:
        seen.update(_stems(material, paragraph))
    return {word: log(1 + len(paragraphs) / number) for word, number in seen.items()}
