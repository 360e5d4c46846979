import io
import re

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from pytest_django import Settings

from accounts.models import User

GOOD = "a good long password"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def run(*arguments: str) -> str:
    output = io.StringIO()
    call_command("admin", *arguments, stdout=output)
    return output.getvalue()


@pytest.mark.django_db
def test_where_nobody_can_be_asked_a_password_is_made_and_shown_once(
    client: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    output = run()
    assert f"{settings.BASE_URL}/admin/ as admin." in output
    password = re.search(r"shown this once\): (\S+)", output)
    assert password
    assert client.login(username="admin", password=password[1])
    assert client.get("/admin/").status_code == 200


@pytest.mark.django_db
def test_a_person_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", lambda _prompt: "mila")
    monkeypatch.setattr("getpass.getpass", lambda _prompt: GOOD)
    assert GOOD not in run()
    user = User.objects.get(username="mila")
    assert user.is_staff
    assert user.is_superuser
    assert user.check_password(GOOD)


@pytest.mark.django_db
def test_two_passwords_that_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([GOOD, "something else"])
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(answers))
    with pytest.raises(CommandError, match="differ"):
        run("--username", "mila")


@pytest.mark.django_db
def test_an_empty_answer_makes_a_password_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("getpass.getpass", lambda _prompt: "")
    assert "shown this once" in run("--username", "mila")


@pytest.mark.django_db
def test_an_existing_account_gets_the_new_password(monkeypatch: pytest.MonkeyPatch) -> None:
    User.objects.create_user("mila", password="the old password")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{GOOD}\n"))
    run("--username", "mila", "--password-stdin")
    assert User.objects.get().check_password(GOOD)


@pytest.mark.django_db
def test_a_weak_password_is_refused_and_nothing_is_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("12345678\n"))
    with pytest.raises(CommandError, match="too common"):
        run("--username", "mila", "--password-stdin")
    assert not User.objects.exists()


@pytest.mark.django_db
def test_without_tables_it_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection.introspection, "table_names", list)
    with pytest.raises(CommandError, match="make run"):
        run()
