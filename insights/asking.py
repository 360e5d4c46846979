"""A person asks for text: one row for one click, and a hint to the workers."""

from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.limits import allowed
from accounts.models import User
from insights.composition import Format
from insights.models import Article, BrandProfile, Draft, Generation, Insight
from insights.providers.base import LinkPlace
from insights.tasks import HINT_LIFE, generate

TEXTS_AN_HOUR = 120
AT_ONCE = 5  # of one person, waiting or being written


class TooManyError(Exception):
    """The person has asked for too much at once; the text says when to come back."""


def distil_article(article: Article, click: UUID) -> Generation:
    return _ask(article.person, click, kind=Generation.Kind.DISTIL, article=article, revision=article.current)


def write_draft(
    article: Article,
    insight: Insight | None,
    into: Format,
    profile: BrandProfile,
    link_place: LinkPlace,
    click: UUID,
) -> Generation:
    return _ask(
        article.person,
        click,
        kind=Generation.Kind.WRITE,
        article=article,
        revision=insight.revision if insight else article.current,
        insight=insight,
        format=into,
        profile=profile,
        link_place=link_place,
    )


def rewrite_part(draft: Draft, part: int, seen: int, click: UUID) -> Generation:
    return _ask(
        draft.article.person,
        click,
        kind=Generation.Kind.REWRITE,
        article=draft.article,
        revision=draft.revision,
        insight=draft.insight,
        format=draft.format,
        profile=draft.profile,
        link_place=draft.link_place,
        draft=draft,
        part=part,
        seen=seen,
    )


def _ask(person: User, click: UUID, **what: Any) -> Generation:
    """The generation of this click: a second press, a reload or a second tab finds the first one's."""
    if asked := Generation.objects.filter(person=person, click=click).first():
        return asked
    _insist_on_limits(person)
    with transaction.atomic():
        generation, is_new = Generation.objects.get_or_create(person=person, click=click, defaults=what)
        if is_new:
            transaction.on_commit(lambda: _hint(generation.pk), robust=True)  # the tick finds it in any case
    return generation


def _hint(pk: int) -> None:
    generate.apply_async((pk,), expires=HINT_LIFE, retry=False)


def _insist_on_limits(person: User) -> None:
    if Generation.objects.of(person).unfinished().count() >= AT_ONCE:
        raise TooManyError(f"{AT_ONCE} texts are being written already. Wait for one of them, or cancel it.")
    if not allowed(f"generate:{person.pk}", times=TEXTS_AN_HOUR, seconds=3600):
        raise TooManyError(f"That is {TEXTS_AN_HOUR} texts within an hour. Try again in a while.")
