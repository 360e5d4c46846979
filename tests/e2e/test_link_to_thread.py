"""The whole way, as a newcomer goes it: a link, an insight, a thread, a time. Without any model or key."""

import time
from datetime import timedelta

from playwright.sync_api import expect

from tests.e2e.composer import Composer
from tests.e2e.conftest import MoveIn, Open
from tests.e2e.test_schedule import in_words, tomorrow_at
from tests.e2e.world import Site

AT_MOST = timedelta(minutes=3)


def test_a_link_becomes_a_scheduled_thread_within_three_minutes(
    site: Site, open_page: Open, move_in: MoveIn
) -> None:
    nora = move_in("Nora Link")
    page = open_page("/", nora, timezone_id="Europe/Paris")
    began = time.monotonic()
    link = f"{site.pages.origin}/rain"
    page.get_by_role("link", name="From an article").click()
    page.get_by_label("Address of the article").fill(link)
    page.get_by_role("button", name="Read the article").click()
    page.locator(".insight").first.get_by_role("button", name="Thread").click()

    written = page.get_by_role("textbox", name="Post 1")
    expect(written).not_to_be_empty()
    hook = written.input_value()
    page.get_by_role("button", name="Schedule…").click()

    composer = Composer(page)
    expect(composer.box(1)).to_have_value(hook)
    expect(composer.previewed.last).to_contain_text(link)  # the article's address stands in the last post
    shown = composer.previewed.all_inner_texts()
    expect(composer.preview).to_contain_text("Estimated cost")
    morning = tomorrow_at(8, 15)
    composer.choose_time(morning)
    expect(composer.preview).to_contain_text(in_words(morning))
    composer.press("Schedule")
    expect(page.locator("[data-state]")).to_contain_text("Goes out at 08:15")
    assert time.monotonic() - began < AT_MOST.total_seconds()

    posts = site.query("SELECT text FROM scheduler_post ORDER BY position")
    assert [text for (text,) in posts if text in {*shown}] == shown, "nothing is added after the preview"
    assert site.query("SELECT DISTINCT provider FROM insights_generation") == [("embedded",)]
