"""Reads a folder of Markdown articles, with what their authors said about them in the front matter."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from insights.document import Document
from insights.extract import from_markdown
from insights.parsing import parse

SUMMARY_KEYS = ("description", "excerpt", "summary", "tldr")


@dataclass(frozen=True)
class Article:
    name: str
    document: Document
    summary: str = ""  # of a person
    tags: tuple[str, ...] = ()  # of a person
    link: str = ""
    raw: str = ""  # the file, before it was imported


def front_matter(text: str) -> Mapping[str, Any]:
    """Read here as well, so that what people wrote about an article does not depend on what is judged."""
    for fence, load in (("---", yaml.safe_load), ("+++", tomllib.loads)):
        if text.startswith(fence + "\n"):
            head, closed, _ = text[4:].partition(f"\n{fence}")
            loaded = load(head) if closed else None
            return loaded if isinstance(loaded, dict) else {}
    return {}


def read(path: Path) -> Article:
    text = path.read_text(encoding="utf-8")
    about = front_matter(text)
    imported = from_markdown(text)
    document = parse(imported.markdown, title=imported.title, language=imported.language or "en")
    summary = next((str(about[key]) for key in SUMMARY_KEYS if about.get(key)), "")
    tags = about.get("tags") or ()
    return Article(
        name=path.stem,
        document=document,
        summary=" ".join(summary.split()),
        tags=tuple(map(str, tags)) if isinstance(tags, list) else (),
        raw=text,
        link=f"https://example.org/articles/{path.stem.strip('_')}",
    )


def folder(directory: Path, limit: int | None = None) -> Iterator[Path]:
    """The articles in a fixed order; a limit takes them evenly from the whole folder."""
    paths = sorted(path for path in directory.glob("*.md") if path.stem.lower() not in {"readme", "index"})
    step = max(1, len(paths) // limit) if limit else 1
    yield from paths[::step][: limit or None]
