"""Logs: one JSON object a line, and no secret in any."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import structlog
from django.conf import settings

from insightprose.logs import logging_config, redact, without_query

SAID = "ValueError: invalid literal for int() with base 10: 'odd'"
Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What a logger of this name writes, as it would stand on stderr."""
    options = {name: value for name, value in settings.LOGGING["formatters"]["json"].items() if name != "()"}
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(structlog.stdlib.ProcessorFormatter(**options))
    logger = logging.getLogger("of.a.test")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logger.removeHandler(handler)


def test_an_event_is_one_line_of_json(lines: Lines) -> None:
    structlog.get_logger("of.a.test").info("signed_in", user_id=3, note="two\nlines", odd=object)
    (line,) = lines()
    assert (line["event"], line["level"], line["user_id"], line["note"]) == (
        "signed_in",
        "info",
        3,
        "two\nlines",
    )
    assert line["timestamp"].endswith("Z")
    assert line["logger"] == "of.a.test"


def test_what_libraries_log_is_json_as_well(lines: Lines) -> None:
    logging.getLogger("of.a.test").warning("Not found: %s", "/nowhere")
    (line,) = lines()
    assert (line["event"], line["level"]) == ("Not found: /nowhere", "warning")


def test_a_traceback_is_part_of_its_line(lines: Lines) -> None:
    try:
        int("odd")
    except ValueError:
        structlog.get_logger("of.a.test").exception("failed")
        logging.getLogger("of.a.test").exception("failed, too")
    assert [line["exception"].splitlines()[-1] for line in lines()] == [SAID] * 2


@pytest.mark.parametrize(
    "key",
    [
        *(
            "access_token",
            "refresh_token",
            "token",
            "TOKEN_KEYS",
            "x_client_secret",
            "password",
            "code_verifier",
        ),
        *("Authorization", "cookie", "Set-Cookie", "csrftoken", "code_challenge", "HTTP_AUTHORIZATION"),
    ],
)
def test_what_sounds_secret_is_not_written(lines: Lines, key: str) -> None:
    structlog.get_logger("of.a.test").info("event", **{key: "hunter2"})
    assert "hunter2" not in json.dumps(lines())
    assert lines()[0][key] == "[redacted]"


@pytest.mark.parametrize("key", ["token_id", "token_generation", "user_id", "thread_id", "status", "detail"])
def test_what_explains_is_written(lines: Lines, key: str) -> None:
    structlog.get_logger("of.a.test").info("event", **{key: "17"})
    assert lines()[0][key] == "17"


@pytest.mark.parametrize(
    ("request_line", "written"),
    [
        ("GET /auth/x?code=hunter2&state=hunter2", "GET /auth/x"),
        ("GET /auth/x?", "GET /auth/x"),
        ("GET /threads/", "GET /threads/"),
        ("GET /a?b?code=hunter2", "GET /a"),
    ],
)
def test_no_query_is_written(lines: Lines, request_line: str, written: str) -> None:
    structlog.get_logger("of.a.test").info("request_started", request=request_line)
    assert lines()[0]["request"] == written


def test_the_fences_leave_the_rest_alone() -> None:
    event = {"event": "x", "request": object(), "n": 1}
    assert without_query(None, "info", dict(event)) == event
    assert redact(None, "info", dict(event)) == event


def test_the_level_is_the_operators() -> None:
    assert logging_config("WARNING")["root"] == {"handlers": ["stderr"], "level": "WARNING"}
    assert not logging_config("INFO")["disable_existing_loggers"]
