"""The last post: a number, a limit or a consequence that makes one want the whole article."""

import regex  # type: ignore[import-untyped]

from insights.distil.phrases.patterns import anywhere
from insights.distilled import Concept
from insights.formats.chain import Chain, ends_well
from insights.formats.material import Line, Material

_CUE = anywhere(
    """
    because|means?|meant|result(?:s|ed)?|lesson|learn(?:ed|t)|mistakes?|never|only|cost|faster|slower|trade-?offs?
    limit|risk|instead of|without|must|should|need|biggest|most|worst|best|fail(?:s|ed|ure)?|saved?|saves
    reduce[sd]?|grew|double[sd]?|percent|turn(?:s|ed) out|surpris\\w+|key|matters?|why|less|fewer|more than
    """
)
_NUMBER = regex.compile(r"\d|\b(?:half|twice|third|dozen|hundred|thousand|million|billion)\b")
_WORTH = 1.7
_NEAR, _FAR = 2, 3  # words of substance shared with the hook and its keywords
_SHORTEST = 50  # characters


def read_on(material: Material, concept: Concept, said: list[Line], *, later: bool = False) -> list[Line]:
    """A sentence about the hook's topic, with the one that completes it; nothing where nothing is worth it.

    `later` asks for one that comes after everything said, or from the article's conclusion.
    """
    chain = Chain(material, said[0], " ".join([concept.claim, *concept.keywords]))
    last = max(line.index for line in said)
    held = {line.index for line in said}
    scored = [
        (_score(material, line, concept, last, said), -line.index, line)
        for sentence in material.document.sentences
        if sentence.index not in held
        and material.is_prose(sentence)
        and (not later or sentence.index > last or _closes(material, sentence.section))
        and (line := material.line(sentence.index)) is not None
        and _is_kin(chain, line, concept, said)
    ]
    score, _, line = max(scored, key=lambda each: each[:2], default=(0.0, 0, None))
    if line is None or score < _WORTH:
        return []
    following = material.line(line.index + 1)
    goes_on = following is not None and following.leans and line.index + 1 not in held
    return chain.ended([line, following] if following is not None and goes_on else [line])


def _is_kin(chain: Chain, line: Line, concept: Concept, said: list[Line]) -> bool:
    """Whether it speaks of the same: more of the same words are asked of another section."""
    material = chain.material
    near = material.document.sentences[line.index].section == concept.section
    if not chain.begins_anew(line, said, _NEAR if near else _FAR) or not ends_well(line, material.language):
        return False
    return not (material.language == "en" and line.text.endswith("!")) and len(line.text) >= _SHORTEST


def _score(material: Material, line: Line, concept: Concept, last: int, said: list[Line]) -> float:
    sentence = material.document.sentences[line.index]
    if any(material.likeness(line.text, each.text) > 0.6 for each in said):
        return -1.0
    near = sentence.section == concept.section
    topic = " ".join([concept.claim, *concept.keywords, said[0].text])
    score = min(material.shared(topic, line.text), 4) * 0.25 + (0.7 if near else 0.0)
    score += 0.3 if line.index > last else -0.3
    score += 0.4 if _CUE.search(line.text) else 0.0
    score += 0.4 if _NUMBER.search(line.text) else 0.0
    score += 0.3 * min(material.signature(line.text), 2)
    score += 0.4 if _closes(material, sentence.section) else 0.0
    score += 0.2 if line.index == material.last_of_section(sentence.section) else 0.0
    score += max(-0.4, min(0.4, material.affinity(line.text)))
    score -= 0.15 * min(material.strangeness(line.text), 4.0)
    return score - (0.3 if len(line.text) > 200 else 0.0)


def _closes(material: Material, section: int) -> bool:
    title = material.document.sections[section].title.lower()
    return (
        regex.search(r"conclu|summary|takeaway|lesson|wrap|in short|final|outcome|results?\b", title)
        is not None
    )
