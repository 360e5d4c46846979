"""One job: a question asked until its answer can be used, within tries, time and money."""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

import structlog
from pydantic import BaseModel

from insights.providers import ladder, transport
from insights.providers.addresses import Endpoint
from insights.providers.base import Progress, Usage
from insights.providers.config import ModelConfig
from insights.providers.cost import Prices, tokens
from insights.providers.errors import AnswerError, CutError, FormatRefusedError, GaveUpError, TransientError
from insights.providers.prompts import Prompt, again
from insights.providers.schema import json_schema
from insights.providers.wires import Message, Question, Reply

A = TypeVar("A", bound=BaseModel)
R = TypeVar("R")
MaySpend = Callable[[Decimal], bool]
ASKS = 3  # the question, and twice again with what was wrong
STEP = 0.5  # seconds between two looks at whether the person has cancelled
LONGEST_QUOTE = 12_000  # characters of a refused answer that are sent back
log = structlog.get_logger(__name__)


class Job:
    def __init__(
        self,
        config: ModelConfig,
        endpoint: Endpoint,
        prices: Prices,
        may_spend: MaySpend | None,
        progress: Progress,
    ) -> None:
        self.config, self.endpoint, self.prices = config, endpoint, prices
        self.may_spend, self.progress = may_spend, progress
        self.usage = Usage()
        self.takes_schema = True
        self._share = 0.0
        self._deadline = time.monotonic() + config.deadline

    def ask(self, prompt: Prompt, model: type[A], use: Callable[[A], tuple[R, bool]]) -> R:
        """What `use` makes of the answer, and whether it had to mend something; it raises AnswerError.

        Raises GaveUpError with the reason, and CancelledError.
        """
        question = Question(
            prompt.system,
            (Message("user", prompt.user),),
            json_schema(model),
            self.config.max_output_tokens,
        )
        for number in range(ASKS):
            self.progress(
                "Asking the model" if number == 0 else "Asking the model again", 0.1 + 0.25 * number
            )
            reply = self._reply(question)
            try:
                result, was_mended = self._use(reply, model, use)
            except AnswerError as error:
                self.usage.repairs += 1
                log.info("model.answer_refused", kind=type(error).__name__, problems=len(error.problems))
                question = _again(prompt, question, reply, error)
            else:
                self.usage.repairs += was_mended
                return result
        raise GaveUpError("The model gave no answer that keeps the rules.")

    def _use(self, reply: Reply, model: type[A], use: Callable[[A], tuple[R, bool]]) -> tuple[R, bool]:
        if reply.was_cut:
            raise CutError("The answer was too long and got cut. Make it shorter.")
        if reply.was_refused:
            raise AnswerError("The task was refused. It is only to restate the author's own article.")
        if self.config.api_key and self.config.api_key in reply.text:
            raise GaveUpError("The model server sent the key back, and is not to be trusted.")
        value, was_unwrapped = ladder.read(reply.text, model)
        result, was_fixed = use(value)
        return result, was_unwrapped or was_fixed

    # ── One question, tried until the server answers ──────────────────────────────────────────────
    def _reply(self, question: Question) -> Reply:
        tries = 0
        while True:
            try:
                tries += 1
                return self._try(question if self.takes_schema else replace(question, schema=None))
            except FormatRefusedError:
                self.takes_schema = False
            except TransientError as error:
                if tries >= self.config.tries:
                    raise GaveUpError(str(error)) from None
                self._wait(error, tries)

    def _try(self, question: Question) -> Reply:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise GaveUpError("The model took too long.")
        dearest = self.prices.at_most(question)
        if self.may_spend is not None and not self.may_spend(dearest):
            raise GaveUpError("monthly cap")
        self.usage.calls += 1
        started = time.monotonic()
        try:
            reply = transport.ask(self.config, self.endpoint, question, min(left, self.config.timeout))
        except TransientError as error:
            self.usage.cost += dearest if error.was_sent else 0  # it may be on the bill; the cap must hold
            self._note("model.call_failed", started, reason=str(error))
            raise
        self._count(question, reply)
        self._note("model.call", started, tokens=reply.output_tokens, was_cut=reply.was_cut)
        return reply

    def _wait(self, error: TransientError, tries: int) -> None:
        """Full jitter around a doubled wait; at least as long as the server asks, if that is bearable."""
        seconds = self.config.backoff * 2 ** (tries - 1) * random.uniform(0.5, 1.5)  # noqa: S311
        seconds = max(seconds, error.after or 0.0)
        if seconds > self.config.longest_wait or time.monotonic() + seconds >= self._deadline:
            raise GaveUpError(str(error)) from None
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self.progress("Waiting for the model", self._share)
            time.sleep(min(STEP, left))
        self.progress("Asking the model again", self._share)

    def _count(self, question: Question, reply: Reply) -> None:
        read, written = reply.input_tokens, reply.output_tokens
        read = tokens(question.size) if read is None else read
        written = tokens(len(reply.text.encode())) if written is None else written
        self.usage.input_tokens += read
        self.usage.output_tokens += written
        self.usage.cost += self.prices.of(read, written)

    def _note(self, event: str, started: float, **context: object) -> None:
        """Never a prompt, a key or a text of the article or the answer."""
        log.info(
            event,
            wire=self.config.wire.value,
            model=self.config.model,
            host=self.endpoint.host,
            call=self.usage.calls,
            seconds=round(time.monotonic() - started, 3),
            **context,
        )


def _again(prompt: Prompt, question: Question, reply: Reply, error: AnswerError) -> Question:
    """The same with what was wrong; the answer is shown again where it was whole, and a cut one gets room."""
    request = again(error.problems)
    limit = question.max_tokens
    if isinstance(error, CutError):
        limit *= 2
    if isinstance(error, CutError) or not reply.text.strip() or len(reply.text) > LONGEST_QUOTE:
        messages: tuple[Message, ...] = (Message("user", f"{prompt.user}\n\n{request}"),)
    else:
        messages = (
            Message("user", prompt.user),
            Message("assistant", reply.text),
            Message("user", request),
        )
    return Question(question.system, messages, question.schema, limit)
