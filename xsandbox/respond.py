"""From a handler through faults to the wire."""

from collections.abc import Callable, Iterator

from flask import Response, request

from xsandbox.answers import Answer, RefusedError
from xsandbox.call import Call
from xsandbox.faults.effects import run_with_faults
from xsandbox.later import Later
from xsandbox.transport import RESET

PIECES = 20


def respond(call: Call, handler: Callable[[], Answer]) -> Response:
    def caught() -> Answer:
        try:
            return handler()
        except RefusedError as refused:
            return refused.answer

    answer = run_with_faults(call, caught)
    call.finish(answer)
    return to_response(answer, call)


def to_response(answer: Answer, call: Call) -> Response:
    if answer.reset_connection:
        request.environ[RESET].set()
        return Response(b"")
    content = answer.content()
    response = Response(content, answer.status, content_type=answer.content_type)
    if answer.trickle_seconds:
        response.response = trickle(content, answer.trickle_seconds, call.state.later)
        response.headers["Content-Length"] = str(len(content))
    response.headers.extend(call.headers | {"x-access-level": call.access_level} | answer.headers)
    return response


def trickle(content: bytes, seconds: float, later: Later) -> Iterator[bytes]:
    step = max(1, -(-len(content) // PIECES))
    starts = range(0, len(content), step)
    for start in starts:
        later.sleep(seconds / len(starts))
        yield content[start : start + step]
