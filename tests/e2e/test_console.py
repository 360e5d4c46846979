"""That these tests would notice: what the browser forbids or does not understand ends up in the console."""

from tests.e2e.conftest import Open
from tests.e2e.console import Console


def test_a_script_that_the_policy_forbids_and_an_error_are_complained_about(
    open_page: Open, console: Console
) -> None:
    page = open_page("/privacy/")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'alert(1)'}))")
    page.evaluate("document.body.append(Object.assign(document.createElement('img'), {src: '//evil.test/'}))")
    page.evaluate("setTimeout(() => { throw new Error('broken on purpose') })")
    page.wait_for_timeout(100)
    console.forgive("script-src 'self'", "img-src 'self'", "broken on purpose")
