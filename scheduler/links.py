import re
from urllib.parse import urlsplit

from django.conf import settings

AN_ID = re.compile(r"[1-9][0-9]{0,18}")
A_POST = re.compile(r"/(?:[A-Za-z0-9_]{1,50}|i/web)/status(?:es)?/([1-9][0-9]{0,18})(?:/.*)?")
HOSTS = {"x.com", "twitter.com"}


def post_id(text: str) -> str:
    """The id of the post that a person's link leads to, or that they wrote down; else empty."""
    text = text.strip()
    if AN_ID.fullmatch(text):
        return text
    try:
        link = urlsplit(text if "://" in text else f"https://{text}")
    except ValueError:
        return ""
    host = link.netloc.lower().removeprefix("www.").removeprefix("mobile.")
    if link.scheme not in {"http", "https"} or host not in HOSTS | {urlsplit(settings.X_WEB_URL).netloc}:
        return ""
    found = A_POST.fullmatch(link.path)
    return found[1] if found else ""
