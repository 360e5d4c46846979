"""What is encrypted at rest: opens in its own row and column, with a key of the ring, and nowhere else."""

from collections.abc import Callable

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import FieldError
from django.core.management import call_command
from django.db import connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from tests.factories import make_grant, make_token
from xauth.fields import EncryptedField, Sealed, UnreadableError
from xauth.models import Token

pytestmark = pytest.mark.django_db
SECRET = "the-very-secret"


def raw(token: Token, column: str = "access_token") -> str:
    """The column as it lies in the database."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM xauth_token WHERE id = %s", [token.pk])  # noqa: S608
        return str(cursor.fetchone()[0])


def write(token: Token, column: str, ciphertext: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE xauth_token SET {column} = %s WHERE id = %s", [ciphertext, token.pk])  # noqa: S608


def field(name: str = "access_token") -> EncryptedField:
    found = Token._meta.get_field(name)
    assert isinstance(found, EncryptedField)
    return found


def test_the_database_never_sees_it() -> None:
    token = make_token(grant=make_grant(access_token=SECRET))
    assert token.access_token == SECRET
    assert SECRET not in raw(token)
    assert raw(token).startswith("gAAAA")


def test_the_same_text_is_never_the_same_twice() -> None:
    one, two = (make_token(grant=make_grant(access_token=SECRET)) for _ in range(2))
    assert raw(one) != raw(two)


@given(st.text(max_size=300))
def test_what_is_sealed_opens_again(text: str) -> None:
    token = Token(x_id="17")
    assert field().open(token, field().seal("17", text)) == text


def test_nothing_stays_nothing() -> None:
    assert field().seal("17", "") == ""
    assert Token(x_id="17", access_token=Sealed()).access_token == ""


def test_it_does_not_open_in_another_row() -> None:
    mine, theirs = make_token(), make_token()
    write(mine, "access_token", raw(theirs))
    with pytest.raises(UnreadableError, match="another row"):
        _ = Token.objects.get(pk=mine.pk).access_token


def test_it_does_not_open_in_another_column() -> None:
    token = make_token()
    write(token, "access_token", raw(token, "refresh_token"))
    with pytest.raises(UnreadableError, match="another row"):
        _ = Token.objects.get(pk=token.pk).access_token


def test_it_does_not_open_once_its_row_is_another_account() -> None:
    token = make_token()
    Token.objects.filter(pk=token.pk).update(x_id="999")
    with pytest.raises(UnreadableError):
        _ = Token.objects.get(pk=token.pk).access_token


@pytest.mark.parametrize("x_id", ["1", "17", "117", "17\n", "7"])
def test_a_row_cannot_pose_as_another_by_its_text(x_id: str) -> None:
    """Whoever chooses the secret must not be able to choose what it is bound to."""
    sealed = field().seal("1", "7:access\n17\nxauth.token.access_token:17\nx")
    if x_id != "1":
        with pytest.raises(UnreadableError):
            field().open(Token(x_id=x_id), sealed)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[:-1],
        lambda text: text[:-5] + "AAAA=",
        lambda text: "A" + text[1:],
        lambda _: "plain text",
    ],
)
def test_it_does_not_open_once_it_was_changed(spoil: Callable[[str], str]) -> None:
    token = make_token()
    write(token, "access_token", spoil(raw(token)))
    with pytest.raises(UnreadableError):
        _ = Token.objects.get(pk=token.pk).access_token


def test_keys_are_rotated_without_losing_anything(settings: Settings) -> None:
    old, new = settings.TOKEN_KEYS, [Fernet.generate_key().decode()]
    token = make_token(grant=make_grant(access_token=SECRET))
    settings.TOKEN_KEYS = new + old
    assert Token.objects.get(pk=token.pk).access_token == SECRET
    rewritten = make_token(grant=make_grant(access_token=SECRET))
    settings.TOKEN_KEYS = new
    assert Token.objects.get(pk=rewritten.pk).access_token == SECRET, "the newest key encrypts"
    with pytest.raises(UnreadableError):
        _ = Token.objects.get(pk=token.pk).access_token


def test_without_its_key_it_says_so_and_nothing_else(settings: Settings) -> None:
    token = make_token(grant=make_grant(access_token=SECRET))
    ciphertext = raw(token)
    settings.TOKEN_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(UnreadableError, match="TOKEN_KEYS") as caught:
        _ = Token.objects.get(pk=token.pk).access_token
    assert SECRET not in str(caught.value)
    assert ciphertext not in str(caught.value)
    assert caught.value.__suppress_context__


def test_plain_text_cannot_be_written_by_update() -> None:
    token = make_token()
    before = raw(token)
    with pytest.raises(TypeError, match="sealed"), transaction.atomic():
        Token.objects.filter(pk=token.pk).update(access_token=SECRET)
    with pytest.raises(TypeError, match="sealed"):
        Token.objects.filter(access_token=SECRET).exists()
    assert raw(token) == before


def test_saving_a_row_seals_what_was_assigned() -> None:
    token = make_token()
    token.access_token = SECRET
    token.save()
    assert SECRET not in raw(token)
    assert Token.objects.get(pk=token.pk).access_token == SECRET


def test_saving_a_row_does_not_open_what_it_holds(settings: Settings) -> None:
    """A row whose key is gone can still be saved: its name, its status."""
    token = make_token()
    before = raw(token)
    settings.TOKEN_KEYS = [Fernet.generate_key().decode()]
    loaded = Token.objects.get(pk=token.pk)
    loaded.name = "Renamed"
    loaded.save()
    assert raw(token) == before


def test_a_deferred_column_is_fetched_and_opened() -> None:
    token = make_token(grant=make_grant(access_token=SECRET))
    loaded = Token.objects.defer("access_token").get(pk=token.pk)
    assert "access_token" not in loaded.__dict__
    assert loaded.access_token == SECRET


def test_saving_with_a_deferred_column_keeps_it() -> None:
    token = make_token(grant=make_grant(access_token=SECRET))
    loaded = Token.objects.defer("access_token").get(pk=token.pk)
    loaded.name = "Renamed"
    loaded.save()
    after = Token.objects.get(pk=token.pk)
    assert (after.name, after.access_token) == ("Renamed", SECRET)


def test_the_class_has_the_attribute_itself() -> None:
    assert Token.access_token is not None
    assert field().deconstruct()[3]["bound_to"] == "x_id"


@pytest.mark.parametrize("lookup", ["startswith", "contains", "regex", "gt", "iexact", "range", "length"])
def test_nothing_but_emptiness_can_be_asked(lookup: str) -> None:
    with pytest.raises(FieldError):
        Token.objects.filter(**{f"access_token__{lookup}": "g"}).exists()
    gone = make_token(access_token=Sealed())
    make_token()
    assert Token.objects.get(access_token="") == gone


def test_a_dump_is_sealed(capsys: pytest.CaptureFixture[str]) -> None:
    token = make_token(grant=make_grant(access_token=SECRET))
    call_command("dumpdata", "xauth.token")
    dump = capsys.readouterr().out
    assert SECRET not in dump
    assert token.x_id in dump
