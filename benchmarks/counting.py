"""Our counter beside npm twitter-text 3.1.0 and PyPI twitter-text-parser 3.0.0.

python -m benchmarks.counting [--texts 24000] [--seed 2] [--write]

npm is the reference: ours is to differ nowhere. `--write` also writes tests/xauth/counting_vectors.json,
npm's answers that the tests check without node. The parser's differences are its own: it folds CR LF, and is
unlike npm at redundant U+FE0F, at bare (c) and (r), and at links glued to other scripts.
"""

import argparse
import json
import platform
import shutil
import statistics
import subprocess
import time
import warnings
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from benchmarks.counting_texts import Texts
from xauth.counting import urls, weigh

with warnings.catch_warnings(action="ignore"):  # it imports pkg_resources, which warns
    import twitter_text

ROOT = Path(__file__).resolve().parent.parent
VECTORS = ROOT / "tests/xauth/counting_vectors.json"
VECTOR_COUNT, VECTOR_SEED = 1500, 1

Answer = list[object]  # [length, valid, [[start, end], ...]], indices in code points


def npm_is_here() -> bool:
    return bool(shutil.which("node")) and (ROOT / "frontend/node_modules/twitter-text").is_dir()


def npm(texts: list[str]) -> list[Answer]:
    command = ["node", str(ROOT / "benchmarks/counting.mjs")]
    done = subprocess.run(command, input=json.dumps(texts), capture_output=True, text=True, check=True)
    answers: list[Answer] = json.loads(done.stdout)
    return answers


def ours(text: str) -> Answer:
    weight = weigh(text)
    return [weight.length, weight.valid, [[url.start, url.end] for url in urls(text)]]


def parser_length(text: str) -> int:
    return int(twitter_text.parse_tweet(text).weightedLength)


def compare_with_npm(texts: list[str]) -> None:
    different = [
        (t, theirs, ours(t)) for t, theirs in zip(texts, npm(texts), strict=True) if ours(t) != theirs
    ]
    print(f"npm twitter-text 3.1.0: {len(different)} of {len(texts):,} texts differ")
    for text, theirs, own in different:
        print(f"  {text!a}\n    npm {theirs}\n    own {own}")


def compare_with_parser(texts: list[str]) -> None:
    pairs = [(weigh(text).length, parser_length(text), text) for text in texts]
    different = [(own, theirs, text) for own, theirs, text in pairs if own != theirs]
    known = [text for _, _, text in different if {"\ufe0f", "\xa9", "\xae"} & set(text) or "\r\n" in text]
    low = sum(own < theirs for own, theirs, _ in different)
    print(f"twitter-text-parser 3.0.0: {len(different)} differ in length, in {low} of them ours is lower;")
    print(
        f"  {len(known)} hold CR LF, U+FE0F, (c) or (r); the others glue scripts, signs and links together:"
    )
    others = [(own, theirs, text) for own, theirs, text in different if text not in set(known)]
    for own, theirs, text in others[:5]:
        print(f"  own {own}, parser {theirs}: {text!a}")


def milliseconds(count: Callable[[str], object], texts: list[str]) -> list[float]:
    taken = []
    for text in texts:
        start = time.perf_counter()
        count(text)
        taken.append((time.perf_counter() - start) * 1000)
    return sorted(taken)


def print_speed(name: str, count: Callable[[str], object], texts: list[str]) -> None:
    milliseconds(count, texts[:50])
    taken = milliseconds(count, texts)
    print(f"  {name}: median {statistics.median(taken):.3f} ms, p95 {taken[len(taken) * 95 // 100]:.3f} ms")


def compare_speed(texts: list[str]) -> None:
    """Ordinary posts only: every fourth generated text."""
    print(
        f"speed over {len(texts):,} ordinary posts ({platform.machine()}, Python {platform.python_version()})"
    )
    print_speed("ours", weigh, texts)
    print_speed("twitter-text-parser", parser_length, texts)


def write_vectors() -> None:
    texts = list(islice(Texts(VECTOR_SEED), VECTOR_COUNT))
    vectors = [[text, *answer] for text, answer in zip(texts, npm(texts), strict=True)]
    VECTORS.write_text("[\n" + ",\n".join(map(json.dumps, vectors)) + "\n]\n", encoding="ascii")
    print(f"{VECTORS.relative_to(ROOT)}: {len(vectors)} texts")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--texts", type=int, default=24_000)
    options.add_argument("--seed", type=int, default=2)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    texts = list(islice(Texts(chosen.seed), chosen.texts))
    if npm_is_here():
        compare_with_npm(texts)
    else:
        print("npm twitter-text: skipped, since node or frontend/node_modules is absent")
    compare_with_parser(texts[:4000])
    compare_speed(texts[: 4 * 1000 : 4])
    if chosen.write:
        write_vectors()


if __name__ == "__main__":
    main()
