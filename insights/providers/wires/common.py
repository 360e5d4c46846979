"""What the three wire formats have in common: a question, and what can be read of the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Protocol

from insights.providers.config import ModelConfig


class Message(NamedTuple):
    role: Literal["user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Question:
    system: str
    messages: tuple[Message, ...]
    schema: Mapping[str, Any] | None  # JSON Schema of the answer; None: the server takes none
    max_tokens: int

    @property
    def size(self) -> int:
        """Bytes of UTF-8 that the model reads."""
        return sum(len(text.encode()) for text in (self.system, *(each.content for each in self.messages)))


class HttpRequest(NamedTuple):
    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reply:
    text: str
    was_cut: bool = False  # by its length limit
    was_refused: bool = False
    input_tokens: int | None = None  # None: the server does not say
    output_tokens: int | None = None


class WireFormat(Protocol):
    def request(self, config: ModelConfig, question: Question) -> HttpRequest: ...

    def reply(self, data: Mapping[str, Any]) -> Reply:
        """Raises KeyError, TypeError, IndexError or ValueError where it is not an answer of this format."""
        ...


def whole_number(value: object) -> int | None:
    return value if isinstance(value, int) and value >= 0 else None
