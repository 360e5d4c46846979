"""Mistakes in the configuration, said at start rather than found at the first sign-in."""

from typing import Any
from urllib.parse import SplitResult, urlsplit

from cryptography.fernet import Fernet
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Info, Tags, register

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
SHORTEST_SECRET = 50
WIRES = ("openai", "anthropic", "ollama")
MAKE_FERNET_KEY = 'python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())"'
MAKE_RANDOM_KEY = 'python -c "import secrets; print(secrets.token_urlsafe(50))"'


def origin(url: SplitResult) -> tuple[str, str]:
    return url.scheme, url.netloc


def is_fernet_key(key: str) -> bool:
    try:
        Fernet(key)
    except ValueError:
        return False
    return True


@register(Tags.security)
def token_keys(**_kwargs: Any) -> list[CheckMessage]:
    keys = settings.TOKEN_KEYS
    return [
        Error(
            f"TOKEN_KEYS: key {number} of {len(keys)} is not a Fernet key.",
            hint=f"Make one with: {MAKE_FERNET_KEY}. Several are separated by commas, the newest first.",
            id="insightprose.E001",
        )
        for number, key in enumerate(keys, start=1)
        if not is_fernet_key(key)
    ]


@register(Tags.security)
def secret_key(**_kwargs: Any) -> list[CheckMessage]:
    if len(settings.SECRET_KEY) >= SHORTEST_SECRET and not settings.SECRET_KEY.startswith("django-insecure-"):
        return []
    return [
        Error(
            f"SECRET_KEY is too easy to guess: it needs at least {SHORTEST_SECRET} random characters.",
            hint=f"Make one with: {MAKE_RANDOM_KEY}",
            id="insightprose.E002",
        )
    ]


@register(Tags.urls)
def base_url(**_kwargs: Any) -> list[CheckMessage]:
    base = urlsplit(settings.BASE_URL)
    if base.scheme not in {"http", "https"} or not base.hostname or base.path:
        return [
            Error(
                f"BASE_URL is {settings.BASE_URL!r}, which is not an address like https://example.org.",
                hint="Give the scheme and the host, with a port if it needs one and without a path.",
                id="insightprose.E003",
            )
        ]
    if base.scheme == "http" and base.hostname not in LOOPBACK and not settings.DEBUG:
        return [
            Error(
                "BASE_URL is plain http: sessions and what people write could be read on the way.",
                hint="Put a proxy with TLS in front and set BASE_URL to its https address.",
                id="insightprose.E004",
            )
        ]
    return []


@register(Tags.urls)
def callback_url(**_kwargs: Any) -> list[CheckMessage]:
    callback = urlsplit(settings.X_CALLBACK_URL)
    if origin(callback) != origin(urlsplit(settings.BASE_URL)):
        return [
            Error(
                "X_CALLBACK_URL is not on BASE_URL: people would come back from X without their session.",
                hint=f"Leave X_CALLBACK_URL out, which means {settings.BASE_URL}/auth/x.",
                id="insightprose.E005",
            )
        ]
    return [] if settings.X_IS_SANDBOX else refused_by_x(callback)


def refused_by_x(callback: SplitResult) -> list[CheckMessage]:
    if callback.hostname == "localhost":
        return [
            Error(
                "X refuses `localhost` in X_CALLBACK_URL.",
                hint="Use 127.0.0.1 in BASE_URL and in the callback that is registered at X.",
                id="insightprose.E006",
            )
        ]
    if callback.scheme != "https" and callback.hostname not in LOOPBACK:
        return [
            Error(
                "X_CALLBACK_URL is plain http: the authorization code could be read on the way.",
                hint="Use https; plain http is for 127.0.0.1 only.",
                id="insightprose.E007",
            )
        ]
    return []


@register()
def language_model(**_kwargs: Any) -> list[CheckMessage]:
    if not settings.LLM_WIRE:
        return []
    if settings.LLM_WIRE not in WIRES:
        return [
            Error(
                f"LLM_WIRE is {settings.LLM_WIRE!r}, which is none of {', '.join(WIRES)}.",
                hint="Leave it out to write without a model.",
                id="insightprose.E008",
            )
        ]
    if not settings.LLM_MODEL:
        return [
            Error(
                "LLM_MODEL is missing: LLM_WIRE alone does not say which model writes.",
                hint="Give the model's name as its provider writes it, or leave LLM_WIRE out.",
                id="insightprose.E009",
            )
        ]
    return []


@register()
def lengths_of_publishing(**_kwargs: Any) -> list[CheckMessage]:
    if settings.PUBLISH_LEASE_SECONDS >= 4 * settings.X_CALL_SECONDS:
        return []
    return [
        Error(
            "PUBLISH_LEASE_SECONDS is too short: a call that is still under way could be taken for lost.",
            hint=f"Four times X_CALL_SECONDS, which is {4 * settings.X_CALL_SECONDS:g}.",
            id="insightprose.E010",
        )
    ]


@register(Tags.security)
def sandbox_in_public(**_kwargs: Any) -> list[CheckMessage]:
    if not settings.X_IS_SANDBOX or urlsplit(settings.BASE_URL).hostname in LOOPBACK:
        return []
    return [
        checks.Warning(
            "X_CLIENT_ID is not set, so nothing goes out to X: anybody could sign in as a made-up person.",
            hint="Set X_CLIENT_ID and X_CLIENT_SECRET; the sandbox is for trying things on one machine.",
            id="insightprose.W001",
        )
    ]


@register(Tags.security, deploy=True)
def public_client(**_kwargs: Any) -> list[CheckMessage]:
    if settings.X_CLIENT_SECRET:
        return []
    return [
        Info(
            "X_CLIENT_SECRET is not set: InsightProse speaks to X as a public client.",
            hint="Right for an X app of type `Native App`. A `Web App` has a secret: set it.",
            id="insightprose.I001",
        )
    ]
