"""The two bugs of the article this project began with, as an attacker would use them.

The first: what it sent to X was never put into the session. On the way back it compared the state of the
query with that of the session, None with None where both were left out, and exchanged any code without a
verifier: whoever got a victim to open such an address had the victim signed in as themselves (RFC 9700 §4.7).

The second: after the exchange it redirected to an address with access_token and refresh_token in its query,
from where they reach the history, proxies' logs, and the next site's Referer.

`python -m tests.mutations.article_bugs` puts each of them back and shows which tests turn red.
"""

from urllib.parse import urlsplit

from tests.x import TOBIAS, X
from tests.xauth.browser import Browser, Page, is_refused, query_of, with_query
from xauth.models import Token


def test_none_is_not_none(visitor: Browser, sandbox: X) -> None:
    """Nothing in the session, nothing in the query, and a code that is good."""
    attackers = Browser(sandbox).consent()
    assert is_refused(visitor.client.get(with_query(attackers, state=None)))
    assert visitor.user is None
    assert not sandbox.calls("oauth2.exchange")


def test_what_is_sent_to_x_is_remembered(visitor: Browser) -> None:
    asked = query_of(visitor.start())
    (pending,) = visitor.pendings
    assert pending["state"] == asked["state"]
    assert pending["verifier"]


def test_x_checks_the_verifier(visitor: Browser, sandbox: X) -> None:
    """PKCE protects nobody whose verifier is not sent: X would refuse each code."""
    assert visitor.sign_in().status_code == 302
    assert sandbox.grants()["opened"] == 1


def test_no_token_is_in_the_address_after_a_sign_in(visitor: Browser) -> None:
    assert_clean(visitor.sign_in())


def test_no_token_is_in_the_address_after_connecting_an_account(visitor: Browser) -> None:
    visitor.sign_in()
    assert_clean(visitor.connect(TOBIAS))


def assert_clean(page: Page) -> None:
    assert page.status_code == 302
    assert urlsplit(page["Location"]).query == ""
    for token in Token.objects.all():
        assert token.access_token not in page["Location"]
        assert token.refresh_token not in page["Location"]
