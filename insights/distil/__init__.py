"""An article to its keywords and concepts, without a model."""

from insights.distil.analysis import Analysis
from insights.distil.concepts import concepts
from insights.distil.keywords import keywords
from insights.distil.kinds import kind_of
from insights.distil.own import concept_for, merge, split
from insights.distilled import Distilled
from insights.document import Document

__all__ = ["concept_for", "distil", "merge", "split"]


def distil(document: Document) -> Distilled:
    analysis = Analysis(document)
    kind = kind_of(analysis)
    found = keywords(analysis)
    return Distilled(kind, found, concepts(analysis, kind, found))
