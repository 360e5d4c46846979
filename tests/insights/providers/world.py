"""A model's generator in front of the fault server, and what must hold of all that it gives back."""

from decimal import Decimal
from functools import cache
from typing import Any

from insights import parsing
from insights.composition import Composition, Format, Piece
from insights.distil import distil
from insights.distilled import Distilled
from insights.document import Document
from insights.formats import limits_kept
from insights.providers.base import WriteRequest
from insights.providers.config import ModelConfig, Wire
from insights.providers.model import ModelGenerator
from insights.voice import Voice
from tests.insights.providers.articles import PUMPS
from tests.models_server import ModelServer
from tests.models_server.spoiling import BANNED, FOREIGN, GERMAN, INVENTED

KEY = "sk-test-5up3rs3cr3t-0000"
LINK = "https://author.example.org/pumps"
FAST = {"timeout": 0.4, "deadline": 8.0, "backoff": 0.01, "longest_wait": 0.2, "max_answer": 1_000_000}
FORBIDDEN = (INVENTED, GERMAN, FOREIGN, BANNED, "73519", "#growth", "evil.example", KEY, "**", "I'm sorry")
VOICE = Voice(banned_words=(BANNED, "game changer"), max_sentence_words=28)


def quiet(what: str, share: float) -> None:
    """A person who waits and does not cancel."""


def config(server: ModelServer, wire: Wire, **changes: Any) -> ModelConfig:
    values: dict[str, Any] = {
        "price_input": Decimal(1),
        "price_output": Decimal(2),
        "allow_private": True,
        "max_output_tokens": 1_000,
        **FAST,
        **changes,
    }
    return ModelConfig(wire, "m", server.url(wire), KEY, **values)


def generator(server: ModelServer, wire: Wire, **changes: Any) -> ModelGenerator:
    return ModelGenerator(config(server, wire, **changes))


@cache
def document(markdown: str = PUMPS) -> Document:
    return parsing.parse(markdown)


@cache
def _distilled(markdown: str) -> Distilled:
    return distil(document(markdown))


def request(format: Format = Format.THREAD, markdown: str = PUMPS, **changes: Any) -> WriteRequest:  # noqa: A002
    parsed, found = document(markdown), _distilled(markdown)
    concepts = found.concepts[:1] if format is not Format.BLOG else found.concepts
    values: dict[str, Any] = {"keywords": found.keywords, "link": LINK, **changes}
    return WriteRequest(parsed, format, concepts, VOICE, **values)


def pieces(composition: Composition) -> list[Piece]:
    return [piece for part in composition.parts for piece in part.pieces]


def wrong(composition: Composition, asked: WriteRequest) -> list[str]:
    """What must not reach a person; empty: nothing."""
    text = f"{composition.title}\n{composition.text}"
    return [
        *limits_kept(composition, asked),
        *(f"not grounded: {piece.text}" for piece in pieces(composition) if not piece.is_grounded),
        *(f"flagged: {piece.text} {piece.flags}" for piece in pieces(composition) if piece.flags),
        *(f"has {mark}" for mark in FORBIDDEN if mark in text),
        *(["another format"] if composition.format is not asked.format else []),
    ]


def wrong_concepts(found: Distilled, asked: Document) -> list[str]:
    text = "\n".join([each.claim for each in found.concepts] + [each.term for each in found.keywords])
    taken = [index for each in found.concepts for index in each.support]
    return [
        *(f"no span: {each.claim}" for each in found.concepts if each.claim_span is None),
        *(f"has {mark}" for mark in FORBIDDEN if mark in text),
        *(["a sentence twice"] if len(set(taken)) < len(taken) else []),
        *(f"no such sentence: {index}" for index in taken if not 0 <= index < len(asked.sentences)),
        *(["nothing found"] if not found.concepts or not found.keywords else []),
    ]
