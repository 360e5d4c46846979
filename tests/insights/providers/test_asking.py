"""A job's bounds: cancelling, time, money, calls; and what it says of itself."""

import time
from collections.abc import Callable
from decimal import Decimal

import pytest

from insights.composition import Format, PieceKind
from insights.providers import generator as make
from insights.providers.base import CancelledError, WriteRequest
from insights.providers.config import ModelConfig, Wire
from insights.providers.embedded import Embedded
from tests.insights.providers.world import KEY, config, document, generator, pieces, quiet, request, wrong
from tests.models_server import Fault, ModelServer
from tests.models_server.answers import Json
from tests.models_server.reading import Asked

THREAD = request()
INPUT, OUTPUT = 1_000, 100  # tokens of each answer of the server


def cancelled_after(calls: int) -> Callable[[str, float], None]:
    told = []

    def progress(what: str, share: float) -> None:
        told.append(what)
        if len(told) > calls:
            raise CancelledError

    return progress


def test_without_a_model_the_embedded_generator_writes() -> None:
    composition, usage = make(None).write(THREAD, quiet)
    assert make(None).name == "embedded"
    assert composition == Embedded().write(THREAD, quiet)[0]
    assert (usage.calls, usage.cost, usage.fell_back) == (0, Decimal(0), "")


def test_a_model_is_named_by_its_wire() -> None:
    assert [make(ModelConfig(wire, "m")).name for wire in Wire] == ["openai m", "anthropic m", "ollama m"]


# ── Cancelling ────────────────────────────────────────────────────────────────────────────────────
def test_nothing_is_asked_of_a_cancelled_job() -> None:
    with ModelServer() as server, pytest.raises(CancelledError):
        generator(server, Wire.OPENAI).write(THREAD, cancelled_after(0))
    assert server.seen == []


@pytest.mark.parametrize("fault", [Fault.S503, Fault.PROSE])
def test_cancelling_ends_a_job_between_two_calls(fault: Fault) -> None:
    with ModelServer(lambda number: fault) as server, pytest.raises(CancelledError):
        generator(server, Wire.OPENAI).write(THREAD, cancelled_after(1))
    assert len(server.seen) == 1


def test_cancelling_ends_a_wait_soon() -> None:
    started = time.monotonic()
    with ModelServer(lambda number: Fault.S503) as server, pytest.raises(CancelledError):
        generator(server, Wire.OPENAI, backoff=60, longest_wait=300, deadline=600).write(
            THREAD, cancelled_after(3)
        )
    assert time.monotonic() - started < 5


# ── Time ──────────────────────────────────────────────────────────────────────────────────────────
def test_the_deadline_holds_over_all_tries() -> None:
    started = time.monotonic()
    with ModelServer(lambda number: Fault.READ_TIMEOUT) as server:
        composition, usage = generator(server, Wire.OPENAI, timeout=30, deadline=0.5).write(THREAD, quiet)
    assert time.monotonic() - started < 4
    assert usage.fell_back
    assert usage.calls == 1
    assert wrong(composition, THREAD) == []


def test_a_server_that_asks_for_an_hour_is_not_waited_for() -> None:
    with ModelServer(lambda number: Fault.S429_LONG) as server:
        _, usage = generator(server, Wire.OPENAI).write(THREAD, quiet)
    assert usage.calls == 1
    assert usage.fell_back == "The model server is busy."


# ── Money ─────────────────────────────────────────────────────────────────────────────────────────
def test_tokens_and_cost_of_a_call_are_counted() -> None:
    with ModelServer() as server:
        _, usage = generator(server, Wire.OPENAI).write(THREAD, quiet)
    assert (usage.input_tokens, usage.output_tokens) == (INPUT, OUTPUT)
    assert usage.cost == Decimal("0.0012")


def test_a_refused_answer_has_its_cost_too() -> None:
    with ModelServer(lambda number: Fault.PROSE) as server:
        _, usage = generator(server, Wire.OPENAI).write(THREAD, quiet)
    assert usage.calls == 3
    assert usage.cost == 3 * Decimal("0.0012")


def test_a_lost_answer_counts_as_what_it_may_have_cost() -> None:
    asked = []

    def may_spend(cost: Decimal) -> bool:
        asked.append(cost)
        return True

    with ModelServer(lambda number: None if number else Fault.SHORT_BODY) as server:
        made = make(config(server, Wire.OPENAI), may_spend=may_spend)
        _, usage = made.write(THREAD, quiet)
    assert len(asked) == 2
    assert usage.cost == asked[0] + Decimal("0.0012")


def test_a_refused_connection_costs_nothing() -> None:
    server = ModelServer()
    with server:
        pass
    composition, usage = generator(server, Wire.OPENAI).write(THREAD, quiet)
    assert (usage.calls, usage.cost) == (3, Decimal(0))
    assert wrong(composition, THREAD) == []


def test_the_cap_is_asked_before_each_call_with_the_most_it_may_cost() -> None:
    asked = []

    def may_spend(cost: Decimal) -> bool:
        asked.append(cost)
        return len(asked) < 2

    with ModelServer(lambda number: Fault.PROSE) as server:
        _, usage = make(config(server, Wire.OPENAI), may_spend=may_spend).write(THREAD, quiet)
    assert len(server.seen) == 1
    assert len(asked) == 2
    assert all(cost > Decimal("0.002") for cost in asked)  # 1,000 tokens of answer alone
    assert usage.fell_back == "monthly cap"


def test_no_call_is_made_beyond_the_cap() -> None:
    with ModelServer() as server:
        made = make(config(server, Wire.OPENAI), may_spend=lambda cost: False)
        _, usage = made.distil(document(), quiet)
    assert (server.seen, usage.calls, usage.fell_back) == ([], 0, "monthly cap")


# ── What is asked ─────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("wire", list(Wire))
def test_a_server_without_schemas_is_asked_without_one(wire: Wire) -> None:
    with ModelServer(lambda number: None if number else Fault.S400) as server:
        _, usage = generator(server, wire).write(THREAD, quiet)
    assert [seen.asked.has_schema for seen in server.seen] == [True, False]
    assert not usage.fell_back


def test_a_cut_answer_gets_more_room() -> None:
    with ModelServer(lambda number: None if number else Fault.CUT) as server:
        _, usage = generator(server, Wire.ANTHROPIC).write(THREAD, quiet)
    assert ['"max_tokens":1000' in seen.body for seen in server.seen] == [True, False]
    assert '"max_tokens":2000' in server.seen[1].body
    assert "Make it shorter" in server.seen[1].asked.user
    assert usage.repairs == 1


def test_what_was_wrong_is_told() -> None:
    with ModelServer(lambda number: None if number else Fault.INVENTED_NUMBER) as server:
        generator(server, Wire.OPENAI).write(THREAD, quiet)
    assert "73519" not in server.seen[0].body
    assert "The article has no 73519" in server.seen[1].body


def test_texts_to_avoid_do_not_come_again() -> None:
    with ModelServer() as server:
        first, _ = generator(server, Wire.OPENAI).write(THREAD, quiet)
        hook = first.parts[0].pieces[0].text
        asked = request(avoid=(hook,))
        second, usage = generator(server, Wire.OPENAI).write(asked, quiet)
    assert hook not in second.text
    assert usage.fell_back  # this server always says the same


def test_an_unsafe_address_falls_back_unasked() -> None:
    unsafe = ModelConfig(Wire.OPENAI, "m", "https://127.0.0.1/v1", KEY)
    composition, usage = make(unsafe).write(THREAD, quiet)
    assert "private network" in usage.fell_back
    assert usage.calls == 0
    assert wrong(composition, THREAD) == []


def test_the_voice_and_the_keywords_are_told() -> None:
    with ModelServer() as server:
        generator(server, Wire.OPENAI).write(THREAD, quiet)
    seen = server.seen[0].asked
    assert "game changer" in seen.system
    assert THREAD.keywords[0].term in seen.user
    assert THREAD.concepts[0].claim in seen.user
    assert "at most 245 characters" in seen.system


@pytest.mark.parametrize("format", list(Format))
def test_the_link_is_set_once_and_only_ours(format: Format) -> None:  # noqa: A002
    asked: WriteRequest = request(format)
    with ModelServer() as server:
        composition, usage = generator(server, Wire.OPENAI).write(asked, quiet)
    assert not usage.fell_back
    assert [each.text for each in pieces(composition) if each.kind is PieceKind.LINK] == [asked.link]


def test_a_claim_in_the_wrong_place_is_not_a_source() -> None:
    def speak(asked: Asked, answer: Json) -> Json:
        answer["concepts"][0]["support"] = [-1]
        return answer

    with ModelServer(speak=speak) as server:
        found, usage = generator(server, Wire.OPENAI).distil(document(), quiet)
    assert usage.fell_back
    assert found.concepts
