"""From a link to insights and on to a draft, also without JavaScript; what cannot be read."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import MoveIn, Open
from tests.e2e.console import Console
from tests.e2e.pages import ARTICLE, Pages
from tests.e2e.test_accessibility import assert_accessible
from tests.e2e.world import Site

MARKDOWN = re.sub(r"<[^>]+>", "", ARTICLE.split("</h1>")[1].split("</article>")[0])

# What became of the last search for insights; no worker takes it from there.
STANDS = (
    "UPDATE insights_generation SET status = :status, lease_until = '2999-01-01', error = 'Why.' "
    "WHERE id = (SELECT max(id) FROM insights_generation WHERE kind = 'distil')"
)


@pytest.fixture
def pages(site: Site) -> Pages:
    return site.pages


def bring_in(page: Page, url: str) -> None:
    page.goto("/articles/new")
    page.get_by_label("Address of the article").fill(url)
    page.get_by_role("button", name="Read the article").click()


def paste(page: Page, text: str) -> None:
    page.goto("/articles/new")
    page.get_by_text("I paste it").click()
    page.get_by_label("The article", exact=True).fill(text)
    page.get_by_role("button", name="Read the article").click()


def test_a_link_becomes_insights_and_a_draft(open_page: Open, move_in: MoveIn, pages: Pages) -> None:
    page = open_page("/", move_in("Ida Lund"))
    page.get_by_role("link", name="From an article").click()
    bring_in(page, f"{pages.origin}/rain")
    expect(page.get_by_role("heading", level=1)).to_have_text("Feeding a server room with rain")
    text = page.locator("#article-text")
    expect(text).to_contain_text("return outside < 12")
    expect(text).to_contain_text("A gutter that ends in a copper pipe")
    expect(text).not_to_contain_text("newsletter")

    insights = page.locator(".insight")
    expect(insights.first).to_be_visible()  # they come by themselves
    insights.first.locator(".insight-claim a").click()
    expect(text.locator("mark").first).to_be_in_viewport()
    expect(page).to_have_url(re.compile(r"\?insight=\d+"))
    expect(page.locator("#thread-spoken")).to_have_text("Its passage is marked in the article.")

    keyword = page.locator(".keyword").nth(2)
    name = keyword.get_by_role("link").inner_text()
    keyword.get_by_role("button", name=f"Pin {name}").click()
    expect(page.locator(".keyword").first.get_by_role("link")).to_have_text(name)
    expect(page.get_by_role("button", name=f"Pin {name}")).to_have_attribute("aria-pressed", "true")

    page.locator(".insight").first.get_by_role("button", name="Thread").click()
    expect(page).to_have_url(re.compile(r"/drafts/\d+/$"))
    page.get_by_role("link", name="Articles").first.click()
    expect(page.locator(".thread-row")).to_contain_text("1 draft")


def test_what_cannot_be_read_stays_in_the_form(
    open_page: Open, move_in: MoveIn, pages: Pages, console: Console
) -> None:
    page = open_page("/articles/new", move_in("Ole Missing"))
    for url in (f"{pages.origin}/gone", "http://169.254.169.254/latest"):
        bring_in(page, url)
        field = page.locator(".field", has=page.get_by_label("Address of the article"))
        expect(field.locator(".errorlist li")).to_have_count(1)
        expect(page.get_by_label("Address of the article")).to_have_value(url)
        console.forgive("status of 422")
    assert_accessible(page)


def test_a_claim_is_edited_merged_dismissed_and_brought_back(open_page: Open, move_in: MoveIn) -> None:
    page = open_page("/articles/", move_in("Edda Claim"))
    page.get_by_role("button", name="Try it with an example").click()
    insights = page.locator("#insights > ul > li > .insight")
    expect(insights.first).to_be_visible()
    count = insights.count()
    insights.first.locator("[id^='change-'] > summary").click()
    insights.first.get_by_label("What it says").fill("A claim in my own words.")
    insights.first.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="A claim in my own words.")).to_be_visible()

    insights.first.locator("[id^='change-'] > summary").click()
    insights.first.get_by_role("button", name="Dismiss").click()
    expect(insights).to_have_count(count - 1)
    page.locator("summary", has_text="1 dismissed").click()
    page.get_by_role("button", name="Bring back").click()
    expect(insights).to_have_count(count)

    page.locator("summary", has_text="Write one of your own").click()
    page.locator("#own-claim").fill("Every claim increases the fence by one.")
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("link", name="Every claim increases the fence by one.")).to_be_visible()


def test_all_of_it_works_without_javascript(open_page: Open, move_in: MoveIn) -> None:
    page = open_page("/articles/new", move_in("Nils Noscript"), java_script_enabled=False)
    paste(page, MARKDOWN)
    insight = page.locator(".insight").first
    expect(insight).to_be_visible()  # the page asks again by itself
    insight.locator(".insight-claim a").click()
    expect(page.locator("#article-text mark").first).to_be_visible()
    page.locator(".insight").first.get_by_role("button", name="Thread").click()
    expect(page).to_have_url(re.compile(r"/drafts/\d+/$"))


def test_everything_is_reached_on_a_phone(open_page: Open, move_in: MoveIn) -> None:
    page = open_page("/", move_in("Pia Phone"), viewport={"width": 360, "height": 740})
    for name, path in (
        ("Articles", "/articles/"),
        ("Drafts", "/drafts/"),
        ("Threads", "/threads/"),
        ("New thread", "/threads/new"),
        ("Accounts", "/accounts/"),
        ("Settings", "/settings/"),
    ):
        link = page.locator("header").get_by_role("link", name=name)
        expect(link).to_be_in_viewport(ratio=1)
        link.click()
        expect(page).to_have_url(path)


def test_what_is_typed_outlives_the_end_of_a_search(open_page: Open, move_in: MoveIn, site: Site) -> None:
    page = open_page("/articles/", move_in("Tim Typing"))
    page.get_by_role("button", name="Try it with an example").click()
    expect(page.locator(".insight").first).to_be_visible()
    site.query(STANDS, status="running")
    page.reload()
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.locator("summary", has_text="Write one of your own").click()
    page.locator("#own-claim").fill("Half a thou")
    site.query(STANDS, status="done")
    expect(page.get_by_text("What you have typed is not saved yet")).to_be_visible()
    expect(page.locator("#own-claim")).to_have_value("Half a thou")
    page.get_by_role("link", name="go on without it").click()
    expect(page.locator("#own-claim")).to_have_value("")


def test_the_pages_about_articles(open_page: Open, move_in: MoveIn, site: Site) -> None:
    page = open_page("/articles/", move_in("Axel Example"))
    assert_accessible(page)
    page.get_by_role("button", name="Try it with an example").click()
    expect(page.locator(".insight").first).to_be_visible()
    article = page.url
    page.locator(".insight-claim a").first.click()
    expect(page.locator("mark").first).to_be_visible()
    for summary in page.locator("summary").all():
        if summary.is_visible():
            summary.click()
    assert_accessible(page)
    for path in ("/articles/", "/articles/new", "/insights/", "/", f"{article}edit", f"{article}delete"):
        page.goto(path)
        assert_accessible(page)
    page.goto("/articles/new")
    page.get_by_text("In a file").click()
    assert_accessible(page)

    [(number,)] = site.query("SELECT max(id) FROM insights_generation WHERE kind = 'distil'")
    for status, path in (("running", f"/generations/{number}/"), ("failed", article)):
        site.query(STANDS, status=status)
        page.goto(path)
        expect(page.locator(f"[data-state^={status}]")).to_be_visible()
        assert_accessible(page)
    page.get_by_role("button", name="Try again").click()
    expect(page).to_have_url(re.compile(r"/articles/\d+/$"))
    expect(page.locator(".insight").first).to_be_visible()
