from benchmarks import quality_voices as voices


def test_the_authors_can_be_told_apart() -> None:
    assert voices.source_figure(str) > 0.9
    assert voices.source_figure(voices.without_lines) > 0.9


def test_a_slogan_is_taken_off() -> None:
    assert "makers" not in voices.without_lines("Good morning makers! Bread is out.")


def test_style_has_no_topic() -> None:
    assert voices.style("I don't bake bread!") == [
        "mark !",
        "length 0",
        "contraction n",
        "word i",
        "word don",
    ]
