"""What a page says about its article: JSON-LD first, then OpenGraph and other meta tags, then its looks."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from htmldate import find_date
from lxml.html import HtmlElement

from .dom import text_of
from .imported import Imported
from .language import Guess
from .links import absolute

ARTICLE = re.compile(r"(?:Article|BlogPosting|Posting|Report|Page)$")
SITE_TAIL = re.compile(r"\s+[|\-–—·»:/\\>]{1,2}\s+")
NOBODY = re.compile(
    r"^(?:admin|administrator|editor|staff|webmaster|unknown|null|none|author|guest)$", re.IGNORECASE
)
BY = re.compile(r"^(?:written |posted |published |story )?by[:\s]+", re.IGNORECASE)
AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "twitter:creator",
)
DATES = (
    "article:published_time",
    "datepublished",
    "dc.date",
    "dcterms.created",
    "parsely-pub-date",
    "date",
    "pubdate",
    "publish-date",
    "publication_date",
    "sailthru.date",
    "article.published",
)
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
NAMED_DATES = (
    (re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})"), (3, 1, 2)),
    (re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})"), (3, 2, 1)),
)
Graph = dict[str, Any]


@dataclass(frozen=True)
class Facts:
    title: str = ""
    author: str = ""
    published_on: date | None = None
    language: str = ""
    canonical_url: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    site: str = ""

    def imported(self, markdown: str, guess: Guess, notes: tuple[str, ...] = ()) -> Imported:
        known = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "language"}
        return Imported(markdown, **known, language=guess.language, notes=notes + guess.notes)


def read(page: HtmlElement, source: str, url: str) -> Facts:
    meta = _meta(page)
    graph = next(_articles(page), {})
    site = meta.get("og:site_name", "") or meta.get("application-name", "")
    return Facts(
        title=_title(page, meta, graph, site),
        author=_author(page, meta, graph),
        published_on=_published(page, meta, graph, source),
        language=_language(page, meta, graph),
        canonical_url=_canonical(page, meta, url),
        description=clean(
            meta.get("og:description") or meta.get("description") or _string(graph.get("description"))
        ),
        tags=_tags(page, meta, graph),
        site=clean(site),
    )


def _meta(page: HtmlElement) -> dict[str, str]:
    """The first of each name, in lower case."""
    found: dict[str, str] = {}
    for tag in page.iter("meta"):
        content = (tag.get("content") or "").strip()
        for name in (
            " ".join(filter(None, (tag.get("property"), tag.get("name"), tag.get("itemprop"))))
            .lower()
            .split()
        ):
            if content:
                found.setdefault(name, content)
    return found


def _articles(page: HtmlElement) -> Iterator[Graph]:
    """JSON-LD objects that describe an article; what is not JSON is passed over, as browsers do."""
    for script in page.iter("script"):
        if (script.get("type") or "").lower().strip() != "application/ld+json":
            continue
        try:
            data = json.loads(
                re.sub(r"^\s*<!\[CDATA\[|\]\]>\s*$|[\x00-\x1f]", " ", script.text or ""), strict=False
            )
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            kinds = thing.get("@type")
            if any(ARTICLE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                yield thing


def _things(data: Any) -> Iterator[Graph]:
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            yield thing
            yield from _things(thing.get("@graph") or [])


def _string(value: Any) -> str:
    """JSON-LD says names as text, as objects and as lists of both."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_string, value)))
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or ""
    return str(value) if isinstance(value, str | int) else ""


def clean(text: str) -> str:
    return " ".join(re.sub(r"<[^<>]*>", " ", text).split())


def _title(page: HtmlElement, meta: dict[str, str], graph: Graph, site: str) -> str:
    element = page.find(".//title")
    tag = text_of(element) if element is not None else ""
    said = (
        _string(graph.get("headline"))
        or meta.get("og:title")
        or meta.get("twitter:title")
        or meta.get("dc.title")
        or ""
    )
    heading = _heading_in(page, said or tag)
    return heading or _without_site(clean(said) or tag, site)


def _heading_in(page: HtmlElement, title: str) -> str:
    """The first h1, if the title says the same; pages cut titles and add their own name to them."""
    wanted = _letters(title)
    for heading in page.iter("h1"):
        text = text_of(heading)
        if len(_letters(text)) > 8 and _letters(text) in wanted:
            return text
    headings = [text_of(heading) for heading in page.iter("h1")]
    return headings[0] if not wanted and len(headings) == 1 else ""


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _without_site(title: str, site: str) -> str:
    parts = SITE_TAIL.split(title)
    if len(parts) < 2:
        return title
    if site and _letters(parts[-1]) == _letters(site):
        return title[: title.rindex(parts[-1])].rstrip(" |-–—·»:/\\>")
    if site and _letters(parts[0]) == _letters(site):
        return title[len(parts[0]) :].lstrip(" |-–—·»:/\\>")
    return title if len(parts[-1].split()) > 3 or len(parts) > 3 or len(parts[0].split()) < 3 else parts[0]


def _author(page: HtmlElement, meta: dict[str, str], graph: Graph) -> str:
    candidates = [_string(graph.get("author")), *(meta.get(name, "") for name in AUTHORS)]
    for path in (
        './/*[@rel="author"]',
        './/*[@itemprop="author"]',
        './/*[@class="author"]',
        './/*[@class="byline"]',
    ):
        element = page.find(path)
        candidates.append(text_of(element) if element is not None else "")
    for candidate in candidates:
        name = BY.sub("", clean(candidate)).strip(" ,.|@")
        if name and len(name) < 100 and "://" not in name and not NOBODY.match(name):
            return name
    return ""


def _published(page: HtmlElement, meta: dict[str, str], graph: Graph, source: str) -> date | None:
    said = [_string(graph.get("datePublished")), *(meta.get(name, "") for name in DATES)]
    said += [time.get("datetime") or "" for time in page.iter("time") if time.get("pubdate") is not None]
    for text in said:
        if found := as_date(text):
            return found
    guess = find_date(source, original_date=True, extensive_search=False)
    return as_date(guess or "")


def as_date(text: str) -> date | None:
    """A whole date as pages write it; years before the web and after tomorrow are mistakes."""
    numbers = re.search(r"(?<!\d)(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)", text)
    if numbers:
        return _date(numbers[1], numbers[3], numbers[4])
    for pattern, order in NAMED_DATES:
        found = pattern.search(text.lower())
        if found and found[order[1]][:3] in MONTHS:
            return _date(found[order[0]], str(MONTHS.index(found[order[1]][:3]) + 1), found[order[2]])
    return None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if 1990 <= found.year <= datetime.now(UTC).year + 1 else None


def _language(page: HtmlElement, meta: dict[str, str], graph: Graph) -> str:
    element = page if page.tag == "html" else page.find(".//html")
    said = (element.get("lang") or element.get("xml:lang") or "") if element is not None else ""
    return (
        said
        or meta.get("og:locale", "")
        or meta.get("content-language", "")
        or _string(graph.get("inLanguage"))
    )


def _canonical(page: HtmlElement, meta: dict[str, str], url: str) -> str:
    link = next(
        (tag.get("href") for tag in page.iter("link") if "canonical" in (tag.get("rel") or "").lower()), ""
    )
    return absolute(link or "", url) or absolute(meta.get("og:url", ""), url) or absolute(url, "")


def _tags(page: HtmlElement, meta: dict[str, str], graph: Graph) -> tuple[str, ...]:
    tags = [tag.get("content") or "" for tag in page.iter("meta") if tag.get("property") == "article:tag"]
    if not tags:
        tags = re.split(
            r"[,;]", _string(graph.get("keywords")) or meta.get("keywords") or meta.get("news_keywords", "")
        )
    return unique(tags)


def unique(tags: list[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for tag in map(clean, tags):
        if 0 < len(tag) <= 60:
            seen.setdefault(tag.lower(), tag)
    return tuple(list(seen.values())[:20])
