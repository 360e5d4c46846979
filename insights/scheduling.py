"""From a draft to a thread of the scheduler: exactly its texts, and nothing after the preview."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.db import transaction

from insights.models import Draft
from insights.providers.base import LinkPlace
from scheduler.models import Thread
from scheduler.prices import price
from scheduler.rules import post_problems
from xauth.models import Token

POST_LIMIT = 280  # weighted characters
PLACES = {
    LinkPlace.NOWHERE: "Nowhere",
    LinkPlace.FIRST: "In the first post",
    LinkPlace.LAST: "In the last post",
}


class NotReadyError(Exception):
    """It cannot become a thread as it is; the text says what to do."""


def hand_over(draft: Draft, token: Token) -> Thread:
    """The thread of the draft, made or brought up to date. NotReadyError: a post is empty or too long."""
    texts = [part.text for part in draft.composition.parts]
    if found := problems(texts):
        raise NotReadyError(" ".join(found))
    with transaction.atomic():
        draft.thread = Thread.objects.drafted(token, texts, instead_of=draft.thread)
        draft.save(update_fields=["thread"])
    return draft.thread


def problems(texts: Sequence[str]) -> list[str]:
    """Why these cannot be the posts of a thread, in words for the person."""
    if not texts:
        return ["There is no post yet. Add one first."]
    found = [
        f"Post {number}: {problem}"
        for number, text in enumerate(texts, 1)
        for problem in post_problems(text, POST_LIMIT)
    ]
    if len(texts) > settings.THREAD_MAX_POSTS:
        found.append(f"A thread has at most {settings.THREAD_MAX_POSTS} posts. Remove one.")
    return found


# ── Where the article's link stands, and what that costs ──────────────────────────────────────────
@dataclass(frozen=True, slots=True)
class Choice:
    place: LinkPlace
    label: str
    cost: Decimal  # USD, the whole thread
    is_current: bool


def choices(texts: Sequence[str], link: str) -> list[Choice]:
    """Where the link may stand, each with what X would take for the thread."""
    here = place_of(texts, link)
    return [
        Choice(place, label, cost(with_link(texts, link, place)), place is here)
        for place, label in PLACES.items()
    ]


def cost(texts: Sequence[str]) -> Decimal:
    return sum((price(text) for text in texts), Decimal(0))


def place_of(texts: Sequence[str], link: str) -> LinkPlace | None:
    """None: somewhere in the middle, or in several posts."""
    having = [number for number, text in enumerate(texts) if _standing(link).search(text)]
    if not having:
        return LinkPlace.NOWHERE
    if having == [len(texts) - 1]:
        return LinkPlace.LAST
    return LinkPlace.FIRST if having == [0] else None


def with_link(texts: Sequence[str], link: str, place: LinkPlace) -> list[str]:
    """The link taken out wherever it stands by itself, and put at the end of the chosen post."""
    bare = [_standing(link).sub("", text).strip() for text in texts]
    if place is LinkPlace.NOWHERE or not bare:
        return bare
    target = 0 if place is LinkPlace.FIRST else len(bare) - 1
    bare[target] = f"{bare[target]}\n\n{link}".strip()
    return bare


def _standing(link: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?<!\S){re.escape(link)}(?!\S)")
