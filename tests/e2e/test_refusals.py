"""What X would refuse is refused here first, and nothing of what was typed is lost."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.composer import Composer
from tests.e2e.conftest import MoveIn, Open
from tests.e2e.console import Console

REFUSED = "status of 422"


def errors(place: Locator) -> Locator:
    return place.locator(".errorlist li")


def refused(composer: Composer, *texts: str) -> None:
    """The page is the composer again, with everything as it was typed."""
    expect(composer.page.get_by_role("alert")).to_contain_text("Not saved yet")
    for position, text in enumerate(texts, 1):
        expect(composer.box(position)).to_have_value(text)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_refusal_stands_beside_its_field_and_keeps_the_input(
    open_page: Open, move_in: MoveIn, console: Console, scripts: bool
) -> None:
    page = open_page("/threads/new", move_in("Olga Petrov"), java_script_enabled=scripts)
    composer = Composer(page)
    now = datetime.now(UTC).replace(tzinfo=None)

    composer.press("Publish now")
    refused(composer)
    expect(errors(composer.place(1))).to_have_text(["Write something first."])

    long = "word " * 60 + "end"
    composer.write(long, "short")
    composer.press("Publish now")
    refused(composer, long, "short")
    expect(errors(composer.place(1))).to_have_text(["23 characters too long for X: shorten it to 280."])
    expect(errors(composer.place(2))).to_have_count(0)
    expect(composer.box(1)).to_have_attribute("aria-invalid", "true")

    composer.write("$TSLA and $AAPL", "Twice.", "Twice.")
    composer.press("Publish now")
    refused(composer, "$TSLA and $AAPL", "Twice.", "Twice.")
    expect(errors(composer.place(1))).to_contain_text(["X takes one cashtag per post"])
    expect(errors(composer.place(3))).to_contain_text(["This says the same as a post above it"])

    composer.write("One.", "Two.", "Three.")
    for wrong, words in [
        (now - timedelta(hours=2), "That time is past."),
        (now + timedelta(days=33), "That is more than a month (31 days) ahead."),
    ]:
        composer.choose_time(wrong)
        composer.press("Schedule")
        refused(composer, "One.", "Two.", "Three.")
        expect(errors(composer.field("Date and time"))).to_contain_text([words])
        expect(page.get_by_label("Date and time")).to_have_value(f"{wrong:%Y-%m-%dT%H:%M}")

    composer.choose_time(now + timedelta(days=3))
    composer.press("Schedule")
    expect(page.locator("[data-state]")).to_contain_text("Scheduled.")
    page.goto("/threads/new")
    composer.write("Two.")
    composer.choose_time(now + timedelta(days=3, hours=5))
    composer.press("Schedule")
    refused(composer, "Two.")
    expect(errors(composer.place(1))).to_contain_text(["has the same text in another thread within 24 hours"])
    console.forgive(REFUSED)


def test_everything_works_without_scripts(open_page: Open, move_in: MoveIn) -> None:
    olga = move_in("Olga Petrov")
    page = open_page("/threads/new", olga, java_script_enabled=False)
    composer = Composer(page)
    composer.write("By plain forms,", "three posts", "all the same.")
    composer.press("Save draft")
    shown = page.locator("[data-state]")
    expect(shown).to_contain_text("A draft.")
    page.get_by_role("link", name="Edit").click()
    composer.box(2).fill("3 posts")
    composer.press("Publish now")
    for _ in range(20):
        if shown.get_by_text("Everything is on X.").is_visible():
            break
        page.wait_for_timeout(500)
        page.reload()
    assert [post["text"] for post in olga.on_x] == ["By plain forms,", "3 posts", "all the same."]

    page.goto("/accounts/")
    page.get_by_role("link", name="Disconnect").click()
    page.get_by_role("button", name="Disconnect").click()
    expect(page.get_by_text("Disconnected", exact=True)).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in with X")).to_be_visible()
