import pytest
from pytest_django import Settings

from scheduler.links import post_id


@pytest.mark.parametrize(
    "link",
    [
        "1234567890123456789",
        " https://x.com/mara_writes/status/1234567890123456789 ",
        "https://x.com/mara_writes/status/1234567890123456789?s=20&t=abc",
        "x.com/i/web/status/1234567890123456789",
        "https://twitter.com/mara_writes/status/1234567890123456789/photo/1",
        "https://mobile.twitter.com/a/statuses/1234567890123456789#m",
        "{here}/mara_writes/status/1234567890123456789",
    ],
)
def test_links_that_lead_to_a_post(settings: Settings, link: str) -> None:
    assert post_id(link.format(here=settings.X_WEB_URL)) == "1234567890123456789"


@pytest.mark.parametrize(
    "link",
    [
        "",
        "0",
        "12345678901234567890",
        "https://x.com/mara_writes",
        "https://x.com.evil.example/a/status/1",
        "https://evil.example/x.com/a/status/1",
        "https://x.com@evil.example/a/status/1",
        "javascript://x.com/a/status/1",
        "https://[x.com/a/status/1",
        "https://x.com/a/status/1x",
        "١٢٣",
    ],
)
def test_what_leads_to_no_post(link: str) -> None:
    assert post_id(link) == ""
