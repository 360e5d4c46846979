"""A heading ready to be turned into a question."""

import re
from typing import NamedTuple

from insights.formats.blog.asking.evidence import Evidence
from insights.formats.blog.asking.usage import Usage

_NUMBERING = re.compile(
    r"^(?:(?:optional|step|technique|tip|part|chapter|lesson|phase|stage|rule|case|reason|mistake|"
    r"principle|idea|section|"
    r"example|option|approach|method|question|problem|version|bonus(?: \w+)?)\s*(?:#?\d+|[ivx]+|"
    r"[A-C])?\s*[:.)—–-]\s+"
    r"|#?\d+(?:\.\d+)*\s*[.):—–-]\s*|[IVX]+\.\s+|\(\d+\)\s+)",
    re.IGNORECASE,
)
_SIDE_LABEL = re.compile(
    r"^(?:(?:enter|side project|new discovery|bonus|spotlight|aside|update(?: \([^()]*\))?)\s*:\s+"
    r"|(?:meet|introducing|announcing) |(?:a )?(?:little |bit )?more about )",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"(?<=\w)\s*\([^()]*\)$")
_APPOSITION = re.compile(r"(?:,| -| —| \u2013) (?:the|an?|our|my|your) .*", re.IGNORECASE)
_IS_STEP = re.compile(r"\s*(?:step|optional)\b", re.IGNORECASE)
QUESTION = re.compile(
    r"(?:so |but |and |okay,? |wait,? )?(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|"
    r"do|does|did|can|"
    r"could|should|would|will|has|have|had|am|must|may|shall|what's|who's|where's|how's)\b",
    re.IGNORECASE,
)


class Heading(NamedTuple):
    text: str  # without numbering and closing punctuation, identifiers in backticks
    usage: Usage
    evidence: Evidence
    topic: str
    parent: str = ""
    is_step: bool = False
    is_news: bool = False  # the article tells what has changed
    among_orders: bool = False  # most headings beside it tell what to do

    @property
    def lowered(self) -> str:
        return self.usage.sentence_case(self.text)

    def named(self) -> str:
        return self.usage.with_article(self.lowered)


def clean(heading: str, *, brackets: bool = False) -> str:
    """Without numbering, labels, closing signs and, unless they are wanted, brackets at its end."""
    if heading.endswith("?"):
        heading = heading[max(heading.rfind(end, 0, -1) for end in (". ", "? ", "! ")) + 1 :].strip()
    text = _SIDE_LABEL.sub("", _NUMBERING.sub("", heading.strip()))
    text = re.sub(r"[^\w\s`'’\"“”().,:;/&+#?!%$*<>{}\[\]@=|—\u2013-]", "", text)
    text = re.sub(r"\s+", " ", text).strip().rstrip(".:!;,—\u2013 ")
    text = text if brackets else _IN_BRACKETS.sub("", text) or text
    shorter = _APPOSITION.sub("", text)
    text = shorter if len(shorter.split()) <= 2 and not QUESTION.match(text) else text
    return text or heading.strip()


def is_step(heading: str) -> bool:
    return _IS_STEP.match(heading) is not None
