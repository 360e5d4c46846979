"""Lets the embedded generator write everything it offers about an article, and keeps what went wrong."""

import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from benchmarks.quality_articles import Article
from insights.composition import Composition, Format, PieceKind
from insights.distil import distil
from insights.distilled import WEAK, Concept, Distilled
from insights.formats import NothingLeftError, write
from insights.providers.base import WriteRequest
from insights.voice import Voice

PLAIN = "plain"
HARSH = "harsh"
NOT_PROSE = {PieceKind.CODE, PieceKind.IMAGE, PieceKind.LINK, PieceKind.TAGS}


@dataclass(frozen=True)
class Text:
    """One composition, with what was asked for."""

    article: Article
    voice_name: str
    request: WriteRequest
    composition: Composition
    number: int  # of the insight, from 1; 0: the whole article

    @property
    def where(self) -> str:
        about = f"insight {self.number}" if self.number else "whole article"
        return f"{self.request.format.value}, {about}, {self.voice_name}"

    @property
    def prose(self) -> str:
        """What is to be read aloud: no code, images, links or hashtags."""
        return "\n\n".join(
            "".join(each.before + each.text for each in part.pieces if each.kind not in NOT_PROSE).strip()
            for part in self.composition.parts
        )


@dataclass
class Made:
    article: Article
    distilled: Distilled
    texts: list[Text] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)  # where no sentence kept every rule of the voice
    errors: list[tuple[str, str]] = field(default_factory=list)  # where, what

    def add(self, name: str, number: int, request: WriteRequest) -> None:
        where = f"{request.format.value}, insight {number}, {name}"
        try:
            composition = write(request)
        except NothingLeftError:
            self.refused.append(where)
        except Exception:  # noqa: BLE001 — an error is a finding here, and is reported as one
            self.errors.append((where, traceback.format_exc(limit=-3)))
        else:
            self.texts.append(Text(self.article, name, request, composition, number))

    @property
    def offered(self) -> list[Concept]:
        return [concept for concept in self.distilled.concepts if concept.confidence >= WEAK]

    def of(self, voice: str = PLAIN, form: Format | None = None, *, whole: bool | None = None) -> list[Text]:
        return [
            text
            for text in self.texts
            if text.voice_name == voice
            and form in (None, text.request.format)
            and whole in (None, text.number == 0)
        ]


def requests(article: Article, distilled: Distilled, voice: Voice) -> Iterator[tuple[int, WriteRequest]]:
    """A thread and a LinkedIn article of each insight; a LinkedIn article and a Q&A post of the whole."""
    offered = tuple(concept for concept in distilled.concepts if concept.confidence >= WEAK)
    tasks = [
        (n, form, (each,)) for n, each in enumerate(offered, 1) for form in (Format.THREAD, Format.LINKEDIN)
    ]
    several = offered or distilled.concepts[:3]
    whole = [(0, form, several) for form in (Format.LINKEDIN, Format.BLOG)]
    for number, form, concepts in [*tasks, *whole]:
        yield (
            number,
            WriteRequest(
                article.document, form, concepts, voice, keywords=distilled.keywords, link=article.link
            ),
        )


def make(article: Article, voices: Mapping[str, Voice]) -> Made:
    made = Made(article, distil(article.document))
    for name, voice in voices.items():
        for number, request in requests(article, made.distilled, voice):
            made.add(name, number, request)
    return made
