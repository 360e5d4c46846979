"""A model as a generator: what it answers passes the same checks as any text, or is not used."""

from collections.abc import Callable
from typing import TypeVar

import structlog

from insights.composition import Composition
from insights.distilled import Distilled
from insights.document import Document
from insights.providers import cost, prompts
from insights.providers.addresses import Endpoint, check_base_url
from insights.providers.asking import Job, MaySpend
from insights.providers.base import Progress, Usage, WriteRequest
from insights.providers.check import checked
from insights.providers.concepts import checked as checked_concepts
from insights.providers.config import ModelConfig
from insights.providers.embedded import Embedded
from insights.providers.errors import AddressError, GaveUpError
from insights.providers.lengths import lengths
from insights.providers.schema import ANSWERS, DistilAnswer

__all__ = ["MaySpend", "ModelGenerator"]
R = TypeVar("R")
log = structlog.get_logger(__name__)


class ModelGenerator:
    def __init__(self, config: ModelConfig, *, may_spend: MaySpend | None = None) -> None:
        self.name = f"{config.wire.value} {config.model}"
        self.config = config
        self.prices = cost.prices(config)
        self._may_spend = may_spend
        self._embedded = Embedded()

    def distil(self, document: Document, progress: Progress) -> tuple[Distilled, Usage]:
        def ask(job: Job) -> Distilled:
            prompt = prompts.distil(document, DistilAnswer)
            return job.ask(prompt, DistilAnswer, lambda answer: checked_concepts(answer, document))

        return self._with_fallback(progress, ask, lambda: self._embedded.distil(document, progress))

    def write(self, request: WriteRequest, progress: Progress) -> tuple[Composition, Usage]:
        def ask(job: Job) -> Composition:
            model = ANSWERS[request.format]
            prompt = prompts.write(request, lengths(request), model)
            return job.ask(prompt, model, lambda answer: checked(answer, request))

        return self._with_fallback(progress, ask, lambda: self._embedded.write(request, progress))

    def _with_fallback(
        self, progress: Progress, ask: Callable[[Job], R], instead: Callable[[], tuple[R, Usage]]
    ) -> tuple[R, Usage]:
        usage = Usage()
        try:
            job = Job(self.config, self._endpoint(), self.prices, self._may_spend, progress)
            usage = job.usage
            result = ask(job)
        except (GaveUpError, AddressError) as error:
            log.warning("model.fell_back", generator=self.name, reason=str(error))
            result, _ = instead()
            usage.fell_back = str(error)
        else:
            progress("Written", 1.0)
        return result, usage

    def _endpoint(self) -> Endpoint:
        """Resolved for each job: its addresses are what gets connected to."""
        return check_base_url(self.config.url, allow_private=self.config.allow_private)
