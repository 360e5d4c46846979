"""What a person can set about themselves, and what follows from it."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from accounts.middleware import PrivatePagesMiddleware, TimeZoneMiddleware
from accounts.models import User, validate_zone
from accounts.views import person
from tests.factories import make_user

pytestmark = pytest.mark.django_db
SETTINGS, ZONE = reverse("settings"), reverse("settings-timezone")


@pytest.fixture
def user() -> User:
    return make_user()


@pytest.fixture
def client(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def save(client: Client, **form: Any) -> Any:
    return client.post(SETTINGS, {"timezone": "Europe/Paris", "grace_minutes": 30, "on_doubt": "ask"} | form)


# ── The page ──────────────────────────────────────────────────────────────────────────────────────
def test_settings_are_saved(client: Client, user: User) -> None:
    page = client.post(
        SETTINGS, {"timezone": "Europe/Paris", "grace_minutes": 30, "on_doubt": "ask"}, follow=True
    )
    assert page.redirect_chain == [(SETTINGS, 302)]
    assert "Saved." in page.content.decode()
    user.refresh_from_db()
    assert (user.timezone, user.grace_minutes, user.on_doubt) == ("Europe/Paris", 30, "ask")
    assert user.zone == ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    "form",
    [
        {"timezone": "Mars/Olympus_Mons"},
        {"timezone": "../../etc/passwd"},
        {"timezone": "europe/paris"},
        {"timezone": "Europe/Paris\0"},
        {"timezone": "x" * 900},
        {"grace_minutes": -1},
        {"grace_minutes": 10_081},
        {"grace_minutes": ""},
        {"grace_minutes": "soon"},
        {"grace_minutes": "1e9"},
        {"on_doubt": "guess"},
    ],
)
def test_what_cannot_be_is_not_saved(client: Client, user: User, form: dict[str, Any]) -> None:
    page = save(client, **form)
    assert page.status_code == 422
    assert page.context["form"].errors.keys() == form.keys()
    user.refresh_from_db()
    assert (user.timezone, user.grace_minutes) == ("", 120)


def test_nothing_else_can_be_set(client: Client, user: User) -> None:
    save(client, is_staff="on", username="admin", email="x@example.org")
    user.refresh_from_db()
    assert (user.is_staff, user.email) == (False, "")
    assert user.username.startswith("person-")


def test_a_person_without_a_zone_is_in_utc(user: User) -> None:
    assert user.zone == ZoneInfo("UTC")


@pytest.mark.parametrize("name", ["", "Europe", "/etc/localtime", "UTC+1", "EST5EDT4"])
def test_a_zone_is_one_of_the_list(name: str) -> None:
    with pytest.raises(ValidationError):
        validate_zone(name)


# ── The zone the browser tells ────────────────────────────────────────────────────────────────────
def test_the_browser_tells_its_zone_once(client: Client, user: User) -> None:
    assert client.post(ZONE, {"zone": "Asia/Tokyo"}).status_code == 204
    user.refresh_from_db()
    assert user.timezone == "Asia/Tokyo"
    assert client.post(ZONE, {"zone": "Europe/Paris"}).status_code == 204
    user.refresh_from_db()
    assert user.timezone == "Asia/Tokyo", "what is known is never overwritten"


@pytest.mark.parametrize("form", [{"zone": "Mars/Olympus_Mons"}, {"zone": "<b>x</b>"}])
def test_a_zone_nobody_knows(client: Client, user: User, form: dict[str, str]) -> None:
    page = client.post(ZONE, form)
    assert (page.status_code, page["Content-Type"]) == (422, "text/plain")
    user.refresh_from_db()
    assert user.timezone == ""


def test_the_page_asks_the_browser_only_while_it_does_not_know(client: Client) -> None:
    assert f'data-timezone-unknown="{ZONE}"' in client.get("/").content.decode()
    client.post(ZONE, {"zone": "Asia/Tokyo"})
    assert "data-timezone-unknown" not in client.get("/").content.decode()
    assert "data-timezone-unknown" not in Client().get("/").content.decode()


# ── What follows ──────────────────────────────────────────────────────────────────────────────────
def test_times_are_shown_in_the_persons_zone() -> None:
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(f"{timezone.localtime(datetime(2026, 7, 1, 12, tzinfo=UTC)):%H:%M}")
        return HttpResponse()

    for name in ("Asia/Tokyo", "Europe/Paris", ""):
        request = RequestFactory().get("/")
        request.user = make_user(timezone=name)
        TimeZoneMiddleware(view)(request)
    assert seen == ["21:00", "14:00", "12:00"]
    assert timezone.get_current_timezone_name() == "UTC"


def test_pages_of_a_person_are_kept_nowhere(client: Client) -> None:
    assert set(client.get(SETTINGS)["Cache-Control"].split(", ")) == {"no-store", "private"}
    assert "Cache-Control" not in Client().get("/privacy/").headers


def test_what_a_view_says_about_caching_is_not_taken_back(user: User) -> None:
    request = RequestFactory().get("/")
    request.user = user
    response = PrivatePagesMiddleware(lambda _: HttpResponse(headers={"Cache-Control": "max-age=9"}))(request)
    assert set(response["Cache-Control"].split(", ")) == {"max-age=9", "no-store", "private"}


def test_privacy_is_for_everybody(client: Client) -> None:
    for each in (client, Client()):
        page = each.get(reverse("privacy"))
        assert page.status_code == 200
        assert "Tokens are never shown to anyone" in page.content.decode()


def test_a_view_that_forgot_to_ask_for_a_person() -> None:
    with pytest.raises(TypeError, match="login_required"):
        person(Client().get("/").wsgi_request)
