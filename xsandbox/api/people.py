"""GET /2/users/me, and people as the API shows them."""

from collections.abc import Callable
from typing import Any

from flask import Response, request

from xsandbox.answers import Answer
from xsandbox.api import gate
from xsandbox.api.params import Query
from xsandbox.call import Call
from xsandbox.clock import iso, snowflake_ms
from xsandbox.residents import Person
from xsandbox.state import State


def view() -> Response:
    return gate.serve("users.me", me)


def me(call: Call) -> Answer:
    query = Query.parse(request.args, "users.me")
    call.state.billing.charge_reads("user_read", [call.author.id], call.author)
    return Answer(200, {"data": person_json(call.state, call.author, query.fields("user"), request.url_root)})


def person_json(state: State, person: Person, fields: set[str], root: str) -> dict[str, Any]:
    shown: dict[str, Any] = {"id": person.id, "name": person.name, "username": person.username}
    return shown | {name: FIELDS[name](state, person, root) for name in FIELDS if name in fields}


def metrics(state: State, person: Person, root: str) -> dict[str, int]:
    sql = "SELECT COUNT(*) FROM posts WHERE author_id = ? AND deleted_at IS NULL"
    count = state.store.count(sql, person.id)
    return {"post_count": count, "followers_count": 0, "following_count": 0, "listed_count": 0}


FIELDS: dict[str, Callable[[State, Person, str], Any]] = {
    "created_at": lambda state, person, root: iso(snowflake_ms(int(person.id))),
    "description": lambda state, person, root: person.description,
    "is_identity_verified": lambda state, person, root: False,
    "location": lambda state, person, root: "",
    "parody": lambda state, person, root: False,
    "profile_image_url": lambda state, person, root: f"{root}i/avatars/{person.username}.svg",
    "protected": lambda state, person, root: person.protected,
    "public_metrics": metrics,
    "subscription_type": lambda state, person, root: person.subscription,
    "url": lambda state, person, root: "",
    "verified": lambda state, person, root: person.verified,
    "verified_type": lambda state, person, root: "blue" if person.verified else "none",
}
