"""Without credits nothing goes out for anybody; the last file, because until its end nothing else could."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.composer import Composer
from tests.e2e.conftest import MoveIn, Open


def test_everybody_waits_until_staff_lets_them_go_on(desk: Page, open_page: Open, move_in: MoveIn) -> None:
    vera = move_in("Vera Lindholm")
    vera.fault(kind="status", status=402)
    page = open_page("/threads/new", vera)
    composer = Composer(page)
    composer.write("Worth a cent and a half.")
    composer.press("Publish now")
    shown = page.locator("[data-state]")
    expect(shown).to_contain_text("Paused. X does not take posts from this server at the moment.")
    expect(shown).to_contain_text("That is not about your account; whoever runs the server must look at it.")
    expect(shown).to_contain_text(re.compile(r"Next try at \d\d:\d\d"))

    desk.goto("/admin/xauth/breaker/")
    desk.get_by_role("row").filter(has_text="X refuses our app").get_by_role("checkbox").check()
    desk.locator("select[name=action]").select_option("delete_selected")
    desk.get_by_role("button", name="Go").click()
    desk.get_by_role("button", name=re.compile("Yes")).click()
    expect(desk.get_by_text("Successfully deleted 1")).to_be_visible()
    page.locator("summary", has_text="Publish now").click()
    page.get_by_role("button", name="Yes, publish now").click()
    expect(shown).to_contain_text("Everything is on X.")
    assert [post["text"] for post in vera.on_x] == ["Worth a cent and a half."]
