"""Time and memory of a process that does nothing but read articles and write all formats about each.

One thread does it, so on an idle machine CPU time is what a person waits; other work on the machine is left out.

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
    from benchmarks.quality_texts import PLAIN, make
    from insights.voice import Voice

    seconds, waited = {}, []
    for path in folder(directory, limit):
        article = read(path)
        start, begun = time.process_time(), time.perf_counter()
        make(article, {PLAIN: Voice()})
        seconds[article.name] = time.process_time() - start
        waited.append(time.perf_counter() - begun)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # KiB on Linux
    return {"seconds": seconds, "waited": percentile(waited, 95), "megabytes": peak}


def rows(directory: Path, limit: int | None) -> list[Row]:
    command = [sys.executable, "-m", __spec__.name, str(directory), *([str(limit)] if limit else [])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout)
    slowest = sorted(figures["seconds"].items(), key=lambda each: -each[1])
    values = [seconds for _, seconds in slowest]
    p95, megabytes = percentile(values, 95), figures["megabytes"]
    return [
        Row(
            "distil and write all formats of one article: CPU median, p95 (wall p95)",
            f"{percentile(values, 50):.2f} s, {p95:.2f} s ({figures['waited']:.2f} s)",
            "p95 ≤ 1 s",
            p95 <= 1,
            worst=[Offence(name, "", f"{seconds:.2f} s") for name, seconds in slowest],
        ),
        Row("worker, peak resident memory", f"{megabytes:.0f} MB", "≤ 250 MB", megabytes <= 250),
    ]


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)))
