"""Who writes, and who pays: the cap of a month holds, also for two at once."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from accounts.models import User
from insights.models import Generation, ModelAccess
from insights.payers import generator_for, month_start, own_model
from insights.providers.embedded import Embedded
from tests.factories import make_user
from tests.insights.factory import make_article, make_generation

pytestmark = pytest.mark.django_db
CAP = Decimal(5)


def make_access(person: User, **fields: Any) -> ModelAccess:
    facts = {
        "wire": "openai",
        "model": "small-one",
        "base_url": "https://models.example",
        "api_key": "sk-own",
    }
    return ModelAccess.objects.create(person=person, **(facts | fields))


def running(person: User | None = None, **columns: Any) -> Generation:
    generation = make_generation(make_article(person))
    claimed = Generation.objects.claim(generation.pk, timezone.now())
    assert claimed
    for name, value in columns.items():
        setattr(claimed, name, value)
    return claimed


def reserve(generation: Generation, amount: str) -> bool:
    return generation.reserve(Decimal(amount), CAP, month_start(timezone.now()))


def test_without_a_model_the_embedded_generator_writes() -> None:
    assert isinstance(generator_for(make_generation()), Embedded)


def test_the_installations_model_writes_for_everybody(settings: Any) -> None:
    settings.LLM_WIRE, settings.LLM_MODEL = "ollama", "llama-small"
    generation = make_generation()
    assert "llama-small" in generator_for(generation).name
    assert not generation.own_key


def test_ones_own_model_comes_first_and_may_not_be_in_our_network(settings: Any) -> None:
    settings.LLM_WIRE, settings.LLM_MODEL = "ollama", "llama-small"
    generation = make_generation()
    access = make_access(generation.person)
    assert "small-one" in generator_for(generation).name
    assert generation.own_key
    assert not own_model(access).allow_private


def test_the_key_opens_for_the_model_and_shows_nowhere() -> None:
    access = ModelAccess.objects.get(pk=make_access(make_user()).pk)
    config = own_model(access)
    assert config.api_key == "sk-own"
    assert "sk-own" not in repr(config) + repr(access) + str(access.__dict__)


def test_a_call_within_the_cap_is_set_aside_and_one_over_it_refused() -> None:
    generation = running()
    assert reserve(generation, "3")
    assert not reserve(generation, "3")
    assert reserve(generation, "2")
    generation.refresh_from_db()
    assert generation.reserved == Decimal(5)


def test_what_others_have_running_counts() -> None:
    first, second = running(), running()
    assert reserve(first, "4")
    assert not reserve(second, "2")


def test_an_own_key_has_an_own_cap() -> None:
    others, own = running(), running(own_key=True)
    assert reserve(others, "5")
    assert reserve(own, "5")
    assert not reserve(own, "1")


def test_last_month_is_paid() -> None:
    generation = running()
    assert reserve(generation, "5")
    before = month_start(timezone.now()) - timedelta(days=1)
    Generation.objects.filter(pk=generation.pk).update(queued_at=before)
    assert reserve(running(), "5")


def test_what_was_set_aside_becomes_what_it_cost() -> None:
    from insights.providers.base import Usage

    generation = running()
    reserve(generation, "5")
    generation.settle(Generation.Status.DONE, usage=Usage(cost=Decimal("0.02")))
    assert reserve(running(), "4.9")
