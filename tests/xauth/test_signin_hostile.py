"""Hostile ways back, mutated from a good one: no login, no exchange that was not ours to try, no 5xx."""

from collections import Counter
from itertools import count
from urllib.parse import parse_qs, quote

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.xauth.browser import Browser, query_of
from xauth.models import Token

STATE, CODE = "<the state>", "<the code>"  # stand for the good ones, which differ from run to run
NASTY = [
    "",
    " ",
    "None",
    "null",
    "\0",
    "' OR 1=1 --",
    "<script>",
    "../",
    "x" * 9_000,
    "{{7*7}}",
    "é",
    "\r\nSet-Cookie: a=b",
]
NAMES = ["state", "code", "error", "iss", "next", "scope", "state[]", "STATE", "redirect_uri", "user_id"]
values = st.one_of(
    st.sampled_from([STATE, CODE, *NASTY]),
    st.builds(str.__add__, st.sampled_from([STATE, CODE]), st.text(min_size=1, max_size=3)),
    st.builds(str.__add__, st.text(min_size=1, max_size=3), st.sampled_from([STATE, CODE])),
    st.text(max_size=60),
)
queries = st.lists(st.tuples(st.sampled_from(NAMES[:3]) | st.sampled_from(NAMES), values), max_size=6)


def test_hostile_ways_back(visitor: Browser) -> None:
    good = query_of(visitor.consent())
    pendings, addresses, may_try = visitor.pendings, count(), Counter[str]()

    @settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
    @given(query=queries, quoted=st.booleans())
    def attack(query: list[tuple[str, str]], quoted: bool) -> None:
        filled = [
            (name, value.replace(STATE, good["state"]).replace(CODE, good["code"])) for name, value in query
        ]
        sent = "&".join(f"{name}={encode(value, quoted)}" for name, value in filled)
        arrived = parse_qs(sent, keep_blank_values=True)  # unquoted, an & begins another parameter
        states, codes = arrived.get("state", []), arrived.get("code", [])
        assume((states, codes) != ([good["state"]], [good["code"]]))
        number = next(addresses)
        visitor.client.defaults["REMOTE_ADDR"] = f"10.1.{number // 250}.{number % 250}"
        page = visitor.client.get(f"/auth/x?{sent}")
        assert page.status_code in {200, 400, 502}
        assert visitor.user is None
        may_try["exchange"] += states == [good["state"]] and len(codes) == 1
        if visitor.pendings != pendings:
            assert states == [good["state"]], "only its own state uses a sign-in up"
            visitor.restore(pendings)

    attack()
    assert visitor.x.calls("oauth2.exchange") <= may_try["exchange"]
    assert visitor.x.grants()["opened"] == 0
    assert not Token.objects.exists()
    visitor.client.defaults["REMOTE_ADDR"] = "10.2.0.1"
    assert visitor.client.get(f"/auth/x?state={good['state']}&code={good['code']}").status_code == 302


def encode(value: str, quoted: bool) -> str:
    """As a browser does it, or as somebody with a socket may."""
    return quote(value, safe="" if quoted else "/+&=;%", errors="surrogatepass")
