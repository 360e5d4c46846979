"""POST and GET /2/media/upload, its three steps for large files, and POST /2/media/metadata."""

import base64
import binascii
from typing import Any

from flask import Response, request

from xsandbox.answers import Answer, RefusedError
from xsandbox.api import gate
from xsandbox.api.bodies import APPEND, INITIALIZE, METADATA, UPLOAD
from xsandbox.api.lookup import check_id
from xsandbox.api.params import Query
from xsandbox.api.schema import Schema, check
from xsandbox.call import Call
from xsandbox.media import store, upload
from xsandbox.problems import invalid_parameter, problem


def view_upload() -> Response:
    return gate.serve("media.upload", upload_at_once)


def view_status() -> Response:
    return gate.serve("media.status", status)


def view_initialize() -> Response:
    return gate.serve("media.initialize", initialize)


def view_append(media_id: str) -> Response:
    return gate.serve("media.append", lambda call: append(call, media_id))


def view_finalize(media_id: str) -> Response:
    return gate.serve("media.finalize", lambda call: finalize(call, media_id))


def view_metadata() -> Response:
    return gate.serve("media.metadata", metadata)


def upload_at_once(call: Call) -> Answer:
    values, content = file_of_request(UPLOAD)
    category = values["media_category"]
    mime = upload.check_content(category, content)

    def work() -> Answer:
        media_id = upload.reserve(call.state, call.author, category, mime, len(content))
        upload.fill(call.state, media_id, mime, content)
        return told(call, media_id)

    return call.commit(work)


def initialize(call: Call) -> Answer:
    body = gate.checked_json(INITIALIZE)
    missing = [name for name in ("media_type", "total_bytes", "media_category") if name not in body]
    if missing:
        raise RefusedError(invalid_parameter(missing[0], [""], f"{missing[0]} is required."))
    category, total = body["media_category"], body["total_bytes"]
    upload.check_size(category, total)

    def work() -> Answer:
        media_id = upload.reserve(call.state, call.author, category, body["media_type"], total)
        row = store.owned(call.state, call.author, media_id)
        shown = upload.status_json(call.state, row)
        return Answer(
            200, {"data": {name: shown[name] for name in ("id", "media_key", "expires_after_secs")}}
        )

    return call.commit(work)


def append(call: Call, media_id: str) -> Answer:
    check_id(media_id)
    values, content = file_of_request(APPEND)
    if len(content) > call.state.settings.media_chunk_bytes:
        raise RefusedError(problem(413, "Payload Too Large", "The segment is too large."))
    row = store.owned(call.state, call.author, int(media_id))

    def work() -> Answer:
        sql = "INSERT OR REPLACE INTO chunks VALUES (?, ?, ?)"
        call.state.store.run(sql, row["id"], values["segment_index"], content)
        return Answer(200, {"data": {"expires_at": row["expires_at"] // 1000}})

    return call.commit(work)


def finalize(call: Call, media_id: str) -> Answer:
    check_id(media_id)
    row = store.owned(call.state, call.author, int(media_id))
    mime, content = upload.assemble(call.state, row["id"], row["category"])

    def work() -> Answer:
        upload.fill(call.state, row["id"], mime, content)
        call.state.store.run("DELETE FROM chunks WHERE media_id = ?", row["id"])
        return told(call, row["id"])

    return call.commit(work)


def status(call: Call) -> Answer:
    query = Query.parse(request.args, "media.status")
    return told(call, int(query.values["media_id"]))


def metadata(call: Call) -> Answer:
    body = gate.checked_json(METADATA)
    row = store.owned(call.state, call.author, int(body["id"]))
    alt_text = body.get("metadata", {}).get("alt_text", {}).get("text", "")

    def work() -> Answer:
        call.state.store.run("UPDATE media SET alt_text = ? WHERE id = ?", alt_text, row["id"])
        call.state.billing.charge("media_metadata")
        associated = {"alt_text": {"text": alt_text}}
        return Answer(200, {"data": {"id": str(row["id"]), "associated_metadata": associated}})

    return call.commit(work)


def told(call: Call, media_id: int) -> Answer:
    row = store.owned(call.state, call.author, media_id)
    return Answer(200, {"data": upload.status_json(call.state, row)})


def file_of_request(schema: Schema) -> tuple[dict[str, Any], bytes]:
    """The fields and the file, from a multipart form or from JSON with Base64."""
    if request.mimetype != "multipart/form-data":
        body = gate.checked_json(schema)
        return body, decoded(body["media"])
    fields: dict[str, Any] = request.form.to_dict()
    if fields.get("segment_index", "").isascii() and fields.get("segment_index", "").isdigit():
        fields["segment_index"] = int(fields["segment_index"])
    file = request.files.get("media")
    check(fields | ({"media": ""} if file else {}), schema)
    return fields, file.read() if file else decoded(fields["media"])


def decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise RefusedError(invalid_parameter("media", [""], "media is neither a file nor Base64.")) from None
