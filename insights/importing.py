"""What was read becomes an article, or a newer text of one; then its insights are asked for."""

from functools import partial
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.db import transaction

from accounts.limits import allowed
from accounts.models import User
from insights import asking, extract
from insights.asking import TooManyError
from insights.extract import Imported, UnreadableError
from insights.extract.fetch import fetch
from insights.models import Article, Generation, Revision

IMPORTS_AN_HOUR = 20
EXAMPLE = Path(__file__).parent / "data" / "example-article.md"
LONGEST_URL = 2000  # characters
TITLE_WORDS = 10  # of the text, where it has no title


def insist_on_limit(person: User) -> None:
    if not allowed(f"import:{person.pk}", times=IMPORTS_AN_HOUR, seconds=3600):
        raise TooManyError(f"That is {IMPORTS_AN_HOUR} imports within an hour. Try again in a while.")


def read_link(url: str) -> Imported:
    """Raises UnreadableError. Private addresses are refused but for those the operator allows."""
    ours = next((each for each in settings.IMPORT_ALLOWED_ORIGINS if url.startswith(f"{each}/")), None)
    if ours:
        return extract.from_url(url, fetch=partial(fetch, allow_loopback_port=urlsplit(ours).port))
    return extract.from_url(url)


def read_again(article: Article) -> Imported:
    if not article.source_url:
        raise UnreadableError("This article did not come from a link. Correct its text instead.")
    return read_link(article.source_url)


def read_example() -> Imported:
    return extract.from_markdown(EXAMPLE.read_text(encoding="utf-8"))


def already_here(person: User, url: str) -> Article | None:
    return Article.objects.of(person).filter(source_url=url).first()


def bring_in(
    person: User,
    imported: Imported,
    came_from: Article.CameFrom,
    *,
    source_url: str = "",
    file_name: str = "",
) -> Article:
    article = Article(
        person=person,
        came_from=came_from,
        source_url=source_url,
        file_name=file_name[-200:],
        title=imported.title[:300] or _first_words(imported.markdown),
        author=imported.author[:200],
        published_on=imported.published_on,
        language=imported.language[:10],
        description=imported.description[:2000],
        site=imported.site[:200],
        canonical_url=imported.canonical_url if len(imported.canonical_url) <= LONGEST_URL else "",
    )
    with transaction.atomic():
        article.save()
        article.revise(imported.markdown, reason=Revision.Reason.IMPORTED, notes=imported.notes)
    return article


def _first_words(markdown: str) -> str:
    words = [word.strip("#*_>`-") for word in markdown.split()[: TITLE_WORDS * 2]]
    words = [word for word in words if word]
    more = "…" if len(words) > TITLE_WORDS else ""
    return (" ".join(words[:TITLE_WORDS]) + more)[:300]


def bring_up_to_date(article: Article, imported: Imported) -> bool:
    """The text as it is on the web now; False: it is the same. What the person corrected about it stays."""
    before = article.revision_id
    if article.title == _imported_title(article):
        article.title = imported.title[:300] or article.title
    for name in ("author", "published_on", "description", "site", "canonical_url"):
        setattr(article, name, getattr(article, name) or getattr(imported, name))
    article.revise(imported.markdown, reason=Revision.Reason.IMPORTED, notes=imported.notes)
    article.save()
    return article.revision_id != before


def _imported_title(article: Article) -> str:
    newest = article.revisions.filter(reason=Revision.Reason.IMPORTED).first()
    return newest.title if newest else ""


def find_insights(article: Article, click: UUID) -> Generation:
    """Raises TooManyError; the article is there all the same."""
    return asking.distil_article(article, click)


def settle_on_one(article: Article, generation: Generation) -> Article:
    """Two presses of one button that both read the article through leave the article of the first."""
    if generation.article_id == article.pk:
        return article
    article.delete()
    return generation.article
