import pytest
from django.test import Client

from accounts.models import User
from insights.extract import Imported, UnreadableError
from tests.factories import make_user
from tests.insights.views.world import ADDRESS, TEXT


@pytest.fixture
def user() -> User:
    return make_user()


@pytest.fixture
def person(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> dict[str, Imported | str]:
    """Pages by address; a string is why one cannot be read."""
    pages: dict[str, Imported | str] = {ADDRESS: Imported(TEXT, title="A title", author="Ada")}

    def read_link(url: str) -> Imported:
        found = pages[url]
        if isinstance(found, str):
            raise UnreadableError(found)
        return found

    monkeypatch.setattr("insights.forms.articles.read_link", read_link)
    monkeypatch.setattr("insights.importing.read_link", read_link)
    return pages
