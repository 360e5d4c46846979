"""The blind reading: a shuffled sheet of threads for people to mark, and how far two readers agree.

    python benchmarks/reading.py sheet FOLDER --seed 1 --key KEY.json > sheet.md
    python benchmarks/reading.py agree FIRST SECOND [--key KEY.json]

A file of marks has a line for each item: its number and a mark, "as is", "light edit" or "poor".
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.quality_articles import folder, read
from benchmarks.quality_texts import Made
from insights.composition import Format
from insights.distil import distil
from insights.formats import NothingLeftError, write
from insights.providers.base import WriteRequest
from insights.voice import Voice

MARKS = ("as is", "light edit", "poor")
ITEMS = 60


class MarksError(Exception):
    """A file of marks is incomplete or cannot be read; says which line."""


# ── The sheet ─────────────────────────────────────────────────────────────────────────────────────
def thread(path: Path) -> str | None:
    """The thread of the article's best insight; its address would tell the reader where it comes from."""
    article = read(path)
    made = Made(article, distil(article.document))
    if not made.offered:
        return None
    request = WriteRequest(
        article.document,
        Format.THREAD,
        tuple(made.offered[:1]),
        Voice(),
        made.distilled.keywords,
        article.link,
    )
    try:
        parts = write(request).parts
    except NothingLeftError:
        return None
    return "\n\n".join(part.text.replace(article.link, "[link]") for part in parts)


def sheet(directory: Path, seed: int, items: int, key: Path) -> str:
    paths = list(folder(directory))
    random.Random(seed).shuffle(paths)
    written = ((path.stem, text) for path in paths if (text := thread(path)))
    chosen = [pair for pair, _ in zip(written, range(items), strict=False)]
    key.write_text(json.dumps({n: name for n, (name, _) in enumerate(chosen, 1)}, indent=1), encoding="utf-8")
    entries = [f"## {number}\n\n{text}\n\nMark:" for number, (_, text) in enumerate(chosen, 1)]
    return "\n\n".join(entries)


# ── Agreement ─────────────────────────────────────────────────────────────────────────────────────
def marks(path: Path) -> dict[int, str]:
    found: dict[int, str] = {}
    for line in filter(str.strip, path.read_text(encoding="utf-8").splitlines()):
        number, _, mark = " ".join(line.split()).partition(" ")
        mark = mark.strip(" .:\t").lower()
        if not number.rstrip(".:").isdigit() or mark not in MARKS:
            raise MarksError(f"{path}: “{line}” is not a number and one of {', '.join(MARKS)}.")
        if int(number.rstrip(".:")) in found:
            raise MarksError(f"{path}: item {number} is marked twice.")
        found[int(number.rstrip(".:"))] = mark
    return found


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa (1960), unweighted. Two readers who both use one and the same mark agree by 1."""
    total = len(pairs)
    seen = sum(one == other for one, other in pairs) / total
    first, second = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    chance = sum(first[mark] * second[mark] for mark in MARKS) / total**2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def agreement(first: Mapping[int, str], second: Mapping[int, str]) -> str:
    if not first or set(first) != set(second):
        missing = sorted(set(first) ^ set(second))
        raise MarksError(f"Both have to mark the same items; only one has marked {missing}.")
    pairs = [(first[number], second[number]) for number in sorted(first)]
    same = sum(one == other for one, other in pairs)
    lines = [
        f"{len(pairs)} items, the same mark for {same} ({same / len(pairs):.0%}), kappa {kappa(pairs):.2f}"
    ]
    for name, given in (("first", first), ("second", second)):
        counted = Counter(given.values())
        shares = ", ".join(f"{mark} {counted[mark]} ({counted[mark] / len(given):.0%})" for mark in MARKS)
        lines.append(f"{name}: {shares}")
    return "\n".join(lines)


def disputed(first: Mapping[int, str], second: Mapping[int, str], names: Mapping[str, str]) -> list[str]:
    return [
        f"{number:>3} {names.get(str(number), '')}: {first[number]}, {second[number]}"
        for number in sorted(first)
        if first[number] != second[number] or first[number] == "poor"
    ]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    tasks = options.add_subparsers(dest="task", required=True)
    making = tasks.add_parser("sheet")
    making.add_argument("folder", type=Path)
    making.add_argument("--seed", type=int, required=True)
    making.add_argument("--items", type=int, default=ITEMS)
    making.add_argument(
        "--key", type=Path, required=True, help="which number is which article; not for readers"
    )
    agreeing = tasks.add_parser("agree")
    agreeing.add_argument("first", type=Path)
    agreeing.add_argument("second", type=Path)
    agreeing.add_argument("--key", type=Path)
    chosen = options.parse_args()
    if chosen.task == "sheet":
        print(sheet(chosen.folder, chosen.seed, chosen.items, chosen.key))
        return
    try:
        first, second = marks(chosen.first), marks(chosen.second)
        print(agreement(first, second))
    except MarksError as problem:
        sys.exit(str(problem))
    names = json.loads(chosen.key.read_text(encoding="utf-8")) if chosen.key else {}
    print("\n".join(disputed(first, second, names)))


if __name__ == "__main__":
    main()
