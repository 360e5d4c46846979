"""X misbehaves: the page says what happened and what comes next, and nothing is doubled."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.composer import Composer
from tests.e2e.conftest import MoveIn, Open
from tests.e2e.consent import choose
from tests.e2e.world import Resident

TEXTS = ["It began as planned.", "Then something went wrong.", "And it ended well."]


def publish(open_page: Open, person: Resident, *texts: str) -> Page:
    page = open_page("/threads/new", person)
    composer = Composer(page)
    composer.write(*texts)
    composer.press("Publish now")
    expect(page).to_have_url(re.compile(r"/threads/\d+/$"))
    return page


def went_out(person: Resident) -> list[str]:
    """What is on X, checked to be one thread."""
    posts = person.on_x
    assert [post["parent_id"] for post in posts] == [None, *(post["id"] for post in posts)][: len(posts)]
    return [post["text"] for post in posts]


def test_a_limit_at_the_second_post_is_waited_for(open_page: Open, move_in: MoveIn) -> None:
    rosa = move_in("Rosa Ilves")
    rosa.fault(kind="status", status=429, reset=3, position=2)
    page = publish(open_page, rosa, *TEXTS)
    shown = page.locator("[data-state]")
    expect(shown).to_contain_text(
        re.compile(r"1 of 3 posts are on X\. X asked us to wait\. It continues by itself at \d\d:\d\d\.")
    )
    expect(shown).to_contain_text("Everything is on X.")
    assert went_out(rosa) == TEXTS


def test_a_lost_answer_is_looked_for_and_nothing_is_doubled(open_page: Open, move_in: MoveIn) -> None:
    """The first look is two minutes after the call, so here it is stopped while it waits."""
    rosa = move_in("Rosa Ilves")
    rosa.fault(kind="drop", when="after", position=2)
    page = publish(open_page, rosa, *TEXTS)
    shown = page.locator("[data-state]")
    expect(shown).to_contain_text("The answer about post 2 was lost, so it may be on X or not.")
    expect(shown).to_contain_text("Looking for it there at")
    expect(shown.get_by_text("In doubt", exact=True)).to_be_visible()
    shown.get_by_text("History").click()
    expect(shown.get_by_role("row").last).to_contain_text("No answer: may or may not be on X")

    page.goto("/")
    expect(page.get_by_role("region", name="Needs you")).to_have_count(0)  # it looks for it by itself
    page.wait_for_timeout(2_000)  # a tick and more: time enough to do harm
    assert went_out(rosa) == TEXTS[:2]
    page.get_by_role("link", name=TEXTS[0]).click()
    page.get_by_role("button", name=re.compile("Cancel|Stop")).first.click()
    expect(shown).to_contain_text("Cancelled")
    page.wait_for_timeout(2_000)
    assert went_out(rosa) == TEXTS[:2]


def test_a_refused_reply_is_explained_edited_and_goes_out(open_page: Open, move_in: MoveIn) -> None:
    rosa = move_in("Rosa Ilves")
    rosa.fault(kind="status", status=403, reason="reply_not_allowed", position=2, count=2)
    page = publish(open_page, rosa, *TEXTS)
    shown = page.locator("[data-state]")
    words = "1 of 3 posts are on X. X did not let this app add a reply here."
    expect(shown).to_contain_text(words)
    expect(shown.get_by_text("Refused by X", exact=True).first).to_be_visible()
    page.get_by_role("button", name="Try again").click()
    expect(shown).not_to_contain_text(words)
    expect(shown).to_contain_text(words)

    page.get_by_role("link", name="Edit").click()
    composer = Composer(page)
    expect(composer.box(1)).not_to_be_editable()
    expect(composer.place(1)).to_contain_text("Cannot be changed any more")
    composer.box(2).fill("Then it was put differently.")
    expect(composer.preview).to_contain_text("As soon as you press “Publish the rest now”")
    expect(composer.preview).to_contain_text("$0.030 for 2 posts")
    composer.press("Publish the rest now")
    expect(shown).to_contain_text("Everything is on X.")
    assert went_out(rosa) == [TEXTS[0], "Then it was put differently.", TEXTS[2]]


def test_an_account_disconnected_at_x_is_reconnected_and_its_thread_goes_on(
    open_page: Open, move_in: MoveIn
) -> None:
    rosa = move_in("Rosa Ilves")
    rosa.sign_in()
    rosa.end_grants()
    page = publish(open_page, rosa, *TEXTS)
    shown = page.locator("[data-state]")
    expect(shown).to_contain_text(
        f"@{rosa.handle} is no longer connected. Reconnect it, and this thread goes on."
    )
    thread = page.url
    page.goto("/threads/")
    banner = page.get_by_role("complementary", name=f"Reconnect @{rosa.handle}")
    expect(banner).to_contain_text(f"@{rosa.handle} needs to be reconnected; its threads wait.")
    banner.get_by_role("button", name="Reconnect").click()
    choose(page, rosa.handle)
    expect(page.get_by_text(f"@{rosa.handle} is connected.")).to_be_visible()
    expect(banner).to_have_count(0)
    page.goto(thread)
    expect(shown).to_contain_text("Everything is on X.")
    assert went_out(rosa) == TEXTS
