from django.apps import AppConfig


class InsightproseConfig(AppConfig):
    name = "insightprose"
