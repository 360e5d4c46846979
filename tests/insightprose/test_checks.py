import pytest
from cryptography.fernet import Fernet
from django.core.checks import CheckMessage, run_checks
from pytest_django import Settings

RANDOM = "k3W9-_" * 10


def found(*, deploy: bool = False) -> dict[str, CheckMessage]:
    messages = run_checks(include_deployment_checks=deploy)
    return {str(message.id): message for message in messages if str(message.id).startswith("insightprose.")}


@pytest.fixture(autouse=True)
def production(settings: Settings) -> Settings:
    """A configuration with nothing wrong in it; each test breaks one thing."""
    settings.DEBUG = False
    settings.SECRET_KEY = RANDOM
    settings.TOKEN_KEYS = [Fernet.generate_key().decode()]
    settings.BASE_URL = "https://prose.example"
    settings.X_IS_SANDBOX = False
    settings.X_CLIENT_ID = "client"
    settings.X_CLIENT_SECRET = "secret"
    settings.X_CALLBACK_URL = "https://prose.example/auth/x"
    return settings


def test_nothing_is_wrong_with_a_good_configuration() -> None:
    assert found(deploy=True) == {}


def test_a_token_key_that_is_no_fernet_key_is_counted_but_not_shown(settings: Settings) -> None:
    settings.TOKEN_KEYS = [Fernet.generate_key().decode(), "hunter2-hunter2"]
    (message,) = found().values()
    assert message.id == "insightprose.E001"
    assert message.msg == "TOKEN_KEYS: key 2 of 2 is not a Fernet key."
    assert "hunter2" not in str(message)


@pytest.mark.parametrize("key", ["short", "django-insecure-" + RANDOM])
def test_a_guessable_secret_key(settings: Settings, key: str) -> None:
    settings.SECRET_KEY = key
    assert set(found()) == {"insightprose.E002"}


@pytest.mark.parametrize(
    "url", ["prose.example", "ftp://prose.example", "https://", "https://prose.example/app"]
)
def test_a_base_url_that_is_no_origin(settings: Settings, url: str) -> None:
    settings.BASE_URL = url
    assert "insightprose.E003" in found()


def test_plain_http_in_public(settings: Settings) -> None:
    settings.BASE_URL = "http://prose.example"
    settings.X_CALLBACK_URL = "http://prose.example/auth/x"
    assert set(found()) == {"insightprose.E004", "insightprose.E007"}
    settings.DEBUG = True
    assert set(found()) == {"insightprose.E007"}


def test_plain_http_on_loopback_is_fine(settings: Settings) -> None:
    settings.BASE_URL = "http://127.0.0.1:8000"
    settings.X_CALLBACK_URL = "http://127.0.0.1:8000/auth/x"
    assert found() == {}


def test_a_callback_elsewhere_would_lose_the_session(settings: Settings) -> None:
    settings.X_CALLBACK_URL = "https://other.example/auth/x"
    assert set(found()) == {"insightprose.E005"}


def test_localhost_is_refused_by_x_but_not_by_the_sandbox(settings: Settings) -> None:
    settings.BASE_URL = "http://localhost:8000"
    settings.X_CALLBACK_URL = "http://localhost:8000/auth/x"
    message = found()["insightprose.E006"]
    assert "127.0.0.1" in str(message.hint)
    settings.X_IS_SANDBOX = True
    assert found() == {}


def test_the_sandbox_in_public(settings: Settings) -> None:
    settings.X_IS_SANDBOX = True
    assert set(found()) == {"insightprose.W001"}
    settings.BASE_URL = "http://127.0.0.1:8000"
    settings.X_CALLBACK_URL = "http://127.0.0.1:8000/auth/x"
    assert found() == {}


def test_a_public_client_is_said_when_deploying(settings: Settings) -> None:
    settings.X_CLIENT_SECRET = ""
    assert found() == {}
    assert set(found(deploy=True)) == {"insightprose.I001"}


@pytest.mark.parametrize(
    ("wire", "model", "expected"),
    [
        ("", "", set()),
        ("ollama", "llama-small", set()),
        ("openapi", "m", {"insightprose.E008"}),
        ("openai", "", {"insightprose.E009"}),
    ],
)
def test_a_language_model_is_named_whole(
    settings: Settings, wire: str, model: str, expected: set[str]
) -> None:
    settings.LLM_WIRE, settings.LLM_MODEL = wire, model
    assert set(found()) == expected


def test_a_lease_outlasts_its_calls(settings: Settings) -> None:
    settings.X_CALL_SECONDS = 31
    assert set(found()) == {"insightprose.E010"}
