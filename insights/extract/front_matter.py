"""What stands above a Markdown article: YAML (---), TOML (+++) or JSON ({ }), as blogs write them."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import yaml
from frontmatter.default_handlers import BaseHandler, JSONHandler, YAMLHandler

from .links import absolute
from .metadata import Facts, as_date, clean, unique
from .words import plain

LIMIT = 20_000  # characters; more is not front matter
UNREADABLE = "The front matter could not be read and was kept as text at the top. Correct or delete it there."
HANDLE = re.compile(r"\s*\(\[?@[^)]*\)\)?")  # ([@name](address)) behind a name
DATES = ("date", "published", "published_at", "publishdate", "pubdate", "published_on", "created", "datetime")


class Toml(BaseHandler):
    """python-frontmatter's own needs a package that Python has made superfluous."""

    FM_BOUNDARY = re.compile(r"^\+{3,}\s*$", re.MULTILINE)

    def load(self, fm: str) -> dict[str, Any]:
        return tomllib.loads(fm)


HANDLERS = (
    (re.compile(r"-{3,}[ \t]*\n"), YAMLHandler()),
    (re.compile(r"\+{3,}[ \t]*\n"), Toml()),
    (re.compile(r"\{[ \t]*\n"), JSONHandler()),
)


def split(text: str) -> tuple[Mapping[str, Any], str, tuple[str, ...]]:
    """What it says, the article below it, and notes; what cannot be read stays in the article."""
    for begins, handler in HANDLERS:
        if not begins.match(text):
            continue
        try:
            above, below = handler.split(text)
            said = handler.load(above) if len(above) <= LIMIT else None
        except (ValueError, yaml.YAMLError, RecursionError) as error:
            return {}, text, (UNREADABLE,) if _was_meant(text, error) else ()
        if isinstance(said, dict):
            return {str(key).lower(): value for key, value in said.items()}, below.lstrip("\n"), ()
    return {}, text, ()


def _was_meant(text: str, error: Exception) -> bool:
    """A rule of dashes at the top, with no second one or no key below it, is only a rule."""
    unpaired = isinstance(error, ValueError) and "unpack" in str(error)
    return not unpaired and bool(re.match(r"\S+[ \t]*\n\s*[\"\w-]+\s*[:=]", text))


def facts(said: Mapping[str, Any], url: str) -> Facts:
    return Facts(
        title=plain(_first(said, "title", "headline")),
        author=_author(said),
        published_on=next(filter(None, (_date(said.get(name)) for name in DATES)), None),
        language=_first(said, "lang", "language", "locale"),
        canonical_url=_address(said, url),
        description=clean(_first(said, "description", "summary", "excerpt", "subtitle", "lead", "abstract")),
        tags=unique(
            [
                tag
                for name in ("tags", "keywords", "categories", "tag", "category")
                for tag in _list(said.get(name))
            ]
        ),
        site=clean(_first(said, "site", "site_name")),
    )


def _first(said: Mapping[str, Any], *names: str) -> str:
    return next(filter(None, (_scalar(said.get(name)) for name in names)), "")


def _scalar(value: Any) -> str:
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _list(value: Any) -> list[str]:
    if isinstance(value, list):
        return [_scalar(entry.get("name") if isinstance(entry, dict) else entry) for entry in value]
    return re.split(r"[,;]", _scalar(value))


def _author(said: Mapping[str, Any]) -> str:
    for name in ("author", "authors", "by", "byline", "creator"):
        value = said.get(name)
        people = (
            [value.get("name")] if isinstance(value, dict) else value if isinstance(value, list) else [value]
        )
        names = [_scalar(person.get("name") if isinstance(person, dict) else person) for person in people]
        found = ", ".join(
            filter(
                None, (plain(clean(HANDLE.sub("", name))).lstrip("@").replace(" ,", ",") for name in names)
            )
        )
        if found:
            return found[:200]
    return ""


def _date(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else as_date(_scalar(value))


def _address(said: Mapping[str, Any], url: str) -> str:
    """Said as a whole address; a bare path means something only to the site itself."""
    names = ("canonical_url", "canonical", "canonicalurl", "permalink", "url", "link", "original_url")
    return next(filter(None, (absolute(_scalar(said.get(name)), "") for name in names)), "") or absolute(
        url, ""
    )
