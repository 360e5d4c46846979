"""Extraction against a folder of pages whose articles are known, beside trafilatura alone in the same run.

    python -m benchmarks.extraction FOLDER [--worst N]

FOLDER holds a folder for each page with source.html and expected.html, as mozilla/readability's test-pages.
"""

import argparse
import platform
import statistics
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin

import trafilatura
from lxml import html
from lxml.html import HtmlElement
from markdown_it import MarkdownIt

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from insights.extract.html import cut
from insights.extract.words import words

BASE = "http://fakehost/test/page.html"
READER = MarkdownIt("commonmark").enable("table").enable("strikethrough")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True)
class Content:
    words: Counter[str]
    headings: Counter[str]
    images: Counter[str]
    codes: Counter[str]


@dataclass(frozen=True)
class Result:
    page: str
    f1: float
    milliseconds: float
    headings: tuple[int, int]
    images: tuple[int, int]
    codes: tuple[int, int]


def ours(source: str) -> str:
    return cut(source, BASE)[1]


def peer(source: str) -> str:
    return (
        trafilatura.extract(
            source,
            url=BASE,
            output_format="markdown",
            include_comments=False,
            include_images=True,
            include_links=True,
            include_tables=True,
            include_formatting=True,
        )
        or ""
    )


def content(tree: HtmlElement) -> Content:
    return Content(
        Counter(words(" ".join(tree.itertext()))),
        Counter(
            heading
            for element in tree.iter(*HEADINGS)
            if (heading := " ".join(words(element.text_content())))
        ),
        Counter(address for element in tree.iter("img") if (address := _address(element.get("src") or ""))),
        Counter(code for element in tree.iter("pre") if (code := _code(element))),
    )


def _address(src: str) -> str:
    """Only what can be shared: pictures inside the page itself (data:) and on a disk (file:) cannot."""
    address = unquote(urljoin(BASE, src.strip())) if src.strip() else ""
    return address if address.startswith("http") else ""


def _code(element: HtmlElement) -> str:
    for line_break in list(element.iter("br")):
        line_break.tail = "\n" + (line_break.tail or "")
    return str(element.text_content()).replace("\r\n", "\n").replace("\xa0", " ").strip("\n").rstrip()


def read(markdown: str) -> Content:
    return content(html.fragment_fromstring(READER.render(markdown), create_parent="div"))


def f1(found: Counter[str], wanted: Counter[str]) -> float:
    common = (found & wanted).total()
    return 2 * common / max(found.total() + wanted.total(), 1) if common else float(not wanted and not found)


def kept(found: Counter[str], wanted: Counter[str]) -> tuple[int, int]:
    return (found & wanted).total(), wanted.total()


def headings_kept(found: Counter[str], wanted: Counter[str]) -> tuple[int, int]:
    """A heading counts without the page's own additions, as in "History [edit]"."""
    left = list(found.elements())
    count = 0
    for heading in wanted.elements():
        same = next((one for one in left if heading == one or heading.removesuffix(" edit") == one), None)
        if same is not None:
            left.remove(same)
            count += 1
    return count, wanted.total()


def measure(folder: Path, extract: Callable[[str], str]) -> Result:
    source = (folder / "source.html").read_text(encoding="utf-8", errors="replace")
    expected = html.fromstring((folder / "expected.html").read_text(encoding="utf-8"))
    wanted = content(expected)
    start = time.process_time()
    markdown = extract(source)
    spent = (time.process_time() - start) * 1000
    found = read(markdown)
    return Result(
        folder.name,
        f1(found.words, wanted.words),
        spent,
        headings_kept(found.headings, wanted.headings),
        kept(found.images, wanted.images),
        kept(found.codes, wanted.codes),
    )


def share(pairs: Iterable[tuple[int, int]]) -> str:
    """Of all, and the mean of the pages that have any: one page of forty pictures is one page."""
    pages = [pair for pair in pairs if pair[1]]
    total = sum(found for found, _ in pages) / max(sum(wanted for _, wanted in pages), 1)
    mean = statistics.mean(found / wanted for found, wanted in pages) if pages else 0.0
    return f"{total:.3f} / {mean:.3f} ({len(pages)} pages)"


def show(name: str, results: list[Result]) -> None:
    print(f"\n{name}, {len(results)} pages")
    print(f"  word-level F1, mean / median   {statistics.mean(r.f1 for r in results):.3f}", end=" / ")
    print(f"{statistics.median(r.f1 for r in results):.3f}")
    print(f"  headings kept, all / by page   {share(r.headings for r in results)}")
    print(f"  images kept, all / by page     {share(r.images for r in results)}")
    print(f"  code exact, all / by page      {share(r.codes for r in results)}")
    print(f"  CPU milliseconds a page, mean  {statistics.mean(r.milliseconds for r in results):.0f}")


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--worst", type=int, default=0, help="also name so many pages by our F1")
    asked = arguments.parse_args()
    folders = sorted(path.parent for path in asked.folder.glob("*/expected.html"))
    warnings.simplefilter("ignore")
    measure(folders[0], ours)  # so that loading modules counts for nobody
    results = [measure(folder, ours) for folder in folders]
    print(f"Python {platform.python_version()}, {platform.machine()}, trafilatura {trafilatura.__version__}")
    show("insights.extract", results)
    show("trafilatura alone", [measure(folder, peer) for folder in folders])
    for result in sorted(results, key=lambda result: result.f1)[: asked.worst]:
        print(
            f"  {result.f1:.3f} {result.page}: "
            f"headings {result.headings} images {result.images} code {result.codes}"
        )


if __name__ == "__main__":
    main()
