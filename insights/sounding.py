"""How a voice sounds: the person's latest article, or the example, told in it."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from accounts.models import User
from insights.composition import Composition, Format
from insights.distil import distil
from insights.distilled import Concept
from insights.document import Document
from insights.formats import NothingLeftError, write
from insights.models import Article
from insights.parsing import parse
from insights.providers.base import WriteRequest
from insights.voice import Voice

EXAMPLE = Path(__file__).parent / "data" / "example-article.md"


@dataclass(frozen=True, slots=True)
class Sound:
    source: str  # what it was made from, in words
    written: Composition | None
    problem: str = ""


def sound(person: User, voice: Voice, into: Format) -> Sound:
    article = Article.objects.of(person).with_revision().filter(insights__isnull=False).first()
    if article and (insight := article.insights.strong().filter(revision=article.revision).first()):
        return _told(f"your article “{article}”", article.current.document, insight.concept, voice, into)
    document, concept = _example()
    return _told("the example article", document, concept, voice, into)


def _told(source: str, document: Document, concept: Concept, voice: Voice, into: Format) -> Sound:
    try:
        return Sound(source, write(WriteRequest(document, into, (concept,), voice)))
    except NothingLeftError as error:
        return Sound(source, None, str(error))


@lru_cache(maxsize=1)
def _example() -> tuple[Document, Concept]:
    document = parse(EXAMPLE.read_text(encoding="utf-8"))
    return document, distil(document).concepts[0]
