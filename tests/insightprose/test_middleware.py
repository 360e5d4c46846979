"""One host for one session, and the policy of every page."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from insightprose.middleware import (
    BodilessHeadMiddleware,
    CanonicalHostMiddleware,
    PermissionsPolicyMiddleware,
)


def page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("the page")


@pytest.fixture
def canonical(settings: Settings) -> CanonicalHostMiddleware:
    settings.BASE_URL = "http://127.0.0.1:8000"
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
    return CanonicalHostMiddleware(page)


@pytest.mark.parametrize("path", ["/", "/auth/x?code=a&state=b", "/threads/?q=1#here", "//evil.example/"])
def test_another_name_of_this_site_is_left(canonical: CanonicalHostMiddleware, path: str) -> None:
    """A sign-in begun on localhost would lose its session on 127.0.0.1."""
    request = RequestFactory().get(path, headers={"Host": "localhost:8000"})
    answer = canonical(request)
    assert answer.status_code == 302
    assert answer["Location"] == f"http://127.0.0.1:8000{request.get_full_path()}"


@pytest.mark.parametrize(
    ("method", "path", "host"),
    [
        ("GET", "/", "127.0.0.1:8000"),
        ("POST", "/login/x", "localhost:8000"),
        ("GET", "/livez", "localhost:8000"),
        ("GET", "/readyz", "localhost"),
    ],
)
def test_everything_else_is_answered(
    canonical: CanonicalHostMiddleware, method: str, path: str, host: str
) -> None:
    answer = canonical(RequestFactory().generic(method, path, headers={"Host": host}))
    assert answer.content == b"the page"


def test_capitals_make_no_other_host(settings: Settings) -> None:
    settings.BASE_URL = "https://Threads.Example.org"
    settings.ALLOWED_HOSTS = ["threads.example.org"]
    answer = CanonicalHostMiddleware(page)(RequestFactory().get("/", headers={"Host": "THREADS.example.ORG"}))
    assert answer.content == b"the page"


def test_no_page_may_use_a_camera() -> None:
    policy = PermissionsPolicyMiddleware(page)(RequestFactory().get("/"))["Permissions-Policy"]
    assert {"camera=()", "geolocation=()", "microphone=()", "payment=()", "usb=()"} == set(policy.split(", "))


@pytest.mark.django_db
def test_the_whole_site_redirects_to_its_one_host(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "www.testserver"]
    answer = Client().get("/privacy/", headers={"Host": "www.testserver"})
    assert answer["Location"] == "http://testserver/privacy/"


def test_an_answer_to_head_has_no_body() -> None:
    """Sent anyway, it would be taken for the beginning of the next answer on the same connection."""
    whole, bodiless = (
        BodilessHeadMiddleware(page)(RequestFactory().generic(verb, "/")) for verb in ("GET", "HEAD")
    )
    assert (whole.content, bodiless.content) == (b"the page", b"")
