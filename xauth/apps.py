from django.apps import AppConfig


class XauthConfig(AppConfig):
    name = "xauth"
    verbose_name = "X accounts"
