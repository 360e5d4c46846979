"""A small app that signs people in and calls the sandbox, as a test drives it."""

import base64
import hashlib
import secrets
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests

from tests.xsandbox.spec import judge

CLIENT_ID, CLIENT_SECRET = "insightprose-sandbox", "insightprose-sandbox-secret"
BASIC = (CLIENT_ID, CLIENT_SECRET)
REDIRECT = "http://127.0.0.1:8000/auth/x"
SCOPES = "tweet.read users.read tweet.write offline.access media.write"


def s256(verifier: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


class App:
    """Answers of the API are checked against X's OpenAPI file unless `checked` is off."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.http = requests.Session()
        self.http.hooks["response"].append(self._check)
        self.checked = True
        self.verifier = secrets.token_urlsafe(48)
        self.tokens: dict[str, Any] = {}

    def close(self) -> None:
        self.http.close()

    def _check(self, response: requests.Response, **_: Any) -> None:
        path = urlsplit(response.url).path
        referee = judge(self.url)
        if referee and self.checked and path.startswith(("/2/users", "/2/tweets", "/2/media")):
            referee.check(response)

    def asking(self, **changes: str | None) -> dict[str, str]:
        values = {
            "response_type": "code",
            "client_id": CLIENT_ID,
            "redirect_uri": REDIRECT,
            "scope": SCOPES,
            "state": "the-state",
            "code_challenge": s256(self.verifier),
            "code_challenge_method": "S256",
        } | changes
        return {name: value for name, value in values.items() if value is not None}

    def decide(self, user: str = "mara_writes", decision: str = "allow", **changes: str) -> requests.Response:
        return self.http.post(
            f"{self.url}/i/oauth2/authorize",
            params=self.asking(**changes),
            data={"user": user, "decision": decision},
            allow_redirects=False,
        )

    def code(self, user: str = "mara_writes", **changes: str) -> str:
        return parse_qs(urlsplit(self.decide(user, **changes).headers["Location"]).query)["code"][0]

    def token(self, auth: tuple[str, str] | None = BASIC, **form: str) -> requests.Response:
        return self.http.post(f"{self.url}/2/oauth2/token", data=form, auth=auth)

    def exchange(self, code: str, /, **changes: Any) -> requests.Response:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": REDIRECT,
            "code_verifier": self.verifier,
        }
        return self.token(**(form | changes))

    def refresh(self, token: str, /, **changes: Any) -> requests.Response:
        return self.token(**({"grant_type": "refresh_token", "refresh_token": token} | changes))

    def revoke(self, token: str) -> requests.Response:
        return self.http.post(f"{self.url}/2/oauth2/revoke", data={"token": token}, auth=BASIC)

    def sign_in(self, user: str = "mara_writes", scope: str = SCOPES) -> "App":
        self.tokens = self.exchange(self.code(user, scope=scope)).json()
        self.http.headers["Authorization"] = f"Bearer {self.tokens['access_token']}"
        return self

    def get(self, path: str, **params: Any) -> requests.Response:
        names = {name.replace("_fields", ".fields"): value for name, value in params.items()}
        return self.http.get(f"{self.url}{path}", params=names)

    def delete(self, path: str) -> requests.Response:
        return self.http.delete(f"{self.url}{path}")

    def post(self, text: str | None = None, parent: str | None = None, **body: Any) -> requests.Response:
        if text is not None:
            body["text"] = text
        if parent is not None:
            body["reply"] = {"in_reply_to_tweet_id": parent}
        return self.http.post(f"{self.url}/2/tweets", json=body)

    def posted(self, text: str, parent: str | None = None) -> str:
        response = self.post(text, parent)
        assert response.status_code == 201, response.text
        post_id: str = response.json()["data"]["id"]
        return post_id

    def thread(self, *texts: str) -> list[str]:
        ids: list[str] = []
        for text in texts:
            ids.append(self.posted(text, ids[-1] if ids else None))
        return ids


class Control:
    """The sandbox's steering wheel."""

    def __init__(self, url: str) -> None:
        self.url = f"{url}/_control"

    def settings(self, **changes: Any) -> dict[str, Any]:
        response = requests.patch(f"{self.url}/settings", json=changes, timeout=10)
        assert response.status_code == 200, response.text
        settings: dict[str, Any] = response.json()
        return settings

    def fault(self, kind: str, **more: Any) -> int:
        response = requests.post(f"{self.url}/faults", json={"kind": kind, **more}, timeout=10)
        assert response.status_code == 201, response.text
        fault_id: int = response.json()["id"]
        return fault_id

    def truth(self) -> dict[str, Any]:
        truth: dict[str, Any] = requests.get(f"{self.url}/truth", timeout=10).json()
        return truth

    def texts(self) -> list[str]:
        return [post["text"] for post in self.truth()["posts"]]

    def requests(self) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = requests.get(f"{self.url}/requests", timeout=10).json()["requests"]
        return entries

    def reset(self, **what: str) -> None:
        requests.post(f"{self.url}/reset", json=what, timeout=10).raise_for_status()

    def person(self, handle: str, **changes: Any) -> dict[str, Any]:
        response = requests.put(f"{self.url}/people/{handle}", json=changes, timeout=10)
        assert response.status_code == 200, response.text
        person: dict[str, Any] = response.json()
        return person
