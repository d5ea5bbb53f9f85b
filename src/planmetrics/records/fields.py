"""Fields: the keys of JSON and the columns of CSV, each with what it takes from a record.

The keys are a contract: written once, here or in the tables of fields beside this module, and never renamed. Figures as
published stay Decimal, with their digits; computed ones are floats, unrounded. A figure that cannot be had is null, and
`reasons` says why under its key.
"""

from __future__ import annotations

from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeAlias, TypeVar

from planmetrics.compute.outcome import Reason
from planmetrics.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

T = TypeVar("T")
Value: TypeAlias = (
    "str | int | float | bool | Decimal | Period | Reason | tuple[Value, ...] | Mapping[str, Value] | None"
)
"""What a field may hold. A period is written as text; a reason stands for a null."""
Row: TypeAlias = "dict[str, Value]"
REASONS = "reasons"


class Explained(NamedTuple):
    """A value that is there, and for which there is a reason all the same: undetermined, because stale."""

    value: Value
    why: Reason | None


class Field(NamedTuple, Generic[T]):
    """A key, and what it takes from a record: a value, or the reason why there is none."""

    key: str
    value: Callable[[T], Value | Explained]


def reasons_here(_: object) -> Value:
    """Holds the place of `reasons` among the fields; they are known only when all others are."""
    return None


def fields_of(record_type: type[NamedTuple]) -> tuple[Field[Any], ...]:
    """The fields of a record that is itself what is shown: each under its own name, in order."""
    return tuple(Field(key, attrgetter(key)) for key in record_type._fields)  # Any: they are as typed as the record


def chosen(fields: Iterable[Field[T]], *keys: str) -> tuple[Field[T], ...]:
    """Some of the fields, by key, in this order; a key that none of them has is a KeyError."""
    known = {field.key: field for field in fields}
    return tuple(known[key] for key in keys)


def row_of(fields: Iterable[Field[T]], record: T) -> Row:
    """The record as a row: null for what cannot be had, and why under `reasons`, where the fields have that key."""
    row: Row = {}
    reasons: dict[str, Value] = {}
    for key, value in fields:
        held = value(record)
        row[key] = held if type(held) in _AS_THEY_ARE else _told(key, held, reasons)
    if REASONS in row:
        row[REASONS] = reasons
    return row


_AS_THEY_ARE = frozenset({type(None), bool, int, float, str, Decimal})
"""Types of values that need no telling; most are."""


def _told(key: str, held: Value | Explained, reasons: dict[str, Value]) -> Value:
    """A value as a row holds it; why there is none, or why it is as it is, goes to the reasons."""
    if type(held) is Reason:  # a third of the figures of a table
        reasons[key] = held.value
        return None
    why = None
    if isinstance(held, Explained):
        held, why = held
    if type(held) is Reason:
        held, why = None, why or held
    elif isinstance(held, Period):
        held = str(held)
    if why is not None:
        reasons[key] = why.value
    return held
