"""Every endpoint by the key that faults, limits and the request log use."""

from dataclasses import dataclass

READ = frozenset({"tweet.read", "users.read"})
WRITE = READ | {"tweet.write"}
MEDIA = frozenset({"media.write"})


@dataclass(frozen=True)
class Endpoint:
    key: str
    title: str
    scopes: frozenset[str] = frozenset()
    writes: bool = False


ENDPOINTS = {
    endpoint.key: endpoint
    for endpoint in [
        Endpoint("oauth2.authorize", "GET /i/oauth2/authorize"),
        Endpoint("oauth2.token", "POST /2/oauth2/token, both kinds", writes=True),
        Endpoint("oauth2.exchange", "POST /2/oauth2/token, authorization_code", writes=True),
        Endpoint("oauth2.refresh", "POST /2/oauth2/token, refresh_token", writes=True),
        Endpoint("oauth2.revoke", "POST /2/oauth2/revoke", writes=True),
        Endpoint("users.me", "GET /2/users/me", READ),
        Endpoint("tweets.create", "POST /2/tweets", WRITE, writes=True),
        Endpoint("tweets.get", "GET /2/tweets/:id", READ),
        Endpoint("tweets.lookup", "GET /2/tweets?ids=", READ),
        Endpoint("tweets.delete", "DELETE /2/tweets/:id", WRITE, writes=True),
        Endpoint("tweets.timeline", "GET /2/users/:id/tweets", READ),
        Endpoint("media.upload", "POST /2/media/upload", MEDIA, writes=True),
        Endpoint("media.initialize", "POST /2/media/upload/initialize", MEDIA, writes=True),
        Endpoint("media.append", "POST /2/media/upload/:id/append", MEDIA, writes=True),
        Endpoint("media.finalize", "POST /2/media/upload/:id/finalize", MEDIA, writes=True),
        Endpoint("media.status", "GET /2/media/upload?command=STATUS", MEDIA),
        Endpoint("media.metadata", "POST /2/media/metadata", MEDIA, writes=True),
    ]
}
