"""What staff see of articles and texts: enough to answer a question, and no key."""

from typing import Any, TypeVar

from django.contrib import admin
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest

from insights.models import Article, BrandProfile, Draft, Generation, Insight, ModelAccess

Row = TypeVar("Row", bound=Model)


class LookAdmin(admin.ModelAdmin[Row]):
    """To look at; a person's words are not staff's to change."""

    list_per_page = 50

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is None and super().has_change_permission(request)


@admin.register(Article)
class ArticleAdmin(LookAdmin[Article]):
    list_display = ["id", "title", "person", "kind", "came_from", "language", "insight_count", "created_at"]
    list_filter = ["came_from", "kind", "language", "created_at"]
    search_fields = ["title", "person__username", "canonical_url", "source_url"]
    list_select_related = ["person"]
    date_hierarchy = "created_at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return Article.objects.annotate(insight_count=Count("insights"))

    @admin.display(description="insights", ordering="insight_count")
    def insight_count(self, article: Article) -> int:
        return article.insight_count  # type: ignore[attr-defined,no-any-return] # annotated above


@admin.register(Insight)
class InsightAdmin(LookAdmin[Insight]):
    list_display = ["id", "claim", "article", "confidence", "rank", "origin", "dismissed_at"]
    list_filter = ["origin", "article__kind", "created_at"]
    search_fields = ["claim", "article__title", "article__person__username"]
    list_select_related = ["article"]


@admin.register(Draft)
class DraftAdmin(LookAdmin[Draft]):
    list_display = ["id", "title", "format", "article", "provider", "fell_back", "version", "updated_at"]
    list_filter = ["format", "provider", ("fell_back", admin.EmptyFieldListFilter), "updated_at"]
    search_fields = ["title", "article__title", "article__person__username"]
    list_select_related = ["article"]
    raw_id_fields = ["thread"]


@admin.register(BrandProfile)
class BrandProfileAdmin(LookAdmin[BrandProfile]):
    list_display = ["name", "person", "is_default", "updated_at"]
    list_filter = ["is_default", "updated_at"]
    search_fields = ["name", "person__username"]
    list_select_related = ["person"]


@admin.register(Generation)
class GenerationAdmin(LookAdmin[Generation]):
    list_display = [
        "id",
        "person",
        "kind",
        "format",
        "status",
        "provider",
        "took",
        "calls",
        "repairs",
        "cost",
        "fell_back",
        "error",
        "queued_at",
    ]
    list_filter = [
        "status",
        "kind",
        "format",
        "provider",
        "own_key",
        ("fell_back", admin.EmptyFieldListFilter),
        "queued_at",
    ]
    search_fields = ["person__username", "article__title", "error", "fell_back"]
    list_select_related = ["person"]
    date_hierarchy = "queued_at"

    @admin.display(description="took")
    def took(self, generation: Generation) -> str:
        return f"{generation.duration.total_seconds():.1f} s" if generation.duration else ""


@admin.register(ModelAccess)
class ModelAccessAdmin(LookAdmin[ModelAccess]):
    list_display = ["person", "wire", "model", "base_url", "has_key", "monthly_cap", "updated_at"]
    list_filter = ["wire", "updated_at"]
    search_fields = ["person__username", "model", "base_url"]
    list_select_related = ["person"]
    exclude = ["api_key"]

    @admin.display(description="key stored", boolean=True)
    def has_key(self, access: ModelAccess) -> bool:
        return access.has_key
