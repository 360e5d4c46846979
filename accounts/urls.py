from django.contrib.auth.views import LogoutView
from django.urls import path

from accounts import views

urlpatterns = [
    path("logout", LogoutView.as_view(next_page="/"), name="logout"),
    path("settings/", views.settings, name="settings"),
    path("settings/timezone", views.set_timezone, name="settings-timezone"),
    path("privacy/", views.privacy, name="privacy"),
]
