from django.urls import URLPattern, path

from insights.views import access as access_views
from insights.views import articles as article_views
from insights.views import drafts as draft_views
from insights.views import exports as export_views
from insights.views import generations as generation_views
from insights.views import insights as insight_views
from insights.views import keywords as keyword_views
from insights.views import profiles as profile_views
from insights.views import versions as version_views

articles: list[URLPattern] = [
    path("articles/", article_views.article_list, name="articles"),
    path("articles/new", article_views.article_new, name="article-new"),
    path("articles/example", article_views.article_example, name="article-example"),
    path("articles/<int:pk>/", article_views.article_detail, name="article"),
    path("articles/<int:pk>/edit", article_views.article_edit, name="article-edit"),
    path("articles/<int:pk>/delete", article_views.article_delete, name="article-delete"),
    path("articles/<int:pk>/reimport", article_views.article_reimport, name="article-reimport"),
    path("articles/<int:pk>/distil", article_views.article_distil, name="article-distil"),
    path("articles/<int:pk>/keywords", keyword_views.keyword_add, name="keyword-add"),
    path("keywords/<int:pk>/pin", keyword_views.keyword_pin, name="keyword-pin"),
    path("keywords/<int:pk>/drop", keyword_views.keyword_drop, name="keyword-drop"),
    path("keywords/<int:pk>/restore", keyword_views.keyword_restore, name="keyword-restore"),
]
insights: list[URLPattern] = [
    path("insights/", insight_views.insight_list, name="insights"),
    path("articles/<int:pk>/insights", insight_views.insight_new, name="insight-new"),
    path("insights/<int:pk>/edit", insight_views.insight_edit, name="insight-edit"),
    path("insights/<int:pk>/merge", insight_views.insight_merge, name="insight-merge"),
    path("insights/<int:pk>/split", insight_views.insight_split, name="insight-split"),
    path("insights/<int:pk>/dismiss", insight_views.insight_dismiss, name="insight-dismiss"),
    path("insights/<int:pk>/restore", insight_views.insight_restore, name="insight-restore"),
]
generations: list[URLPattern] = [
    path("generations/<int:pk>/", generation_views.generation, name="generation"),
    path("generations/<int:pk>/status", generation_views.generation_status, name="generation-status"),
    path("generations/<int:pk>/cancel", generation_views.generation_cancel, name="generation-cancel"),
    path("generations/<int:pk>/retry", generation_views.generation_retry, name="generation-retry"),
]
drafts: list[URLPattern] = [
    path("drafts/", draft_views.draft_list, name="drafts"),
    path("drafts/write", draft_views.draft_write, name="draft-write"),
    path("drafts/<int:pk>/", draft_views.draft, name="draft"),
    path("drafts/<int:pk>/rewrite", draft_views.draft_rewrite, name="draft-rewrite"),
    path("drafts/<int:pk>/schedule", draft_views.draft_schedule, name="draft-schedule"),
    path("drafts/<int:pk>/source", draft_views.draft_source, name="draft-source"),
    path("drafts/<int:pk>/delete", draft_views.draft_delete, name="draft-delete"),
    path("drafts/<int:pk>/versions", version_views.draft_versions, name="draft-versions"),
    path("drafts/<int:pk>/restore", version_views.draft_restore, name="draft-restore"),
    path("drafts/<int:pk>/export", export_views.draft_export, name="draft-export"),
]
profiles: list[URLPattern] = [
    path("settings/profiles/", profile_views.profile_list, name="profiles"),
    path("settings/profiles/new", profile_views.profile_new, name="profile-new"),
    path("settings/profiles/preview", profile_views.profile_preview, name="profile-preview"),
    path("settings/profiles/<int:pk>/", profile_views.profile_edit, name="profile-edit"),
    path("settings/profiles/<int:pk>/default", profile_views.profile_default, name="profile-default"),
    path("settings/profiles/<int:pk>/delete", profile_views.profile_delete, name="profile-delete"),
    path("settings/model", access_views.model_access, name="model-access"),
    path("settings/model/remove", access_views.model_access_remove, name="model-access-remove"),
]

urlpatterns = [*articles, *insights, *generations, *drafts, *profiles]
