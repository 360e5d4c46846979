"""X's own OpenAPI file, where this machine has it, as a judge of the sandbox's answers."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import requests
from openapi_core import Config, OpenAPI
from openapi_core.contrib.requests import RequestsOpenAPIRequest, RequestsOpenAPIResponse

SPEC = Path(__file__).parents[2].parent / "shared" / "x" / "openapi.json"
OPERATIONS = {
    ("GET", "/2/users/me"),
    ("POST", "/2/tweets"),
    ("GET", "/2/tweets"),
    ("GET", "/2/tweets/{id}"),
    ("DELETE", "/2/tweets/{id}"),
    ("GET", "/2/users/{id}/tweets"),
    ("POST", "/2/media/upload"),
    ("GET", "/2/media/upload"),
    ("POST", "/2/media/upload/initialize"),
    ("POST", "/2/media/upload/{id}/append"),
    ("POST", "/2/media/upload/{id}/finalize"),
    ("POST", "/2/media/metadata"),
}
# X sends these in spite of its OpenAPI file, whose problems all have a type under api.x.com.
UNDOCUMENTED = {
    "about:blank",
    "https://api.twitter.com/2/problems/credits",
    "https://api.twitter.com/2/problems/client-forbidden",
    "https://api.twitter.com/2/problems/unsupported-authentication",
    "https://api.twitter.com/2/problems/usage-capped",
}


class Judge:
    def __init__(self, url: str) -> None:
        spec = json.loads(SPEC.read_text())
        paths = {path for _, path in OPERATIONS}
        spec["paths"] = {path: spec["paths"][path] for path in paths}
        spec["servers"] = [{"url": url}]
        # openapi-core knows no OAuth 2.0; on the wire it is a bearer token.
        spec["components"]["securitySchemes"]["OAuth2UserToken"] = {"type": "http", "scheme": "bearer"}
        readers: Any = {"application/problem+json": lambda content, **_: json.loads(content)}
        config: Any = Config(spec_validator_cls=None, extra_media_type_deserializers=readers)
        self._openapi = OpenAPI.from_dict(spec, config=config)
        self.seen: set[tuple[str, str, int]] = set()

    def check(self, response: requests.Response) -> None:
        """An accepted request fits the file, and so does every answer of a documented type.

        openapi-core takes the numbers of a multipart form for strings, so those requests are left out.
        """
        request = RequestsOpenAPIRequest(response.request)
        content_type = str(response.request.headers.get("Content-Type"))
        if response.ok and not content_type.startswith("multipart/"):
            self._openapi.validate_request(request)
        if not response.ok and response.json()["type"] in UNDOCUMENTED:
            return
        self._openapi.validate_response(request, RequestsOpenAPIResponse(response))
        self.seen.add((str(response.request.method), response.request.path_url, response.status_code))

    def accepts(self, prepared: requests.PreparedRequest) -> bool:
        return not list(self._openapi.iter_request_errors(RequestsOpenAPIRequest(prepared)))


@cache
def judge(url: str) -> Judge | None:
    return Judge(url) if SPEC.exists() else None
