"""Articles and what is made of them, as tests need them: complete, valid and somebody's."""

from typing import Any

from accounts.models import User
from insights import composition
from insights.composition import Composition, Format, Part, Piece
from insights.document import Document, Sentence
from insights.models import Article, BrandProfile, Draft, DraftVersion, Generation, Insight, Keyword, Revision
from tests.factories import make_user

MARKDOWN = """\
Our nightly export took four hours. Then a customer asked for it twice a day, and four hours became a problem.

## Measure before you guess

We blamed the database first. A profile showed that 83% of the time went into writing tiny files.
The database answered every query within 12 milliseconds.

```python
with profile("export") as run:
    export(rows)
print(run.slowest(3))
```

## Batch the writes

Writing one file per customer costs more than the rows inside it. We collected 500 rows before each write.
The export now takes 19 minutes, and the disks are quiet.

![A chart that falls from four hours to nineteen minutes](https://example.org/chart.png)

- Keep batches small enough to fit in memory.
- Flush on a timer as well, so that a quiet hour loses nothing.

## What we would do again

Profiling took one afternoon and saved a rewrite. Start with the cheapest measurement you can make.
"""
TITLE = "How our export went from four hours to nineteen minutes"
LINK = "https://example.org/export"


def make_article(
    person: User | None = None, markdown: str = MARKDOWN, *, title: str = TITLE, **columns: Any
) -> Article:
    """With its first revision."""
    facts: dict[str, Any] = {"came_from": Article.CameFrom.PASTE, "canonical_url": LINK}
    article = Article.objects.create(person=person or make_user(), title=title, **(facts | columns))
    article.revise(markdown, reason=Revision.Reason.IMPORTED)
    return article


def make_insight(article: Article | None = None, sentence: int = 2, **columns: Any) -> Insight:
    """Its claim is that sentence of the article, its support the sentence and the one after it."""
    article = article or make_article()
    document = article.current.document
    support = document.sentences[sentence : sentence + 2]
    facts: dict[str, Any] = {
        "claim": support[0].text,
        "claim_span": list(support[0].span),
        "support_spans": [list(each.span) for each in support],
        "heading": document.sections[support[0].section].title,
        "confidence": 0.8,
    }
    return Insight.objects.create(article=article, revision=article.current, **(facts | columns))


def make_keyword(article: Article | None = None, term: str = "export", **columns: Any) -> Keyword:
    """Where it occurs is looked up in the article."""
    article = article or make_article()
    text = article.current.markdown.casefold()
    starts = [at for at in range(len(text)) if text.startswith(term.casefold(), at)]
    facts: dict[str, Any] = {"spans": [[at, at + len(term)] for at in starts], "weight": 1.0}
    return Keyword.objects.create(article=article, term=term, **(facts | columns))


def make_composition(document: Document, format: Format = Format.THREAD) -> Composition:  # noqa: A002
    """Three parts of two sentences each, word for word the article's."""
    sentences = document.sentences
    parts = [Part(tuple(map(_piece, sentences[at : at + 2]))) for at in range(0, min(6, len(sentences)), 2)]
    return Composition(format=format, title=document.title, parts=tuple(parts))


def _piece(sentence: Sentence) -> Piece:
    return Piece(text=sentence.text, spans=(sentence.span,))


def make_draft(
    article: Article | None = None,
    format: Format = Format.THREAD,  # noqa: A002
    composed: Composition | None = None,
    **columns: Any,
) -> Draft:
    """With its first version, of the article's current revision."""
    article = article or make_article()
    composed = composed or make_composition(article.current.document, format)
    facts: dict[str, Any] = {
        "title": composed.title,
        "body": composition.to_json(composed),
        "provider": "embedded",
        "profile": BrandProfile.objects.default_of(article.person),
    }
    draft = Draft.objects.create(
        article=article, revision=article.current, format=composed.format, **(facts | columns)
    )
    draft.remember(DraftVersion.Reason.WRITTEN)
    return draft


def make_generation(article: Article | None = None, **columns: Any) -> Generation:
    """Waiting for a worker; nobody has been told of it."""
    article = article or make_article()
    facts: dict[str, Any] = {"kind": Generation.Kind.DISTIL}
    return Generation.objects.create(
        person=article.person, article=article, revision=article.current, **(facts | columns)
    )
