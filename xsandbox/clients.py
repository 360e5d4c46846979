from dataclasses import dataclass


@dataclass(frozen=True)
class Client:
    """A registered app; without a secret it is a public one (RFC 6749 §2.1)."""

    id: str
    secret: str | None
    redirect_uris: list[str]


DEFAULT_CLIENT = Client(
    "insightprose-sandbox", "insightprose-sandbox-secret", ["http://127.0.0.1:8000/auth/x"]
)
