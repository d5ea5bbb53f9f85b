"""The files as JSON Schema, which tells editors what may stand where: models, with the texts of `codes.keys`.

Draft 7, since the language servers of editors know it best. What only two keys, two files or the figures themselves can
tell (that a window runs forwards, that an indicator is known) is left to `validate`.
"""

from __future__ import annotations

import json
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from planmetrics.codes.keys import FILES, KEYS, MODELS, WORDS
from planmetrics.codes.meanings import MEANINGS
from planmetrics.model.actuals import Actuals
from planmetrics.model.fields import Model, Ready
from planmetrics.model.indicator import IndicatorRegistry
from planmetrics.model.method import Methods
from planmetrics.model.plan import Plan
from planmetrics.model.region import RegionRegistry

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planmetrics.codes import Bilingual
    from planmetrics.codes.keys import Key

KINDS: dict[str, type[Model]] = {
    "plan": Plan,
    "actuals": Actuals,
    "indicators": IndicatorRegistry,
    "regions": RegionRegistry,
    "methods": Methods,
}
"""What each kind of file holds."""
_Schema: TypeAlias = dict[str, Any]
_DRAFT = "http://json-schema.org/draft-07/schema#"


def schema_text(kind: str, *, ascii_only: bool = False) -> str:
    """The schema of a kind of file, as it is written to a file."""
    return json.dumps(schema_of(kind), ensure_ascii=ascii_only, indent=2) + "\n"


def schema_of(kind: str) -> _Schema:
    """The schema of a kind of file: plan, actuals, indicators, regions or methods."""
    root, *parts = models_of(KINDS[kind])
    about = _described(FILES[kind])
    definitions = {part.__name__: _described(MODELS[part.__name__]) | _keys(part) for part in parts}
    return {"$schema": _DRAFT, **about, **_keys(root), "definitions": definitions}


def models_of(root: type[Model]) -> list[type[Model]]:
    """A model and all that it is made of, each once, in the order in which they are met."""
    found = [root]
    for model in found:  # which grows meanwhile
        inside = [part for _, type_, _ in keys_of(model) for part in _models_in(type_)]
        found += [part for part in dict.fromkeys(inside) if part not in found]
    return found


def _models_in(type_: Any) -> Iterator[type[Model]]:
    if isinstance(type_, type) and issubclass(type_, Model):
        yield type_
    for part in get_args(type_):
        yield from _models_in(part)


def keys_of(model: type[Model]) -> Iterator[tuple[str, Any, bool]]:
    """The keys of a model: name, type, and whether it must be there."""
    for name, field in model.model_fields.items():
        type_ = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        yield field.alias or name, type_, field.is_required()


def meaning(model: type[Model], key: str) -> Key:
    """What a key of a model means, in Chinese and English, with an example."""
    holders = (f"{holder.__name__}.{key}" for holder in model.__mro__)
    return KEYS[next((name for name in holders if name in KEYS), key)]


def _keys(model: type[Model]) -> _Schema:
    """What a mapping of this model may and must hold."""
    keys = [*keys_of(model)]
    schema: _Schema = {
        "type": "object",
        "additionalProperties": False,
        "required": [key for key, _, required in keys if required],
        "properties": {key: _property(*meaning(model, key), _shape(type_)) for key, type_, _ in keys},
    }
    rules = [_one_of(group) for group in model.one_of] + ([_some_of(model.some_of)] if model.some_of else [])
    return {**schema, "allOf": rules} if rules else schema


def _one_of(group: tuple[str, ...]) -> _Schema:
    """Exactly one of these keys; said so that an editor names the key that is missing, or the one too many."""
    return {"oneOf": [_with(key, without=[other for other in group if other != key]) for key in group]}


def _some_of(group: tuple[str, ...]) -> _Schema:
    """One of these keys at least: the first that is there. As `anyOf`, hovering would show each of them."""
    return {"oneOf": [_with(key, without=group[:number]) for number, key in enumerate(group)]}


def _with(key: str, *, without: Sequence[str]) -> _Schema:
    rest: _Schema = {"properties": dict.fromkeys(without, False)} if without else {}
    return {"required": [key], **rest}


def _described(both: Bilingual) -> _Schema:
    zh, en = both
    return {"description": f"{en}\n\n{zh}"}


def _property(zh: str, en: str, example: str, shape: _Schema) -> _Schema:
    """A key: its texts and its value. As `examples`, the example would be typed into files by completion."""
    if "pattern" in shape:
        shape = {**shape, "patternErrorMessage": f"{en} {zh} {example}"}
    return {"description": f"{en}\n\n{zh}\n\n{example}", **shape}


def _shape(type_: Any) -> _Schema:
    """What a value of a field's type looks like in a file."""
    origin, parts = get_origin(type_), get_args(type_)
    if origin in _SHAPES:
        return _SHAPES[origin](parts)
    if isinstance(type_, type) and issubclass(type_, Model):
        return {"$ref": f"#/definitions/{type_.__name__}"}
    return {"type": "boolean"} if type_ is bool else _unknown(type_)


def _either(parts: tuple[Any, ...]) -> _Schema:
    shapes = [_shape(part) for part in parts if part is not type(None)]
    return shapes[0] if len(shapes) == 1 else {"anyOf": shapes}


def _named(parts: tuple[Any, ...]) -> _Schema:
    return {"type": "object", "additionalProperties": _shape(parts[1])}


def _marked(parts: tuple[Any, ...]) -> _Schema:
    """A type with what is written beside it: how it looks, or how long it is at least."""
    type_, *marks = parts
    ready = next((mark for mark in marks if isinstance(mark, Ready)), None)
    if ready is not None:
        return dict(ready.written) or _unknown(type_)
    least = [mark.min_length for mark in marks if hasattr(mark, "min_length")]
    return _shape(type_) | ({"minItems": least[0]} if least else {})


def _choice(words: tuple[Any, ...]) -> _Schema:
    if len(words) == 1 and not isinstance(words[0], str):
        return {"const": words[0]}
    meanings = [WORDS.get(word) or MEANINGS[word] for word in words]
    return {"enum": list(words), "enumDescriptions": [_described(both)["description"] for both in meanings]}


def _listed(parts: tuple[Any, ...]) -> _Schema:
    items = {"type": "array", "items": _shape(parts[0])}
    return items if parts[1] is Ellipsis else {**items, "minItems": len(parts), "maxItems": len(parts)}


_SHAPES = {
    Annotated: _marked,
    Union: _either,
    UnionType: _either,
    Literal: _choice,
    tuple: _listed,
    dict: _named,
}


def _unknown(type_: Any) -> _Schema:
    raise TypeError(f"say beside Ready what {type_} looks like in a file")
