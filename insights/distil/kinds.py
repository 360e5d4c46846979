"""What kind of article it is, told by its shape, and what is worth sharing of each kind."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from insights.distil.analysis import Analysis
from insights.distil.phrases.patterns import anywhere, opening
from insights.distilled import ArticleKind
from insights.document import BlockKind


@dataclass(frozen=True, slots=True)
class Recipe:
    """What counts more or less in articles of this kind, and the most concepts one section gives."""

    signs: Mapping[str, float]
    per_section: int = 3


RECIPES = {
    ArticleKind.HOW_TO: Recipe({"reason": 0.3, "surprise": 0.2, "step": -0.4}),
    ArticleKind.ARGUMENT: Recipe({"advice": 0.2, "reason": 0.1}),
    ArticleKind.RELEASE: Recipe({"outcome": 0.5, "starts_section": 0.4, "heading": 0.5}, per_section=1),
    ArticleKind.RETROSPECTIVE: Recipe({"number": 0.4, "past": 0.3, "me": 0.3, "story": 0.4}),
    ArticleKind.LIST: Recipe({"advice": 0.4, "heading": 0.3, "item": 0.3}, per_section=2),
}

_RELEASE = anywhere(
    r"releas(?:e|es|ed|ing)|changelog|what's new|announcing|now available|v?\d+\.\d+(?:\.\d+)?"
)
_HOW_TO = opening(
    """
    how to|how i|getting started|installing|using|serving|building|setting up|creating|writing|running|testing
    adding|migrating|get familiar|exploring|deploying|calculating|retrofitting|.*\\b(?:tutorial|guide)
    .*\\b(?:step by step|walkthrough|from zero)
    """
)
_LOOKING_BACK = anywhere(
    r"""
    retrospective|post-?mortem|lessons?|looking back|reflects?|in review|recap|(?:month|week|year|day) \d+
    years? (?:of|in review|\d+|one|two|three)
    (?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) year
    at (?:one|two|three|four|five) years?
    """
)
_LIST = opening(
    r"""
    (?:the )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve)\s+(?!years?)\w+
    .*\b(?:tips|best practices)
    """
)
_STEP = opening(r"step|\d+[.)]|install|create|add|run|set up|configure|write|build|test|deploy")
_GOALS = anywhere("highlights?|goals?|went well|lessons|next month|wrap.?up|what got done")
_NUMBERED = opening(r"\d+[.):]|#\d+|(?:tip|rule|lesson|reason) \d+")
_PAST = anywhere(
    r"(?:i|we)(?:'ve| have)? (?:\w+ly )?(?:\w+ed|built|made|spent|learned|wrote|found|got|had|was|were)"
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
