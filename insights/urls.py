from django.urls import URLPattern, path

from insights.views import access as access_views
from insights.views import profiles as profile_views

articles: list[URLPattern] = []
insights: list[URLPattern] = []
generations: list[URLPattern] = []
drafts: list[URLPattern] = []
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
