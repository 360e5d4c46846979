import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from scheduler.models import Thread
from tests.factories import make_thread, make_token
from xauth.models import Token

pytestmark = pytest.mark.django_db


def test_a_person_is_deleted_with_all_that_is_theirs(admin_client: Client) -> None:
    token = make_token()
    make_thread(token)
    other = make_thread()
    page = reverse("admin:accounts_user_delete", args=[token.user_id])
    assert "Are you sure" in admin_client.get(page).content.decode()
    admin_client.post(page, {"post": "yes"})
    assert not User.objects.filter(pk=token.user_id).exists()
    assert list(Thread.objects.all()) == [other]
    assert list(Token.objects.all()) == [other.token]
