"""What kind of article it is, told by its shape, and what is worth sharing of each kind."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from insights.distil.analysis import Analysis
from insights.distilled import ArticleKind
from insights.document import BlockKind


@dataclass(frozen=True, slots=True)
class Recipe:
    """What counts more, or less, in articles of this kind, and how many concepts one section gives at most."""

    signs: Mapping[str, float]
    per_section: int = 3


RECIPES = {
    ArticleKind.HOW_TO: Recipe({"reason": 0.3, "surprise": 0.2, "step": -0.4}),
    ArticleKind.ARGUMENT: Recipe({"advice": 0.2, "reason": 0.1}),
    ArticleKind.RELEASE: Recipe({"outcome": 0.5, "starts_section": 0.4, "heading": 0.5}, per_section=1),
    ArticleKind.RETROSPECTIVE: Recipe({"number": 0.4, "past": 0.3, "me": 0.3, "story": 0.4}),
    ArticleKind.LIST: Recipe({"advice": 0.4, "heading": 0.3, "item": 0.3}, per_section=2),
}

_RELEASE = re.compile(
    r"\b(?:releas(?:e|es|ed|ing)|changelog|what.?s new|announcing|now available)\b|\bv?\d+\.\d+(?:\.\d+)?\b",
    re.IGNORECASE,
)
_HOW_TO = re.compile(
    r"^(?:how to|how i|getting started|installing|using|serving|building|setting up|creating|writing|running|testing"
    r"|adding|migrating|get familiar)\b|\b(?:tutorial|guide|step by step|walkthrough|from zero)\b",
    re.IGNORECASE,
)
_LOOKING_BACK = re.compile(
    r"\b(?:retrospective|post-?mortem|lessons?|looking back|reflects?|year(?:s)? (?:in review|\d+|one|two|three)"
    r"|(?:month|week|year|day) \d+|at (?:one|two|three|four|five) years?|in review|recap)\b",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"^(?:the )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+\w+|\b(?:tips|best practices|ways)\b",
    re.IGNORECASE,
)
_STEP = re.compile(
    r"^(?:step\b|\d+[.)]|(?:install|create|add|run|set up|configure|write|build|test|deploy)\b)",
    re.IGNORECASE,
)
_GOALS = re.compile(
    r"\b(?:highlights?|goals?|went well|lessons|next month|wrap.?up|what got done)\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"^(?:\d+[.):]|#\d|tip \d|rule \d|lesson \d|reason \d)", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:I|[Ww]e)(?:'ve|’ve| have)? (?:\w+ly )?(?:\w+ed|built|made|spent|learned|wrote|found|got|had|was|were)\b"
)


def kind_of(analysis: Analysis) -> ArticleKind:
    scores = {kind: score(analysis) for kind, score in _SCORES.items()}
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] >= 1 else ArticleKind.ARGUMENT


def _release(analysis: Analysis) -> float:
    return 1.5 * bool(_RELEASE.search(analysis.document.title)) + _share_of_headings(analysis, _RELEASE)


def _how_to(analysis: Analysis) -> float:
    document = analysis.document
    code = len(document.codes) / max(1, len(document.sentences))
    return (
        1.4 * bool(_HOW_TO.search(document.title))
        + 2 * _share_of_headings(analysis, _STEP)
        + min(0.7, 3 * code)
    )


def _retrospective(analysis: Analysis) -> float:
    sentences = analysis.document.sentences
    past = sum(bool(_PAST.search(each.text)) for each in sentences) / max(1, len(sentences))
    looks_back = bool(_LOOKING_BACK.search(analysis.document.title))
    return 1.5 * looks_back + 2 * _share_of_headings(analysis, _GOALS) + min(0.9, 3 * past)


def _list(analysis: Analysis) -> float:
    blocks = analysis.document.blocks
    items = sum(block.kind is BlockKind.ITEM for block in blocks)
    paragraphs = sum(block.kind is BlockKind.PARAGRAPH for block in blocks)
    return (
        1.2 * bool(_LIST.search(analysis.document.title))
        + 2 * _share_of_headings(analysis, _NUMBERED)
        + 0.6 * (items > 1.5 * paragraphs)
    )


def _share_of_headings(analysis: Analysis, pattern: re.Pattern[str]) -> float:
    titles = [section.title for section in analysis.document.sections if section.title]
    return sum(bool(pattern.search(title)) for title in titles) / max(3, len(titles))


_SCORES: dict[ArticleKind, Callable[[Analysis], float]] = {
    ArticleKind.RELEASE: _release,
    ArticleKind.RETROSPECTIVE: _retrospective,
    ArticleKind.LIST: _list,
    ArticleKind.HOW_TO: _how_to,
}
