"""Which model is asked, where, and within which limits."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Wire(StrEnum):
    OPENAI = "openai"
    ANTHROPIC = "anthropic"
    OLLAMA = "ollama"


# Each as its vendor's own client takes it.
DEFAULT_URLS = {
    Wire.OPENAI: "https://api.openai.com/v1",
    Wire.ANTHROPIC: "https://api.anthropic.com",
    Wire.OLLAMA: "http://localhost:11434",
}


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """Seconds, tokens, and USD per million tokens. The key stays out of every text made from this."""

    wire: Wire
    model: str
    base_url: str = ""  # empty: the vendor's own
    api_key: str = field(default="", repr=False)
    timeout: float = 60.0  # of one try, from connecting to the last byte
    deadline: float = 180.0  # of a whole job, waits and repeated questions included
    max_output_tokens: int = 8_192  # of one answer; doubled at most twice where an answer was cut
    price_input: Decimal | None = None  # where neither is given, genai-prices is asked
    price_output: Decimal | None = None
    allow_private: bool = False  # the installation's own model server may be on this machine or network
    tries: int = 3  # of one question, while the server is away or busy
    backoff: float = 1.0  # before the second try; doubled for each further one
    longest_wait: float = 30.0  # a server that asks for more is not waited for
    max_answer: int = 1_000_000  # bytes

    def __post_init__(self) -> None:
        object.__setattr__(self, "wire", Wire(self.wire))
        object.__setattr__(self, "api_key", self.api_key.strip())
        if not self.model.strip():
            raise ValueError("Name the model.")
        if any(not " " <= character <= "~" for character in self.api_key):
            raise ValueError("The key has characters that no key has.")

    @property
    def url(self) -> str:
        return (self.base_url or DEFAULT_URLS[self.wire]).rstrip("/")
