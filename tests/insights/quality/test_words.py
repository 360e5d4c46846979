import pytest

from benchmarks import quality_words as judge


def test_sentences() -> None:
    text = "Dr. Wren left at 5 p.m. on foot. Nobody saw v1.2 run. “Why?” It rained!\n\nNo stop\n- one\n- two"
    assert judge.sentences(text) == [
        "Dr. Wren left at 5 p.m. on foot.",
        "Nobody saw v1.2 run.",
        "“Why?”",
        "It rained!",
        "No stop",
        "- one",
        "- two",
    ]


def test_chinese_sentences() -> None:
    assert judge.sentences("蜜蜂很忙。屋顶很高。") == ["蜜蜂很忙。", "屋顶很高。"]


def test_prose_has_no_marks() -> None:
    markdown = (
        "## A *b*\n\n- See [the `c`](http://d.example) ![e](f.png)\n\n```\ncode\n```\n> **g** snake_case"
    )
    assert judge.prose(markdown).split() == ["A", "b", "See", "the", "c", "g", "snake_case"]


def test_content_is_stemmed_and_without_function_words() -> None:
    assert judge.content("The bees’ hives were weighed twice by well-known keepers") == judge.content(
        "bee hive weighing twice known keeper"
    )


@pytest.mark.parametrize(
    ("one", "other", "share"), [("a b", "a b", 1.0), ("a", "b", 0.0), ("a b", "b c", 0.5)]
)
def test_cosine(one: str, other: str, share: float) -> None:
    assert judge.cosine(one.split(), other.split()) == pytest.approx(share)


def test_grade_knows_easy_from_hard() -> None:
    easy, hard = (
        "The cat sat. The dog ran.",
        "Organisational responsibilities necessitate comprehensive evaluation.",
    )
    assert judge.grade(easy) < 2 < 15 < judge.grade(hard)
