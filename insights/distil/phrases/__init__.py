"""English phrases by which a sentence shows what it is: a point, a story, a pointer to the page."""

from insights.distil.phrases.empty import ANNOUNCEMENT, CONTACT, NARRATION, PLANS, STEP
from insights.distil.phrases.leaning import EXPLETIVE, LAYOUT, LEAD_IN, LEANING
from insights.distil.phrases.telling import ADVICE, NUMBER, OUTCOME, REASON, SURPRISE

__all__ = [
    "ADVICE",
    "ANNOUNCEMENT",
    "CONTACT",
    "EXPLETIVE",
    "LAYOUT",
    "LEAD_IN",
    "LEANING",
    "NARRATION",
    "NUMBER",
    "OUTCOME",
    "PLANS",
    "REASON",
    "STEP",
    "SURPRISE",
]
