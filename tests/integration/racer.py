"""One of several processes that all try to do the same: `python -m tests.integration.racer WHAT ID …`.

Prints what it got, a line each.
"""

import sys

import django


def claim(ids: list[int]) -> None:
    from scheduler.models import Thread

    while claims := [claim for pk in ids for claim in Thread.objects.claim([pk])]:
        for got in claims:
            print(got.thread_id, got.fence, flush=True)  # noqa: T201


def publish(ids: list[int]) -> None:
    from scheduler.publish import publish

    publish(ids)


def renew(ids: list[int]) -> None:
    from xauth.models import Token
    from xauth.renewal import renewed

    for token in Token.objects.filter(pk__in=ids, generation=1):
        print(token.pk, renewed(token).generation, flush=True)  # noqa: T201


if __name__ == "__main__":
    django.setup()
    {"claim": claim, "publish": publish, "renew": renew}[sys.argv[1]]([int(pk) for pk in sys.argv[2:]])
