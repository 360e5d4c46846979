"""sumy's LexRank and yake, each pinned, in a virtual environment of their own."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from benchmarks.quality_articles import Article
from benchmarks.quality_words import prose

PINS = ("sumy==0.13.0", "yake==0.7.3", "numpy==2.4.6")
SCRIPT = Path(__file__).with_name("quality_peer.py")


class Answer(TypedDict):
    lexrank: list[int]
    lexrank_seconds: float
    yake: list[str]
    yake_seconds: float


class PeersMissingError(Exception):
    """They could not be installed or started; the table says why."""


def install(directory: Path) -> Path:
    """The interpreter of the peers' environment, made when it is not there yet."""
    python = directory / "bin" / "python"
    if python.exists():
        return python
    for command in (
        [sys.executable, "-m", "venv", str(directory)],
        [str(python), "-m", "pip", "install", "-q", *PINS],
    ):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            lines = done.stderr.strip().splitlines() or ["no reason given"]
            raise PeersMissingError(lines[-1])
    return python


def ask(python: Path, articles: Sequence[Article]) -> dict[str, Answer]:
    """Both get the sentences and the prose that ours gets, so that only the choice differs."""
    question = {
        article.name: {
            "sentences": [sentence.text for sentence in article.document.sentences],
            "text": prose(article.document.markdown),
        }
        for article in articles
    }
    done = subprocess.run(
        [str(python), str(SCRIPT)], input=json.dumps(question), capture_output=True, text=True
    )
    if done.returncode:
        raise PeersMissingError(done.stderr.strip().splitlines()[-1])
    answers: dict[str, Answer] = json.loads(done.stdout)
    return answers
