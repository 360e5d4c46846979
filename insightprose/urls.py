from django.contrib import admin
from django.urls import include, path

from insightprose import health

urlpatterns = [
    path("", include("scheduler.urls")),
    path("", include("insights.urls")),
    path("", include("xauth.urls")),
    path("", include("accounts.urls")),
    path("", include(health)),
    path("admin/", admin.site.urls),
]
