"""Spark as an engine of columns: folders of Parquet in and out, on whatever machines the usual configuration names.

Frames are DuckDB's, over a table `piece` with the columns of the file and no rows. What is made of a frame is its SQL,
which runs over the rows of each partition where Spark has them, so that every row is judged as it is on one machine;
Spark plans one step, whatever the SQL does. The same expressions run on Spark's own frames too, but a chain of 25
projections takes it half a minute to plan, and several times as long for each row (`docs/scale.md`).
"""

from __future__ import annotations

import re
from contextlib import closing
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

import narwhals as nw
import pyarrow as pa
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession
from pyspark.sql import functions as F  # noqa: N812  # as everybody calls it
from pyspark.sql.pandas.types import from_arrow_schema

from planmetrics.bulk.duck import Duck, holds_of
from planmetrics.bulk.engine import FailedError, Given, UnreadableError, given_of
from planmetrics.tables.plain import names_as_head

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from planmetrics.bulk.engine import Frame, Kind

_PIECE = "piece"
_ROW = "m_row"
_ROWS = 10_000
"""Rows that are handed back to Spark at once, which is what it hands over."""
_ADDRESS = re.compile(r"^([a-z][a-z0-9+.-]+):/+")


class Spark:
    """A session of Spark. Its master, memory and shuffles are those of the usual configuration."""

    def __init__(self) -> None:
        self.session = SparkSession.builder.appName("planmetrics").getOrCreate()
        self._duck = Duck()
        self._rows: Any = None  # a frame of Spark's own, classic or Connect

    def close(self) -> None:
        """End the session."""
        self._duck.close()
        self.session.stop()

    def parquet(self, path: Path) -> Given:
        """A Parquet file, or a folder of them."""
        try:
            rows = self.session.read.parquet(address(path))
            names, row = rows.columns, _ROW
            while row in names:
                row += "_"
            frame = self.over(rows.withColumn(row, F.col("_metadata.row_index") + 1))
        except PySparkException as error:
            raise UnreadableError(_said(error)) from error
        kinds = [str(kind) for kind in frame.to_native().types]
        return given_of(frame, names_as_head(names), kinds[:-1], holds_of, (nw.col(row).alias(_ROW),))

    def over(self, rows: Any) -> Frame:
        """A frame that stands for these rows of Spark."""
        self._rows = rows
        self._duck.connection.register(_PIECE, rows.limit(0).toArrow())
        frame: Frame = nw.from_native(self._duck.connection.table(_PIECE))
        return frame

    def different(self, frame: Frame, texts: Mapping[str, nw.Expr]) -> dict[str, list[str]]:
        """The different texts of each expression."""
        if not texts:
            return {}
        named = frame.select(*[expr.alias(key) for key, expr in texts.items()]).to_native()
        lists = self._made(named.aggregate(", ".join(f"list(DISTINCT {key}) AS {key}" for key in texts)))
        (found,) = _collected(lists.agg(*[F.array_distinct(F.flatten(F.collect_list(key))) for key in texts]))
        return {key: sorted(text for text in held or () if text) for key, held in zip(texts, found, strict=True)}

    def fetch(self, frame: Frame, most: int | None = None) -> list[tuple[Any, ...]]:
        """The rows of a frame that has few in each partition, or the first of them."""
        rows = self._made(frame.to_native())
        return _collected(rows if most is None else rows.limit(most))

    def numbered(self, frame: Frame) -> Frame:
        """The frame with the number of each row in its file as `m_row`, as it was read."""
        return frame

    def repeated(self, frame: Frame, times: int) -> Frame:
        """Every row so many times, with `m_time` from 0."""
        return self._duck.repeated(frame, times)

    def write(self, frame: Frame, path: Path, kind: Kind, told: Callable[[float], None]) -> None:  # noqa: ARG002  # Spark shows its own progress, and writes Parquet alone
        """Write a frame as a folder of Parquet files, in the partitions that it has."""
        try:
            self._made(frame.to_native()).write.parquet(address(path))
        except PySparkException as error:
            raise FailedError(_said(error)) from error

    def _made(self, relation: Any) -> Any:
        """What a relation over `piece` comes to for the rows of each partition."""
        columns = from_arrow_schema(relation.limit(0).to_arrow_table().schema)
        return self._rows.mapInArrow(partial(_of_piece, relation.sql_query()), columns)


def _of_piece(query: str, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The rows of a query over one partition, where Spark has it; nothing of a partition without rows."""
    first = next(batches, None)
    if first is None:
        return
    with closing(Duck(threads=1)) as duck:
        duck.connection.register(_PIECE, pa.RecordBatchReader.from_batches(first.schema, chain([first], batches)))
        yield from duck.connection.sql(query).arrow(_ROWS)


def _collected(rows: Any) -> list[tuple[Any, ...]]:
    try:
        return [tuple(row) for row in rows.collect()]
    except PySparkException as error:
        raise FailedError(_said(error)) from error


def _said(error: Exception) -> str:
    """What an error says: in its first line; one of a partition in the last line of its traceback."""
    lines = str(error).strip().splitlines()
    told = [line for line in lines if re.match(r"[\w.]+(Error|Exception): ", line)]
    return told[-1] if told and "Traceback" in str(error) else lines[0]


def address(path: Path) -> str:
    """A path as Spark takes it: hdfs://, s3a:// and the like lose a slash where they are taken for files."""
    return _ADDRESS.sub(r"\1://", str(path))
