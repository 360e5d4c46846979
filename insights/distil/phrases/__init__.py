"""English phrases by which a sentence shows what it is: a point, a story, a pointer to the page."""

from insights.distil.phrases.empty import (
    ABOUT_ITSELF,
    ANNOUNCEMENT,
    CONTACT,
    GREETING,
    NARRATION,
    NEWS,
    NEWS_OPENING,
    PLANS,
    SIGNPOST,
    STEP,
)
from insights.distil.phrases.leaning import EXPLETIVE, LAYOUT, LEAD_IN, LEANING
from insights.distil.phrases.telling import ADVICE, NUMBER, OUTCOME, REASON, SURPRISE

__all__ = [
    "ABOUT_ITSELF",
    "ADVICE",
    "ANNOUNCEMENT",
    "CONTACT",
    "EXPLETIVE",
    "GREETING",
    "LAYOUT",
    "LEAD_IN",
    "LEANING",
    "NARRATION",
    "NEWS",
    "NEWS_OPENING",
    "NUMBER",
    "OUTCOME",
    "PLANS",
    "REASON",
    "SIGNPOST",
    "STEP",
    "SURPRISE",
]
