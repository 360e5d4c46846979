"""The last post: a number, a limit or a consequence that makes one want the whole article."""

import regex  # type: ignore[import-untyped]

from insights.distil.phrases.patterns import anywhere
from insights.distilled import Concept
from insights.formats import screening
from insights.formats.material import Line, Material

_CUE = anywhere(
    """
    because|means?|meant|result(?:s|ed)?|lesson|learn(?:ed|t)|mistakes?|never|only|cost|faster|slower|trade-?offs?
    limit|risk|instead of|without|must|should|need|biggest|most|worst|best|fail(?:s|ed|ure)?|saved?|saves
    reduce[sd]?|grew|double[sd]?|percent|turn(?:s|ed) out|surpris\\w+|key|matters?|why|less|fewer|more than
    """
)
_NUMBER = regex.compile(r"\d|\b(?:half|twice|third|dozen|hundred|thousand|million|billion)\b")
_WORTH = 1.5


def read_on(
    material: Material, concept: Concept, said: set[int], texts: list[str], *, later: bool = False
) -> list[Line]:
    """One sentence, with the one that completes it; nothing where nothing is worth it.

    `later` asks for one that comes after everything said, or from the article's conclusion.
    """
    last = max(said, default=-1)
    scored = [
        (_score(material, line, concept, last, texts), -line.index, line)
        for sentence in material.document.sentences
        if sentence.index not in said
        and material.is_prose(sentence)
        and (not later or sentence.index > last or _closes(material, sentence.section))
        and (line := material.line(sentence.index)) is not None
        and screening.stands_alone(line.text, material.language)
    ]
    score, _, line = max(scored, key=lambda each: each[:2], default=(0.0, 0, None))
    if line is None or score < _WORTH:
        return []
    following = material.line(line.index + 1)
    goes_on = following is not None and following.leans and line.index + 1 not in said
    return [line, following] if following is not None and goes_on else [line]


def _score(material: Material, line: Line, concept: Concept, last: int, texts: list[str]) -> float:
    sentence = material.document.sentences[line.index]
    if any(material.likeness(line.text, text) > 0.6 for text in texts):
        return -1.0
    near = sentence.section == concept.section
    topic = " ".join([concept.claim, *concept.keywords, *(texts if near else texts[:1])])
    shared = material.shared(topic, line.text)
    if shared < (1 if near else 2):
        return -1.0
    score = min(shared, 4) * 0.2 + (0.7 if near else 0.0)
    score += 0.3 if line.index > last else -0.3
    score += 0.4 if _CUE.search(line.text) else 0.0
    score += 0.4 if _NUMBER.search(line.text) else 0.0
    score += 0.3 * min(material.signature(line.text), 2)
    score += 0.4 if _closes(material, sentence.section) else 0.0
    score += 0.2 if line.index == material.last_of_section(sentence.section) else 0.0
    score += max(-0.4, min(0.4, material.affinity(line.text)))
    score -= 0.15 * min(material.strangeness(line.text), 4.0)
    return score - (0.3 if len(line.text) > 200 else 0.0) - (0.3 if len(line.text) < 40 else 0.0)


def _closes(material: Material, section: int) -> bool:
    title = material.document.sections[section].title.lower()
    return (
        regex.search(r"conclu|summary|takeaway|lesson|wrap|in short|final|outcome|results?\b", title)
        is not None
    )
