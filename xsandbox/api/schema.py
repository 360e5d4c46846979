"""As much of JSON Schema as X's request bodies need."""

import re
from typing import Any

from xsandbox.answers import RefusedError
from xsandbox.problems import invalid_request

Schema = dict[str, Any]
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "boolean": (bool,),
    "integer": (int,),
    "array": (list,),
    "object": (dict,),
}


def check(value: Any, schema: Schema) -> None:
    """Refuse with X's invalid-request problem, which names every place that is wrong."""
    errors = find_errors(value, schema, "$")
    if errors:
        raise RefusedError(
            invalid_request(
                [
                    {"parameters": {place: [shown]}, "message": f"{place}: {text}"}
                    for place, shown, text in errors
                ]
            )
        )


def find_errors(value: Any, schema: Schema, place: str) -> list[tuple[str, str, str]]:
    kind = schema["type"]
    if not isinstance(value, TYPES[kind]) or (kind == "integer" and isinstance(value, bool)):
        return [(place, str(value)[:100], f"{kind} expected")]
    if isinstance(value, dict):
        return object_errors(value, schema, place)
    if isinstance(value, list):
        return array_errors(value, schema, place)
    text = scalar_error(value, schema)
    return [(place, str(value)[:100], text)] if text else []


def object_errors(value: dict[str, Any], schema: Schema, place: str) -> list[tuple[str, str, str]]:
    properties = schema["properties"]
    errors = [
        (f"{place}.{name}", "", "is missing but it is required")
        for name in schema.get("required", [])
        if name not in value
    ]
    for name, each in value.items():
        if name in properties:
            errors += find_errors(each, properties[name], f"{place}.{name}")
        elif not schema.get("additionalProperties", False):
            text = "is not defined in the schema and the schema does not allow additional properties"
            errors.append((f"{place}.{name}", str(each)[:100], text))
    return errors


def array_errors(value: list[Any], schema: Schema, place: str) -> list[tuple[str, str, str]]:
    least, most = schema.get("minItems", 0), schema.get("maxItems", len(value))
    if not least <= len(value) <= most:
        return [(place, str(value)[:100], f"must have {least} to {most} items")]
    return [
        error
        for index, each in enumerate(value)
        for error in find_errors(each, schema["items"], f"{place}[{index}]")
    ]


def scalar_error(value: Any, schema: Schema) -> str | None:
    if "enum" in schema and value not in schema["enum"]:
        return f"must be one of {', '.join(schema['enum'])}"
    if "pattern" in schema and not re.fullmatch(schema["pattern"], value):
        return f"does not match the pattern {schema['pattern']}"
    size = len(value) if isinstance(value, str) else value
    least, most = schema.get("minimum", size), schema.get("maximum", size)
    return None if least <= size <= most else f"must be {least} to {most}"
