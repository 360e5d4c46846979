"""Eight processes at the same rows on PostgreSQL: exactly one of them gets each."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection

from scheduler.models import Attempt, Thread
from tests.factories import make_thread
from tests.program import ROOT
from tests.x import KENJI, MARA, PRIYA, TOBIAS, X
from xauth.clock import database_now

PROCESSES = 8
TEXTS = ("first of", "second of", "third of")
pytestmark = pytest.mark.django_db(transaction=True)


def race(what: str, ids: list[int]) -> list[list[str]]:
    """Let eight processes do the same to the same rows; the words of every line that any of them printed."""
    server, _ = os.environ["DATABASE_URL"].rsplit("/", 1)
    names = ["X_API_URL", "X_AUTHORIZE_URL", "X_CALLBACK_URL"]
    environment = {
        **os.environ,
        "DATABASE_URL": f"{server}/{connection.settings_dict['NAME']}",
        "TOKEN_KEYS": ",".join(settings.TOKEN_KEYS),
        **{name: str(getattr(settings, name)) for name in names},
    }
    command = [sys.executable, "-m", "tests.integration.racer", what, *map(str, ids)]
    racers = [
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(PROCESSES)
    ]
    try:
        outputs = [racer.communicate(timeout=120)[0] for racer in racers]
    finally:
        for racer in racers:
            racer.kill()
            racer.communicate()
    assert [racer.returncode for racer in racers] == [0] * PROCESSES
    return [line.split() for output in outputs for line in output.splitlines()]


def test_race_for_200_threads_ends_in_200_claims() -> None:
    due = database_now() - timedelta(seconds=1)
    ids = [make_thread(at=due).pk for _ in range(200)]
    claimed = race("claim", ids)
    assert sorted(int(pk) for pk, _ in claimed) == ids
    assert {fence for _, fence in claimed} == {"1"}


def test_race_to_publish_sends_every_post_once(sandbox: X) -> None:
    """As if every message came eight times, to eight workers at once."""
    tokens = [sandbox.connect(handle) for handle in (MARA, TOBIAS, PRIYA, KENJI)]
    due = database_now() - timedelta(seconds=1)
    ids = [
        make_thread(token, [f"{text} {number} of {token.handle}" for text in TEXTS], at=due).pk
        for token in tokens
        for number in range(10)
    ]
    for _ in range(5):  # a process that was held up hands its thread back
        race("publish", ids)
        Thread.objects.filter(status=Thread.Status.PUBLISHING, lease_until=None).update(next_action_at=due)
    assert set(Thread.objects.values_list("status", flat=True)) == {Thread.Status.PUBLISHED}
    posts = sandbox.posts()
    texts = [post["text"] for post in posts]
    assert len(texts) == len(set(texts)) == len(ids) * len(TEXTS)
    assert Attempt.objects.count() == len(texts)
    parents = {post["id"]: post["parent_id"] for post in posts}
    for thread in Thread.objects.prefetch_related("posts"):
        x_ids = [post.x_id for post in thread.posts.all()]
        assert [parents[str(x_id)] for x_id in x_ids] == [None, *x_ids[:-1]]


def test_race_to_refresh_spends_each_refresh_token_once(sandbox: X) -> None:
    tokens = [sandbox.connect(handle) for handle in (MARA, TOBIAS, PRIYA, KENJI)]
    before = sandbox.grants()["refreshes"]
    renewed = race("renew", [token.pk for token in tokens])
    assert {(int(pk), generation) for pk, generation in renewed} == {(token.pk, "2") for token in tokens}
    grants = sandbox.grants()
    assert (grants["refreshes"] - before, grants["reuses"]) == (len(tokens), 0)
