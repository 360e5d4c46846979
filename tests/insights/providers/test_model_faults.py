"""Every fault, in each wire format, met once and always: nothing wrong reaches a person."""

from collections.abc import Callable
from contextlib import ExitStack

import pytest

from insights.composition import Format
from insights.providers.config import Wire
from tests.insights.providers.world import document, generator, quiet, request, wrong, wrong_concepts
from tests.models_server import Fault, ModelServer
from tests.models_server.faults import CONTENT, FINAL, MENDED

FAULTS = sorted(Fault, key=list(Fault).index)
THREAD = request()
MOST_CALLS = 9


def once(fault: Fault) -> Callable[[int], Fault | None]:
    return lambda number: None if number else fault


@pytest.mark.parametrize("wire", list(Wire))
def test_without_a_fault_one_call_is_enough(wire: Wire) -> None:
    with ModelServer() as server:
        composition, usage = generator(server, wire).write(THREAD, quiet)
    assert (usage.calls, usage.repairs, usage.fell_back) == (1, 0, "")
    assert wrong(composition, THREAD) == []
    assert "Brackwater" in composition.text or "pump" in composition.text


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("wire", list(Wire))
def test_met_once(wire: Wire, fault: Fault) -> None:
    with ModelServer(once(fault)) as server:
        composition, usage = generator(server, wire).write(THREAD, quiet)
    assert wrong(composition, THREAD) == []
    assert usage.calls == len(server.seen) == (1 if fault in MENDED | FINAL else 2)
    assert bool(usage.fell_back) == (fault in FINAL)
    assert (usage.repairs > 0) == (fault in MENDED - {Fault.CONTENT_TYPE} or _is_answer(fault))


@pytest.mark.parametrize("wire", list(Wire))
def test_a_connection_refused_once(wire: Wire) -> None:
    with ModelServer() as gone:
        pass
    model = generator(gone, wire)
    with ExitStack() as stack:
        servers: list[ModelServer] = []

        def comes_back(what: str, share: float) -> None:
            if what == "Asking the model again" and not servers:
                servers.append(stack.enter_context(ModelServer(port=gone.port)))

        composition, usage = model.write(THREAD, comes_back)
    assert (usage.calls, usage.fell_back) == (2, "")
    assert wrong(composition, THREAD) == []


@pytest.mark.parametrize("wire", list(Wire))
def test_a_connection_refused_always(wire: Wire) -> None:
    with ModelServer() as gone:
        pass
    composition, usage = generator(gone, wire).write(THREAD, quiet)
    assert (usage.calls, usage.fell_back) == (3, "The model server could not be reached.")
    assert wrong(composition, THREAD) == []


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("wire", list(Wire))
def test_met_always(wire: Wire, fault: Fault) -> None:
    with ModelServer(lambda number: fault) as server:
        composition, usage = generator(server, wire).write(THREAD, quiet)
    assert wrong(composition, THREAD) == []
    assert usage.calls == len(server.seen) <= MOST_CALLS
    assert bool(usage.fell_back) == (fault not in MENDED)
    assert "sk-test" not in usage.fell_back


@pytest.mark.parametrize("fault", sorted(CONTENT))
@pytest.mark.parametrize("format", [Format.LINKEDIN, Format.BLOG])
@pytest.mark.parametrize("is_once", [True, False])
def test_content_of_the_longer_formats(format: Format, fault: Fault, is_once: bool) -> None:  # noqa: A002
    asked = request(format)
    with ModelServer(once(fault) if is_once else lambda number: fault) as server:
        composition, usage = generator(server, Wire.OPENAI).write(asked, quiet)
    assert wrong(composition, asked) == []
    assert bool(usage.fell_back) == (not is_once and fault not in MENDED)
    assert usage.calls <= 3


@pytest.mark.parametrize("fault", [None, *FAULTS])
@pytest.mark.parametrize("is_once", [True, False])
def test_concepts(fault: Fault | None, is_once: bool) -> None:
    asked = document()
    with ModelServer(once(fault) if is_once and fault else lambda number: fault) as server:
        found, usage = generator(server, Wire.ANTHROPIC).distil(asked, quiet)
    assert wrong_concepts(found, asked) == []
    assert usage.calls <= MOST_CALLS
    if fault is None or is_once:
        assert bool(usage.fell_back) == (fault in FINAL)


def _is_answer(fault: Fault) -> bool:
    """An answer came, and had to be asked for again."""
    order = list(Fault)
    return order.index(fault) >= order.index(Fault.CUT) and fault not in MENDED
