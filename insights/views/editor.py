"""What the page on which a draft is worked on shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.views import person
from insights import scheduling
from insights.composition import Composition, Format, Part, Piece
from insights.formats.limits import LINKEDIN_LIMIT
from insights.forms.drafts import DraftForm
from insights.models import Draft
from insights.provenance import OWN, Passage, notes, passages
from insights.providers.base import LinkPlace
from insights.scheduling import POST_LIMIT
from insights.voice import violations
from scheduler.prices import price

NOUNS = {Format.THREAD: "Post", Format.LINKEDIN: "Paragraph", Format.BLOG: "Question"}
HEAD, TAIL = "Opening", "Ending"


@dataclass(frozen=True, slots=True)
class PieceRow:
    """One sentence in the list of sources."""

    id: str  # “part.piece”
    piece: Piece
    notes: tuple[str, ...]
    own: str  # what it is, where it needs no source
    passages: list[Passage] = field(default_factory=list)  # only of the one that is asked for


@dataclass(slots=True)
class PartBox:
    """One part: its text, what to look at in it, and where its sentences come from."""

    number: int
    label: str
    text: str
    price: Any
    rows: list[PieceRow]
    problems: list[str] = field(default_factory=list)


def show(
    request: HttpRequest, form: DraftForm, template: str, status: int = 200, **extra: Any
) -> HttpResponse:
    return render(request, template, context(request, form) | extra, status=status)


def context(request: HttpRequest, form: DraftForm) -> dict[str, Any]:
    draft, into = form.draft, Format(form.draft.format)
    boxes = list(_boxes(form, request.GET.get("piece", "")))
    return {
        "draft": draft,
        "form": form,
        "boxes": boxes,
        "problems": [] if into is Format.THREAD else _violations(draft, "\n\n".join(form.texts)),
        "left_out": form.now.left_out,
        "noted": sum(bool(row.notes) for box in boxes for row in box.rows),
        "limit": {Format.THREAD: POST_LIMIT, Format.LINKEDIN: LINKEDIN_LIMIT, Format.BLOG: 0}[into],
        "noun": NOUNS[into],
        "can_add": len(boxes) < form.most_parts,
        "most_parts": form.most_parts,
        "click": uuid4(),
    } | (_going_out(request, form) if into is Format.THREAD else {})


def _going_out(request: HttpRequest, form: DraftForm) -> dict[str, Any]:
    """What matters only for a thread: accounts, cost, and where the link stands."""
    link = form.draft.article.link
    return {
        "accounts": person(request).tokens.active(),
        "cost": scheduling.cost(form.texts),
        "link": link,
        "choices": scheduling.choices(form.texts, link) if link else [],
        "NOWHERE": LinkPlace.NOWHERE,
    }


def _boxes(form: DraftForm, wanted: str) -> Iterator[PartBox]:
    into = Format(form.draft.format)
    for number, text in enumerate(form.texts):
        part = _part_of(form.now, number, text)
        yield PartBox(
            number,
            label(into, form.texts, number),
            text,
            price(text) if into is Format.THREAD else None,
            [_row(form.draft, number, index, piece, wanted) for index, piece in enumerate(part.pieces)],
            _violations(form.draft, text) if into is Format.THREAD else [],
        )


def _part_of(now: Composition, number: int, text: str) -> Part:
    """What is known of the text; nothing of one that is not stored."""
    part = now.parts[number] if number < len(now.parts) else Part(())
    return part if part.text == text else Part(())


def _row(draft: Draft, number: int, index: int, piece: Piece, wanted: str) -> PieceRow:
    name = f"{number}.{index}"
    found = passages(draft.revision.document, piece.spans) if name == wanted else []
    return PieceRow(name, piece, notes(piece), "" if piece.spans else OWN.get(piece.kind, ""), found)


def _violations(draft: Draft, text: str) -> list[str]:
    if draft.profile is None or not text:
        return []
    into = Format(draft.format)
    return violations(text, draft.profile.voice(into), into, draft.revision.language)


def label(into: Format, texts: Sequence[str], number: int) -> str:
    """Of a blog post, by what stands there: the opening, a question, or what ends it."""
    if into is not Format.BLOG:
        return f"{NOUNS[into]} {number + 1}"
    if number == 0:
        return HEAD
    is_question = texts[number].startswith("#") or not texts[number]
    if not is_question and number == len(texts) - 1:
        return TAIL
    return f"{'Question' if is_question else 'Part'} {number}"
