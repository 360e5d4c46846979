"""What tests of articles put in."""

from typing import Any
from uuid import uuid4

from django.test import Client

ADDRESS = "https://example.org/an-article"
TEXT = "# A title\n\nThe first sentence says a thing. The second one adds 12 more.\n\n- one\n- two\n"


def bring(person: Client, **fields: Any) -> Any:
    return person.post("/articles/new", {"click": uuid4(), "way": "url", **fields}, follow=True)
