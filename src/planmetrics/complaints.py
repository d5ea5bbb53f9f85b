"""Pydantic's complaints, said in our words: which thing, what was found, what to do."""

from __future__ import annotations

import re
from decimal import Decimal
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, get_args

from planmetrics.codes import problem
from planmetrics.diagnostics import Span
from planmetrics.model.fields import Model
from planmetrics.slips import number_slip
from planmetrics.syntax.nodes import Mapping, locate
from planmetrics.wording import nearest, show

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.syntax.nodes import Path

MOST_SHOWN = 50
_OURS = re.compile("[YSD][0-9]{3}")
_TAGS = ("plain", "keys", "[key]")
_THINGS = {
    "Plan": "a plan",
    "PlanIndicator": "an indicator of a plan",
    "Target": "a target",
    "Baseline": "a baseline",
    "Breakdown": "a breakdown",
    "Locator": "a place (at)",
    "Restatement": "a restatement (also)",
    "Stated": "stated",
    "Window": "a window",
    "Reference": "a reference",
    "Bound": "a bound",
    "Document": "document",
    "Actuals": "a file of actuals",
    "Observation": "an observation",
    "Source": "a source",
    "Definition": "an indicator of the registry",
    "IndicatorRegistry": "the registry of indicators",
    "Quotient": "an identity",
    "Region": "a region",
    "RegionRegistry": "the registry of regions",
    "ScopeBreak": "a break",
    "Methods": "a file of methods",
    "Method": "a method",
    "WithTarget": "with_target",
    "WithoutTarget": "without_target",
    "Grade": "a class",
    "Label": "a class",
    "Score": "a score",
    "Line": "a stretch of a score",
}


def diagnose(error: ValidationError, model: type[Model], root: Mapping, file: str) -> list[Diagnostic]:
    """One diagnostic for each complaint, at most fifty, each at its line and column."""
    told = error.errors(include_url=False)
    details = [detail for detail in told if not _follows(detail, told)]
    found = [_Complaint(detail, model, root, file).diagnostic() for detail in details[:MOST_SHOWN]]
    return capped(found, file, len(details))


def capped(found: list[Diagnostic], file: str, count: int | None = None) -> list[Diagnostic]:
    """The first fifty problems of a file, and how many more there are.

    `count` is the number of all, where only the first ones were worded.
    """
    beyond = (len(found) if count is None else count) - MOST_SHOWN
    return [*found[:MOST_SHOWN], problem("S030", Span(file), count=beyond)] if beyond > 0 else found


def _follows(detail: ErrorDetails, told: list[ErrorDetails]) -> bool:
    """Whether a complaint only follows from another one, which is reported by itself.

    A list is "too short" when one of its items is wrong; a target lacks a quantity when its value was left
    empty, and an empty value is told by the reader.
    """
    value, path = detail["input"], detail["loc"]
    if detail["type"] == "too_short":
        return any(other["loc"][: len(path)] == path and other["loc"] != path for other in told)
    if detail["type"] in {"S020", "S021", "S025"} and isinstance(value, dict):
        return None in value.values()
    return value is None and detail["type"] not in {"extra_forbidden", "missing"}


class _Complaint:
    """One complaint of pydantic: its path, its kind, the value found, and the model that holds the key."""

    def __init__(self, detail: ErrorDetails, model: type[Model], root: Mapping, file: str) -> None:
        self.path: Path = tuple(step for step in detail["loc"] if step not in _TAGS)
        self.kind, self.value = detail["type"], detail["input"]
        self.context: dict[str, Any] = dict(detail.get("ctx", {}))
        self.model, self.root, self.file = model, root, file
        self.holder = _model_at(model, self.path[:-1])
        self.thing = _THINGS.get(self.holder.__name__, "this") if self.holder else "this"

    def diagnostic(self) -> Diagnostic:
        """The diagnostic that says it in our words."""
        if _OURS.fullmatch(self.kind):
            return self.of_our_own()
        return _KINDS.get(self.kind, _Complaint.number)(self)

    def say(self, code: str, *, at: Path | None = None, on_key: bool = False, **facts: Any) -> Diagnostic:
        path = self.path if at is None else at
        facts = {"key": _name_of(self.path), "found": show(self.value), **facts}
        return problem(code, locate(self.root, path, self.file, key=on_key), path=path, **facts)

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
            where: dict[str, Any] = {
                "key": _name_of(self.path[:-1]),
                "found": show(self.value),
                "wanted": "two numbers",
            }
            return self.say("S014", at=self.path[:-1], **where, advice="write two numbers: [3, 5]")
        return self.say("S002", at=self.path[:-1], key=str(self.path[-1]), thing=self.thing)

    def word(self) -> Diagnostic:
        if self.path == ("format",):
            return self.say("S018")
        words = re.findall(r"'([^']+)'", str(self.context.get("expected", "")))
        close = get_close_matches(str(self.value), words, n=1)
        choice = "use one of " + ", ".join(words)
        return self.say("S013", advice=f"did you mean {close[0]}? {choice}" if close else choice)

    def shape(self) -> Diagnostic:
        if self.kind != "tuple_type":
            return self.say("S014", wanted="keys with values", advice="write keys of its own, as {key: value}")
        if self.path[-1:] == ("between",):
            return self.say("S014", wanted="a list of two numbers", advice="write two numbers: [3, 5]")
        plain = isinstance(self.value, (str, Decimal))
        advice = f"write a list: [{self.value}]" if plain else "begin each item with a hyphen and a blank: `- `"
        return self.say("S014", wanted="a list", advice=advice)

    def length(self) -> Diagnostic:
        wanted = "two numbers" if self.path[-1:] == ("between",) or self.kind == "too_long" else "at least one item"
        return self.say("S014", wanted=wanted, advice=f"write {wanted}")

    def flag(self) -> Diagnostic:
        return self.say("S011")

    def text(self) -> Diagnostic:
        if isinstance(self.value, bool):
            return self.say("S010", advice=f'put it in quotes: "{str(self.value).lower()}"')
        if isinstance(self.value, Decimal):
            return self.say("S010", advice=f'put it in quotes: "{self.value}"')
        if isinstance(self.value, str) and self.path[-1] == "sha256":
            return self.say("S028")
        if isinstance(self.value, str) and self.value.strip():
            return self.say("S010", found="several lines", advice="write it on one line, without tabs")
        if isinstance(self.value, str):
            return self.say("S010", advice="write the text, or delete the key")
        return self.say("S010", advice="write a single text")

    def whole(self) -> Diagnostic:
        if isinstance(self.value, (int, Decimal)) and not isinstance(self.value, bool):
            return self.say("S027")
        return self.number()

    def number(self) -> Diagnostic:
        if isinstance(self.value, (dict, tuple)):
            return self.say("S014", wanted="a single value", advice="write one figure")
        code, advice = number_slip(self.value)
        return self.say(code, advice=advice)


_KINDS: dict[str, Callable[[_Complaint], Diagnostic]] = {
    "extra_forbidden": _Complaint.unknown_key,
    "missing": _Complaint.missing_key,
    "literal_error": _Complaint.word,
    "dict_type": _Complaint.shape,
    "model_type": _Complaint.shape,
    "model_attributes_type": _Complaint.shape,
    "tuple_type": _Complaint.shape,
    "too_short": _Complaint.length,
    "too_long": _Complaint.length,
    "bool_type": _Complaint.flag,
    "string_type": _Complaint.text,
    "string_too_short": _Complaint.text,
    "string_pattern_mismatch": _Complaint.text,
    "int_type": _Complaint.whole,
    "greater_than_equal": _Complaint.whole,
}


def _name_of(path: Path) -> str:
    """The key that a path ends in; for an item of a list, the list's key and the item's number."""
    if not path:
        return "the file"
    if isinstance(path[-1], int):
        return f"item {path[-1] + 1} of {_name_of(path[:-1])}"
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
    return next((found for part in get_args(annotation) if (found := _model_in(part)) is not None), None)
