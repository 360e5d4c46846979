"""The Celery application: `celery -A insightprose worker|beat`."""

import os

from celery import Celery

from insightprose import processes

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "insightprose.settings")
app = Celery("insightprose")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
processes.connect()
