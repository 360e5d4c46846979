"""A person's browser on its way from the product to X and back."""

from typing import Any, TypeAlias
from urllib.parse import parse_qs, urlencode, urlsplit

from django.test import Client

from accounts.models import User
from tests.x import MARA, X
from xauth import signin

Page: TypeAlias = Any  # what Django's test client answers


def query_of(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def with_query(url: str, **changes: str | None) -> str:
    """The same address with these parameters changed or, with None, left out."""
    values = {name: value for name, value in (query_of(url) | changes).items() if value is not None}
    return f"{urlsplit(url).path}?{urlencode(values)}"


class Browser:
    def __init__(self, x: X, address: str = "127.0.0.1", **options: Any) -> None:
        self.x = x
        self.client = Client(REMOTE_ADDR=address, **options)

    def start(self, path: str = "/login/x", next_url: str = "/") -> str:
        """Press the button; the address at X to which the product sends the browser."""
        page = self.client.post(path, {"next": next_url})
        assert page.status_code == 302, page.content.decode()
        return str(page["Location"])

    def consent(self, handle: str = MARA, decision: str = "allow", **start: str) -> str:
        """Press the button and answer at X; the address of the way back, not yet visited."""
        return self.x.consent(self.start(**start), handle, decision)

    def sign_in(self, handle: str = MARA, **start: str) -> Page:
        return self.client.get(self.consent(handle, **start))

    def connect(self, handle: str) -> Page:
        return self.sign_in(handle, path="/accounts/connect")

    @property
    def user(self) -> User | None:
        """Whom the product takes this browser for."""
        pk = self.client.session.get("_auth_user_id")
        return User.objects.get(pk=pk) if pk else None

    @property
    def pendings(self) -> list[dict[str, Any]]:
        """The sign-ins that its session remembers."""
        return list(self.client.session.get(signin.KEY, []))

    def tamper(self, **changes: Any) -> None:
        """Change the sign-ins in the session; None takes a field away."""
        gone = {name for name, value in changes.items() if value is None}
        entries = [entry | changes for entry in self.pendings]
        self.restore(
            [{name: value for name, value in entry.items() if name not in gone} for entry in entries]
        )

    def restore(self, pendings: list[dict[str, Any]]) -> None:
        session = self.client.session
        session[signin.KEY] = pendings
        session.save()


def is_refused(page: Page) -> bool:
    """The friendly page for a sign-in that ends here."""
    names = [template.name for template in page.templates]
    return page.status_code == 400 and "xauth/signin_problem.html" in names
