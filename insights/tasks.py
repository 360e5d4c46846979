"""Thin Celery tasks. A message is a hint: lost or tripled, it changes nothing."""

from celery import shared_task

from insights.models import Generation
from insights.writing import carry_out
from xauth.clock import database_now

HINT_LIFE = 30  # seconds; the tick hands on again what a lost hint left lying


@shared_task
def generate(pk: int) -> None:
    carry_out(pk)


@shared_task
def write_waiting() -> None:
    now = database_now()
    Generation.objects.give_up(now)
    for pk in Generation.objects.waiting(now).order_by("pk").values_list("pk", flat=True)[:50]:
        generate.apply_async((pk,), expires=HINT_LIFE)
