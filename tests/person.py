"""Somebody who uses the product over HTTP: signs in with X, writes threads, looks at pages."""

import re
from datetime import datetime
from html import unescape
from typing import Any

import requests

INPUT = re.compile(r'<(?:input|button)[^>]*\bname="([^"]+)"[^>]*\bvalue="([^"]*)"')
MAX_SECONDS = 15


def form_values(html: str) -> dict[str, str]:
    return {unescape(name): unescape(value) for name, value in INPUT.findall(html)}


def csrf(html: str) -> str:
    return form_values(html)["csrfmiddlewaretoken"]


class Person:
    def __init__(self, base_url: str, handle: str) -> None:
        self.base_url = base_url
        self.handle = handle
        self.browser = requests.Session()

    def get(self, path: str) -> requests.Response:
        return self.browser.get(self.base_url + path, timeout=MAX_SECONDS)

    def post(self, path: str, page: str, **values: Any) -> requests.Response:
        """Send the form that stands on `page`."""
        data = {"csrfmiddlewaretoken": csrf(self.get(page).text), **values}
        return self.browser.post(self.base_url + path, data, timeout=MAX_SECONDS)

    def sign_in(self) -> requests.Response:
        consent = self.post("/login/x", "/login/x", next="/threads/")
        choice = {**form_values(consent.text), "user": self.handle, "decision": "allow"}
        return self.browser.post(consent.url, choice, timeout=MAX_SECONDS)

    def write(
        self, *posts: str, at: datetime | None = None, zone: str = "UTC", action: str = "schedule"
    ) -> int:
        """Schedule a thread for a wall-clock time, or for now; returns its number."""
        page = self.get("/threads/new").text
        account = re.search(r'<select name="account".*?<option value="(\d+)"', page, re.DOTALL)
        assert account, page
        answer = self.post(
            "/threads/new",
            "/threads/new",
            account=account.group(1),
            when="at" if at else "now",
            local_time=f"{at:%Y-%m-%dT%H:%M}" if at else "",
            timezone=zone,
            action=action,
            **{f"post_{position}": text for position, text in enumerate(posts, 1)},
        )
        number = re.search(r"/threads/(\d+)/$", answer.url)
        assert number, answer.text
        return int(number.group(1))

    def status(self, thread: int) -> str:
        """The status its page shows, such as `published`."""
        shown = re.search(r'data-state="(\w+)', self.get(f"/threads/{thread}/status").text)
        assert shown
        return shown.group(1)
