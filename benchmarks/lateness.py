"""How late posts go out: the product beside plain Celery with an eta for each post, in the same run.

    python benchmarks/lateness.py [POSTS]

Both use the same PostgreSQL, Valkey and sandbox, which answers after 150 ms. First all posts are due at one
instant, then they are spread over twenty seconds. Printed: milliseconds from the due moment to X's commit.
"""

import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
LIMITS = ("X_POSTS_PER_15_MIN", "X_POSTS_PER_3_HOURS", "X_POSTS_PER_DAY", "X_ORIGINALS_PER_DAY")
LEAD = timedelta(seconds=20)
ANSWER_SECONDS = 0.15
CELERY = [sys.executable, "-m", "celery", "-A", "benchmarks.lateness_peer", "--quiet"]
HANDLES = ("mara_writes", "kenji_notes", "tobias_builds", "priya_longform")


def main() -> None:
    if "REDIS_URL" not in os.environ:
        command = [sys.executable, "-m", "tests.services", "--", sys.executable, __file__, *sys.argv[1:]]
        sys.exit(subprocess.run(command, cwd=ROOT).returncode)
    posts = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    os.environ |= dict.fromkeys(LIMITS, "100000")

    from tests.stack import Stack

    with tempfile.TemporaryDirectory() as directory:
        stack = Stack(Path(directory), os.environ["DATABASE_URL"], os.environ["REDIS_URL"])
        try:
            stack.start()
            measure(stack, posts)
        finally:
            stack.stop()


def measure(stack: Any, posts: int) -> None:
    os.environ |= stack.environment | {"DJANGO_SETTINGS_MODULE": "insightprose.settings"}
    import django

    django.setup()
    loosen(stack.sandbox_url)
    tokens = sign_in(stack)
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores, {posts} posts a run")
    for name, spread in (("at one instant", 0.0), ("over 20 s", 20.0)):
        for who, hand_over in (("insightprose", by_rows), ("celery eta", by_eta)):
            due = datetime.now(UTC) + LEAD
            moments = {f"{who} {name} {n}": due + timedelta(seconds=spread * n / posts) for n in range(posts)}
            hand_over(tokens, moments, stack)
            report(f"{who:>12} {name:<14}", lateness(stack.sandbox_url, moments))


def loosen(url: str) -> None:
    """A sandbox without limits that takes its time."""
    import requests

    endless = {"daily_posts_unverified": 10**6, "daily_replies_unverified": 10**6, "daily_posts_total": 10**6}
    slow = {
        "endpoint": "tweets.create",
        "kind": "slow",
        "seconds": ANSWER_SECONDS,
        "percent": 100,
        "when": "after",
    }
    for method, path, body in (
        ("PATCH", "settings", endless | {"limits": {"tweets.create": []}}),
        ("POST", "faults", slow),
    ):
        answer = requests.request(method, f"{url}/_control/{path}", json=body, timeout=10)
        if not answer.ok:
            raise SystemExit(answer.text)


def sign_in(stack: Any) -> list[Any]:
    from tests.person import Person
    from xauth.models import Token

    for handle in HANDLES:
        Person(stack.base_url, handle).sign_in()
    return list(Token.objects.all())


def by_rows(tokens: list[Any], moments: dict[str, datetime], _stack: Any) -> None:
    """Threads of one post, as the composer would leave them."""
    from scheduler.models import Post, Thread

    threads = Thread.objects.bulk_create(
        Thread(
            token=tokens[n % len(tokens)],
            status="scheduled",
            scheduled_at=at,
            next_action_at=at,
            timezone="UTC",
        )
        for n, at in enumerate(moments.values())
    )
    Post.objects.bulk_create(
        Post(thread=thread, position=1, text=text) for thread, text in zip(threads, moments, strict=True)
    )
    wait_for(stack=_stack, moments=moments)


def by_eta(tokens: list[Any], moments: dict[str, datetime], stack: Any) -> None:
    """The way of the textbook: one message with an eta for each post, on a worker of 32 threads."""
    from benchmarks.lateness_peer import app, send

    worker = subprocess.Popen(
        [*CELERY, "worker", "--pool=threads", "--concurrency=32", "--loglevel=ERROR"],
        cwd=ROOT,
        env=os.environ,
    )
    try:
        for n, (text, at) in enumerate(moments.items()):
            send.apply_async((text, n % len(tokens)), eta=at)
        wait_for(stack=stack, moments=moments)
    finally:
        worker.terminate()
        worker.wait(60)
        app.control.purge()


def wait_for(stack: Any, moments: dict[str, datetime]) -> None:
    end = max(moments.values()) + timedelta(seconds=90)
    while len(lateness(stack.sandbox_url, moments)) < len(moments):
        if datetime.now(UTC) > end:
            raise SystemExit("Not everything went out within 90 s.")
        time.sleep(2)


def lateness(url: str, moments: dict[str, datetime]) -> list[float]:
    """Milliseconds for each post that is on X."""
    import requests

    posts = requests.get(f"{url}/_control/truth", timeout=30).json()["posts"]
    return sorted(
        (datetime.fromisoformat(post["committed_at"]) - moments[post["text"]]).total_seconds() * 1000
        for post in posts
        if post["text"] in moments
    )


def report(title: str, late: list[float]) -> None:
    def at(share: float) -> str:
        return f"{late[min(len(late) - 1, int(len(late) * share))]:7.0f}"

    print(f"{title}  p50 {at(0.5)} ms  p99 {at(0.99)} ms  max {late[-1]:7.0f} ms  earliest {late[0]:5.0f} ms")


if __name__ == "__main__":
    main()
