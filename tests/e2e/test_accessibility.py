"""Every page for everybody: axe in light and dark, on a desk and on a phone, and by keyboard alone."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page, expect

from tests.e2e.composer import Composer
from tests.e2e.conftest import MoveIn, Open
from tests.e2e.console import Console
from tests.e2e.world import Resident, Site
from tests.program import wait_until

VIOLATIONS = {"resultTypes": ["violations"]}
COLOURS = {"type": "tag", "values": ["cat.color"]}
Scheme = Literal["light", "dark"]
SCHEMES: dict[Scheme, dict[str, Any]] = {"light": VIOLATIONS, "dark": {**VIOLATIONS, "runOnly": COLOURS}}
DESK, PHONE = 1280, 360
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 2


def assert_accessible(page: Page) -> None:
    """At each width every rule, and again in the dark those that colours decide."""
    page.evaluate(AXE_SCRIPT)
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": 800})
        overhang = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert overhang <= 0, f"{page.url} at {width} px: {overhang} px wider than the screen"
        for scheme, options in SCHEMES.items():
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found = AxeResults(page.evaluate("options => axe.run(options)", options))
            report = f"{page.url} at {width} px, {scheme}\n{found.generate_report()}"
            assert found.violations_count == 0, report


@pytest.fixture(scope="module")
def busy(site: Site) -> Resident:
    """Somebody with a thread of every kind that comes about quickly."""
    person = Resident(site, "a_rather_long_h", "Wilhelmina van der Berg-Oyelaran")
    person.sign_in()
    tomorrow = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=1)
    person.write(f"Scheduled. {LONG_WORD}", "with #tags and @mentions", at=tomorrow)
    person.write("A draft about https://example.com/things", action="draft")
    gone = person.write("Published.", "And its second post.")
    person.fault(kind="status", status=403, reason="reply_not_allowed", position=3)
    failed = person.write("Failed at the third.", "two", "three")
    wait_until(lambda: person.status(gone) == "published", "published")
    wait_until(lambda: person.status(failed) == "failed", "failed")
    return person


def test_the_pages_for_visitors(open_page: Open, move_in: MoveIn, console: Console) -> None:
    page = open_page("/")
    assert_accessible(page)
    for path in ("/privacy/", "/no/such/page", "/auth/x?state=unknown&code=1"):
        page.goto(path)
        assert_accessible(page)
    console.forgive("status of 404", "status of 400")
    newcomer = open_page("/", move_in("New Here"))
    for path in ("/", "/threads/"):
        newcomer.goto(path)
        assert_accessible(newcomer)


def test_the_pages_about_threads(open_page: Open, busy: Resident) -> None:
    page = open_page("/", busy)
    assert_accessible(page)
    page.goto("/threads/")
    assert_accessible(page)
    paths = page.locator(".thread-row-link").evaluate_all("links => links.map(link => link.pathname)")
    assert len(paths) == 4
    for path in paths:
        page.goto(path)
        for summary in page.locator("summary").all():
            summary.click()
        assert_accessible(page)


def test_the_composer(open_page: Open, busy: Resident, console: Console) -> None:
    page = open_page("/threads/new", busy)
    composer = Composer(page)
    composer.write("x" * 300, f"{LONG_WORD} https://example.com/", "$ONE $TWO")
    composer.choose_time(datetime(2020, 2, 29, 8, 0))  # noqa: DTZ001
    expect(composer.preview).to_contain_text("That time is past.")
    assert_accessible(page)
    composer.press("Schedule")
    expect(page.get_by_role("alert")).to_be_visible()
    assert_accessible(page)
    console.forgive("status of 422")


def test_the_pages_about_the_person(open_page: Open, busy: Resident) -> None:
    page = open_page("/settings/", busy)
    assert_accessible(page)
    page.goto("/accounts/")
    assert_accessible(page)
    page.get_by_role("link", name="Disconnect").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Disconnect @")
    assert_accessible(page)


def tab_to(page: Page, name: str, most: int = 30) -> None:
    """Forward with the Tab key alone, until the element of that name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).innerText") == name:
            return
    raise AssertionError(f"{name!r} was not reached in {most} steps")


def test_a_thread_is_written_and_sent_by_keyboard_alone(open_page: Open, move_in: MoveIn) -> None:
    person = move_in("Theo Nyberg")
    page = open_page("/", person)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    tab_to(page, "New thread")
    page.keyboard.press("Enter")
    expect(page).to_have_url("/threads/new")
    tab_to(page, "Post 1")
    page.keyboard.type("No mouse was moved.")
    tab_to(page, "Add post")
    page.keyboard.press("Enter")
    expect(Composer(page).box(2)).to_be_focused()
    page.keyboard.type("Nor touched.")
    tab_to(page, "Publish now")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline not in {"", "none"}
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/threads/\d+/$"))
    expect(page.locator("[data-state]")).to_contain_text("Everything is on X.")
    assert [post["text"] for post in person.on_x] == ["No mouse was moved.", "Nor touched."]
