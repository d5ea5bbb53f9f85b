"""The field types of all models: what a value has to look like, checked as it enters.

The reader has typed every scalar by YAML's rules; these take that type or refuse. An error of our own
carries a code of `planmetrics.codes` as its pydantic type, and its facts as context.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeAlias

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    PlainValidator,
    StringConstraints,
    Tag,
)
from pydantic_core import PydanticCustomError

from planmetrics.model.period import Period, parse_period

HALF_WIDTH = str.maketrans("０１２３４５６７８９．－＋，％", "0123456789.-+,%")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_PARTIAL_DATE = re.compile(r"(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
_PRICES = re.compile(r"current|constant\((?:19|20)[0-9]{2}\)")


class Model(BaseModel):
    """What all models share: frozen, strict, and no key that they do not know."""

    # Built when first used: a parent holds the validators of its parts, so theirs need never be built.
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)


def _whole(value: Any) -> Any:
    if isinstance(value, Decimal) and value == value.to_integral_value() and value.adjusted() < 9:  # noqa: PLR2004
        return int(value)
    return value


def _period(value: Any) -> Period:
    found = parse_period(value)
    if found is None and isinstance(value, str) and (half := value.translate(HALF_WIDTH)) != value:
        raise PydanticCustomError("S006", "full-width digits", {"advice": half})
    if found is None:
        raise PydanticCustomError("S015", "not a period")
    return found


def _identifier(value: Any) -> Any:
    if isinstance(value, str) and not _ID.fullmatch(value):
        raise PydanticCustomError("S017", "not an id")
    return value


def _partial_date(value: Any) -> Any:
    text = str(value) if isinstance(value, Decimal) else value
    if not isinstance(text, str) or not _is_on_calendar(text):
        raise PydanticCustomError("S016", "not a date", {"advice": ", 2024-03 or 2024"})
    return text


def _unit(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in {"“", "”", "＂"}:
        raise PydanticCustomError("Y017", "full-width quotes", {"character": value[0], "ascii": '"'})
    return value


def _date(value: Any) -> date:
    if isinstance(value, str) and len(value) == len("2024-03-12") and _is_on_calendar(value):
        return date.fromisoformat(value)
    raise PydanticCustomError("S016", "not a date", {"advice": ""})


def _is_on_calendar(text: str) -> bool:
    if not _PARTIAL_DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[: len("2024-03-12")])
    except ValueError:
        return False
    return True


def _prices(value: Any) -> Any:
    if isinstance(value, str) and not _PRICES.fullmatch(value):
        raise PydanticCustomError("S013", "prices", {"advice": "write current, or constant(2020) with the base year"})
    return value


Text: TypeAlias = Annotated[str, StringConstraints(pattern=r"^[^\n\r\t]*[^\s][^\n\r\t]*$")]
"""One line of text."""
Prose: TypeAlias = Annotated[str, StringConstraints(pattern=r"\S")]
"""Text that may run over several lines."""
UnitText: TypeAlias = Annotated[str, BeforeValidator(_unit)]
Whole: TypeAlias = Annotated[int, BeforeValidator(_whole)]
Identifier: TypeAlias = Annotated[str, BeforeValidator(_identifier)]
PeriodField: TypeAlias = Annotated[Period, PlainValidator(_period)]
DateField: TypeAlias = Annotated[date, PlainValidator(_date)]
PartialDate: TypeAlias = Annotated[str, PlainValidator(_partial_date)]
Prices: TypeAlias = Annotated[str, BeforeValidator(_prices)]
Figure: TypeAlias = Decimal


def _is_mapping(value: Any) -> str:
    return "keys" if isinstance(value, (dict, BaseModel)) else "plain"


def either(plain: Any, keys: Any) -> Any:
    """A field that takes a plain value or keys of its own.

    The value's shape decides which, so that an error speaks of the one that was meant.
    """
    return Annotated[
        Annotated[plain, Tag("plain")] | Annotated[keys, Tag("keys")],
        Discriminator(_is_mapping),
    ]
