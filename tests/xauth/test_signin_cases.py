"""The cases of sign-in, and that each has its test.

They are numbered: `pytest tests/xauth -k case_12` runs those of the twelfth. Their themes, by file:
state (1-11, 14, 15), parallel (12, 13), answer (16-24), session (25-28, 43-45, 47, 48), identity (29-32, 46),
next (33-36), exchange (37-41), secrecy (42); and hostile ways back, which have no number.
"""

import re
from pathlib import Path


def test_all_48_cases_have_a_test() -> None:
    sources = "".join(file.read_text() for file in Path(__file__).parent.glob("test_signin_*.py"))
    numbers = {int(number) for number in re.findall(r"^def test_case_(\d\d)_", sources, re.MULTILINE)}
    assert numbers == set(range(1, 49))
