"""What a fault makes of an answer; without one (before the commit) it makes its own."""

from collections.abc import Callable

from xsandbox.answers import HTML_TYPE, Answer
from xsandbox.call import Call
from xsandbox.faults.fault import Fault
from xsandbox.faults.statuses import html_page, status_answer

Effect = Callable[[Fault, Call, Answer | None], Answer]


def drop(fault: Fault, call: Call, real: Answer | None) -> Answer:
    return Answer(0, b"", reset_connection=True)


def late_commit(fault: Fault, call: Call, real: Answer | None) -> Answer:
    answer = fault.options["answer"]
    return drop(fault, call, real) if answer == "drop" else status_answer(answer, {}, call)


def status(fault: Fault, call: Call, real: Answer | None) -> Answer:
    return status_answer(fault.options["status"], fault.options, call)


def slow_body(fault: Fault, call: Call, real: Answer | None) -> Answer:
    answer = real or success(call)
    answer.trickle_seconds = fault.options["seconds"]
    return answer


def no_id(fault: Fault, call: Call, real: Answer | None) -> Answer:
    answer = real or success(call)
    data = answer.body.get("data", {}) if isinstance(answer.body, dict) else {}
    kept = {name: value for name, value in data.items() if name != "id"} if isinstance(data, dict) else {}
    return Answer(answer.status, {"data": kept})


def bad_json(fault: Fault, call: Call, real: Answer | None) -> Answer:
    answer = real or success(call)
    content = answer.content()
    return Answer(answer.status, content[: len(content) // 2])


def huge_body(fault: Fault, call: Call, real: Answer | None) -> Answer:
    head, tail = b'{"data":{"padding":"', b'"}}'
    padding = b"x" * max(0, fault.options["bytes"] - len(head) - len(tail))
    return Answer((real or success(call)).status, head + padding + tail)


def html(fault: Fault, call: Call, real: Answer | None) -> Answer:
    page = html_page("Something went wrong", "Try again.")
    return Answer((real or success(call)).status, page, content_type=HTML_TYPE)


def success(call: Call) -> Answer:
    """What the endpoint would send, had it done anything."""
    created = call.keys[0] == "tweets.create"
    return Answer(201 if created else 200, {"data": {"id": "0", "text": ""}})


EFFECTS: dict[str, Effect] = {
    "status": status,
    "drop": drop,
    "late_commit": late_commit,
    "slow_body": slow_body,
    "no_id": no_id,
    "bad_json": bad_json,
    "huge_body": huge_body,
    "html": html,
}


def run_with_faults(call: Call, handler: Callable[[], Answer]) -> Answer:
    """A fault after the commit waits for a request that is accepted: a refused one gives it back."""
    fault = call.fault = call.state.faults.take(call.keys, call.person, call.position)
    if fault is None:
        return handler()
    if fault.when == "before":
        if fault.kind != "slow":
            return EFFECTS[fault.kind](fault, call, None)
        call.state.later.sleep(fault.options["seconds"])
        return handler()
    answer = handler()
    if not answer.accepted:
        call.state.faults.give_back(fault)
        call.fault = None
        return answer
    if fault.kind == "slow":
        call.state.later.sleep(fault.options["seconds"])
        return answer
    return EFFECTS[fault.kind](fault, call, answer)
