import time

import pytest

from insights.providers.fixes import clean

ARTICLE = "Read README.md, ask @ada, and tag it #ops. Fly.io runs it."


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Pumps \n wear\tout. ", "Pumps wear out."),
        ("**Pumps** wear **out**.", "Pumps wear out."),
        ("Pumps wear out https://evil.example/x.", "Pumps wear out."),
        ("Pumps (https://evil.example/x) wear out.", "Pumps wear out."),
        ("Pumps [wear](https://evil.example 'x') out.", "Pumps wear out."),
        ("Pumps ![x](https://evil.example/?k=1) wear out.", "Pumps wear out."),
        ("Pumps wear out. www.evil.example", "Pumps wear out."),
        ("Pumps wear out. evil-pumps.com", "Pumps wear out."),
        ("Pumps wear out. javascript:alert(1)", "Pumps wear out."),
        ("Pumps wear out. mailto:a@evil.example", "Pumps wear out."),
        ("Pumps wear out. #growth #hustle", "Pumps wear out."),
        ("Pumps wear out, @evil.", "Pumps wear out,."),
        ("Pumps\u200b wear\u202e out\U000e0041.\x00", "Pumps wear out."),
        ("Pumps\ud800 wear out.", "Pumps wear out."),
        ("Read README.md, @ada: #ops on Fly.io.", "Read README.md, @ada: #ops on Fly.io."),
        ("Data: a pump costs 3.5 euros.", "Data: a pump costs 3.5 euros."),
        ("Pumps 👩‍🔧 wear out ❤️.", "Pumps 👩‍🔧 wear out ❤️."),
        ("泵会磨损。", "泵会磨损。"),
        ("2 * 3 * 4 and snake_case __init__ stay.", "2 * 3 * 4 and snake_case __init__ stay."),
    ],
)
def test_what_a_model_added_is_taken_away(text: str, cleaned: str) -> None:
    assert clean(text, ARTICLE) == cleaned


@pytest.mark.parametrize(
    "text", ["[" * 2_000, "**a " * 500, "![](" * 500, "#a" * 1_000, "@a " * 600, "a." * 1_000]
)
def test_hostile_texts_take_no_time(text: str) -> None:
    started = time.process_time()
    clean(text, ARTICLE)
    assert time.process_time() - started < 0.5
