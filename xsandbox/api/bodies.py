"""The request bodies of X's OpenAPI (2.167); `minimum` and `maximum` of a string are its length."""

from xsandbox.api.schema import Schema

STRING: Schema = {"type": "string"}
FLAG: Schema = {"type": "boolean"}
ID: Schema = {"type": "string", "pattern": "[0-9]{1,19}"}
WHO_MAY_REPLY: Schema = {"type": "string", "enum": ["following", "mentionedUsers", "subscribers", "verified"]}


def closed(properties: dict[str, Schema], *required: str) -> Schema:
    return {"type": "object", "properties": properties, "required": list(required)}


def a_list(items: Schema, **sizes: int) -> Schema:
    return {"type": "array", "items": items, **sizes}


def open_object(properties: dict[str, Schema], *required: str) -> Schema:
    return closed(properties, *required) | {"additionalProperties": True}


POLL = closed(
    {
        "options": a_list({"type": "string", "minimum": 1, "maximum": 25}, minItems=2, maxItems=4),
        "duration_minutes": {"type": "integer", "minimum": 5, "maximum": 10080},
        "reply_settings": WHO_MAY_REPLY,
    },
    "options",
    "duration_minutes",
)
MEDIA_OF_POST = closed(
    {
        "media_ids": a_list(ID, minItems=1, maxItems=4),
        "tagged_user_ids": a_list(ID, maxItems=10),
        "title": STRING,
        "embeddable": FLAG,
        "preview_media_id": ID,
        "call_to_actions": open_object({}),
    },
    "media_ids",
)
REPLY = closed(
    {
        "in_reply_to_tweet_id": ID,
        "exclude_reply_user_ids": a_list(STRING),
        "auto_populate_reply_metadata": FLAG,
    },
    "in_reply_to_tweet_id",
)
CREATE_POST = closed(
    {
        "text": STRING,
        "reply": REPLY,
        "media": MEDIA_OF_POST,
        "poll": POLL,
        "reply_settings": WHO_MAY_REPLY,
        "made_with_ai": FLAG,
        "paid_partnership": FLAG,
        "quote_tweet_id": ID,
        "card_uri": STRING,
        "community_id": ID,
        "direct_message_deep_link": STRING,
        "edit_options": closed({"previous_post_id": ID}, "previous_post_id"),
        "for_super_followers_only": FLAG,
        "geo": closed({"place_id": STRING}, "place_id"),
        "nullcast": FLAG,
        "share_with_followers": FLAG,
    }
)
CATEGORIES = ["tweet_image", "tweet_video", "tweet_gif", "dm_image", "dm_video", "dm_gif", "subtitles"]
UPLOAD = closed(
    {
        "media": STRING,
        "media_category": {"type": "string", "enum": CATEGORIES},
        "additional_owners": STRING,
    },
    "media",
    "media_category",
)
MIME_TYPES = [
    *("video/mp4", "video/webm", "video/mp2t", "video/quicktime", "text/srt", "text/vtt"),
    *("image/jpeg", "image/gif", "image/bmp", "image/png", "image/webp", "image/pjpeg", "image/tiff"),
    *("model/gltf-binary", "model/vnd.usdz+zip"),
]
INITIALIZE = closed(
    {
        "media_type": {"type": "string", "enum": MIME_TYPES},
        "media_category": {"type": "string", "enum": ["amplify_video", *CATEGORIES]},
        "total_bytes": {"type": "integer", "minimum": 0, "maximum": 17_179_869_184},
        "shared": FLAG,
        "additional_owners": a_list(ID),
    }
)
APPEND = closed(
    {"media": STRING, "segment_index": {"type": "integer", "minimum": 0, "maximum": 999}},
    "media",
    "segment_index",
)
ALT_TEXT = closed({"text": {"type": "string", "minimum": 0, "maximum": 1000}}, "text")
METADATA = open_object({"id": ID, "metadata": open_object({"alt_text": ALT_TEXT})}, "id")
