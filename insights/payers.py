"""Who writes a text, and who pays for it: the person's own model, the installation's, or nobody."""

from datetime import datetime
from decimal import Decimal
from functools import partial

from django.conf import settings

from insights.models import Generation, ModelAccess
from insights.providers import generator
from insights.providers.base import Generator
from insights.providers.config import ModelConfig, Wire
from xauth.clock import database_now


def generator_for(generation: Generation) -> Generator:
    access = ModelAccess.objects.filter(person_id=generation.person_id).first()
    generation.own_key = access is not None
    if access:
        return generator(own_model(access), may_spend=_spender(generation, access.monthly_cap))
    if settings.LLM_WIRE:
        return generator(installed_model(), may_spend=_spender(generation, settings.LLM_MONTHLY_CAP))
    return generator(None)


def own_model(access: ModelAccess) -> ModelConfig:
    return ModelConfig(
        wire=Wire(access.wire),
        base_url=access.base_url,
        model=access.model,
        api_key=access.api_key,
        timeout=settings.LLM_TIMEOUT,
        deadline=settings.LLM_DEADLINE,
        allow_private=False,
    )


def installed_model() -> ModelConfig:
    return ModelConfig(
        wire=Wire(settings.LLM_WIRE),
        base_url=settings.LLM_BASE_URL,
        model=settings.LLM_MODEL,
        api_key=settings.LLM_API_KEY,
        timeout=settings.LLM_TIMEOUT,
        deadline=settings.LLM_DEADLINE,
        price_input=settings.LLM_PRICE_INPUT or None,
        price_output=settings.LLM_PRICE_OUTPUT or None,
        allow_private=True,  # Ollama beside it, a proxy in the same network: the operator's own choice
    )


def _spender(generation: Generation, cap: Decimal) -> partial[bool]:
    return partial(generation.reserve, cap=cap, since=month_start(database_now()))


def month_start(now: datetime) -> datetime:
    return now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
