import json
import time

import pytest

from insights.providers.errors import AnswerError, CutError
from insights.providers.ladder import read
from insights.providers.schema import ThreadAnswer

ANSWER = {"posts": [{"sentences": [{"text": "Pumps {wear} out, [mostly] “at night”.", "sources": [3]}]}]}
PLAIN = json.dumps(ANSWER, ensure_ascii=False)


def test_a_clean_answer_is_not_counted_as_mended() -> None:
    found = read(f"\n{PLAIN}\n", ThreadAnswer)
    assert found.value.model_dump() == ANSWER
    assert not found.was_mended


@pytest.mark.parametrize(
    "text",
    [
        f"```json\n{PLAIN}\n```",
        f"```\n{PLAIN}\n```\nAnything else?",
        f"<think>A {{brace, ```fence``` and no end</think>{PLAIN}",
        f"Without its first tag.</think>{PLAIN}",
        f"<thinking>\nHm.\n</thinking>\n\n```JSON\n{PLAIN}\n```",
        f"Here it is: {PLAIN} Hope it helps!",
        PLAIN.replace("}]", "},]"),
        str(ANSWER),
        json.dumps([ANSWER]),
        json.dumps({"answer": ANSWER}),
        json.dumps({"result": [{"output": ANSWER}]}),
        json.dumps(ANSWER["posts"]),
        PLAIN.replace('"posts"', "posts"),
        "\ufeff" + PLAIN.replace("[3]", "[3] // where it stands\n"),
    ],
)
def test_an_answer_wrapped_or_badly_written_is_read(text: str) -> None:
    found = read(text, ThreadAnswer)
    assert found.value.posts[0].sentences[0].sources == [3]
    assert "wear" in found.value.posts[0].sentences[0].text
    assert found.was_mended


@pytest.mark.parametrize("end", range(1, len(PLAIN)))
def test_a_cut_answer_is_never_mended(end: int) -> None:
    with pytest.raises(CutError):
        read(PLAIN[:end], ThreadAnswer)


@pytest.mark.parametrize("end", range(20, len(PLAIN) - 1, 7))
def test_a_cut_answer_in_an_open_fence_is_never_mended(end: int) -> None:
    with pytest.raises(CutError):
        read(f"```json\n{PLAIN[:end]}", ThreadAnswer)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "JSON"),
        ("I'm sorry, but I can't help with that.", "JSON"),
        ("{}", "posts"),
        ('{"posts": []}', "posts"),
        ('{"posts": "none"}', "posts"),
        ('{"posts": 7}', "posts"),
        ('{"posts": [{"sentences": [{"text": "", "sources": [1]}]}]}', "text"),
        ('{"posts": [{"sentences": [{"text": "A.", "sources": ["one"]}]}]}', "sources"),
        ('{"posts": [{"sentences": [{"text": "A."}]}]}', "sources"),
        (PLAIN[:-1] + ', "posts": []}', "twice"),
        ("[[[[]]]]", "answer"),
        ("[" * 5_000 + "]" * 5_000, "JSON"),
    ],
)
def test_the_problem_of_an_unusable_answer_is_named(text: str, problem: str) -> None:
    with pytest.raises(AnswerError, match=problem):
        read(text, ThreadAnswer)


def test_problems_never_hold_what_was_sent() -> None:
    with pytest.raises(AnswerError) as caught:
        read('{"posts": "a secret of the article"}', ThreadAnswer)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "<think>" * 100_000,
        "a```\n" * 100_000,
        '{"posts": [' + "[" * 300_000,
        "{" * 300_000,
        '"' * 300_000,
        "```" * 200_000 + "{",
        "[" * 3_000 + "1" + "]" * 3_000,
        "1" * 500_000,
    ],
    ids=lambda text: text[:12],
)
def test_hostile_texts_take_no_time(text: str) -> None:
    started = time.process_time()
    with pytest.raises(AnswerError):
        read(text, ThreadAnswer)
    assert time.process_time() - started < 2
