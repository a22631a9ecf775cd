"""Nodes -> the model's frozen classes, by their own type hints; every mistake is reported, none stops the rest."""

import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from msgspec import Meta, structs

from jw_design.load.index import nearest
from jw_design.load.nodes import FALSE_WORDS, NULL_WORDS, TRUE_WORDS, Mapping, Node, Report, Scalar, Sequence

T = TypeVar("T")
#: Turns a node into a value of a type that is more than its fields, such as a condition; None after a mistake.
Special = Callable[[Node], Any]


class Field(typing.NamedTuple):
    """One field of a model class as the YAML writes it."""

    name: str
    key: str
    hint: Any
    required: bool
    description: str


@cache
def yaml_fields(cls: Any) -> tuple[Field, ...]:
    """Return the fields that the YAML may give, with keys as it writes them (for-each)."""
    hints = typing.get_type_hints(cls, include_extras=True)
    found = []
    for one in structs.fields(cls):
        hint, described = hints[one.name], Meta()
        if typing.get_origin(hint) is typing.Annotated:
            hint, described = typing.get_args(hint)
        if not (described.extra or {}).get("derived"):
            key = one.name.replace("_", "-")
            found.append(Field(one.name, key, hint, one.required, described.description or ""))
    return tuple(found)


class Builder:
    """Builds model objects; types in `special` are left to their own parsers."""

    def __init__(self, report: Report, special: dict[Any, Special]) -> None:
        """Take where mistakes go, and the parsers of special types."""
        self.report = report
        self.special = special

    def build(self, cls: type[T], node: Node, what: str, **derived: Any) -> T | None:
        """Return an object of a model class, or None after reporting what is wrong; `what` names it in messages."""
        if not isinstance(node, Mapping):
            self.report(f"{_sentence(what)} must be keys and values, such as id: and title:.", node.line)
            return None
        known = yaml_fields(cls)  # type: ignore[arg-type] # a class is hashable
        keys = {field.key for field in known}
        for key in node.items:
            if key not in keys:
                self.report(f'{_sentence(what)} has no key "{key}".{nearest(key, keys)}', node.key_lines[key])
        values: dict[str, Any] = dict(derived)
        whole = True
        for field in known:
            value = node.items.get(field.key)
            if value is None:
                if field.required and field.name not in derived:
                    self.report(f'{_sentence(what)} lacks "{field.key}": {field.description}', node.line)
                    whole = False
                continue
            made = self.value(field.hint, value, f'"{field.key}" of {what}')
            if made is None:
                whole = False
            else:
                values[field.name] = made
        return cls(**values) if whole else None

    def value(self, hint: Any, node: Node, what: str) -> Any:
        """Return a value of a hinted type, or None after reporting."""
        special = self.special.get(hint)
        if special is not None:
            return special(node)
        origin = get_origin(hint)
        if origin in (Union, types.UnionType):
            (inner,) = [arg for arg in get_args(hint) if arg is not type(None)]
            return self.value(inner, node, what)
        if origin is tuple:
            return self._list(get_args(hint)[0], node, what)
        if origin is Literal:
            return self._word(get_args(hint), node, what)
        if hint is str:
            return self._text(node, what)
        if hint is bool:
            if isinstance(node, Scalar) and node.plain and node.value in ("true", "false"):
                return node.value == "true"
            return self._wrong(f"{what} must be true or false.", node)
        if hint is int:
            if isinstance(node, Scalar) and node.plain and node.value.isascii() and node.value.isdigit():
                return int(node.value[:9])
            return self._wrong(f"{what} must be a whole number.", node)
        return self.build(hint, node, what)

    def _wrong(self, message: str, node: Node) -> T | None:
        """Report a mistake; None stands for whatever was wanted."""
        self.report(_sentence(message), node.line)
        return None

    def _list(self, hint: Any, node: Node, what: str) -> tuple[Any, ...] | None:
        if not isinstance(node, Sequence):
            return self._wrong(f"{what} must be a list.", node)
        names = (_name(item, f"entry {number} of {what}") for number, item in enumerate(node.items, 1))
        made = [self.value(hint, item, name) for item, name in zip(node.items, names, strict=True)]
        return None if None in made else tuple(made)

    def _word(self, words: tuple[str, ...], node: Node, what: str) -> str | None:
        word = node.value if isinstance(node, Scalar) else ""
        if word in words:
            return word
        return self._wrong(f'{what} is "{word}"; it must be one of {", ".join(words)}.{nearest(word, words)}', node)

    def _text(self, node: Node, what: str) -> str | None:
        if not isinstance(node, Scalar):
            return self._wrong(f"{what} must be text.", node)
        if node.plain and not node.value:
            return self._wrong(f"{what} is empty. Fill it in, or leave the key out.", node)
        if node.plain and (node.value in TRUE_WORDS or node.value in FALSE_WORDS or node.value in NULL_WORDS):
            read = "nothing" if node.value in NULL_WORDS else "yes/no"
            return self._wrong(
                f'{what} is {node.value} without quotes, which YAML reads as {read}. Write "{node.value}".', node
            )
        if node.plain and _is_number(node.value):
            return self._wrong(f'{what} is a number without quotes. Write "{node.value}".', node)
        return " ".join(node.value.split()) if "\n" not in node.value.strip() else node.value.strip()


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _is_number(word: str) -> bool:
    if not word[:1].isdigit() and word[:1] not in "+-.":
        return False
    try:
        float(word.replace("_", ""))
    except ValueError:
        return False
    return True


def _name(node: Node, otherwise: str) -> str:
    """Name an entry of a list by its id or code, so that a message says which one is meant."""
    if isinstance(node, Mapping):
        for key in ("code", "id", "part"):
            value = node.items.get(key)
            if isinstance(value, Scalar) and value.value:
                return f'"{value.value}"'
    return otherwise
