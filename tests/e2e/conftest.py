from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, Protocol

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.console import Console
from tests.e2e.world import Resident, Site

_numbers = count(1)
PASSWORD = "correct horse battery staple"


class MoveIn(Protocol):
    def __call__(self, name: str, **facts: Any) -> Resident: ...


class Open(Protocol):
    def __call__(self, path: str, person: Resident | None = None, **context: Any) -> Page: ...


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """The machine may be busy; what is waited for here comes within two or three seconds."""
    expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("site"))
    try:
        site.start_and_wait()
        site.tick_every_second()
        yield site
        assert site.stop() == 0, site.output
    finally:
        site.kill()
        site.pages.close()
    assert "Traceback" not in site.output, site.output


@pytest.fixture(scope="session")
def base_url(site: Site) -> str:
    return site.url


@pytest.fixture
def sandbox_url(site: Site) -> str:
    return site.sandbox


@pytest.fixture
def console() -> Console:
    return Console()


@pytest.fixture(autouse=True)
def nothing_to_complain_about(console: Console, new_context: object) -> Iterator[None]:
    """`new_context` is asked for so that its pages are still there when this looks at the end."""
    yield
    console.settle()
    assert console.complaints == []


@pytest.fixture
def move_in(site: Site) -> MoveIn:
    """A person of this test alone, known at X by a handle that nobody else has."""

    def new_resident(name: str, **facts: Any) -> Resident:
        handle = f"{name.split(maxsplit=1)[0].lower()}_{next(_numbers)}"
        return Resident(site, handle, name, **facts)

    return new_resident


@pytest.fixture
def open_page(console: Console, new_context: Callable[..., BrowserContext]) -> Open:
    """A page in a browser of its own, in which `person` is signed in."""

    def open_page(path: str, person: Resident | None = None, **context: Any) -> Page:
        browser = new_context(**context)
        console.watch(browser)
        if person:
            if not person.browser.cookies:
                person.sign_in()
            browser.add_cookies(person.cookies)
        page = browser.new_page()
        page.goto(path)
        return page

    return open_page


@pytest.fixture
def desk(open_page: Open, site: Site) -> Page:
    """The admin, with somebody of the staff signed in."""
    said = site.manage("admin", "--username", "warden", "--password-stdin", stdin=f"{PASSWORD}\n")
    assert f"Sign in at {site.url}/admin/ as warden." in said
    page = open_page("/admin/")
    page.get_by_label("Username").fill("warden")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("link", name="InsightProse admin")).to_be_visible()
    return page
