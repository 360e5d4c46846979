"""Cases 12 and 13, and what else happens when much of it happens at once."""

from functools import partial
from http.cookies import SimpleCookie

import pytest
from django.test import Client

from tests.parallel import at_once
from tests.x import X
from tests.xauth.browser import Browser, is_refused
from xauth.models import Token

pytestmark = pytest.mark.django_db(transaction=True)


def tab(browser: Browser) -> Browser:
    """Another tab: the same cookies, sent at the same time."""
    other = Browser(browser.x)
    other.client.cookies = SimpleCookie(browser.client.cookies.output(header="", sep=";"))
    return other


def test_case_12_same_callback_20_times_in_parallel(sandbox: X) -> None:
    browser = Browser(sandbox)
    back = browser.consent()
    cookies = browser.client.cookies
    clients = [Client() for _ in range(20)]
    for client in clients:
        client.cookies = cookies
    pages = at_once([partial(client.get, back) for client in clients])
    assert sandbox.calls("oauth2.exchange") == 1
    assert sorted(page.status_code for page in pages) == [302] + [400] * 19
    assert sum(is_refused(page) for page in pages) == 19
    assert sandbox.grants()["opened"] == 1
    assert Token.objects.count() == 1


@pytest.mark.parametrize("run", range(3))
def test_case_13_three_tabs_start_at_once_and_finish_in_reverse(sandbox: X, run: int) -> None:
    browser = Browser(sandbox)
    browser.start()
    urls = at_once([partial(tab(browser).start) for _ in range(3)])
    assert len(browser.pendings) == 4
    for url in reversed(urls):
        assert browser.client.get(sandbox.consent(url)).status_code == 302
    assert sandbox.calls("oauth2.exchange") == 3


def test_case_13_ten_tabs_three_times_over(sandbox: X) -> None:
    for run in range(3):
        browser = Browser(sandbox, address=f"10.0.0.{run}")
        urls = [browser.start() for _ in range(10)]
        for url in (*urls[::2], *urls[1::2]):
            assert browser.client.get(sandbox.consent(url)).status_code == 302
    assert sandbox.calls("oauth2.exchange") == 30
    assert Token.objects.count() == 1
