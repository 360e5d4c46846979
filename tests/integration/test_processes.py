import signal

import pytest
import requests

from tests import compose
from tests.program import Program
from tests.stack import Stack

NAMES = ["sandbox", "web", "worker-1", "worker-2", "beat-1", "beat-2"]


def named(stack: Stack, name: str) -> Program:
    return next(program for program in stack.programs if program.name == name)


def test_every_process_of_the_stack_is_known(stack: Stack) -> None:
    assert [program.name for program in stack.programs] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_its_health_check_in_docker_compose_is_green(stack: Stack, name: str) -> None:
    program = named(stack, name)
    program.wait_until(lambda: stack.is_healthy(program), "is healthy", seconds=20)


def test_readyz_names_what_it_asked(stack: Stack) -> None:
    answer = requests.get(f"{stack.base_url}/readyz", timeout=10)
    assert answer.json() == {"database": "ok", "broker": "ok"}


@pytest.mark.parametrize("name", NAMES)
def test_sigterm_ends_it_with_exit_0(stack: Stack, name: str) -> None:
    program = named(stack, name)
    try:
        assert program.stop(signal.SIGTERM) == 0, program.output
    finally:
        stack.restart(program)


@pytest.mark.parametrize("service", ["worker", "beat"])
def test_without_redis_it_refuses_to_start(stack: Stack, service: str) -> None:
    program = stack.program(f"{service}-memory", compose.command(service))
    program.environment["REDIS_URL"] = ""
    program.start()
    assert program.wait() == 1
    assert program.output.count("REDIS_URL is missing") == 1
    assert "Traceback" not in program.output
