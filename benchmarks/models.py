"""How a model's faults are borne: 1,000 generations while three calls in ten meet one.

    python benchmarks/models.py [--runs 1000] [--faults 0.3] [--seed 7]

A model server of our own on loopback with all its faults; three wire formats, and threads, LinkedIn articles,
Q&A posts and concepts in turn. Ends with 1 where anything wrong reaches a person, or where a run takes more
than 1.4 calls. A call that a fault keeps open is cut off after half a second.
"""

import argparse
import logging
import os
import platform
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import cycle, islice, product
from pathlib import Path

import structlog

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from insights.composition import Format
from insights.providers.base import Usage
from insights.providers.config import Wire
from insights.providers.model import ModelGenerator
from tests.insights.providers.articles import ALL
from tests.insights.providers.world import config, document, quiet, request, wrong, wrong_concepts
from tests.models_server import Fault, ModelServer

Task = Callable[[ModelGenerator], tuple[Usage, list[str]]]
MOST_CALLS = 1.4
FAST = {"timeout": 0.5, "deadline": 10.0, "backoff": 0.005, "longest_wait": 0.05}


@dataclass
class Tally:
    runs: int = 0
    usage: Usage = field(default_factory=Usage)
    met: Counter[str] = field(default_factory=Counter)
    fell_back: Counter[str] = field(default_factory=Counter)
    mended: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, usage: Usage, problems: list[str]) -> None:
        self.runs += 1
        self.usage.calls += usage.calls
        self.usage.repairs += usage.repairs
        self.mended += usage.repairs > 0 and not usage.fell_back
        if usage.fell_back:
            self.fell_back[usage.fell_back] += 1
        self.wrong += problems

    @property
    def calls(self) -> float:
        return self.usage.calls / self.runs


class Faults:
    """Which call meets which: drawn from a seed, so that every run of this program is the same."""

    def __init__(self, share: float, seed: int, tally: Tally) -> None:
        self.share, self.tally = share, tally
        self._random = random.Random(seed)

    def __call__(self, number: int) -> Fault | None:
        if self._random.random() >= self.share:
            return None
        fault = self._random.choice(list(Fault))
        self.tally.met[fault] += 1
        return fault


def run(runs: int, share: float, seed: int) -> Tally:
    tally = Tally()
    tasks = cycle([*(_writing(*each) for each in product(Format, ALL)), *map(_reading, ALL)])
    with ModelServer(Faults(share, seed, tally)) as server:
        server.patience = 0.8
        models = cycle([ModelGenerator(config(server, wire, **FAST)) for wire in Wire])
        for task, model in islice(zip(tasks, models, strict=False), runs):
            tally.add(*task(model))
    return tally


def _writing(kind: Format, text: str) -> Task:
    asked = request(kind, text)

    def write(model: ModelGenerator) -> tuple[Usage, list[str]]:
        composition, usage = model.write(asked, quiet)
        return usage, wrong(composition, asked)

    return write


def _reading(text: str) -> Task:
    asked = document(text)

    def read(model: ModelGenerator) -> tuple[Usage, list[str]]:
        found, usage = model.distil(asked, quiet)
        return usage, wrong_concepts(found, asked)

    return read


def report(tally: Tally, seconds: float, options: argparse.Namespace) -> None:
    met = sum(tally.met.values())
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}")
    print(f"{tally.runs} generations, {options.faults:.0%} faults, seed {options.seed}, {seconds:.0f} s")
    print(f"  faults met                          {met} of {tally.usage.calls} calls, {len(tally.met)} kinds")
    print(f"  invalid outputs reaching a person   {len(tally.wrong)}  (bar: 0)")
    print(f"  calls per run                       {tally.calls:.3f}  (bar: {MOST_CALLS})")
    print(f"  runs mended or asked again          {tally.mended}")
    print(f"  answers mended or refused           {tally.usage.repairs}")
    print(f"  runs fallen back, and marked so     {sum(tally.fell_back.values())}")
    for reason, times in tally.fell_back.most_common():
        print(f"    {times:4}  {reason}")
    for problem in tally.wrong[:10]:
        print(f"  WRONG: {problem}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=1_000)
    parser.add_argument("--faults", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    started = time.monotonic()
    tally = run(options.runs, options.faults, options.seed)
    report(tally, time.monotonic() - started, options)
    return int(bool(tally.wrong) or tally.calls > MOST_CALLS or tally.runs < options.runs)


if __name__ == "__main__":
    sys.exit(main())
