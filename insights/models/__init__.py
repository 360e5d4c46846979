from insights.models.access import ModelAccess
from insights.models.article import Article, Revision
from insights.models.draft import Draft, DraftVersion, StaleError
from insights.models.generation import Generation
from insights.models.insight import Insight
from insights.models.keyword import Keyword
from insights.models.profile import BrandProfile

__all__ = [
    "Article",
    "BrandProfile",
    "Draft",
    "DraftVersion",
    "Generation",
    "Insight",
    "Keyword",
    "ModelAccess",
    "Revision",
    "StaleError",
]
