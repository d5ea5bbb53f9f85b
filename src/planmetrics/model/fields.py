"""The field types of all models: what a value has to look like, checked as it enters.

The reader has typed every scalar by YAML's rules; these take that type or refuse. An error of our own
carries a code of `planmetrics.codes` as its pydantic type, and its facts as context.
"""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import (
    decimal_schema,
    int_schema,
    literal_schema,
    str_schema,
    tagged_union_schema,
    tuple_schema,
)
from pydantic_core.core_schema import no_info_before_validator_function as before
from pydantic_core.core_schema import no_info_plain_validator_function as made
from pydantic_core.core_schema import with_info_plain_validator_function as made_within

from planmetrics.diagnostics import phrase
from planmetrics.model.period import WRITTEN, Period, is_fiscal, parse_period
from planmetrics.model.terms import CHECKS, Check
from planmetrics.wording import HALF_WIDTH

AUDIT_CODE = "^A[0-9]{3}$"
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,79}")
_PARTIAL_DATE = re.compile(r"(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?)?")
_PRICES = re.compile(r"current|constant\((?:19|20)[0-9]{2}\)")
_LINE = r"^[^\n\r\t]*[^\s][^\n\r\t]*$"
_SHA256 = "^[0-9a-f]{64}$"
_A_PERIOD = {
    "type": "string",
    "pattern": f"^(?:{WRITTEN})$",
    "patternErrorMessage": "2024, 2024-H1, 2024-Q3, 2024-06, 2024-01..05, 2024/25",
}
_A_YEAR = {"type": "integer", "minimum": 1900, "maximum": 2100}


class Model(BaseModel):
    """What all models share: frozen, strict, and no key that they do not know."""

    one_of: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Groups of keys: of each exactly one is written."""
    some_of: ClassVar[tuple[str, ...]] = ()
    """Keys of which at least one is written, if there are any."""

    # Built when first used: a parent holds the validators of its parts, so theirs need never be built.
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)


def _whole(value: Any) -> Any:
    if isinstance(value, Decimal) and value == value.to_integral_value() and value.adjusted() < 9:  # noqa: PLR2004
        return int(value)
    return value


def _version(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else value  # true equals 1, and is no version


def _period(value: Any, info: ValidationInfo) -> Period:
    starts: int | None = info.context
    found = parse_period(value, starts)
    if found is None and isinstance(value, str) and (half := value.translate(HALF_WIDTH)) != value:
        raise PydanticCustomError("S006", "full-width digits", {"advice": half})
    if found is None and starts is None and is_fiscal(value):
        raise PydanticCustomError("S032", "fiscal year")
    if found is None:
        raise PydanticCustomError("S015", "not a period")
    return found


def _identifier(value: Any) -> Any:
    if isinstance(value, str) and not ID.fullmatch(value):
        raise PydanticCustomError("S017", "not an id")
    return value


def _code(value: Any) -> Any:
    if isinstance(value, str) and not _CODE.fullmatch(value):
        raise PydanticCustomError("S017", "not a code")
    return value


def _partial_date(value: Any) -> Any:
    text = str(value) if isinstance(value, Decimal) else value
    if not isinstance(text, str) or not _is_on_calendar(text):
        raise PydanticCustomError("S016", "not a date", {"advice": phrase("or_shorter_date")})
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
        raise PydanticCustomError("S013", "prices", {"advice": phrase("prices")})
    return value


def _listed(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


class Ready:
    """A marker that brings its core schema along, all constraints included: `Field(ge=1)` beside it goes unheard.

    Pydantic's own (BeforeValidator, StringConstraints) have function and type looked into for every field anew:
    a third of the time that it takes to build the validators of a plan. `written` is the same in JSON Schema: what an
    editor can tell of a value before it is read.
    """

    def __init__(self, schema: CoreSchema, **written: Any) -> None:
        self.schema = schema
        self.written = written

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return {**self.schema}


Text: TypeAlias = Annotated[str, Ready(str_schema(pattern=_LINE), type="string", pattern=_LINE)]
"""One line of text."""
Prose: TypeAlias = Annotated[str, Ready(str_schema(pattern=r"\S"), type="string", pattern=r"\S")]
"""Text that may run over several lines."""
UnitText: TypeAlias = Annotated[str, Ready(before(_unit, str_schema()), type="string", pattern="^(?![“”＂])")]
Positive: TypeAlias = Annotated[int, Ready(before(_whole, int_schema(ge=1)), type="integer", minimum=1)]
Several: TypeAlias = Annotated[int, Ready(before(_whole, int_schema(ge=2)), type="integer", minimum=2)]
Identifier: TypeAlias = Annotated[
    str, Ready(before(_identifier, str_schema()), type="string", pattern=f"^{ID.pattern}$")
]
RegionCode: TypeAlias = Annotated[str, Ready(before(_code, str_schema()), type="string", pattern=f"^{_CODE.pattern}$")]
"""The id of a region: a code as its own office writes it (330100, E08000003), or a word."""
Version: TypeAlias = Annotated[Literal[1], Ready(before(_version, literal_schema([1])), const=1)]
"""The version of the file format."""
Month: TypeAlias = Annotated[int, Ready(before(_whole, int_schema(ge=1, le=12)), type="integer", minimum=1, maximum=12)]
PeriodField: TypeAlias = Annotated[Period, Ready(made_within(_period), anyOf=[_A_PERIOD, _A_YEAR])]
DateField: TypeAlias = Annotated[
    date, Ready(made(_date), type="string", pattern="^(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$")
]
PartialDate: TypeAlias = Annotated[
    str,
    Ready(made(_partial_date), anyOf=[{"type": "string", "pattern": f"^{_PARTIAL_DATE.pattern}$"}, _A_YEAR]),
]
Prices: TypeAlias = Annotated[
    str, Ready(before(_prices, str_schema()), type="string", pattern=f"^(?:{_PRICES.pattern})$")
]
Sha256: TypeAlias = Annotated[str, Ready(str_schema(pattern=_SHA256), type="string", pattern=_SHA256)]
AuditCode: TypeAlias = Annotated[str, Ready(str_schema(pattern=AUDIT_CODE), type="string", pattern=AUDIT_CODE)]
FigureField: TypeAlias = Annotated[Decimal, Ready(decimal_schema(), type="number")]
_CHECKS = tuple_schema([literal_schema(list(CHECKS))], variadic_item_index=0, min_length=1)
_A_CHECK = {"enum": list(CHECKS)}
Checks: TypeAlias = Annotated[
    tuple[Check, ...],
    Ready(before(_listed, _CHECKS), anyOf=[_A_CHECK, {"type": "array", "items": _A_CHECK, "minItems": 1}]),
]
"""One word, or a list of them."""


def _is_mapping(value: Any) -> str:
    return "keys" if isinstance(value, (dict, BaseModel)) else "plain"


class Either:
    """Marks a union of a plain value and of keys of its own.

    The value's shape decides which of them it is, so that an error speaks of the one that was meant.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        plain, keys = get_args(source)
        return tagged_union_schema(
            {"plain": handler.generate_schema(plain), "keys": handler.generate_schema(keys)}, _is_mapping
        )
