"""The product as `manage.py up` runs it, the sandbox beside it, and people who belong to one test each."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import requests

from tests.e2e.pages import Pages
from tests.insightprose.test_up import Up
from tests.person import Person
from tests.program import ROOT

MAX_SECONDS = 15


class Site(Up):
    """With what a test asks of the sandbox, what staff does at a terminal, and articles to read."""

    def __init__(self, directory: Path) -> None:
        super().__init__(directory)
        self.pages = Pages()
        self.environment["IMPORT_ALLOWED_ORIGINS"] = self.pages.origin

    def tick_every_second(self) -> None:
        """Five times as often as it comes: nobody is to wait for it here. Beat obeys its tables at once."""
        tick = "SELECT 1 FROM django_celery_beat_periodictask WHERE name = 'publish_due_threads'"
        self.wait_until(lambda: self.query(tick), "has planned its tick")
        self.query("UPDATE django_celery_beat_intervalschedule SET every = 1 WHERE every = 5")
        self.query("UPDATE django_celery_beat_periodictasks SET last_update = datetime('now', '1 second')")

    def control(self, method: str, path: str, **body: Any) -> Any:
        answer = requests.request(
            method, f"{self.sandbox}/_control/{path}", json=body or None, timeout=MAX_SECONDS
        )
        assert answer.ok, answer.text
        return answer.json()

    def manage(self, *arguments: str, stdin: str = "") -> str:
        """The output of a management command, run beside the server in the environment of its operator."""
        given = {name: value for name, value in self.environment.items() if name not in os.environ and value}
        kept = {name: value for name, value in os.environ.items() if name not in self.environment}
        secrets = {"VAR_DIR": str(self.var), "BASE_URL": self.url}
        settings = {"DJANGO_SETTINGS_MODULE": "insightprose.settings"}
        command = [sys.executable, "manage.py", *arguments]
        environment = kept | given | secrets | settings
        done = subprocess.run(
            command, cwd=ROOT, env=environment, input=stdin, capture_output=True, text=True, check=True
        )
        return done.stdout


class Resident(Person):
    """Somebody who has just moved in at X and signs in here; nobody else's threads get in the way."""

    def __init__(self, site: Site, handle: str, name: str, **facts: Any) -> None:
        super().__init__(site.url, handle)
        self.site = site
        self.name = name
        self.x_id = site.control("PUT", f"people/{handle}", name=name, **facts)["id"]

    @property
    def cookies(self) -> list[Any]:
        return [
            {"name": str(cookie.name), "value": str(cookie.value), "url": self.base_url}
            for cookie in self.browser.cookies
        ]

    def fault(self, **options: Any) -> None:
        """What X does wrong the next time this account posts."""
        self.site.control("POST", "faults", endpoint="tweets.create", user=self.handle, **options)

    def end_grants(self) -> None:
        """What a person does who disconnects the app in X's settings."""
        self.site.control("DELETE", f"people/{self.handle}/grants")

    @property
    def on_x(self) -> list[dict[str, Any]]:
        """Everything of this account that X really has, in the order it came in."""
        return [post for post in self.site.control("GET", "truth")["posts"] if post["author_id"] == self.x_id]
