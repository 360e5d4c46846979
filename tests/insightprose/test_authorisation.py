"""Every URL there is, asked by a stranger and by another person. One that is not in the tables is red."""

import re
from collections.abc import Iterator
from datetime import timedelta
from enum import Enum
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from accounts.models import User
from insights.models import Article, BrandProfile, Draft, Generation, Insight, Keyword
from scheduler.models import Post, Thread
from tests.factories import make_thread, make_token, make_user
from tests.insights.factory import make_article, make_draft, make_generation, make_insight, make_keyword
from xauth.models import Token

pytestmark = pytest.mark.django_db


class For(Enum):
    """Whom a page is for."""

    EVERYBODY = "everybody"
    SIGNED_IN = "whoever is signed in; it shows and changes their own things alone"
    OWNER = "the one person whom the row in its address belongs to"


PAGES = {
    "dashboard": For.EVERYBODY,
    "login-x": For.EVERYBODY,
    "callback": For.EVERYBODY,
    "logout": For.EVERYBODY,
    "privacy": For.EVERYBODY,
    "livez": For.EVERYBODY,
    "readyz": For.EVERYBODY,
    "threads": For.SIGNED_IN,
    "thread-new": For.SIGNED_IN,
    "thread-preview": For.SIGNED_IN,
    "accounts": For.SIGNED_IN,
    "connect": For.SIGNED_IN,
    "settings": For.SIGNED_IN,
    "settings-timezone": For.SIGNED_IN,
    "thread": For.OWNER,
    "thread-status": For.OWNER,
    "thread-edit": For.OWNER,
    "thread-cancel": For.OWNER,
    "thread-publish-now": For.OWNER,
    "thread-reschedule": For.OWNER,
    "thread-retry": For.OWNER,
    "thread-delete": For.OWNER,
    "thread-claim": For.OWNER,
    "thread-take-other-words": For.OWNER,
    "thread-post-again": For.OWNER,
    "thread-take-off": For.OWNER,
    "thread-start-anew": For.OWNER,
    "disconnect": For.OWNER,
    "articles": For.SIGNED_IN,
    "article-new": For.SIGNED_IN,
    "article-example": For.SIGNED_IN,
    "article": For.OWNER,
    "article-edit": For.OWNER,
    "article-delete": For.OWNER,
    "article-reimport": For.OWNER,
    "article-distil": For.OWNER,
    "keyword-add": For.OWNER,
    "keyword-pin": For.OWNER,
    "keyword-drop": For.OWNER,
    "keyword-restore": For.OWNER,
    "insights": For.SIGNED_IN,
    "insight-new": For.OWNER,
    "insight-edit": For.OWNER,
    "insight-merge": For.OWNER,
    "insight-split": For.OWNER,
    "insight-dismiss": For.OWNER,
    "insight-restore": For.OWNER,
    "generation": For.OWNER,
    "generation-status": For.OWNER,
    "generation-cancel": For.OWNER,
    "generation-retry": For.OWNER,
    "drafts": For.SIGNED_IN,
    "draft-write": For.SIGNED_IN,
    "draft": For.OWNER,
    "draft-rewrite": For.OWNER,
    "draft-schedule": For.OWNER,
    "draft-source": For.OWNER,
    "draft-delete": For.OWNER,
    "draft-versions": For.OWNER,
    "draft-restore": For.OWNER,
    "draft-export": For.OWNER,
    "profiles": For.SIGNED_IN,
    "profile-new": For.SIGNED_IN,
    "profile-preview": For.SIGNED_IN,
    "profile-edit": For.OWNER,
    "profile-default": For.OWNER,
    "profile-delete": For.OWNER,
    "model-access": For.SIGNED_IN,
    "model-access-remove": For.SIGNED_IN,
}
ABOUT_ARTICLES = {"keyword-add", "insight-new"}  # in their addresses stands an article
OF_INSIGHTS: dict[str, type[Model]] = {
    "article": Article,
    "draft": Draft,
    "generation": Generation,
    "insight": Insight,
    "profile": BrandProfile,
    "keyword": Keyword,
}
METHODS = ["GET", "POST", "HEAD", "PUT", "PATCH", "DELETE"]


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        path = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(each, path)
        else:
            yield path, each


ALL = list(patterns(get_resolver()))
ADMIN = [re.sub(r"<[^>]+>|\^?\(.*\)\W*", "1", path) for path, _ in ALL if path.startswith("admin/")]
OF_OWNERS = [name for name, whom in PAGES.items() if whom is For.OWNER]
OF_SIGNED_IN = [name for name, whom in PAGES.items() if whom is not For.EVERYBODY]


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(name: str, thread: Thread) -> str:
    """Of that thread, or of something else of its owner's."""
    if PAGES[name] is not For.OWNER:
        return reverse(name)
    kind = "article" if name in ABOUT_ARTICLES else name.partition("-")[0]
    if kind in {"thread", "disconnect"}:
        return reverse(name, args=[thread.pk if kind == "thread" else thread.token_id])
    owner = "article__person" if kind in {"draft", "insight", "keyword"} else "person"
    row = OF_INSIGHTS[kind]._base_manager.filter(**{owner: thread.token.user}).earliest("pk")
    return reverse(name, args=[row.pk])


def everything() -> list[Any]:
    models: list[type[Model]] = [User, Token, Thread, Post, *OF_INSIGHTS.values()]
    return [list(model._base_manager.order_by("pk").values()) for model in models]


@pytest.fixture
def thread() -> Thread:
    """Somebody's, who has a word nobody else has in it, as in everything else of theirs."""
    thread = make_thread(make_token(), ["Their own xylophone."], at=timezone.now() + timedelta(days=1))
    words = "Their own xylophone. It has a second sentence. And a third one follows."
    article = make_article(thread.token.user, words, title="Their own xylophone")
    make_insight(article, 0)
    make_insight(article, 1)
    make_keyword(article, "xylophone")
    make_draft(article)
    make_generation(article)
    return thread


def test_every_url_is_in_the_table() -> None:
    names = {pattern.name for path, pattern in ALL if not path.startswith("admin/")}
    assert names == set(PAGES)
    assert len(ADMIN) > 50


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", OF_SIGNED_IN)
def test_a_stranger_is_sent_to_the_sign_in_page(thread: Thread, name: str, method: str) -> None:
    before = everything()
    url = address(name, thread)
    page = Client().generic(method, url)
    assert page.status_code == 302
    assert page["Location"] == f"/login/x?next={url}"
    assert everything() == before


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", OF_OWNERS)
def test_another_person_finds_nothing(thread: Thread, name: str, method: str) -> None:
    before = everything()
    page = client_of(make_user()).generic(method, address(name, thread))
    assert page.status_code in {404, 405}
    assert page.status_code == 404 or method != "POST"
    assert "xylophone" not in page.content.decode()
    assert everything()[1:] == before[1:]


@pytest.mark.parametrize("name", OF_OWNERS)
def test_its_owner_finds_it(thread: Thread, name: str) -> None:
    """Or else a 404 above would prove nothing."""
    client = client_of(thread.token.user)
    url = address(name, thread)
    assert 404 not in {client.get(url).status_code, client.post(url).status_code}


@pytest.mark.parametrize("name", OF_SIGNED_IN)
def test_staff_are_another_person(thread: Thread, name: str) -> None:
    """Who may look into the admin has no more rights on the pages of a person."""
    client = client_of(make_user(is_staff=True, is_superuser=True))
    page = client.get(address(name, thread))
    assert "xylophone" not in page.content.decode()
    assert (page.status_code in {404, 405}) or PAGES[name] is For.SIGNED_IN


@pytest.mark.parametrize("name", [name for name in PAGES if PAGES[name] is not For.OWNER])
def test_pages_without_a_row_show_nothing_of_others(thread: Thread, name: str) -> None:
    client = client_of(make_user())
    for query in (
        "",
        f"?account={thread.token_id}",
        f"?thread={thread.pk}",
        "?q=xylophone",
        f"?user={thread.token.user_id}",
    ):
        for page in (client.get(reverse(name) + query), client.post(reverse(name) + query)):
            assert page.status_code < 500
            assert "Their own" not in page.content.decode()
            client.force_login(User.objects.latest("pk"))


@pytest.mark.parametrize("is_own", [True, False])
def test_nobody_writes_for_the_account_of_another(thread: Thread, is_own: bool) -> None:
    mine = make_token(user=make_user(timezone="UTC"))
    account = mine if is_own else thread.token
    form = {"account": account.pk, "when": "now", "timezone": "UTC", "post_1": "Words.", "action": "draft"}
    client_of(mine.user).post(reverse("thread-new"), form)
    assert Thread.objects.filter(token=account).exclude(pk=thread.pk).exists() is is_own
    shown = client_of(mine.user).post(reverse("thread-preview"), form).content.decode()
    assert (f"@{account.handle}" in shown) is is_own


# ── The admin ─────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("path", ADMIN)
def test_the_admin_is_for_staff(path: str) -> None:
    for client in (Client(), client_of(make_user())):
        for page in (client.get(f"/{path}"), client.post(f"/{path}")):
            if path == "admin/login/":
                assert page.status_code == 200
            elif path == "admin/logout/":
                assert page.status_code in {302, 405}
            else:
                assert page.status_code == 302
                assert page["Location"].startswith("/admin/login/?next=")


@pytest.mark.parametrize(
    "path", [path for path in ADMIN if re.search(r"/(scheduler|xauth|accounts|auth)/", path)]
)
def test_staff_need_a_permission_for_each_table(path: str, thread: Thread) -> None:
    client = client_of(make_user(is_staff=True))
    page = client.get(f"/{path}")
    assert page.status_code in {302, 403}
    assert "xylophone" not in page.content.decode()


# ── Headers ───────────────────────────────────────────────────────────────────────────────────────
SHOWN = ["/", "/login/x", "/privacy/", "/auth/x", "/no-such-page", "/admin/login/", "/livez", "/readyz"]
SHOWN_TO_A_PERSON = [
    "/",
    "/drafts/",
    "/threads/",
    "/threads/new",
    "/threads/{pk}/",
    "/threads/{pk}/edit",
    "/accounts/",
    "/settings/",
    "/articles/",
    "/articles/new",
    "{article}",
    "{article}edit",
    "{generation}",
    "/insights/",
]


def shown(path: str, thread: Thread) -> str:
    rows = {name: address(name, thread) for name in ("article", "generation")}
    return path.format(pk=thread.pk, **rows)


def is_guarded(page: Any) -> None:
    policy = dict(part.strip().partition(" ")[::2] for part in page["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert policy["form-action"].startswith("'self' http")
    assert not re.search(
        r"unsafe|\*|data:|blob:", f"{policy['script-src']} {policy['style-src']} {policy['form-action']}"
    )
    assert "unsafe" not in page["Content-Security-Policy"]
    assert page["X-Content-Type-Options"] == "nosniff"
    assert page["X-Frame-Options"] == "DENY"
    assert page["Referrer-Policy"] in {"same-origin", "strict-origin"}
    assert page["Cross-Origin-Opener-Policy"] == "same-origin"
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(page["Permissions-Policy"].split(", "))


@pytest.mark.parametrize("path", SHOWN)
def test_headers_of_every_page(path: str) -> None:
    is_guarded(Client().get(path))


@pytest.mark.parametrize("path", SHOWN_TO_A_PERSON)
def test_headers_of_every_page_of_a_person(thread: Thread, path: str) -> None:
    page = client_of(thread.token.user).get(shown(path, thread))
    assert page.status_code == 200
    is_guarded(page)


def test_headers_of_what_is_refused(thread: Thread) -> None:
    is_guarded(Client(enforce_csrf_checks=True).post("/login/x"))
    is_guarded(Client().put("/auth/x"))
    is_guarded(client_of(make_user()).get(f"/threads/{thread.pk}/"))
    is_guarded(client_of(make_user(is_staff=True)).get("/admin/xauth/token/"))


def test_no_page_needs_what_the_policy_forbids(thread: Thread) -> None:
    """No inline script, style or handler; whatever is loaded comes from this site."""
    client = client_of(thread.token.user)
    for path in SHOWN_TO_A_PERSON:
        html = client.get(shown(path, thread)).content.decode()
        assert not re.search(
            r"<script(?![^>]*\bsrc=)[^>]*>(?!\s*</script>)", html.replace('type="application/json"', "src=")
        ), path
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", html), path
        assert all(
            url.startswith("/") for url in re.findall(r'<(?:script|link)[^>]*(?:src|href)="([^"]*)"', html)
        ), path
