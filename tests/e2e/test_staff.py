"""Staff sees what happened, and never a secret."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.composer import Composer
from tests.e2e.conftest import MoveIn, Open


def test_staff_finds_accounts_without_secrets_and_threads_with_their_posts(
    desk: Page, open_page: Open, move_in: MoveIn
) -> None:
    vera = move_in("Vera Lindholm")
    page = open_page("/threads/new", vera)
    composer = Composer(page)
    composer.write("For the record.", "And its second half.")
    composer.press("Publish now")
    expect(page.locator("[data-state]")).to_contain_text("Everything is on X.")

    desk.get_by_role("row", name="X accounts").get_by_role("link", name="X accounts").click()
    row = desk.get_by_role("row").filter(has_text=vera.handle)
    expect(row).to_contain_text("Connected")
    row.get_by_role("link", name=vera.handle).click()
    expect(desk.get_by_role("heading", name=f"@{vera.handle}")).to_be_visible()
    assert not re.search(r"(?i)(access|refresh)[ _]token", desk.content())
    assert not re.search(r"[\w-]{60,}", desk.locator("#content").inner_text())

    desk.goto("/admin/scheduler/thread/")
    desk.get_by_role("row").filter(has_text="For the record.").get_by_role("link").first.click()
    posts = desk.get_by_role("row").filter(has_text=re.compile("On X"))
    expect(posts).to_have_count(2)
    expect(posts.first).to_contain_text("For the record.")
    expect(desk.locator(".field-attempts")).to_have_text(re.compile("Went out.*Went out", re.DOTALL))
