"""The default generator: no model, no network; it chooses and rewrites what the article says."""

from insights.composition import Composition
from insights.distil import distil
from insights.distilled import Distilled
from insights.document import Document
from insights.formats import write
from insights.providers.base import Progress, Usage, WriteRequest


class Embedded:
    name = "embedded"

    def distil(self, document: Document, progress: Progress) -> tuple[Distilled, Usage]:
        progress("Reading the article", 0.1)
        distilled = distil(document)
        progress("Found what it says", 1.0)
        return distilled, Usage()

    def write(self, request: WriteRequest, progress: Progress) -> tuple[Composition, Usage]:
        progress("Writing", 0.1)
        composition = write(request)
        progress("Written", 1.0)
        return composition, Usage()
