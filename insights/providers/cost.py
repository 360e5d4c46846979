"""What a call costs: the prices given, or those that genai-prices knows for this address and model."""

from dataclasses import dataclass
from decimal import Decimal

import genai_prices

from insights.providers.config import ModelConfig, Wire
from insights.providers.wires import Question

MILLION = Decimal(1_000_000)
BYTES_A_TOKEN = 3  # of UTF-8; English has four and Chinese three, so an estimate is rather too high


@dataclass(frozen=True, slots=True)
class Prices:
    """USD per token; `note` says, for a person, where they are not known."""

    input: Decimal
    output: Decimal
    note: str = ""

    def of(self, input_tokens: int, output_tokens: int) -> Decimal:
        return self.input * input_tokens + self.output * output_tokens

    def at_most(self, question: Question) -> Decimal:
        return self.of(tokens(question.size), question.max_tokens)


def tokens(size: int) -> int:
    """Estimated, of so many bytes of text."""
    return -(-size // BYTES_A_TOKEN)


def prices(config: ModelConfig) -> Prices:
    if config.price_input is not None or config.price_output is not None:
        return Prices(
            (config.price_input or Decimal(0)) / MILLION, (config.price_output or Decimal(0)) / MILLION
        )
    if config.wire is Wire.OLLAMA:
        return Prices(Decimal(0), Decimal(0))
    try:
        return Prices(_known(config, input_tokens=1), _known(config, output_tokens=1))
    except LookupError:
        return Prices(
            Decimal(0), Decimal(0), f"The price of {config.model} is not known; it counts as nothing."
        )


def _known(config: ModelConfig, *, input_tokens: int = 0, output_tokens: int = 0) -> Decimal:
    usage = genai_prices.Usage(input_tokens=input_tokens, output_tokens=output_tokens)
    return genai_prices.calc_price(usage, config.model, provider_api_url=config.url).total_price
