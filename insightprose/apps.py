from django.apps import AppConfig


class InsightproseConfig(AppConfig):
    name = "insightprose"

    def ready(self) -> None:
        from insightprose import checks  # noqa: F401, PLC0415 - registers them; needs the settings
