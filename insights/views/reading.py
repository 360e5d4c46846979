"""An article's text with what the person has picked marked in it: an insight's passage, or a keyword."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.safestring import SafeString

from accounts.views import row_number
from insights.document import Span
from insights.models import Article, Insight, Keyword, Revision
from insights.rendering import render


@dataclass(frozen=True)
class Reading:
    html: SafeString
    revision: Revision
    insight: Insight | None = None
    keyword: Keyword | None = None
    marks: int = 0

    @property
    def is_earlier(self) -> bool:
        return self.revision.pk != self.revision.article.revision_id

    @property
    def words(self) -> str:
        """What is marked, for those who do not see it."""
        if self.insight:
            return (
                "Its passage is marked in the article."
                if self.marks
                else "The article has no passage for it."
            )
        if self.keyword:
            return f"“{self.keyword}” is marked in the article {self.marks} times."
        return ""


def reading_of(article: Article, query: QueryDict) -> Reading:
    if insight := article.insights.filter(pk=row_number(query.get("insight", ""))).first():
        spans = insight.support_spans or [insight.claim_span or [0, 0]]
        return _read(insight.revision, spans, insight=insight)
    if keyword := article.keywords.filter(pk=row_number(query.get("keyword", ""))).first():
        return _read(article.current, keyword.spans, keyword=keyword)
    return _read(article.current, [])


def _read(
    revision: Revision, spans: list[list[int]], insight: Insight | None = None, keyword: Keyword | None = None
) -> Reading:
    marked = [Span(start, end) for start, end in spans if start < end]
    html = render(revision.markdown, marked, top=3)
    return Reading(html, revision, insight, keyword, len(marked))
