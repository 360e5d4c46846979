"""Every measure of quality that a program can judge, over a folder of articles.

    python benchmarks/quality.py FOLDER [--articles N] [--worst [N]] [--only TEXT] [--json] [--fast]

Prints the table, and ends with 1 when a bar is missed. docs/quality.md says what each line measures.
"""

import argparse
import contextlib
import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import (
    quality_assets,
    quality_chains,
    quality_cost,
    quality_harsh,
    quality_limits,
    quality_models,
    quality_peers,
    quality_questions,
    quality_reach,
    quality_source,
    quality_sources,
    quality_style,
    quality_voices,
)
from benchmarks.quality_articles import folder, read
from benchmarks.quality_row import Row
from benchmarks.quality_texts import HARSH, PLAIN, Made, Text, make
from insights.voice import Voice


def texts_of(made: Sequence[Made], *voices: str) -> list[Text]:
    return [text for each in made for text in each.texts if text.voice_name in voices]


def judged(made: Sequence[Made]) -> list[Row]:
    both, plain, harsh = texts_of(made, PLAIN, HARSH), texts_of(made, PLAIN), texts_of(made, HARSH)
    limits, style = quality_limits, quality_style
    return [
        limits.errors(made),
        limits.judged(
            "texts empty or over their limit", [t for m in made for t in m.texts], limits.over_limit
        ),
        *quality_source.rows(both),
        *quality_assets.rows(both),
        quality_assets.lost([each.article for each in made]),
        limits.flagged(both),
        quality_reach.coverage(made, blog=False),
        quality_reach.coverage(made, blog=True),
        *quality_reach.similarity(made),
        style.hooks(plain, style.unresolved, "hooks with unresolved This, It, They"),
        style.hooks(plain, style.dangling, "hooks that hang on a sentence before"),
        quality_chains.row(plain),
        style.pointing(both),
        style.left_open(plain),
        style.cut_short(both),
        *style.reading_grade(made),
        style.long_sentences(plain, 28, 3, "sentences over 28 words"),
        style.long_sentences(harsh, quality_harsh.CAP, 10, "sentences over a cap of 20 words"),
        limits.refusals(made, PLAIN),
        limits.refusals(made, HARSH),
        limits.judged("harsh voice: banned words", harsh, limits.banned(quality_harsh.forms())),
        limits.judged("harsh voice: marks, first person, emoji", harsh, limits.broken_marks),
        limits.judged("plain voice: emoji, hashtags", plain, limits.broken_marks),
        style.machine_phrases(both),
    ]


def compared(made: Sequence[Made], environment: Path | None) -> list[Row]:
    """The rows with a peer beside ours."""
    with contextlib.ExitStack() as stack:
        directory = environment or Path(stack.enter_context(tempfile.TemporaryDirectory())) / "peers"
        try:
            answers = quality_peers.ask(quality_peers.install(directory), [each.article for each in made])
        except quality_peers.PeersMissingError as problem:
            print(f"The peers are missing: {problem}", file=sys.stderr)
            answers = {}
    return [
        *quality_reach.recall(made, {name: each["lexrank"] for name, each in answers.items()}),
        quality_reach.keywords(made, {name: each["yake"] for name, each in answers.items()}),
    ]


def table(rows: Sequence[Row]) -> str:
    head = ("measure", "ours", "peer", "bar", "met")
    said = {True: "yes", False: "NO", None: ""}
    lines = [head, *((row.measure, row.ours, row.peer, row.bar, said[row.met]) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    drawn = [
        " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines
    ]
    return "\n".join(
        f"| {line} |" for line in [drawn[0], " | ".join("-" * width for width in widths), *drawn[1:]]
    )


def machine() -> str:
    cpu = Path("/proc/cpuinfo")
    names = [line for line in cpu.read_text().splitlines() if "model name" in line] if cpu.exists() else []
    name = names[0].partition(": ")[2] if names else platform.machine()
    return f"{name}, {os.cpu_count()} cores, Python {platform.python_version()}"


def print_worst(rows: Sequence[Row], number: int) -> None:
    for row in rows:
        for offence in row.worst[:number]:
            print(f"\n[{row.measure}] {offence.article} ({offence.where})\n    {offence.text[:600]}")


def arguments() -> argparse.Namespace:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--articles", type=int, help="so many, taken evenly from the folder")
    options.add_argument(
        "--worst", type=int, nargs="?", const=5, default=0, help="the worst N of each measure"
    )
    options.add_argument("--only", default="", help="show the measures whose name holds this")
    options.add_argument("--questions", type=int, default=0, help="print so many questions for readers")
    options.add_argument("--json", action="store_true")
    options.add_argument("--peers", type=Path, help="virtual environment with sumy and yake, made if absent")
    options.add_argument("--runs", type=int, default=1000, help="generations by a failing model server")
    options.add_argument(
        "--fast", action="store_true", help="no peers, no learned voices, no timing, no model"
    )
    return options.parse_args()


def main() -> None:
    chosen = arguments()
    start = time.perf_counter()
    paths = list(folder(chosen.folder, chosen.articles))
    voices = {PLAIN: Voice(), HARSH: quality_harsh.voice()}
    made = [make(article, voices) for article in map(read, paths)]
    if not made:
        sys.exit(f"{chosen.folder} holds no *.md")
    rows = judged(made)
    if not chosen.fast:
        rows += quality_voices.rows(made)
        rows += quality_sources.rows(made)
        rows += compared(made, chosen.peers)
        rows += quality_cost.rows(chosen.folder, chosen.articles)
        rows += quality_models.rows(chosen.runs)
    rows = [row for row in rows if chosen.only.lower() in row.measure.lower()]
    if chosen.json:
        print(json.dumps([row.as_json(chosen.worst) for row in rows], ensure_ascii=False, indent=1))
    else:
        print(f"{len(made)} articles, {time.perf_counter() - start:.0f} s, {machine()}\n\n{table(rows)}")
        print_worst(rows, chosen.worst)
        quality_questions.show(made, chosen.questions)
    missed = [row.measure for row in rows if row.met is False]
    sys.exit(f"\nBelow the bar: {len(missed)} of {len(rows)} lines" if missed else 0)


if __name__ == "__main__":
    main()
