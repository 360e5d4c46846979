"""Working on a draft in a browser: nothing typed is lost, and every sentence shows where it comes from."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.composer import Composer
from tests.e2e.conftest import MoveIn, Open
from tests.e2e.console import Console
from tests.e2e.test_accessibility import assert_accessible
from tests.e2e.world import Resident, Site

MAKE = """
from accounts.models import User
from insights.composition import Format
from insights.models import Article
from tests.insights.factory import make_article, make_draft
person = User.objects.get(tokens__handle={handle!r})
article = Article.objects.of(person).first() or make_article(person)
print("made", make_draft(article, Format({format!r})).pk)
"""


class Desk:
    """Where one draft is worked on."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.state = page.locator("[data-save-state]")
        self.sources = page.get_by_role("region", name="Where it comes from")

    def box(self, name: str) -> Locator:
        return self.page.get_by_role("textbox", name=name, exact=True)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def is_saved(self) -> None:
        expect(self.state).to_have_text("Saved")


@pytest.fixture
def author(move_in: MoveIn) -> Resident:
    author = move_in("Ada Fairweather")
    author.sign_in()
    return author


def made(site: Site, author: Resident, format: str = "thread") -> str:  # noqa: A002
    """The address of a draft of three parts."""
    said = site.manage("shell", "-c", MAKE.format(handle=author.handle, format=format))
    number = re.findall(r"made (\d+)", said)[-1]
    return f"/drafts/{number}/"


def test_what_is_typed_is_saved_by_itself(site: Site, open_page: Open, author: Resident) -> None:
    desk = Desk(open_page(made(site, author), author))
    desk.box("Post 1").fill("It takes 42 hours.")
    expect(desk.page.locator("#part-0-count")).to_have_text(re.compile("262 left"))
    expect(desk.page.locator("#part-0-notes")).to_contain_text("42")
    desk.is_saved()
    desk.box("Post 1").press_sequentially(" And more")
    desk.is_saved()
    desk.page.reload()
    expect(desk.box("Post 1")).to_have_value("It takes 42 hours. And more")


def test_a_sentence_shows_its_passage(site: Site, open_page: Open, author: Resident) -> None:
    desk = Desk(open_page(made(site, author), author))
    sentence = "Our nightly export took four hours."
    mark = desk.sources.locator("mark")
    desk.sources.get_by_text(sentence).click()
    expect(mark).to_have_text(sentence)
    desk.sources.locator("summary", has_text="A profile showed").focus()
    desk.page.keyboard.press("Enter")
    expect(mark.nth(1)).to_contain_text("A profile showed")
    expect(mark.nth(0)).not_to_be_visible()  # one at a time
    desk.box("Post 1").click(position={"x": 40, "y": 20})  # into the sentence itself
    expect(mark.nth(0)).to_be_visible()


def test_without_the_network_it_is_kept_and_tried_again(
    site: Site, open_page: Open, author: Resident, console: Console
) -> None:
    desk = Desk(open_page(made(site, author), author))
    desk.page.context.set_offline(True)
    desk.box("Post 2").fill("Typed in a tunnel.")
    expect(desk.state).to_contain_text("Not saved: the server cannot be reached.")
    desk.page.context.set_offline(False)
    desk.is_saved()
    desk.page.reload()
    expect(desk.box("Post 2")).to_have_value("Typed in a tunnel.")
    console.forgive("ERR_INTERNET_DISCONNECTED")


def test_two_windows_lose_nothing(site: Site, open_page: Open, author: Resident, console: Console) -> None:
    path = made(site, author)
    one, other = Desk(open_page(path, author)), Desk(open_page(path, author))
    one.box("Post 1").fill("From one window.")
    one.is_saved()
    other.box("Post 1").fill("From the other.")
    expect(other.page.get_by_role("alert")).to_contain_text("changed in another window")
    expect(other.box("Post 1")).to_have_value("From the other.")
    other.press("Save mine as the newest version")
    other.is_saved()
    expect(other.page.get_by_role("alert")).to_have_count(0)
    other.page.get_by_role("link", name="Versions").click()
    expect(other.page.locator("del.diff", has_text="one window.")).to_be_visible()
    other.page.get_by_role("button", name="Restore version 2").click()
    expect(other.box("Post 1")).to_have_value("From one window.")
    console.forgive("status of 409")


def test_a_thread_is_arranged_and_handed_to_the_composer(
    site: Site, open_page: Open, author: Resident
) -> None:
    desk = Desk(open_page(made(site, author), author))
    for number, text in enumerate(("First.", "Second.", "Third."), 1):
        desk.box(f"Post {number}").fill(text)
    desk.press("Move up: Post 3")
    expect(desk.box("Post 2")).to_have_value("Third.")
    desk.press("Remove: Post 3")
    expect(desk.box("Post 3")).to_have_count(0)
    desk.page.get_by_role("button", name="In the first post").click()
    expect(desk.box("Post 1")).to_have_value("First.\n\nhttps://example.org/export")
    expect(desk.page.locator("#draft-cost")).to_contain_text("post 1 $0.200, post 2 $0.015.")
    desk.press("Add post")
    desk.box("Post 3").fill("Typed last.")
    desk.press("Schedule…")
    expect(desk.page).to_have_url(re.compile(r"/threads/\d+/edit$"))
    composer = Composer(desk.page)
    expect(composer.previewed).to_have_text(["First.\n\nhttps://example.org/export", "Third.", "Typed last."])


def test_the_text_is_copied_and_downloaded(site: Site, open_page: Open, author: Resident) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    desk = Desk(open_page(made(site, author), author, permissions=allowed))
    for number, text in enumerate(("First.", "Second.", "Third."), 1):
        desk.box(f"Post {number}").fill(text)
    desk.press("Copy Post 2")
    assert desk.page.evaluate("navigator.clipboard.readText()") == "Second."
    desk.press("Copy the whole text")
    assert desk.page.evaluate("navigator.clipboard.readText()") == "First.\n\nSecond.\n\nThird."
    with desk.page.expect_download() as download:
        desk.page.get_by_role("link", name="Plain text").click()  # what was typed is saved before
    assert download.value.path().read_text() == "First.\n\nSecond.\n\nThird.\n"


def test_it_works_without_javascript(site: Site, open_page: Open, author: Resident) -> None:
    desk = Desk(open_page(made(site, author, "blog"), author, java_script_enabled=False))
    desk.box("Part 1").fill("## Why?\n\nBecause.")
    desk.press("Add question")
    expect(desk.box("Question 2")).to_have_value("")
    expect(desk.box("Question 1")).to_have_value("## Why?\n\nBecause.")
    desk.sources.locator("summary", has_text="Our nightly export").click()
    desk.sources.get_by_role("link", name="Show the passage").first.click()
    expect(desk.sources.locator("mark")).to_have_text("Our nightly export took four hours.")


@pytest.mark.parametrize("into", ["thread", "linkedin", "blog"])
def test_everybody_can_work_on_it(site: Site, open_page: Open, author: Resident, into: str) -> None:
    desk = Desk(open_page(made(site, author, into), author))
    first = desk.page.locator("textarea").first
    first.fill(f"It takes 42 hours. {'x' * 3000}")
    desk.is_saved()
    desk.sources.locator("summary").last.click()
    desk.page.locator("summary", has_text="Delete draft").click()
    assert_accessible(desk.page)
    desk.page.get_by_role("link", name="Versions").click()
    expect(desk.page.get_by_role("heading", name="Compare")).to_be_visible()
    assert_accessible(desk.page)
    desk.page.goto("/drafts/")
    assert_accessible(desk.page)
