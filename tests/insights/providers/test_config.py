from decimal import Decimal
from typing import Any

import pytest

from insights.providers import cost
from insights.providers.config import ModelConfig, Wire
from insights.providers.wires import Message, Question

KEY = "sk-very-secret-0123456789"


def test_the_key_is_in_no_text_of_it() -> None:
    config = ModelConfig(Wire.OPENAI, "m", api_key=KEY)
    assert KEY not in f"{config!r} {config} {[config]}"


@pytest.mark.parametrize("key", ["a\nb", "a b\tc", "a\r\nX-Other: 1", "schlüssel", "a\x00"])
def test_a_key_that_cannot_stand_in_a_header_is_refused_and_not_shown(key: str) -> None:
    with pytest.raises(ValueError, match="characters") as caught:
        ModelConfig(Wire.OPENAI, "m", api_key=key)
    assert key not in str(caught.value)


def test_a_pasted_key_loses_the_space_around_it() -> None:
    assert ModelConfig(Wire.OPENAI, "m", api_key=f" {KEY}\n").api_key == KEY


@pytest.mark.parametrize("change", [{"wire": "gopher"}, {"model": " "}])
def test_what_no_model_has_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        ModelConfig(**{"wire": "openai", "model": "m"} | change)


@pytest.mark.parametrize("wire", list(Wire))
def test_each_wire_has_its_vendor_s_address(wire: Wire) -> None:
    assert ModelConfig(wire, "m").url.startswith("http")
    assert ModelConfig(wire, "m", base_url="https://x.example/v1/").url == "https://x.example/v1"


def test_given_prices_are_per_million_tokens() -> None:
    prices = cost.prices(ModelConfig(Wire.OPENAI, "m", price_input=Decimal(2), price_output=Decimal(10)))
    assert prices.of(500_000, 100_000) == Decimal(2)
    assert not prices.note


def test_known_prices_come_from_the_list() -> None:
    prices = cost.prices(ModelConfig(Wire.ANTHROPIC, "claude-sonnet-4-5"))
    assert 0 < prices.input < prices.output < Decimal("0.001")


@pytest.mark.parametrize("url", ["https://models.example.org/v1", "https://api.openai.com/v1"])
def test_an_unknown_price_counts_nothing_and_says_so(url: str) -> None:
    prices = cost.prices(ModelConfig(Wire.OPENAI, "model-of-our-own", base_url=url))
    assert prices.of(1_000_000, 1_000_000) == 0
    assert "model-of-our-own" in prices.note


def test_ollama_costs_nothing() -> None:
    assert cost.prices(ModelConfig(Wire.OLLAMA, "llama3")) == cost.Prices(Decimal(0), Decimal(0))


def test_the_estimate_of_a_call_is_not_below_what_it_costs() -> None:
    prices = cost.Prices(Decimal(1), Decimal(2))
    question = Question("a" * 300, (Message("user", "é" * 300),), None, 50)
    assert prices.at_most(question) == 300 + 100
