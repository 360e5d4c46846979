"""What an article says in short: its keywords, and its concepts in order of worth."""

from dataclasses import dataclass
from enum import StrEnum

from insights.document import Span


class ArticleKind(StrEnum):
    HOW_TO = "how_to"
    ARGUMENT = "argument"
    RELEASE = "release"
    RETROSPECTIVE = "retrospective"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Keyword:
    term: str  # as the article writes it most often
    weight: float  # 0 to 1, the first keyword has 1
    spans: tuple[Span, ...]  # where it occurs


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing worth sharing: a claim, and up to four consecutive sentences that carry it."""

    claim: str
    claim_span: Span | None  # None: in the person's own words
    support: tuple[int, ...]  # indices of sentences in source order, with gaps only after a merge
    section: int
    confidence: float  # 0 to 1; below `WEAK` it is folded away
    keywords: tuple[str, ...] = ()


WEAK = 0.5


@dataclass(frozen=True, slots=True)
class Distilled:
    kind: ArticleKind
    keywords: tuple[Keyword, ...]
    concepts: tuple[Concept, ...]  # best first
