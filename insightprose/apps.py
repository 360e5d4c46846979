from django.apps import AppConfig
from django.conf import settings

from insightprose import reports


class InsightproseConfig(AppConfig):
    name = "insightprose"

    def ready(self) -> None:
        from insightprose import checks  # noqa: F401, PLC0415 - registers them; needs the settings

        if settings.SENTRY_DSN:
            reports.start(settings.SENTRY_DSN)
