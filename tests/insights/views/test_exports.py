"""What a browser gets when a draft is downloaded."""

import pytest
from django.test import Client
from django.urls import reverse

from insights.composition import Format
from insights.models import Draft
from tests.insights.factory import make_draft

pytestmark = pytest.mark.django_db


def client_of(draft: Draft) -> Client:
    client = Client()
    client.force_login(draft.article.person)
    return client


@pytest.mark.parametrize(
    ("into", "wanted", "content_type"),
    [
        (Format.BLOG, "md", "text/markdown"),
        (Format.BLOG, "html", "text/html"),
        (Format.BLOG, "txt", "text/markdown"),
        (Format.THREAD, "txt", "text/plain"),
        (Format.LINKEDIN, "html", "text/html"),
        (Format.LINKEDIN, "../x", "text/plain"),
    ],
)
def test_it_is_saved_and_never_shown(into: Format, wanted: str, content_type: str) -> None:
    draft = make_draft(format=into)
    answer = client_of(draft).get(reverse("draft-export", args=[draft.pk]), {"as": wanted})
    assert answer["Content-Type"] == f"{content_type}; charset=utf-8"
    assert answer["Content-Disposition"].startswith('attachment; filename="how-our-export')
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Our nightly export took four hours." in answer.content.decode()
