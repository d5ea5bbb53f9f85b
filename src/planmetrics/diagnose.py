"""Pydantic's validation errors as diagnostics: which thing, what was found, what to do."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args

from planmetrics.diagnostics import Phrase, Severity, Span, counted, diagnostic, in_order, phrase
from planmetrics.mistyped import mistyped_number
from planmetrics.model.fields import AUDIT_CODE, Model
from planmetrics.syntax.nodes import Mapping, locate
from planmetrics.wording import nearest, one_of, show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.syntax.nodes import Path

MOST_SHOWN = 50
_REST = "S030"
_OURS = re.compile("[YSD][0-9]{3}")
_TWO = (("between",), ("lines",))
"""Keys that hold a list of two numbers."""
_TAGS = ("plain", "keys", "[key]")
_LINE_END = re.compile("\r\n|\r|\n")
_NUMBER = re.compile(r"[-+.0-9eE]+")


def diagnose(error: ValidationError, model: type[Model], root: Mapping, file: str, text: str) -> list[Diagnostic]:
    """One diagnostic for each error, at most fifty, each at its line and column; `text` is what the file holds."""
    lines = _LINE_END.split(text)
    details = _own(error)
    diagnostics = [_Error(detail, model, root, file, lines).diagnostic() for detail in details[:MOST_SHOWN]]
    return capped(diagnostics, file, len(details))


def capped(diagnostics: list[Diagnostic], file: str, count: int | None = None) -> list[Diagnostic]:
    """The first fifty diagnostics of a file, and how many more there are.

    `count` is the number of all, where only the first ones were made.
    """
    beyond = (len(diagnostics) if count is None else count) - MOST_SHOWN
    if beyond <= 0:
        return diagnostics
    rest = counted("not_shown", beyond)
    return [*diagnostics[:MOST_SHOWN], diagnostic(_REST, Span(file), rest=rest)]


def capped_by_file(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The same, but of errors the first fifty of each file, and how many more there are."""
    others: list[Diagnostic] = []
    errors: dict[str, list[Diagnostic]] = {}
    for one in diagnostics:
        (errors.setdefault(one.span.file, []) if one.severity is Severity.ERROR else others).append(one)
    for file, found in errors.items():
        told = in_order(one for one in found if one.code != _REST)
        rest = [one.facts["rest"] for one in found if one.code == _REST]  # counted, not made, as the file was loaded
        more = sum(number for one in rest if isinstance(one, Phrase) and isinstance(number := one.facts["number"], int))
        others += capped(told, file, len(told) + more)
    return others


def _follows(detail: ErrorDetails, every: list[ErrorDetails]) -> bool:
    """Whether an error only follows from another one, which is reported by itself.

    A list is "too short" when one of its items is wrong; a target lacks a quantity when its value was left
    empty, and an empty value is reported by the reader.
    """
    value, path = detail["input"], detail["loc"]
    if detail["type"] == "too_short":
        return any(other["loc"][: len(path)] == path and other["loc"] != path for other in every)
    if detail["type"] in {"S020", "S021", "S025"} and isinstance(value, dict):
        return None in value.values()
    return value is None and detail["type"] not in {"extra_forbidden", "missing"}


def places_of(error: ValidationError) -> list[Path]:
    """Where the values stand that are wrong by themselves."""
    return [(*_without_tags(detail), *detail.get("ctx", {}).get("at", ())) for detail in _own(error)]


def _own(error: ValidationError) -> list[ErrorDetails]:
    every = error.errors(include_url=False)
    return [detail for detail in every if not _follows(detail, every)]


def _without_tags(detail: ErrorDetails) -> Path:
    return tuple(step for step in detail["loc"] if step not in _TAGS)


class _Error:
    """One error of pydantic: its path, its kind, the value found, and the model that holds the key."""

    def __init__(self, detail: ErrorDetails, model: type[Model], root: Mapping, file: str, lines: list[str]) -> None:
        self.path: Path = _without_tags(detail)
        self.kind, self.value = detail["type"], detail["input"]
        self.context: dict[str, Any] = dict(detail.get("ctx", {}))
        self.model, self.root, self.file, self.lines = model, root, file, lines
        self.holder = _model_at(model, self.path[:-1])
        self.thing = phrase(f"thing.{self.holder.__name__}" if self.holder else "thing")

    def diagnostic(self) -> Diagnostic:
        """The diagnostic of our own codes that stands for it."""
        if _OURS.fullmatch(self.kind):
            return self.of_our_own()
        return _KINDS.get(self.kind, _Error.number)(self)

    def say(self, code: str, *, at: Path | None = None, on_key: bool = False, **facts: Any) -> Diagnostic:
        path = self.path if at is None else at
        facts = {"key": _name_of(self.path), "found": show(self.written()), **facts}
        return diagnostic(code, locate(self.root, path, self.file, key=on_key), path=path, **facts)

    def written(self) -> object:
        """The value, a number as it was typed: 5319E7 is 5.319E+10 to a decimal, and an id to its author."""
        if not isinstance(self.value, Decimal):
            return self.value
        place = locate(self.root, self.path, self.file)
        typed = _NUMBER.match(self.lines[place.line - 1], place.column - 1)
        return typed[0] if typed else self.value

    def of_our_own(self) -> Diagnostic:
        """Raised by our models: the type is the code, the context its facts; `at` or `key` tells the place."""
        at = self.path + tuple(self.context.pop("at", ()))
        here = _model_at(self.model, self.path)
        if self.kind == "S023" and here is not None and self.context.get("key") in here.model_fields:
            at += (self.context["key"],)
        return self.say(self.kind, at=at, on_key=at != self.path, **self.context)

    def unknown_key(self) -> Diagnostic:
        key = str(self.path[-1])
        known = self.holder.model_fields.items() if self.holder else ()
        advice = nearest(key, [field.alias or name for name, field in known])
        return self.say("S001", on_key=True, key=key, thing=self.thing, advice=advice)

    def missing_key(self) -> Diagnostic:
        if isinstance(self.path[-1], int):  # between: [3]
            key = _name_of(self.path[:-1])
            return self.misshapen("two_numbers", "as_two_numbers", at=self.path[:-1], key=key)
        return self.say("S002", at=self.path[:-1], key=str(self.path[-1]), thing=self.thing)

    def word(self) -> Diagnostic:
        if self.path == ("format",):
            return self.say("S018")
        words = re.findall(r"'([^']+)'", str(self.context.get("expected", "")))
        return self.say("S013", advice=one_of(str(self.value), words))

    def misshapen(self, wanted: str, advice: str | Phrase, **more: Any) -> Diagnostic:
        """A value of another shape than the field's, by the keys of what was wanted and of how to write it."""
        advice = phrase(advice) if isinstance(advice, str) else advice
        return self.say("S014", wanted=phrase(wanted), advice=advice, **more)

    def shape(self) -> Diagnostic:
        if self.kind != "tuple_type":
            wanted = _model_at(self.model, self.path)
            keys = tuple(field.alias or name for name, field in wanted.model_fields.items()) if wanted else ()
            return self.misshapen("keys_with_values", phrase("as_these_keys", keys=keys) if keys else "as_keys")
        if self.path[-1:] in _TWO:
            return self.misshapen("list_of_two", "as_two_numbers")
        plain = isinstance(self.value, (str, Decimal))
        return self.misshapen("list", phrase("as_list", value=self.written()) if plain else "as_items")

    def length(self) -> Diagnostic:
        two = self.path[-1:] in _TWO or self.kind == "too_long"
        wanted = "two_numbers" if two else "one_item"
        return self.misshapen(wanted, phrase("write", what=phrase(wanted)))

    def flag(self) -> Diagnostic:
        return self.say("S011")

    def text(self) -> Diagnostic:
        if isinstance(self.value, bool):
            return self.say("S010", advice=phrase("as_quoted", text=show(self.value)))
        if isinstance(self.value, Decimal):
            return self.say("S010", advice=phrase("as_quoted", text=self.written()))
        if isinstance(self.value, str) and self.path[-1] == "sha256":
            return self.say("S028")
        if isinstance(self.value, str) and AUDIT_CODE in str(self.context.get("pattern")):
            return self.say("S013", advice=phrase("audit_code"))
        if isinstance(self.value, str) and self.value.strip():
            return self.say("S010", found=phrase("several_lines"), advice=phrase("as_one_line"))
        return self.say("S010", advice=phrase("text_or_none" if isinstance(self.value, str) else "single_text"))

    def whole(self) -> Diagnostic:
        if isinstance(self.value, (int, Decimal)) and not isinstance(self.value, bool):
            return self.say("S027", wanted=phrase("a_month" if self.path[-1] == "fiscal_year_starts" else "from_1"))
        return self.number()

    def number(self) -> Diagnostic:
        if isinstance(self.value, (dict, tuple)):
            return self.misshapen("single_value", "one_figure")
        code, advice = mistyped_number(self.value)
        return self.say(code, advice=advice)


_KINDS: dict[str, Callable[[_Error], Diagnostic]] = {
    "extra_forbidden": _Error.unknown_key,
    "missing": _Error.missing_key,
    "literal_error": _Error.word,
    "dict_type": _Error.shape,
    "model_type": _Error.shape,
    "model_attributes_type": _Error.shape,
    "tuple_type": _Error.shape,
    "too_short": _Error.length,
    "too_long": _Error.length,
    "bool_type": _Error.flag,
    "string_type": _Error.text,
    "string_too_short": _Error.text,
    "string_pattern_mismatch": _Error.text,
    "int_type": _Error.whole,
    "greater_than_equal": _Error.whole,
    "less_than_equal": _Error.whole,
}


def _name_of(path: Path) -> str | Phrase:
    """The key that a path ends in; for an item of a list, the list's key and the item's number."""
    if not path:
        return phrase("file")
    if isinstance(path[-1], int):
        return phrase("item", number=path[-1] + 1, of=_name_of(path[:-1]))
    return path[-1]


def _model_at(model: type[Model], path: Path) -> type[Model] | None:
    """The model that holds the value at this path, following the fields' types."""
    here: type[Model] | None = model
    for step in path:
        if here is None:
            return None
        if isinstance(step, int):
            continue
        field = next((f for name, f in here.model_fields.items() if step in (name, f.alias)), None)
        if field is not None:
            here = _model_in(field.annotation)
    return here


def _model_in(annotation: Any) -> type[Model] | None:
    """The model inside a type such as tuple[Target, ...] or Locator | None."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part)) is not None), None)
