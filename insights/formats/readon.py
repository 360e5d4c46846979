"""The last post: a number, a limit or a consequence that makes one want the whole article."""

import regex  # type: ignore[import-untyped]

from insights.distilled import Concept
from insights.formats import screening
from insights.formats.material import Line, Material

_CUE = regex.compile(
    r"(?i)\b(?:because|means?|meant|result(?:s|ed)?|lesson|learn(?:ed|t)|mistakes?|never|only|cost|faster|slower|trade-?offs?|limit"
    r"|risk|instead of|without|must|should|need|biggest|most|worst|best|fail(?:s|ed|ure)?|saves?d?|reduced?s?|grew|double[sd]?"
    r"|percent|turn(?:s|ed) out|surpris\w+|key|matters?|why|less|fewer|more than)\b"
)
_NUMBER = regex.compile(r"\d|\b(?:half|twice|third|dozen|hundred|thousand|million|billion)\b")
_WORTH = 1.4


def read_on(material: Material, concept: Concept, said: set[int], texts: list[str]) -> list[Line]:
    """One sentence, with the one that completes it; nothing where nothing is worth it."""
    scored = [
        (_score(material, line, concept, said, texts), -line.index, line)
        for sentence in material.document.sentences
        if sentence.index not in said
        and material.is_prose(sentence)
        and (line := material.line(sentence.index)) is not None
        and screening.stands_alone(line.text, material.language)
    ]
    if not scored:
        return []
    score, _, line = max(scored, key=lambda each: each[:2])
    if score < _WORTH:
        return []
    following = material.line(line.index + 1)
    goes_on = following is not None and following.leans and line.index + 1 not in said
    return [line, following] if following is not None and goes_on else [line]


def _score(material: Material, line: Line, concept: Concept, said: set[int], texts: list[str]) -> float:
    sentence = material.document.sentences[line.index]
    if any(material.likeness(line.text, text) > 0.6 for text in texts):
        return -1.0
    topic = material.words(" ".join([concept.claim, *concept.keywords]))
    score = min(len(topic & material.words(line.text)), 4) * 0.25
    score += 0.8 if sentence.section == concept.section else 0.0
    score += 0.3 if sentence.section == concept.section and sentence.index > max(said, default=0) else 0.0
    score += 0.4 if _CUE.search(line.text) else 0.0
    score += 0.4 if _NUMBER.search(line.text) else 0.0
    score += 0.3 * min(material.signature(line.text), 2)
    score += 0.3 if _closes(material, sentence.section) else 0.0
    return score - (0.3 if len(line.text) > 200 else 0.0) - (0.3 if len(line.text) < 40 else 0.0)


def _closes(material: Material, section: int) -> bool:
    title = material.document.sections[section].title.lower()
    return (
        regex.search(r"conclu|summary|takeaway|lesson|wrap|in short|final|outcome|result", title) is not None
    )
