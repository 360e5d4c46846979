# ruff: noqa: E501, RUF001 - tables of sentences in many scripts
import pytest

from insights.extract import from_html, from_text
from insights.extract.language import detect
from tests.insights.extract.page import page

SAYS = {
    "en": "The boats leave early in the morning and the harbour is quiet until they come back with what they have found.",
    "de": "Die Boote fahren früh am Morgen hinaus, und der Hafen ist still, bis sie mit dem zurückkommen, was sie fanden.",
    "fr": "Les bateaux partent tôt le matin et le port est calme jusqu'à ce que les pêcheurs reviennent avec ce qu'ils ont.",
    "es": "Los barcos salen temprano por la mañana y el puerto está tranquilo hasta que vuelven con lo que se encontró.",
    "pt": "Os barcos saem cedo de manhã e o porto fica calmo até que voltam com o que não se perdeu em uma noite.",
    "it": "Le barche escono presto la mattina e il porto è calmo fino a che non tornano con quello che hanno trovato nel mare.",
    "nl": "De boten gaan vroeg in de ochtend weg en het is stil in de haven tot ze met wat ze vonden terug zijn.",
    "sv": "Båtarna går ut tidigt på morgonen och det är tyst i hamnen till dess att de kommer med det som de har fått.",
    "pl": "Łodzie wypływają wcześnie rano i w porcie jest cicho, dopóki nie wrócą z tym, co się im udało po drodze znaleźć.",
    "tr": "Tekneler her sabah çok erken çıkar ve liman bir süre için sessiz olur, ama daha sonra bu kadar güzel bir sabah ne de çok şey anlatır.",
    "ja": "船は早朝に出て、戻るまで港はとても静かです。",
    "zh": "船只清晨出海，在他们回来之前，港口非常安静。",
    "ko": "배는 아침 일찍 나가고 돌아올 때까지 항구는 조용합니다.",
    "ru": "Лодки выходят рано утром, и в гавани тихо, пока они не вернутся.",
    "el": "Οι βάρκες φεύγουν νωρίς το πρωί και το λιμάνι είναι ήσυχο.",
    "ar": "تغادر القوارب في الصباح الباكر ويظل الميناء هادئا حتى تعود.",
}


@pytest.mark.parametrize("language", SAYS)
def test_text_tells_its_language(language: str) -> None:
    assert detect(SAYS[language]).language == language


@pytest.mark.parametrize("language", sorted(set(SAYS) - {"en"}))
def test_text_wins_over_what_the_theme_says(language: str) -> None:
    assert detect(SAYS[language] * 3, "en-US").language == language


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("de", "de"),
        ("pt-BR", "pt"),
        ("fr_CA", "fr"),
        ("EN-us", "en"),
        ("", "en"),
        ("x", "en"),
        ("deutsch", "en"),
    ],
)
def test_short_text_is_what_it_says_it_is(said: str, language: str) -> None:
    assert detect("Boats.", said).language == language


def test_page_and_its_locale() -> None:
    short = '<html lang="sv"><body><p>Hej!</p></body></html>'
    locale = '<html><head><meta property="og:locale" content="da_DK"></head><body><p>Hej!</p></body></html>'

    assert (from_html(short).language, from_html(locale).language) == ("sv", "da")


def test_other_languages_are_told_what_is_weaker() -> None:
    (note,) = from_text("Der Hafen.\n\n" + SAYS["de"]).notes

    assert "German" in note
    assert "tuned for English" in note
    assert from_html(page("")).notes == ()
    assert '"xx"' in detect("Oh.", "xx").notes[0]
