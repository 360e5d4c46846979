"""The page for a person who steers by hand."""

import json
from typing import Any

from flask import render_template

from xsandbox.endpoints import ENDPOINTS
from xsandbox.faults.fault import COMMON, Fault
from xsandbox.faults.kinds import KINDS
from xsandbox.state import current_state

EXAMPLE: dict[str, Any] = {
    "endpoint": "tweets.create",
    "kind": "drop",
    "when": "after",
    "position": 2,
    "count": 1,
}


def page() -> str:
    state = current_state()
    return render_template(
        "control.html",
        settings=json.dumps(state.settings.as_json(), indent=2),
        faults=[short(fault) for fault in state.faults.all()],
        example=json.dumps(EXAMPLE, indent=2),
        endpoints=ENDPOINTS.values(),
        kinds=KINDS,
        common=COMMON,
        seed=state.seed,
    )


def short(fault: Fault) -> str:
    """Without what was not asked for."""
    return ", ".join(f"{name} {value}" for name, value in fault.as_json().items() if value is not None)
