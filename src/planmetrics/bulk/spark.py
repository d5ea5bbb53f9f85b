"""Spark as an engine of columns: folders of Parquet in and out, on whatever machines the usual configuration names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import narwhals as nw
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession
from pyspark.sql import functions as F  # noqa: N812  # as everybody calls it

from planmetrics.bulk.engine import FailedError, Given, UnreadableError, given_of
from planmetrics.tables.plain import names_as_head

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from planmetrics.bulk.engine import Frame, Kind
    from planmetrics.bulk.reading import Holds

_HOLDS: dict[str, Holds] = {"string": "text", "float": "single"}
_NUMBERS = ("tinyint", "smallint", "int", "bigint", "double", "decimal")
_ADDRESS = re.compile(r"^([a-z][a-z0-9+.-]+):/+")


class Spark:
    """A session of Spark. Its master, memory and shuffles are those of the usual configuration."""

    def __init__(self) -> None:
        self.session = SparkSession.builder.appName("planmetrics").getOrCreate()

    def close(self) -> None:
        """End the session."""
        self.session.stop()

    def parquet(self, path: Path) -> Given:
        """A Parquet file, or a folder of them."""
        try:
            rows = self.session.read.parquet(address(path))
        except PySparkException as error:
            raise UnreadableError(_first_line(error)) from error
        head, kinds = names_as_head(rows.columns), [kind for _, kind in rows.dtypes]
        frame: Frame = nw.from_native(rows.withColumn("m_row", F.col("_metadata.row_index") + 1))
        return given_of(frame, head, kinds, _holds_of, ("m_row",))

    def different(self, frame: Frame, texts: Mapping[str, nw.Expr]) -> dict[str, list[str]]:
        """The different texts of each expression."""
        if not texts:
            return {}
        named = frame.select(*[expr.alias(key) for key, expr in texts.items()]).to_native()
        (lists,) = self._rows(named.agg(*[F.collect_set(key) for key in texts]))
        return {key: sorted(text for text in held or () if text) for key, held in zip(texts, lists, strict=True)}

    def fetch(self, frame: Frame) -> list[tuple[Any, ...]]:
        """The rows of a frame that has few."""
        return self._rows(frame.to_native())

    def numbered(self, frame: Frame) -> Frame:
        """The frame with the number of each row in its file as `m_row`, as it was read."""
        return frame

    def repeated(self, frame: Frame, times: int) -> Frame:
        """Every row so many times, with `m_time` from 0."""
        made: Frame = nw.from_native(frame.to_native().selectExpr("*", f"explode(sequence(0, {times - 1})) AS m_time"))
        return made

    def write(self, frame: Frame, path: Path, kind: Kind, told: Callable[[float], None]) -> None:  # noqa: ARG002  # Spark shows its own progress, and writes Parquet alone
        """Write a frame as a folder of Parquet files, in the partitions that it has."""
        try:
            frame.to_native().write.parquet(address(path))
        except PySparkException as error:
            raise FailedError(_first_line(error)) from error

    def _rows(self, rows: Any) -> list[tuple[Any, ...]]:  # Any: a frame of Spark's own, classic or Connect
        try:
            return [tuple(row) for row in rows.collect()]
        except PySparkException as error:
            raise FailedError(_first_line(error)) from error


def _holds_of(kind: str) -> Holds:
    return _HOLDS.get(kind) or ("number" if kind.startswith(_NUMBERS) else "other")


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]


def address(path: Path) -> str:
    """A path as Spark takes it: hdfs://, s3a:// and the like lose a slash where they are taken for files."""
    return _ADDRESS.sub(r"\1://", str(path))
