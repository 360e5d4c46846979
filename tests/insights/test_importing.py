"""What is read becomes an article; which private addresses may be read at all."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from pytest_django import Settings

from insights import importing
from insights.extract import Imported, UnreadableError
from insights.models import Article, Revision
from tests.factories import make_user
from tests.insights.factory import make_article

PAGE = f"""<!doctype html><html lang="en"><head><title>Served here</title></head><body><article>
<h1>Served here</h1>{"<p>A paragraph of the article, which is long enough to be one.</p>" * 12}
</article></body></html>"""


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = PAGE.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Quiet."""


@pytest.fixture
def origin() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_this_machine_is_not_read(origin: str) -> None:
    with pytest.raises(UnreadableError):
        importing.read_link(f"{origin}/article")


def test_an_origin_the_operator_allows_is_read(origin: str, settings: Settings) -> None:
    settings.IMPORT_ALLOWED_ORIGINS = [origin]
    assert "A paragraph of the article" in importing.read_link(f"{origin}/article").markdown


@pytest.mark.parametrize("tail", [".evil.example/a", "@evil.example/a", "0/a"])
def test_an_address_that_only_looks_like_it_is_not(origin: str, settings: Settings, tail: str) -> None:
    settings.IMPORT_ALLOWED_ORIGINS = [origin[:-1], origin]
    with pytest.raises(UnreadableError):
        importing.read_link(origin + tail)


@pytest.mark.django_db
def test_what_is_too_long_for_its_column_is_cut() -> None:
    imported = Imported(
        "Text.",
        title="t" * 400,
        author="a" * 300,
        site="s" * 300,
        description="d" * 3000,
        canonical_url="https://example.org/" + "u" * 2000,
    )
    article = importing.bring_in(make_user(), imported, Article.CameFrom.FILE, file_name="f" * 300 + ".md")
    article.full_clean()
    assert article.title == "t" * 300
    assert article.file_name.endswith(".md")
    assert article.link == ""


@pytest.mark.django_db
def test_notes_come_along() -> None:
    imported = Imported("Text.", notes=("A video was left out.",))
    assert importing.bring_in(make_user(), imported, Article.CameFrom.PASTE).current.notes == list(
        imported.notes
    )


@pytest.mark.django_db
def test_facts_that_were_unknown_are_filled_in() -> None:
    article = make_article(source_url="https://example.org/a", author="")
    importing.bring_up_to_date(article, Imported(article.current.markdown, title=article.title, author="Ada"))
    article.refresh_from_db()
    assert article.author == "Ada"
    assert Revision.objects.count() == 1
