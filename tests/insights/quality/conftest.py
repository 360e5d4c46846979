"""An article, and a composition about it that keeps every rule; the tests then break one thing."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from benchmarks.quality_articles import Article
from benchmarks.quality_texts import Text
from insights.composition import Composition, Format, Part, Piece, PieceKind
from insights.document import Span
from insights.parsing import parse
from insights.providers.base import WriteRequest
from insights.voice import Voice

MARKDOWN = """# Bees on the roof

A hive on the roof of our library gave 31 jars of honey in its first summer. The bees found lime trees
two streets away, and Mara Lindqvist of the [bee club](https://bees.example/club) weighed every frame.

## How to weigh a hive

Put a luggage scale under one side, then the other. Add both figures; the sum is the weight.

```python
def weight(left: float, right: float) -> float:
    return left + right
```

![A hive on a luggage scale](https://bees.example/scale.jpg)

Run `weight(21.5, 20)` and note the result in the book.
"""


@pytest.fixture
def article() -> Article:
    return Article("bees", parse(MARKDOWN), link="https://example.org/articles/bees")


Quote = Callable[..., Piece]


@pytest.fixture
def quote(article: Article) -> Quote:
    """A piece that says `text`, taken from where `source` stands in the article."""

    def quoted(text: str, source: str = "", kind: PieceKind = PieceKind.SENTENCE) -> Piece:
        start = article.document.markdown.index(source or text)
        return Piece(text, kind, (Span(start, start + len(source or text)),))

    return quoted


Compose = Callable[..., Text]


@pytest.fixture
def compose(article: Article) -> Compose:
    def composed(*pieces: Piece, form: Format = Format.THREAD, voice: Voice | None = None) -> Text:
        request = WriteRequest(article.document, form, (), voice or Voice(), link=article.link)
        parts = tuple(Part((piece,)) for piece in pieces)
        return Text(article, "plain", request, Composition(form, "Bees", parts), 1)

    return composed


@pytest.fixture
def blog(compose: Compose) -> Text:
    """A Q&A post that holds the article's code and image."""
    source = MARKDOWN.index("```python")
    image = MARKDOWN.index("![A hive")
    code = MARKDOWN[source : MARKDOWN.index("![A hive")].strip()
    alt = MARKDOWN[image : MARKDOWN.index("Run `weight")].strip()
    return compose(
        Piece(code, PieceKind.CODE, (Span(source, source + len(code)),)),
        Piece(alt, PieceKind.IMAGE, (Span(image, image + len(alt)),)),
        form=Format.BLOG,
    )


def with_piece(of: Text, number: int, **changes: object) -> Text:
    parts = list(of.composition.parts)
    parts[number] = Part((replace(parts[number].pieces[0], **changes),))  # type: ignore[arg-type]
    return replace(of, composition=replace(of.composition, parts=tuple(parts)))
