"""What can be seen of a sentence that tells whether it is worth sharing, and how much each sign counts."""

import re
from collections.abc import Mapping
from math import exp, sqrt

from insights.distil import phrases
from insights.distil.analysis import Analysis
from insights.distil.flaws import has_ending
from insights.document import BlockKind

Signs = dict[str, float]

_LEAD = 8  # sentences
_SHORT, _LONG = 9, 24  # words
_DEFINITION = re.compile(r"^\W*(?:\S+\s+){1,5}?(?:is|are) (?:an?|the|one of|not)\s", re.IGNORECASE)
_BEFORE_THAT = (
    "do|of|to|for|in|with|at|by|on|like|use|using|exactly|make|made|did|without|from|than|about|is|was"
)
_NOT_AFTER_THAT = (
    "it|you|we|they|i|the|an?|this|these|is|was|are|can|will|has|have|had|our|your|my|their|all|each|every|no|there"
    "|which|when|if|in|on|some|any|many|most|users?|people|for|as|with"
)
_WITHIN = re.compile(
    r"\b(?:this|these|those|that's|(?:do|did|does|done|doing) (?:it|so))\b"
    rf"|\b(?:{_BEFORE_THAT}) that(?:[.,;]|\s(?!{_NOT_AFTER_THAT})\w+)",
    re.IGNORECASE,
)
_HELPERS = "is|are|was|were|has|have|had|can|could|will|would|may|might|must|should|does|did|also|then"
_DEFINITE = re.compile(rf"^The [a-z]+ (?:{_HELPERS}|\w+ed)\b")
_REFERRING = re.compile(r"^(?:I|We|You|Don't|Never|Always|Let)\b.*\b(?:it|its|they|them|their)\b")
_PAST = re.compile(r"\b(?:was|were|had|did|went|came|took|got|made|said|told|\w{3,}ed)\b", re.IGNORECASE)
_NAME = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z][a-z]+ [A-Z][a-z]+\b")

# Fitted by logistic regression to sentences marked by a reader as good, fair or poor to begin a post with.
WEIGHTS: Mapping[str, float] = {
    "thesis": 1.4, "number": 0.98, "rank": 0.91, "definition": 0.73, "contrast": 0.62, "advice": 0.53,
    "title": 0.37, "reason": 0.36, "keywords": 0.35, "outcome": 0.35, "starts_section": 0.33,
    "surprise": 0.3, "keyword_first": 0.26, "heading": 0.22, "you": 0.22, "past": 0.12, "condition": -0.14,
    "colon": -0.17, "me": -0.2, "long": -0.4, "my": -0.25, "symbols": -0.28, "unknown": -0.28,
    "we_first": -0.31, "name": -0.32, "letters": -0.34, "short": -0.37, "referring": -0.45,
    "demonstrative": -0.5, "item": -0.62, "base": -0.79, "step": -0.79, "story": -0.82, "definite": -0.91,
    "plans": -1.02, "unended": -1.2, "contact": -1.37, "announcement": -1.58,
}  # fmt: skip


def worth(signs: Signs, weights: Mapping[str, float] = WEIGHTS) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in signs.items())


def confidence(value: float) -> float:
    return 1 / (1 + exp(-value))


def signs_of(index: int, text: str, analysis: Analysis, terms: Mapping[str, float]) -> Signs:
    found = {"base": 1.0, "rank": analysis.ranks[index]}
    found |= _subject(index, analysis, terms)
    found |= _place(index, analysis)
    found["thesis"] = found["title"] * (found["lead"] + found["last_section"] / 2)
    found |= _shape(index, text, analysis)
    if analysis.language == "en":
        found |= _wording(text)
        found["unknown"] = _unknown(index, text, analysis, terms)
    return {name: value for name, value in found.items() if value}


def _subject(index: int, analysis: Analysis, terms: Mapping[str, float]) -> Signs:
    stems = analysis.stems[index]
    opening = [word.stem for word in analysis.words[index] if word.is_content][:3]
    section = analysis.document.sentences[index].section
    return {
        "keywords": min(1.0, sum(terms.get(stem, 0.0) for stem in stems) / sqrt(len(stems) + 4)),
        "keyword_first": max((terms.get(stem, 0.0) for stem in opening), default=0.0),
        "title": likeness(stems, analysis.content(analysis.title)),
        "heading": likeness(stems, analysis.section_titles[section]),
    }


def _place(index: int, analysis: Analysis) -> Signs:
    sentences = analysis.document.sentences
    here, before = sentences[index], sentences[index - 1] if index else None
    after = sentences[index + 1] if index + 1 < len(sentences) else None
    item = analysis.block(index).kind is BlockKind.ITEM
    return {
        "lead": max(0.0, 1 - index / _LEAD),
        "starts_section": float(before is None or before.section != here.section),
        "starts_block": float(not item and (before is None or before.block != here.block)),
        "ends_block": float(not item and (after is None or after.block != here.block)),
        "last_section": float(here.section == sentences[-1].section and len(analysis.document.sections) > 2),
        "item": float(item),
    }


def _shape(index: int, text: str, analysis: Analysis) -> Signs:
    count = max(len(text.split()), len(analysis.words[index]) // 2)
    return {
        "short": max(0, _SHORT - count) / 4,
        "long": max(0, count - _LONG) / 6,
        "brackets": float("(" in text),
        "commas": max(0, text.count(",") - 2),
        "semicolon": float(";" in text),
        "symbols": min(1.0, sum(not c.isalnum() and c not in " ,.-'\u2019" for c in text) / 8),
        "unended": float(not has_ending(text)),
        "colon": float(": " in text),
        "shout": float(text.endswith("!")),
    }


def _wording(text: str) -> Signs:
    signs = {
        "number": phrases.NUMBER,
        "reason": phrases.REASON,
        "advice": phrases.ADVICE,
        "outcome": phrases.OUTCOME,
        "surprise": phrases.SURPRISE,
        "story": phrases.NARRATION,
        "plans": phrases.PLANS,
        "announcement": phrases.ANNOUNCEMENT,
        "contact": phrases.CONTACT,
        "step": phrases.STEP,
        "definition": _DEFINITION,
        "demonstrative": _WITHIN,
        "definite": _DEFINITE,
        "referring": _REFERRING,
        "past": _PAST,
        "name": _NAME,
        "letters": re.compile(r"(?<![\w'\u2019.-])(?![aAI]\b)[A-Za-z]\d?(?![\w'\u2019.+#-])"),
        "we_first": re.compile(r"^(?:I|We|My|Our)\b"),
        "contrast": re.compile(
            r"\b(?:rather than|instead of|no longer|unlike|not|n't|without)\b", re.IGNORECASE
        ),
        "condition": re.compile(r"^(?:If|When|Once|While|As|After|Since)\b"),
        "example": re.compile(r"\b(?:example|instance|e\.g|such as|like)\b", re.IGNORECASE),
        "me": re.compile(r"\b(?:I|me|I'm|I've)\b"),
        "my": re.compile(r"\bmy\b", re.IGNORECASE),
        "we": re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE),
        "you": re.compile(r"\b(?:you|your)\b", re.IGNORECASE),
    }
    return {name: float(bool(pattern.search(text))) for name, pattern in signs.items()}


def _unknown(index: int, text: str, analysis: Analysis, terms: Mapping[str, float]) -> float:
    """“The function returns …”: which one? Unless it is what the article is about."""
    if not text.startswith(("The ", "Our ", "My ", "One ")):
        return 0.0
    first = [word.stem for word in analysis.words[index] if word.is_content][:3]
    return max(0.0, 1 - 2.5 * max((terms.get(stem, 0.0) for stem in first), default=0.0))


def likeness(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / sqrt(len(one) * len(two)) if one and two else 0.0
