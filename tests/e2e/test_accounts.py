"""Several X accounts of one person, and several people."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from tests.e2e.composer import Composer
from tests.e2e.conftest import MoveIn, Open
from tests.e2e.consent import choose
from tests.e2e.console import Console


def test_another_account_is_connected_used_and_disconnected(open_page: Open, move_in: MoveIn) -> None:
    own, club = move_in("Dan Osei"), move_in("Chess Club Accra")
    page = open_page("/accounts/", own)
    page.get_by_role("button", name="Connect another account").click()
    choose(page, club.handle)
    expect(page).to_have_url("/accounts/")
    expect(page.get_by_role("heading", level=2)).to_have_text([own.name, club.name])

    page.goto("/threads/new")
    composer = Composer(page)
    page.get_by_label("Account").select_option(f"@{club.handle}")
    composer.write("The spring open begins on Saturday.")
    expect(composer.preview).to_contain_text(f"@{club.handle}")
    composer.choose_time(datetime.now(UTC).replace(tzinfo=None) + timedelta(days=2))
    composer.press("Schedule")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Thread for @{club.handle}")
    thread = page.url

    page.goto("/accounts/")
    card = page.get_by_role("listitem").filter(has_text=f"@{club.handle}")
    expect(card).to_contain_text("1 thread waiting")
    card.get_by_role("link", name="Disconnect").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Disconnect @{club.handle}?")
    expect(page.get_by_text("1 waiting thread will not go out unless")).to_be_visible()
    page.get_by_role("button", name="Disconnect").click()
    expect(page.get_by_text(f"@{club.handle} is disconnected and its keys are wiped.")).to_be_visible()
    card = card.filter(has=page.get_by_role("heading", name=club.name))
    expect(card).to_contain_text("Disconnected")
    expect(card.get_by_role("button", name="Connect again")).to_be_visible()

    page.goto(thread)
    shown = page.locator("[data-state]")
    expect(shown).to_contain_text("The spring open begins on Saturday.")
    expect(shown).to_contain_text(f"@{club.handle} is not connected. Reconnect it")


def test_nobody_sees_the_threads_of_somebody_else(open_page: Open, move_in: MoveIn, console: Console) -> None:
    own, other = move_in("Dan Osei"), move_in("Lucia Marin")
    own.sign_in()
    number = own.write("Between me and me.", action="draft")
    page = open_page("/", other)
    expect(page.get_by_role("heading", name="Nothing here yet")).to_be_visible()
    page.goto("/threads/?q=Between")
    expect(page.get_by_role("heading", name="No thread matches")).to_be_visible()
    for path in ("", "edit", "status"):
        page.goto(f"/threads/{number}/{path}")
        expect(page.get_by_role("heading", name="There is nothing here")).to_be_visible()
    console.forgive("status of 404")
    mine = open_page(f"/threads/{number}/", own)
    expect(mine.get_by_text("Between me and me.")).to_be_visible()
