import json
from pathlib import Path

import pytest

from benchmarks import reading
from tests.insights.quality.conftest import MARKDOWN

A, L, P = reading.MARKS


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(A, A), (L, L), (P, P)], 1.0),
        ([(A, A)] * 5, 1.0),
        ([(A, L), (L, A)], -1.0),
        ([(A, A), (A, L), (L, A), (L, L)], 0.0),
        # Observed .7; by chance .5 * .6 + .5 * .4 = .5
        ([(A, A)] * 4 + [(A, L)] + [(L, A)] * 2 + [(L, L)] * 3, 0.4),
    ],
)
def test_kappa(pairs: list[tuple[str, str]], expected: float) -> None:
    assert reading.kappa(pairs) == pytest.approx(expected)


def test_marks_are_read(tmp_path: Path) -> None:
    file = tmp_path / "marks"
    file.write_text("1 as is\n2. Light edit\n\n3: poor\n")
    assert reading.marks(file) == {1: A, 2: L, 3: P}


@pytest.mark.parametrize("line", ["1 good", "one as is", "1 as is\n1 poor"])
def test_marks_that_cannot_be_read(tmp_path: Path, line: str) -> None:
    file = tmp_path / "marks"
    file.write_text(line)
    with pytest.raises(reading.MarksError):
        reading.marks(file)


def test_an_unmarked_item_is_named() -> None:
    with pytest.raises(reading.MarksError, match="2"):
        reading.agreement({1: A, 2: P}, {1: A})


def test_agreement_in_words() -> None:
    said = reading.agreement({1: A, 2: A, 3: P, 4: L}, {1: A, 2: L, 3: P, 4: L})
    assert said.splitlines() == [
        "4 items, the same mark for 3 (75%), kappa 0.64",
        "first: as is 2 (50%), light edit 1 (25%), poor 1 (25%)",
        "second: as is 1 (25%), light edit 2 (50%), poor 1 (25%)",
    ]


def test_the_sheet_hides_where_its_items_come_from(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}-bees.md").write_text(MARKDOWN)
    key = tmp_path / "key.json"
    text = reading.sheet(tmp_path, seed=5, items=2, key=key)
    names = json.loads(key.read_text())
    assert list(names) == ["1", "2"]
    assert len(set(names.values())) == 2
    assert text.count("Mark:") == 2
    assert not any(name in text for name in names.values())
