"""The runs of one to three words that could be a keyword, and how often and where they stand."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from insights.distil.analysis import Analysis
from insights.distil.support import is_usable
from insights.distil.words import APOSTROPHE, Word, is_common, is_loose

_LONGEST = 3
_IN_TITLE, _IN_HEADING, _IN_LEAD, _IN_TEXT = 4.0, 2.0, 1.5, 1.0
_LEAD_SENTENCES = 6
_RANK = 0.5
_LONGEST_LABEL = 20  # characters
_FEWEST_WORDS, _IN_SCRAP, _IN_UNUSABLE = 5, 0.3, 0.25
_NOT_A_TERM = re.compile(r"@|^_|^www\.|\.(?:com|org|net)$|^(?!.*[^\W\d_]{2})(?!\w$)")


@dataclass(slots=True)
class Candidate:
    stems: tuple[str, ...]
    forms: Counter[str] = field(default_factory=Counter)
    mass: float = 0.0  # occurrences, those in prominent places counting more
    count: int = 0
    sections: set[int] = field(default_factory=set)
    in_title: bool = False
    in_text: bool = False  # not just in headings


def candidates(analysis: Analysis) -> dict[tuple[str, ...], Candidate]:
    found: dict[tuple[str, ...], Candidate] = {}
    for text, words, section, mass, is_text in _texts(analysis):
        for run in _runs(text, words, analysis.language):
            stems = tuple(word.stem for word in run)
            each = found.setdefault(stems, Candidate(stems))
            each.forms[_form(text, run)] += 1
            each.mass += mass
            each.count += 1
            each.sections.add(section)
            each.in_title |= section < 0
            each.in_text |= is_text
    return found


def _texts(analysis: Analysis) -> Iterator[tuple[str, tuple[Word, ...], int, float, bool]]:
    document = analysis.document
    yield document.title, analysis.title, -1, _IN_TITLE, False
    for index, words in analysis.headings.items():
        block = document.blocks[index]
        yield block.text, words, block.section, _IN_HEADING, False
    for sentence, words in zip(document.sentences, analysis.words, strict=True):
        mass = _IN_LEAD if sentence.index < _LEAD_SENTENCES else _IN_TEXT
        if len(words) < _FEWEST_WORDS:  # a name in a list, a label
            mass *= _IN_SCRAP
        elif not is_usable(sentence.index, analysis):
            mass *= _IN_UNUSABLE
        yield sentence.text, words, sentence.section, mass * (_RANK + analysis.ranks[sentence.index]), True


def _runs(text: str, words: tuple[Word, ...], language: str) -> Iterator[tuple[Word, ...]]:
    chain: list[Word] = []
    for word in words[_speaker(text, words) :]:
        if not _can_be_in_keyword(word, language):
            chain = []
            continue
        if chain and text[chain[-1].end : word.start] not in {"", " "}:
            chain = []
        chain = [*chain[-_LONGEST + 1 :], word]
        for length in range(1, len(chain) + 1):
            run = tuple(chain[-length:])
            if length > 1 or not is_common(word.text.lower(), language):
                yield run


def _speaker(text: str, words: tuple[Word, ...]) -> int:
    """How many words of the sentence only say who speaks, or label it: “NB: …”."""
    at = text.find(": ")
    return sum(word.end <= at for word in words) if 0 < at < _LONGEST_LABEL else 0


def _can_be_in_keyword(word: Word, language: str) -> bool:
    text = word.text
    if not word.is_content or is_loose(text.lower().replace(APOSTROPHE, "'"), language):
        return False
    if text[0].isdigit() or len(text) > 40 or _NOT_A_TERM.search(text):
        return False
    return not (language == "en" and text.lower().endswith("ly") and text.islower())


def _form(text: str, run: tuple[Word, ...]) -> str:
    """As it is written, without the possessive."""
    return text[run[0].start : run[-1].end].removesuffix("'s").removesuffix(APOSTROPHE + "s")
