"""A generator that does what a test tells it to: real rows and real answers, no waiting for a model."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from insights.composition import Composition
from insights.distil import distil
from insights.distilled import Distilled
from insights.document import Document
from insights.formats import write
from insights.providers.base import Progress, Usage, WriteRequest


@dataclass
class Scripted:
    """The embedded generator, with `meanwhile` happening in the middle of it."""

    meanwhile: Callable[[], None] = lambda: None
    usage: Usage = field(default_factory=lambda: Usage(calls=1, cost=Decimal("0.01")))
    name: str = "scripted"
    asked: list[Document | WriteRequest] = field(default_factory=list)

    def distil(self, document: Document, progress: Progress) -> tuple[Distilled, Usage]:
        self.asked.append(document)
        self.meanwhile()
        progress("Half way", 0.5)
        return distil(document), self.usage

    def write(self, request: WriteRequest, progress: Progress) -> tuple[Composition, Usage]:
        self.asked.append(request)
        self.meanwhile()
        progress("Half way", 0.5)
        return write(request), self.usage
