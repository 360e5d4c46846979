"""Makes the pictures of the documentation: `python docs/screenshots.py`, with the workbench installed.

Starts the product on ports of its own with nothing in it, signs a made-up person in, writes a thread, and has
another one made of the example article.
"""

import shutil
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs/images"
ZONE = "Europe/Berlin"

LIVE = """\
We timed 200 of our own meetings last autumn. The short ones did not decide less.

What we found, in three posts:
---
Half of the hour went on reading aloud what was already written down. So now we send the page a day ahead \
and begin with questions.
---
Meetings shrank from 55 to 22 minutes, and nobody wants the old ones back. The method and the raw numbers: \
https://example.com/meetings #teams"""

PLANNED = """\
A pull request is a letter to somebody who is tired. Write it that way.

Three habits that cut our review time in half:
---
1. Say what changes for whom, before what changes in the code.
2. Put the risky lines first, and say that they are risky.
---
3. Keep one idea per request. If “and” shows up in the title, it is two."""

sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright  # noqa: E402

from tests.e2e.composer import Composer  # noqa: E402
from tests.e2e.world import Resident, Site  # noqa: E402

DESK: ViewportSize = {"width": 1280, "height": 900}
DESK_TALL: ViewportSize = {"width": 1280, "height": 1200}
PHONE: ViewportSize = {"width": 360, "height": 760}


def open_page(browser: Browser, person: Resident, path: str, size: ViewportSize) -> Page:
    context = browser.new_context(base_url=person.base_url, viewport=size, timezone_id=ZONE)
    context.add_cookies(person.cookies)
    page = context.new_page()
    page.goto(path)
    return page


def save(page: Page, name: str) -> None:
    page.evaluate("document.activeElement?.blur()")
    page.evaluate("scrollTo(0, 0)")
    page.screenshot(path=IMAGES / name)
    sys.stdout.write(f"{IMAGES / name}\n")


def published_thread(browser: Browser, person: Resident) -> None:
    page = open_page(browser, person, "/threads/new", DESK)
    composer = Composer(page)
    composer.write(*LIVE.split("\n---\n"))
    composer.press("Publish now")
    expect(page.locator("[data-state]")).to_contain_text("Everything is on X.", timeout=30_000)
    page.reload()  # without the message that it was saved
    save(page, "thread.png")


def written_thread(browser: Browser, person: Resident, size: ViewportSize, name: str) -> None:
    page = open_page(browser, person, "/threads/new", size)
    composer = Composer(page)
    composer.write(*PLANNED.split("\n---\n"))
    tomorrow = datetime.now(ZoneInfo(ZONE)) + timedelta(days=1)
    composer.choose_time(tomorrow.replace(hour=9, minute=0))
    expect(composer.preview).to_contain_text(f"09:00 ({ZONE})")
    save(page, name)


def article(browser: Browser, person: Resident) -> None:
    page = open_page(browser, person, "/articles/new", DESK_TALL)
    page.get_by_role("button", name="Try it with an example").click()
    expect(page.locator(".insight").first).to_be_visible(timeout=30_000)
    save(page, "article.png")
    page.locator(".insight").first.get_by_role("button", name="Thread").click()
    page.wait_for_url("**/drafts/*/", timeout=30_000)
    page.locator(".draft-piece summary").first.click()
    page.wait_for_timeout(800)  # its passage is fetched
    save(page, "draft.png")
    phone = open_page(browser, person, page.url.removeprefix(person.base_url), PHONE)
    save(phone, "draft-phone.png")


def main() -> None:
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with tempfile.TemporaryDirectory() as directory, sync_playwright() as playwright:
        site = Site(Path(directory))
        try:
            site.start_and_wait()
            person = Resident(site, "mara_writes", "Mara Lindqvist")
            person.sign_in()
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            published_thread(browser, person)
            written_thread(browser, person, DESK_TALL, "composer.png")
            written_thread(browser, person, PHONE, "composer-phone.png")
            article(browser, person)
            browser.close()
        finally:
            site.kill()


if __name__ == "__main__":
    main()
