"""The main job: write a thread, see it as it will be, and watch it go out."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.composer import Composer
from tests.e2e.conftest import MoveIn, Open
from xauth.counting import weigh

FIRST = "Three things a small team learnt about writing <short> & clear 👨‍👩‍👧‍👦\n\nOne: say it once."
SECOND = "Two: link to the source, https://example.com/a/long/path?with=query#and-more"
THIRD = "三つ目: 読む人のことを考える。 Start with the README.md, @nobody_here #writing"

# Lengths as npm twitter-text 3.1.0 gives them.
COUNTED = {
    "👨‍👩‍👧‍👦 family": 9,
    "日本語のテスト": 14,
    "see https://example.com/a/very/long/path?x=1#y end": 31,
    "Read README.md first": 34,
    "👍🏽 ok 🇫🇷": 8,
    "Größe é": 7,
    "x" * 300: 300,
}


@pytest.fixture
def composer(open_page: Open, move_in: MoveIn) -> Composer:
    return Composer(open_page("/threads/new", move_in("Ines Carvalho")))


def test_the_counter_follows_the_typing_and_agrees_with_the_server(composer: Composer) -> None:
    composer.box(1).press_sequentially("as I type")
    expect(composer.counter(1)).to_have_text("271 left")
    texts = list(COUNTED)
    for some in (texts[:3], texts[3:6], texts[6:]):
        composer.write(*some)
        for position, text in enumerate(some, 1):
            length = COUNTED[text]
            left = f"{280 - length} left" if length <= 280 else f"{length - 280} too many"
            expect(composer.counter(position)).to_have_text(left)
            expect(composer.preview).to_contain_text(f"{length} of 280 characters")
            assert weigh(text).length == length


def test_posts_are_added_moved_removed_and_brought_back(composer: Composer) -> None:
    page = composer.page
    expect(composer.preview).to_contain_text("Start writing: your thread appears here.")
    composer.write("one", "two", "three")
    expect(page.get_by_role("button", name="Add post")).to_be_hidden()
    expect(page.get_by_text("A thread has at most 3 posts.")).to_be_visible()
    expect(composer.previewed).to_have_text(["one", "two", "three"])

    page.get_by_role("button", name="Move post 3 up").click()
    expect(composer.box(2)).to_be_focused()
    page.get_by_role("button", name="Move post 1 down").click()
    expect(composer.previewed).to_have_text(["three", "one", "two"])

    page.get_by_role("button", name="Remove post 2").click()
    expect(composer.previewed).to_have_text(["three", "two"])
    page.get_by_role("button", name="Undo").click()
    expect(composer.previewed).to_have_text(["three", "one", "two"])


def stay(page: Page) -> None:
    page.evaluate("window.stayed = true")


def has_stayed(page: Page) -> bool:
    return page.evaluate("window.stayed === true") is True


def test_a_thread_of_three_goes_out_as_previewed(open_page: Open, move_in: MoveIn, sandbox_url: str) -> None:
    ines = move_in("Ines Carvalho")
    page = open_page("/threads/", ines)
    page.get_by_role("link", name="New thread").last.click()
    composer = Composer(page)
    composer.write(FIRST, SECOND, THIRD)
    expect(composer.previewed).to_have_count(3)
    previewed = composer.previewed.all_text_contents()
    expect(composer.preview).to_contain_text("$0.415 for 3 posts, of which 2 with a link at $0.200")
    expect(composer.preview).to_contain_text("As soon as you press “Publish now”")
    composer.press("Publish now")

    stay(page)
    shown = page.locator("[data-state]")
    expect(shown).to_contain_text("Published. Everything is on X.")
    assert has_stayed(page)
    expect(shown.get_by_text("On X", exact=True)).to_have_count(3)
    expect(shown).to_contain_text("3 of 3 live")

    posts = ines.on_x
    assert previewed == [FIRST, SECOND, THIRD]
    assert [post["text"] for post in posts] == previewed
    assert [post["parent_id"] for post in posts] == [None, posts[0]["id"], posts[1]["id"]]

    links = page.get_by_role("link", name="View on X")
    for link, post in zip(links.all(), posts, strict=True):
        expect(link).to_have_attribute("href", f"{sandbox_url}/{ines.handle}/status/{post['id']}")
    with page.expect_popup() as opened:
        links.nth(1).click()
    at_x = opened.value
    expect(at_x.get_by_role("heading", name="Thread")).to_be_visible()
    expect(at_x.locator("article")).to_have_count(3)
    expect(at_x.locator("article").first).to_contain_text("writing <short> & clear")
    expect(at_x.locator("article.chosen")).to_contain_text("Two: link to the source")


def test_a_draft_is_kept_and_published_from_its_page(open_page: Open, move_in: MoveIn) -> None:
    ines = move_in("Ines Carvalho")
    page = open_page("/threads/new", ines)
    composer = Composer(page)
    composer.write("A draft at first.")
    composer.press("Save draft")
    expect(page.locator("[data-state]")).to_contain_text("A draft. Nothing goes out until you schedule it.")
    page.locator("summary", has_text="Publish now").click()
    page.get_by_role("button", name="Yes, publish now").click()
    expect(page.locator("[data-state]")).to_contain_text("Published.")
    assert [post["text"] for post in ines.on_x] == ["A draft at first."]
    page.get_by_role("link", name="All threads").click()
    expect(page.get_by_role("listitem").filter(has_text="A draft at first.")).to_contain_text("Published")
