"""Generations by a model whose server fails: does anything invalid reach a person, and what does it take?

The server and the articles are the tests' own: its answers quote sentences of theirs and are good without a
fault, so every call above one is a fault's doing. At 30 % of the calls it does one of its faults, drawn at
random; the three wire formats and the three kinds of text take turns.
"""

import itertools
import logging
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import structlog

from benchmarks import quality_limits as limits
from benchmarks import quality_source as source
from benchmarks.quality_articles import folder, read
from benchmarks.quality_row import Offence, Row, mean, none_of
from benchmarks.quality_texts import Made, Text
from insights.composition import Composition, Format
from insights.distil import distil
from insights.providers.base import Usage, WriteRequest
from insights.providers.config import ModelConfig, Wire
from insights.providers.model import ModelGenerator
from insights.voice import Voice
from tests.models_server import Fault, ModelServer
from tests.models_server.spoiling import BANNED

SHARE = 0.3
ARTICLES = Path(__file__).parent.parent / "tests/insights/providers/articles"
VOICE = Voice(banned_words=(BANNED,))


def invalid(text: Text) -> str:
    """What the judge would have to say about it; what is flagged for the person is not hidden from them."""
    if said := limits.over_limit(text) or limits.broken_marks(text) or limits.banned([BANNED])(text):
        return f"{said} {text.composition.title}"
    for kinds, complaint in (
        (source.STATEMENTS, source.ungrounded),
        (source.STATEMENTS, source.foreign_number),
        (source.STATEMENTS | source.OWN_WORDS, source.foreign_link),
        (source.OWN_WORDS, source.smuggled),
    ):
        for _, piece in source.pieces([text], kinds):
            if not piece.flags and (said := complaint(text, piece)):
                return f"{said}: {piece.text}"
    return ""


def generations(made: Sequence[Made], server: ModelServer, runs: int) -> list[tuple[Text, Usage]]:
    done = []
    tasks = itertools.cycle(itertools.product(Format, Wire))
    for number, (form, wire) in zip(range(runs), tasks, strict=False):
        each = made[number % len(made)]
        concepts = tuple(each.offered or each.distilled.concepts)[: 1 if form is Format.THREAD else None]
        request = WriteRequest(
            each.article.document, form, concepts, VOICE, each.distilled.keywords, each.article.link
        )
        config = ModelConfig(
            wire, "quality", server.url(wire), "sk-of-no-one", timeout=1.0, allow_private=True, backoff=0.01
        )
        try:
            composition, usage = ModelGenerator(config).write(request, lambda what, share: None)
        except Exception as error:  # noqa: BLE001 — a person would see it, so it is a finding
            composition, usage = Composition(form, f"{error!r}", ()), Usage()
        done.append((Text(each.article, f"{wire} {usage.fell_back}", request, composition, number), usage))
    return done


def rows(runs: int, seed: int = 3) -> list[Row]:
    made = [Made(article, distil(article.document)) for article in map(read, folder(ARTICLES))]
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    chance, met = random.Random(seed), Counter[Fault]()

    def faults(_number: int) -> Fault | None:
        if chance.random() >= SHARE:
            return None
        fault = chance.choice(list(Fault))
        met[fault] += 1
        return fault

    with ModelServer(faults) as server:
        done = generations(made, server, runs)
    found = [Offence(text.article.name, text.where, said) for text, _ in done if (said := invalid(text))]
    calls = [usage.calls for _, usage in done]
    fallen = Counter(usage.fell_back for _, usage in done if usage.fell_back)
    return [
        none_of(f"model at {SHARE:.0%} faults: invalid output", found, runs, f"runs ({met.total()} faults)"),
        Row(
            f"model at {SHARE:.0%} faults: calls per run",
            f"{mean(calls):.2f}",
            "≤ 1.4",
            mean(calls) <= 1.4,
            worst=[Offence("fell back", str(count), why) for why, count in fallen.most_common()],
        ),
        Row("model: written without a model in the end", f"{fallen.total()} of {runs:,} runs"),
    ]
