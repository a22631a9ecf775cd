"""JSON Schemas of the checklist format and of the answers file, made from the model, for editors."""

import types
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from jw_design.load.build import yaml_fields
from jw_design.load.checklist import CHECKLIST_KEYS
from jw_design.model.checklist import SEVERITIES, Answers, Part, Risk, SeverityRule, WeakWords
from jw_design.model.condition import Condition

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_OPTIONAL_CONDITION = get_type_hints(Risk)["when"]
_TEXT = {"type": "string"}


def checklist_schema() -> dict[str, Any]:
    """Return the schema of a checklist file, of the head of a folder, and of one part."""
    definitions: dict[str, Any] = {"condition": _condition(), "answers": {"type": "object"}}
    part = _schema(Part, definitions)
    head: dict[str, Any] = {
        "type": "object",
        "description": "A checklist: its head, and its parts or the names of their files.",
        "required": ["id", "title", "parts"],
        "additionalProperties": False,
        "properties": {
            "id": {**_TEXT, "description": "Stable name of the checklist."},
            "version": {"type": "integer", "minimum": 1, "description": "Raised when questions are added or renamed."},
            "title": {**_TEXT, "description": "What people call it."},
            "about": {**_TEXT, "description": "What it is for."},
            "source": {**_TEXT, "description": "The publication behind it."},
            "parts": {"type": "array", "items": {"anyOf": [part, {"type": "string", "pattern": r"\.ya?ml$"}]}},
            "thresholds": {"type": "object", "additionalProperties": {"type": "number"}},
            "weak": _schema(WeakWords, definitions),
        },
    }
    assert set(head["properties"]) == set(CHECKLIST_KEYS)  # noqa: S101 - keeps the two lists together
    return {
        "$schema": DRAFT,
        "title": "jw-design checklist",
        "anyOf": [head, part],
        "$defs": definitions,
    }


def answers_schema() -> dict[str, Any]:
    """Return the schema of an answers file."""
    standing = {
        "not-applicable": {**_TEXT, "description": "The question does not apply: why."},
        "not-known": {
            "description": "Honestly not known yet: who finds out, by when.",
            "anyOf": [
                _TEXT,
                {"type": "object", "additionalProperties": False, "properties": {"who": _TEXT, "by": _TEXT}},
            ],
        },
    }
    scalar = {"type": ["string", "number", "boolean"]}
    rows = {"type": "array", "items": {"type": "object", "additionalProperties": scalar}}
    choice = {"anyOf": [scalar, {"type": "array", "items": scalar}]}
    shaped = {"choice": choice, "why": _TEXT, "text": _TEXT, "rows": rows, **standing}
    whole = {"type": "object", "additionalProperties": False, "properties": shaped}
    acceptance = dict.fromkeys(("risk", "row", "by", "until", "reason"), scalar)
    return {
        "$schema": DRAFT,
        "title": "jw-design answers file",
        "type": "object",
        "required": ["title", "answers"],
        "additionalProperties": False,
        "properties": {
            "title": {**_TEXT, "description": "The programme's name."},
            "checklists": {"type": "array", "items": _TEXT},
            "depth": {"enum": ["essential", "full"]},
            "parts": {"type": "array", "items": _TEXT},
            "answers": {
                "type": "object",
                "description": "By question id or code.",
                "additionalProperties": {"anyOf": [scalar, {"type": "array", "items": scalar}, rows, whole]},
            },
            "accepted": {
                "type": "array",
                "items": {"type": "object", "additionalProperties": False, "properties": acceptance},
            },
        },
    }


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if hint in (Condition, _OPTIONAL_CONDITION):
        return {"$ref": "#/$defs/condition"}
    if hint == SeverityRule:
        return _severity()
    if hint == Answers:
        return {"$ref": "#/$defs/answers"}
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        (inner,) = [arg for arg in get_args(hint) if arg is not type(None)]
        return _schema(inner, definitions)
    if origin is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0], definitions)}
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    simple = {str: "string", bool: "boolean", int: "integer"}.get(hint)
    if simple:
        return {"type": simple}
    return _model(hint, definitions)


def _model(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    """Return a reference to the schema of a model class, made once."""
    name = cls.__name__.lower()
    if name not in definitions:
        definitions[name] = {}
        known = yaml_fields(cls)
        definitions[name].update(
            {
                "type": "object",
                "description": (cls.__doc__ or "").strip().split("\n")[0],
                "additionalProperties": False,
                "required": [field.key for field in known if field.required],
                "properties": {
                    field.key: {**_schema(field.hint, definitions), "description": field.description} for field in known
                },
            }
        )
    return {"$ref": f"#/$defs/{name}"}


@cache
def _severity() -> dict[str, Any]:
    cases = {severity: {"$ref": "#/$defs/condition"} for severity in SEVERITIES}
    otherwise = {"enum": list(SEVERITIES)}
    return {
        "anyOf": [
            otherwise,
            {
                "type": "object",
                "required": ["otherwise"],
                "additionalProperties": False,
                "properties": {**cases, "otherwise": otherwise},
            },
        ]
    }


def _condition() -> dict[str, Any]:
    """Return the schema of a condition: its shape; which ids exist only the loader knows."""
    itself = {"$ref": "#/$defs/condition"}
    listed = {"type": "array", "items": itself, "minItems": 1}
    return {
        "type": "object",
        "description": "A condition as data: one key, such as {duration: time-limited}.",
        "minProperties": 1,
        "properties": {"all": listed, "any": listed, "not": itself, "where": itself},
        # Only what is said of rows takes more than one key.
        "anyOf": [{"maxProperties": 1}, *({"required": [head]} for head in ("some", "every", "count"))],
    }
