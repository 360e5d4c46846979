"""A time of one's own choosing, in one's own zone."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from tests.e2e.composer import Composer
from tests.e2e.conftest import MoveIn, Open

PARIS = ZoneInfo("Europe/Paris")


def tomorrow_at(hour: int, minute: int) -> datetime:
    day = datetime.now(PARIS).date() + timedelta(days=1)
    return datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001 - as on a clock in Paris


def in_words(local: datetime) -> str:
    return f"{local:%A} {local.day} {local:%B %Y, %H:%M}"


def reschedule(page: Page, local: datetime) -> None:
    page.locator("summary", has_text="Reschedule").click()
    page.get_by_label("Date and time").fill(f"{local:%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="Save the new time").click()


def test_a_time_in_ones_own_zone_is_chosen_moved_cancelled_and_deleted(
    open_page: Open, move_in: MoveIn
) -> None:
    yann = move_in("Yann Lefevre")
    page = open_page("/threads/new", yann, timezone_id="Europe/Paris")
    composer = Composer(page)
    composer.write("Written in the evening, read in the morning.")
    morning = tomorrow_at(9, 30)
    composer.choose_time(morning)
    expect(page.get_by_label("Time zone")).to_have_value("Europe/Paris")
    expect(composer.preview).to_contain_text(f"{in_words(morning)} (Europe/Paris)")
    composer.press("Schedule")

    shown = page.locator("[data-state]")
    expect(shown).to_contain_text(f"Scheduled. Goes out at 09:30 on {morning.day} {morning:%B}, by itself.")
    expect(shown).to_contain_text(in_words(morning))
    expect(shown).to_contain_text("Europe/Paris")

    page.get_by_role("link", name="Edit").click()
    expect(composer.box(1)).to_have_value("Written in the evening, read in the morning.")
    expect(page.get_by_label("Date and time")).to_have_value(f"{morning:%Y-%m-%dT%H:%M}")
    composer.write("Written at night, read in the morning.")
    expect(composer.previewed).to_have_text(["Written at night, read in the morning."])
    expect(composer.preview.get_by_text("Before it can go out")).to_have_count(0)
    composer.press("Schedule")
    expect(shown).to_contain_text("Written at night, read in the morning.")
    expect(shown).to_contain_text(in_words(morning))

    noon = tomorrow_at(12, 15)
    reschedule(page, noon)
    expect(shown).to_contain_text(f"Goes out at 12:15 on {noon.day} {noon:%B}, by itself.")
    page.get_by_role("link", name="All threads").click()
    expect(page.get_by_role("listitem").filter(has_text="Written at night")).to_contain_text("12:15")
    page.get_by_role("link", name="Written at night").click()

    page.get_by_role("button", name="Cancel").click()
    expect(shown).to_contain_text("Cancelled: nothing more of it goes out.")
    page.locator("summary", has_text="Delete").click()
    page.get_by_role("button", name="Yes, delete it").click()
    expect(page).to_have_url("/threads/")
    expect(page.get_by_text("Deleted.")).to_be_visible()
    expect(page.get_by_text("Written at night")).to_have_count(0)
    assert yann.on_x == []


def test_the_browsers_zone_is_saved_once_and_the_persons_choice_stays(
    open_page: Open, move_in: MoveIn
) -> None:
    yann = move_in("Yann Lefevre")
    page = open_page("/settings/", yann, timezone_id="Europe/Paris")
    page.wait_for_load_state("networkidle")
    page.reload()
    expect(page.get_by_label("Time zone")).to_have_value("Europe/Paris")
    page.get_by_label("Time zone").fill("Asia/Tokyo")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    elsewhere = open_page("/threads/new", yann, timezone_id="America/Lima")
    elsewhere.get_by_role("radio", name="At a time").check()
    expect(elsewhere.get_by_label("Time zone")).to_have_value("Asia/Tokyo")
