"""One's own language model: the key goes in, is used, and never comes out."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from accounts.models import User
from insights.forms import access as access_forms
from insights.models import ModelAccess
from insights.providers.addresses import check_base_url
from insights.providers.errors import AddressError
from tests.factories import make_user

pytestmark = pytest.mark.django_db
KEY = "sk-canary-4711-never-shown"


@pytest.fixture
def me() -> User:
    return make_user()


@pytest.fixture
def mine(client: Client, me: User) -> Client:
    client.force_login(me)
    return client


@pytest.fixture(autouse=True)
def no_lookups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names are not looked up here; addresses that need no look-up are judged as ever."""
    check = check_base_url

    def checked(url: str, *, allow_private: bool) -> Any:
        return None if url.endswith(".com/v1") or "api." in url else check(url, allow_private=allow_private)

    monkeypatch.setattr(access_forms, "check_base_url", checked)


def typed(**changes: str) -> dict[str, str]:
    return {
        "wire": "openai",
        "model": "small-one",
        "base_url": "",
        "api_key": KEY,
        "monthly_cap": "7.5",
    } | changes


def save(mine: Client, **changes: str) -> Any:
    return mine.post("/settings/model", typed(**changes))


def test_a_model_is_chosen_and_its_key_never_shown(mine: Client, me: User) -> None:
    assert save(mine).status_code == 302
    access = ModelAccess.objects.get(person=me)
    assert access.api_key == KEY
    assert access.monthly_cap == Decimal("7.5")
    page = mine.get("/settings/model").content.decode()
    assert "small-one" in page
    assert KEY not in page
    assert "it is never shown" in page


def test_the_key_lies_encrypted(mine: Client, capsys: pytest.CaptureFixture[str]) -> None:
    save(mine)
    call_command("dumpdata", "insights.modelaccess")
    assert KEY not in capsys.readouterr().out


def test_a_wrong_field_does_not_send_the_key_back(mine: Client) -> None:
    answer = save(mine, monthly_cap="-1")
    assert answer.status_code == 422
    assert KEY not in answer.content.decode()
    assert "cannot be below 0" in answer.content.decode()


def test_an_empty_key_field_keeps_the_key(mine: Client, me: User) -> None:
    save(mine)
    save(mine, api_key="", model="bigger-one")
    access = ModelAccess.objects.get(person=me)
    assert (access.model, access.api_key) == ("bigger-one", KEY)


def test_a_stored_key_does_not_follow_to_another_address(mine: Client, me: User) -> None:
    save(mine)
    answer = save(mine, api_key="", base_url="https://elsewhere.com/v1")
    assert answer.status_code == 422
    assert "enter the key that belongs to it" in answer.content.decode()
    assert ModelAccess.objects.get(person=me).base_url == ""


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:11434",
        "https://127.0.0.1/v1",
        "https://169.254.169.254/latest",
        "https://[::1]/v1",
        "https://10.0.0.7/v1",
        "https://user:pass@8.8.8.8/v1",
        "ftp://8.8.8.8/",
        "nonsense",
    ],
)
def test_addresses_inside_our_network_are_refused(mine: Client, me: User, address: str) -> None:
    answer = save(mine, base_url=address)
    assert answer.status_code == 422
    assert address in answer.content.decode()
    assert not ModelAccess.objects.filter(person=me).exists()


def test_ollama_on_this_machine_is_the_operators_to_set(mine: Client) -> None:
    assert save(mine, wire="ollama").status_code == 422


def test_a_key_with_spaces_is_refused(mine: Client) -> None:
    assert "Copy it again" in save(mine, api_key="sk one two").content.decode()


def test_removed_it_is_gone_with_its_key(mine: Client) -> None:
    save(mine)
    mine.post("/settings/model/remove")
    assert not ModelAccess.objects.exists()
    assert "built-in generator" in mine.get("/settings/model").content.decode()


def test_many_changes_are_slowed_down(mine: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("insights.views.access.CHANGES_AN_HOUR", 1)
    save(mine)
    assert "Try again in an hour" in save(mine, model="other").content.decode()


def test_what_cannot_be_looked_up_is_said(mine: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_url: str, *, allow_private: bool) -> None:
        raise AddressError("There is no server of that name.")

    monkeypatch.setattr(access_forms, "check_base_url", fail)
    assert "no server of that name" in save(mine).content.decode()
