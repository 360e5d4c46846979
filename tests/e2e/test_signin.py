import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import MoveIn, Open
from tests.e2e.consent import choose


def start_to_sign_in(page: Page, sandbox_url: str) -> None:
    page.get_by_role("button", name="Sign in with X").click()
    expect(page).to_have_url(re.compile(rf"^{re.escape(sandbox_url)}/i/oauth2/authorize\?"))


def test_sign_in_shows_who_it_is_and_sign_out_leaves_nothing(
    open_page: Open, move_in: MoveIn, sandbox_url: str
) -> None:
    nadia = move_in("Nadia Brandt")
    page = open_page("/")
    start_to_sign_in(page, sandbox_url)
    choose(page, nadia.handle)

    expect(page).to_have_url("/")  # no code, no state
    expect(page).to_have_title("Your threads · InsightProse")
    header = page.get_by_role("banner")
    expect(header.get_by_text(f"@{nadia.handle}")).to_be_visible()
    expect(header.locator(".x-mark")).to_be_visible()
    avatar = header.locator("img.avatar-img")
    expect(avatar).to_have_attribute("src", f"{sandbox_url}/i/avatars/{nadia.handle}.svg")
    page.wait_for_function("() => document.querySelector('img.avatar-img').naturalWidth > 0")
    expect(page.get_by_role("status").first).to_contain_text(f"@{nadia.handle} is connected.")

    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in with X")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("button", name="Sign in with X")).to_be_visible()
    expect(page.get_by_text(nadia.handle)).to_have_count(0)


def test_a_page_asked_for_before_signing_in_is_shown_after_it(open_page: Open, move_in: MoveIn) -> None:
    nadia = move_in("Nadia Brandt")
    page = open_page("/threads/new")
    page.get_by_role("button", name="Sign in with X").click()
    choose(page, nadia.handle)
    expect(page).to_have_url("/threads/new")


def test_a_cancelled_sign_in_says_so_and_can_be_tried_again(
    open_page: Open, move_in: MoveIn, sandbox_url: str
) -> None:
    nadia = move_in("Nadia Brandt")
    page = open_page("/")
    start_to_sign_in(page, sandbox_url)
    choose(page, nadia.handle, button="Cancel")
    expect(page.get_by_role("heading", name="Sign-in cancelled")).to_be_visible()
    expect(page.get_by_text("Nothing was connected.")).to_be_visible()
    page.get_by_role("button", name="Sign in with X again").click()
    choose(page, nadia.handle)
    expect(page.get_by_role("banner").get_by_text(f"@{nadia.handle}")).to_be_visible()
