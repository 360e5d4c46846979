"""The JSON interface under /_control/; README.md has every endpoint."""

import json
from dataclasses import asdict
from typing import Any

from flask import Blueprint, Response, jsonify, request

from xsandbox.control.page import page
from xsandbox.control.truth import truth
from xsandbox.errors import ControlError
from xsandbox.oauth.grants import end_grants_of
from xsandbox.residents import Person
from xsandbox.state import current_state

blueprint = Blueprint("control", __name__, url_prefix="/_control")
RESET_DEFAULTS = {"people": "keep", "grants": "drop", "settings": "drop"}
MOST_REQUESTS = 20_000

blueprint.add_url_rule("/", "page", page)


@blueprint.errorhandler(ControlError)
def on_control_error(error: ControlError) -> tuple[Response, int]:
    return jsonify(error=str(error)), 400


@blueprint.get("/settings")
def settings() -> Response:
    return jsonify(current_state().settings.as_json())


@blueprint.route("/settings", methods=["PATCH", "POST"])
def change_settings() -> Response:
    current_state().configure(given_object())
    return done(current_state().settings.as_json())


@blueprint.get("/faults")
def faults() -> Response:
    return jsonify(faults=[fault.as_json() for fault in current_state().faults.all()])


@blueprint.post("/faults")
def add_fault() -> Response:
    fault = current_state().faults.add(given_object())
    return done(fault.as_json(), 201)


@blueprint.delete("/faults")
@blueprint.post("/faults/clear")
def remove_faults() -> Response:
    return done({"removed": current_state().faults.remove()})


@blueprint.delete("/faults/<int:fault_id>")
def remove_fault(fault_id: int) -> Response:
    if not current_state().faults.remove(fault_id):
        raise ControlError(f"There is no fault {fault_id}.")
    return done({"removed": 1})


@blueprint.post("/reset")
def reset() -> Response:
    given = given_object()
    unknown = set(given) - set(RESET_DEFAULTS)
    if unknown or not all(value in ("keep", "drop") for value in given.values()):
        raise ControlError("A reset takes people, grants and settings, each 'keep' or 'drop'.")
    wanted = RESET_DEFAULTS | given
    current_state().reset(**{name: value == "drop" for name, value in wanted.items()})
    return done(wanted)


@blueprint.get("/truth")
def show_truth() -> Response:
    return jsonify(truth(current_state()))


@blueprint.get("/requests")
def requests() -> Response:
    limit = request.args.get("limit", "1000")
    if not limit.isascii() or not limit.isdigit() or int(limit) > MOST_REQUESTS:
        raise ControlError(f"'limit' must be a whole number up to {MOST_REQUESTS}.")
    return jsonify(requests=[entry.as_json() for entry in current_state().log.latest(int(limit))])


@blueprint.get("/people")
def people() -> Response:
    return jsonify(people=[asdict(person) for person in current_state().people.all()])


@blueprint.put("/people/<handle>")
def put_person(handle: str) -> Response:
    return done(asdict(current_state().people.put(handle, given_object())))


@blueprint.delete("/people/<handle>/grants")
def disconnect(handle: str) -> Response:
    return done({"ended": end_grants_of(current_state(), known_person(handle).id)})


def known_person(handle: str) -> Person:
    person = current_state().people.by_handle(handle)
    if person is None:
        raise ControlError(f"Nobody here is called '{handle}'.")
    return person


def given_object() -> dict[str, Any]:
    """The JSON body, or the `json` field of a form on the control page."""
    text = request.form["json"] if "json" in request.form else request.get_data(as_text=True)
    try:
        given = json.loads(text or "{}")
    except ValueError:
        raise ControlError("The body is not JSON.") from None
    if not isinstance(given, dict):
        raise ControlError("The body must be a JSON object.")
    return given


def done(body: dict[str, Any], status: int = 200) -> Response:
    """A form goes back to the control page; everyone else gets JSON."""
    if request.mimetype == "application/x-www-form-urlencoded":
        return Response(status=303, headers={"Location": "/_control/"})
    response = jsonify(body)
    response.status_code = status
    return response
