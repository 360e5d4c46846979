"""Time and memory of a process that does nothing but read articles and write about each.

All formats: distil, thread and LinkedIn article of the best insight, LinkedIn article and Q&A post of the
whole. Everything: thread and LinkedIn article of every insight besides. One thread does it, so on an idle
machine CPU time is what a person waits; the wall clock counts what else the machine does.

python -m benchmarks.quality_cost FOLDER [LIMIT] prints JSON.
"""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.quality_row import Offence, Row, percentile


def measure(directory: Path, limit: int | None) -> dict[str, object]:
    from benchmarks.quality_articles import folder, read
    from benchmarks.quality_texts import PLAIN, Made, requests
    from insights.distil import distil
    from insights.voice import Voice

    seconds, everything, wall = {}, [], []
    for path in folder(directory, limit):
        article = read(path)
        start, begun = time.process_time(), time.perf_counter()
        made = Made(article, distil(article.document))
        tasks = list(requests(article, made.distilled, Voice()))
        first = [task for task in tasks if task[0] in {0, 1}]
        for number, request in first:
            made.add(PLAIN, number, request)
        seconds[article.name] = time.process_time() - start
        wall.append(time.perf_counter() - begun)
        for number, request in tasks:
            if number > 1:
                made.add(PLAIN, number, request)
        everything.append(time.process_time() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # KiB on Linux
    return {"seconds": seconds, "everything": everything, "wall": wall, "megabytes": peak}


def rows(directory: Path, limit: int | None) -> list[Row]:
    command = [
        sys.executable,
        "-m",
        "benchmarks.quality_cost",
        str(directory),
        *([str(limit)] if limit else []),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)
    slowest = sorted(figures["seconds"].items(), key=lambda each: -each[1])
    p95, megabytes = percentile([seconds for _, seconds in slowest], 95), figures["megabytes"]
    return [
        Row(
            "all formats of one article: CPU median, p95 (wall p95)",
            f"{percentile([seconds for _, seconds in slowest], 50):.2f} s, {p95:.2f} s"
            f" ({percentile(figures['wall'], 95):.2f} s)",
            "p95 ≤ 1 s",
            p95 <= 1,
            worst=[Offence(name, "", f"{seconds:.2f} s") for name, seconds in slowest],
        ),
        Row(
            "everything that is offered of one article: CPU median, p95",
            f"{percentile(figures['everything'], 50):.2f} s, {percentile(figures['everything'], 95):.2f} s",
        ),
        Row("worker, peak resident memory", f"{megabytes:.0f} MB", "≤ 250 MB", megabytes <= 250),
    ]


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)))
