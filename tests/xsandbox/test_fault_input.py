from typing import Any

import pytest
import requests

from tests.xsandbox.app import Control


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ([], "must be a JSON object"),
        ({}, "'kind' must be one of"),
        ({"kind": ["drop"]}, "'kind' must be one of"),
        ({"kind": "explode"}, "'kind' must be one of"),
        ({"kind": "drop", "endpoint": "tweets.like"}, "'endpoint' must be * or one of"),
        ({"kind": "drop", "endpoint": {}}, "'endpoint' must be"),
        ({"kind": "drop", "when": "during"}, "before or after"),
        ({"kind": "drop", "user": 5}, "'user' must be"),
        ({"kind": "drop", "position": 0}, "'position' must be a whole number from 1"),
        ({"kind": "drop", "count": 0}, "'count'"),
        ({"kind": "drop", "count": True}, "'count'"),
        ({"kind": "drop", "skip": -1}, "'skip'"),
        ({"kind": "drop", "percent": 101}, "'percent'"),
        ({"kind": "drop", "percent": "half"}, "'percent'"),
        ({"kind": "drop", "seconds": 3}, "A drop fault has no 'seconds'"),
        ({"kind": "slow"}, "'seconds' of a slow fault must be"),
        ({"kind": "slow", "seconds": -1}, "'seconds'"),
        (
            {"kind": "late_commit", "seconds": 1, "when": "before"},
            "'when' of a late_commit fault must be after",
        ),
        ({"kind": "late_commit", "seconds": 1, "endpoint": "users.me"}, "only reads"),
        ({"kind": "late_commit", "seconds": 1, "answer": 400}, "'answer'"),
        ({"kind": "status"}, "'status' of a status fault must be one of 400, 401"),
        ({"kind": "status", "status": 418}, "'status'"),
        ({"kind": "status", "status": 403, "reason": "mood"}, "'reason'"),
        ({"kind": "status", "status": 429, "reset": "soon"}, "'reset'"),
        ({"kind": "huge_body", "bytes": 0}, "'bytes'"),
    ],
)
def test_faults_that_make_no_sense(control: Control, fault: Any, words: str) -> None:
    response = requests.post(f"{control.url}/faults", json=fault, timeout=10)
    assert response.status_code == 400
    assert words in response.json()["error"]
    assert requests.get(f"{control.url}/faults", timeout=10).json() == {"faults": []}
