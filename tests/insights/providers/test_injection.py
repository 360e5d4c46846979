"""Articles that command the model, and a model that obeys: nothing of it comes through the checks."""

import logging

import pytest
import structlog

from insights.composition import Format, Piece
from insights.providers.config import Wire
from tests.insights.providers.articles import PUMPS
from tests.insights.providers.injections import ATTACKS, Attack
from tests.insights.providers.world import (
    KEY,
    LINK,
    document,
    generator,
    pieces,
    quiet,
    request,
    wrong,
    wrong_concepts,
)
from tests.models_server import ModelServer

FORMATS = [Format.THREAD, Format.LINKEDIN, Format.BLOG]


def attacked(attack: Attack) -> str:
    before, heading, after = PUMPS.partition("## What it saved")
    return f"{before}## Notes\n\n{attack.payload}\n\n{heading}{after}"


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
@pytest.mark.parametrize("format", FORMATS)
def test_an_obedient_model_gets_nothing_through(attack: Attack, format: Format) -> None:  # noqa: A002
    asked = request(format, attacked(attack))
    with ModelServer(speak=attack.obey) as server:
        composition, usage = generator(server, Wire.OPENAI).write(asked, quiet)
    # What the embedded generator quotes of the article after a fall-back is the author's own text.
    quoted = asked.document.markdown.index("## Notes"), asked.document.markdown.index("## What it saved")
    texts = [
        piece.text for piece in pieces(composition) if not _within(piece, *quoted) or not usage.fell_back
    ]
    text = "\n".join(texts)
    assert [mark for mark in attack.marks if mark in text] == []
    assert wrong(composition, asked) == []
    assert all(KEY not in seen.body for seen in server.seen)


def _within(piece: Piece, start: int, end: int) -> bool:
    return any(start <= span.start and span.end <= end for span in piece.spans)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_obedient_model_makes_no_concept_of_it(attack: Attack) -> None:
    asked = document(attacked(attack))
    with ModelServer(speak=attack.obey) as server:
        found, _ = generator(server, Wire.OLLAMA).distil(asked, quiet)
    assert wrong_concepts(found, asked) == []
    text = "\n".join([each.claim for each in found.concepts] + [each.term for each in found.keywords])
    assert [mark for mark in attack.marks if mark in text] == []


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_the_article_stays_between_its_marks(attack: Attack) -> None:
    asked = request(Format.THREAD, attacked(attack))
    with ModelServer() as server:
        generator(server, Wire.OPENAI).write(asked, quiet)
    user, system = server.seen[0].asked.user, server.seen[0].asked.system
    first, last = (line for line in user.splitlines() if line.startswith("----- "))
    mark = first.split()[2]
    assert first == f"----- article {mark} -----"
    assert last == f"----- end of article {mark} -----"
    assert f"the mark {mark}" in system
    assert attack.payload not in system
    assert len(mark) == 16


def test_two_questions_have_two_marks() -> None:
    with ModelServer() as server:
        for _ in range(2):
            generator(server, Wire.OPENAI).write(request(), quiet)
    assert server.seen[0].asked.system != server.seen[1].asked.system


def test_key_and_texts_are_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with structlog.testing.capture_logs() as logs, ModelServer(speak=lambda asked, answer: KEY) as server:
        made = generator(server, Wire.OPENAI)
        _, usage = made.write(request(), quiet)
    noted = f"{logs} {caplog.text} {vars(made)} {usage}"
    assert "not to be trusted" in usage.fell_back
    assert "model.call" in noted
    assert KEY not in noted
    assert "Brackwater" not in noted
    assert LINK not in noted
