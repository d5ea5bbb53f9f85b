"""What an engine of columns does for a table: reads it, looks at it, and writes what was made of it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

import narwhals as nw

from planmetrics.bulk.reading import Column
from planmetrics.tables.cells import KINDS
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from narwhals import Expr, LazyFrame

    from planmetrics.bulk.reading import Holds
    from planmetrics.tables.plain import PlainHead

    Frame: TypeAlias = LazyFrame[Any]

Kind: TypeAlias = Literal["csv", "parquet"]


class Given(NamedTuple):
    """A file as columns: `c0`, `c1` ... in its order, whatever they are called in it."""

    frame: Frame
    head: PlainHead
    columns: Mapping[str, Column]
    holds: tuple[Holds, ...]
    marks: Mapping[tuple[str, str], Expr] = MappingProxyType({})
    """Whether a row holds what a row of a table cannot carry, by column and code."""

    @property
    def texts(self) -> tuple[str, ...]:
        """The columns of text."""
        return tuple(f"c{at}" for at, kind in enumerate(self.holds) if kind == "text")

    @property
    def names(self) -> tuple[str, ...]:
        """What the columns are called."""
        return self.head.names


class UnreadableError(Exception):
    """A file that an engine cannot read, in the engine's own words."""


class FailedError(Exception):
    """What an engine could not do, in its own words."""


class RefusedError(Exception):
    """A file that is not judged, as a diagnostic: its code and facts."""

    def __init__(self, code: str, **facts: Any) -> None:  # Any: as in a diagnostic
        super().__init__(code)
        self.code, self.facts = code, facts


class MistypedError(Exception):
    """Columns that hold what they cannot: the key of each, and its type in the engine's own words."""

    def __init__(self, columns: Mapping[str, str]) -> None:
        super().__init__(", ".join(columns))
        self.columns = columns


class Engine(Protocol):
    """An engine of columns. What it is handed are expressions and frames of Narwhals, which all engines understand."""

    def different(self, frame: Frame, texts: Mapping[str, Expr]) -> dict[str, list[str]]:
        """The different texts of each expression, no more than tell that they are too many."""

    def fetch(self, frame: Frame, most: int | None = None) -> list[tuple[Any, ...]]:
        """The rows of a frame that has few, or the first of them; of an aggregate one for each piece of the table."""

    def numbered(self, frame: Frame) -> Frame:
        """The frame with the number of each row as `m_row`: 1 is the first; 0 where the engine has no order."""

    def repeated(self, frame: Frame, times: int) -> Frame:
        """Every row so many times, one behind the other, with `m_time` from 0."""

    def write(self, frame: Frame, path: Path, kind: Kind, told: Callable[[float], None]) -> None:
        """Write a frame, whatever its length; `told` hears now and then how much of it is done."""


_NONE: Mapping[str, Expr] = MappingProxyType({})


def totals(
    engine: Engine,
    frame: Frame,
    sums: Mapping[str, Expr],
    least: Mapping[str, Expr] = _NONE,
    greatest: Mapping[str, Expr] = _NONE,
) -> dict[str, Any]:
    """Aggregates over all rows: those of the pieces that an engine reads, added up or held against each other."""
    wanted = {**sums, **least, **greatest}
    pieces = engine.fetch(frame.select(*[expr.alias(name) for name, expr in wanted.items()]))
    told = {name: [piece[at] for piece in pieces if piece[at] is not None] for at, name in enumerate(wanted)}
    ends = {name: min(told[name], default=None) for name in least}
    ends |= {name: max(told[name], default=None) for name in greatest}
    return {**{name: int(sum(told[name])) for name in sums}, **ends}


def given_of(
    frame: Frame, head: PlainHead, kinds: Sequence[str], holds_of: Callable[[str], Holds], beside: Sequence[Expr] = ()
) -> Given:
    """A file whose columns have types, with its columns under short names; columns `beside` them stay.

    Raises:
        MistypedError: columns hold what no figure, period or word can be.
    """
    names = {name: f"c{at}" for at, name in enumerate(head.names)}
    holds = [holds_of(kind) for kind in kinds]
    columns = {key: Column(f"c{at}", holds[at]) for key, at in head.columns.places.items()}
    wrong = {
        key: kinds[at]
        for key, at in head.columns.places.items()
        if KINDS[key].sort != "text" and (holds[at] == "other" or (KINDS[key].sort == "word" and holds[at] != "text"))
    }
    if wrong:
        raise MistypedError(wrong)
    short = frame.select(*[nw.col(name).alias(to) for name, to in names.items()], *beside)
    return Given(short, head, columns, tuple(holds))
