"""A thread that stopped half-way is put right from its own page."""

import os
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.composer import Composer
from tests.e2e.conftest import MoveIn, Open
from tests.e2e.test_accessibility import DESK, PHONE, assert_accessible
from tests.e2e.world import Resident

TEXTS = ["The kettle was on.", "Then the power went out.", "We had cold tea, and liked it."]
PICTURES = os.environ.get("PICTURES", "")  # a folder to look at each state in


def publish(open_page: Open, person: Resident) -> Page:
    page = open_page("/threads/new", person)
    composer = Composer(page)
    composer.write(*TEXTS)
    composer.press("Publish now")
    expect(page).to_have_url(re.compile(r"/threads/\d+/$"))
    return page


def ask_me_always(open_page: Open, person: Resident) -> None:
    page = open_page("/settings/", person)
    page.get_by_label("When X’s answer about a post is lost").select_option(label="Always ask me")
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_text("Saved.")).to_be_visible()


def look_at(page: Page, name: str) -> None:
    """As it is, and with everything that can be opened."""
    for state in ("", "-open"):
        if state:  # all of them are closed at first
            for summary in page.locator("summary").all():
                summary.click()
        assert_accessible(page)
        for width in (DESK, PHONE) if PICTURES else ():
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme="light")
            page.screenshot(path=Path(PICTURES) / f"{name}{state}-{width}.png", full_page=True)
    page.set_viewport_size({"width": DESK, "height": 800})
    page.reload()


def test_a_post_in_doubt_is_named_and_the_rest_goes_out(open_page: Open, move_in: MoveIn) -> None:
    ines = move_in("Ines Mauro")
    ask_me_always(open_page, ines)
    ines.fault(kind="drop", when="after", position=2)
    page = publish(open_page, ines)
    shown = page.locator("[data-state]")
    expect(shown).to_contain_text("Post 2 may or may not be on X: its answer was lost.")
    look_at(page, "in-doubt")

    page.get_by_text("It is there", exact=True).click()
    link = page.get_by_label("Link to post 2 on X")
    link.fill("I saw it there")
    page.get_by_role("button", name="Check it and go on").click()
    expect(page.get_by_text("That is no link to a post.")).to_be_visible()
    page.get_by_text("It is there", exact=True).click()
    link.fill(f"https://x.com/{ines.handle}/status/{ines.on_x[1]['id']}?s=20")
    page.get_by_role("button", name="Check it and go on").click()
    expect(shown).to_contain_text("Everything is on X.")
    assert [post["text"] for post in ines.on_x] == TEXTS
    page.get_by_text("History").click()
    expect(shown).to_contain_text(re.compile(r"Looked at X at \d\d:\d\d: it is there"))


def test_another_post_is_shown_before_it_is_taken(open_page: Open, move_in: MoveIn) -> None:
    ines = move_in("Ines Mauro")
    ines.sign_in()
    other = ines.write("Then the lights went out.")
    ask_me_always(open_page, ines)
    ines.fault(kind="drop", when="before", position=2)
    page = publish(open_page, ines)
    shown = page.locator("[data-state]")
    page.get_by_text("It is there", exact=True).click()
    page.get_by_label("Link to post 2 on X").fill(ines.on_x[0]["id"])
    page.get_by_role("button", name="Check it and go on").click()
    expect(page.get_by_text("That is another post that went out from here.")).to_be_visible()
    assert ines.status(other) == "published"
    page.get_by_text("Post again", exact=True).click()
    page.get_by_role("button", name="Yes, post it again").click()
    expect(shown).to_contain_text("Everything is on X.")
    assert [post["text"] for post in ines.on_x][1:] == TEXTS


def test_the_live_part_of_a_failed_thread_is_deleted(open_page: Open, move_in: MoveIn) -> None:
    ines = move_in("Ines Mauro")
    ines.fault(kind="status", status=403, reason="reply_not_allowed", position=3)
    page = publish(open_page, ines)
    shown = page.locator("[data-state]")
    expect(shown).to_contain_text("X did not let this app add a reply here.")
    look_at(page, "failed")
    page.get_by_text("Delete the live part", exact=True).click()
    expect(shown).to_contain_text("X takes $0.020 for it.")
    page.get_by_role("button", name="Yes, delete it at X").click()
    expect(shown).to_contain_text("Taken off X: nothing of it is live any more.")
    assert [bool(post["deleted_at"]) for post in ines.on_x] == [True, True]
    look_at(page, "taken-off")

    page.get_by_text("Reschedule the rest as a new thread", exact=True).click()
    page.get_by_role("button", name="Make the draft").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Edit thread")
    expect(Composer(page).box(3)).to_have_value(TEXTS[2])


def test_a_thread_that_was_stopped_goes_on(open_page: Open, move_in: MoveIn) -> None:
    ines = move_in("Ines Mauro")
    ines.fault(kind="status", status=403, reason="suspended", position=2)
    page = publish(open_page, ines)
    shown = page.locator("[data-state]")
    expect(shown).to_contain_text("X has suspended this account.")
    page.get_by_role("button", name="Stop here").click()
    expect(shown).to_contain_text("Cancelled: nothing more of it goes out.")
    look_at(page, "cancelled")
    page.get_by_role("button", name="Continue").click()
    expect(shown).to_contain_text("Everything is on X.")
    assert [post["text"] for post in ines.on_x] == TEXTS
