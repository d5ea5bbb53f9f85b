"""DuckDB as an engine of columns: what is longer than the memory is read and written a piece at a time, in order."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import narwhals as nw

from planmetrics.bulk.engine import Given, UnreadableError, given_of
from planmetrics.bulk.parts import NO_TYPE, as_pattern, files_of, partitions_of, same_columns
from planmetrics.bulk.reading import Column, Holds
from planmetrics.tables.delimited import LONGEST_LINE
from planmetrics.tables.plain import names_as_head

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from planmetrics.bulk.engine import Kind
    from planmetrics.tables.plain import PlainHead

MEMORY = "640MB"
"""What DuckDB may hold of a table, which it reads and writes a piece at a time; the process takes 200 MB beside it."""
MEMORY_OF_FACTS = "2200MB"
"""The same where targets are joined with observations: every target is held until all observations are seen."""
_PAUSE = 0.1
_PLAIN_CSV = "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', strict_mode = true"
_NUMBER = re.compile(r"(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|DOUBLE|DECIMAL\(.*\))$")
_ERRORS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO)
_FILE = "m_file"
"""The column that says which file a row stands in."""
_NO_PARTITION = "__HIVE_DEFAULT_PARTITION__"
_ASCII = ("!", "\x7f")
_SOMETHING = r"[^\s\x{1c}-\x{1f}\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]"


class Duck:
    """A connection of its own, in memory; what it spills goes to a folder that is gone when it is closed."""

    def __init__(self, memory: str = MEMORY, threads: int | None = None) -> None:
        self._spilled = tempfile.TemporaryDirectory(prefix="planmetrics-")
        self.connection = duckdb.connect()
        self.connection.execute(f"SET memory_limit = '{memory}'")
        if threads is not None:
            self.connection.execute(f"SET threads = {threads}")
        self.connection.execute(f"SET temp_directory = {quoted(self._spilled.name)}")
        self.connection.execute("SET preserve_insertion_order = true")
        self.connection.execute("SET disabled_optimizers = 'in_clause'")  # joins that it makes of lists lose the order

    def close(self) -> None:
        """Let go of all that it holds."""
        self.connection.close()
        self._spilled.cleanup()

    def csv(self, path: Path, head: PlainHead) -> Given:
        """Plain text with this head; every cell stays as it was typed."""
        names = [f"c{at}" for at in range(len(head.names))]
        columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
        options = f"{_PLAIN_CSV}, compression = 'none', max_line_size = {LONGEST_LINE}"
        with _reading():
            rows = self.connection.sql(f"FROM read_csv({quoted(as_pattern(path))}, columns = {{{columns}}}, {options})")
        frame = nw.from_native(rows).filter(_holds_something(names))
        held = {key: Column(names[at], "text") for key, at in head.columns.places.items()}
        holds: list[Holds] = ["text" for _ in names]
        return Given(frame, head, held, tuple(holds))

    def parquet(self, path: Path) -> Given:
        """A Parquet file, or a folder of them in the order of their names.

        Raises:
            RefusedError: the files of a folder are not one table.
        """
        files = files_of(path)
        partitions = {file: partitions_of(path, file) for file in files}
        with _reading():
            tables = {file: self._columns(file) for file in files}
        same_columns({file: dict(columns) for file, columns in tables.items()}, partitions, path)
        head = names_as_head([*(name for name, _ in tables[files[0]]), *partitions[files[0]]])
        patterns = ", ".join(quoted(as_pattern(file)) for file in files)
        options = f"union_by_name = true, hive_partitioning = false, filename = {quoted(_FILE)}"
        with _reading():
            rows = self.connection.sql(f"FROM read_parquet([{patterns}], {options})")
        if not head.is_distinct:
            return Given(nw.from_native(rows), head, {}, ())
        held = {name: _as_held(name, str(kind)) for name, kind in zip(rows.columns, rows.types, strict=True)}
        held |= {name: _partition(name, path) for name in partitions[files[0]]}
        rows = rows.project(", ".join(held[name] for name in head.names))
        return given_of(nw.from_native(rows), head, [str(kind) for kind in rows.types], holds_of)

    def _columns(self, file: Path) -> list[tuple[str, str]]:
        """The columns of a Parquet file with their types, under the names that they have in it."""
        schema = self.connection.sql(f"FROM parquet_schema({quoted(as_pattern(file))})")
        inner, columns = 0, []
        for name, children, kind in schema.project("name, num_children, duckdb_type").fetchall()[1:]:
            if not inner:
                columns.append((name, kind))
            inner += (children or 0) - bool(inner)
        return columns

    def different(self, frame: nw.LazyFrame[Any], texts: Mapping[str, nw.Expr]) -> dict[str, list[str]]:
        """The different texts of each expression."""
        if not texts:
            return {}
        named = frame.select(*[expr.alias(key) for key, expr in texts.items()]).to_native()
        with _reading():
            (lists,) = named.aggregate(", ".join(f"list(DISTINCT {key})" for key in texts)).fetchall()
        return {key: sorted(text for text in held or () if text) for key, held in zip(texts, lists, strict=True)}

    def fetch(self, frame: nw.LazyFrame[Any], most: int | None = None) -> list[tuple[Any, ...]]:
        """The rows of a frame that has few, or the first of them."""
        with _reading():
            rows: list[tuple[Any, ...]] = (frame if most is None else frame.head(most)).to_native().fetchall()
        return rows

    def numbered(self, frame: nw.LazyFrame[Any]) -> nw.LazyFrame[Any]:
        """The frame with the number of each row as `m_row`."""
        return _projected(frame, "row_number() OVER () AS m_row, *")

    def repeated(self, frame: nw.LazyFrame[Any], times: int) -> nw.LazyFrame[Any]:
        """Every row so many times, with `m_time` from 0."""
        return _projected(frame, f"*, unnest(range({times})) AS m_time")

    def write(self, frame: nw.LazyFrame[Any], path: Path, kind: Kind, told: Callable[[float], None]) -> None:
        """Write a frame, whatever its length; `told` hears now and then how much of it is done."""
        options = "FORMAT parquet" if kind == "parquet" else "FORMAT csv, HEADER true"
        self._run(f"COPY ({frame.to_native().sql_query()}) TO {quoted(path)} ({options}, USE_TMP_FILE false)", told)

    def kept(self, frame: nw.LazyFrame[Any], told: Callable[[float], None]) -> nw.LazyFrame[Any]:
        """The rows of a frame that takes long, worked out once and kept on the disk."""
        file = Path(self._spilled.name) / f"{sum(1 for _ in Path(self._spilled.name).iterdir())}.parquet"
        self.write(frame, file, "parquet", told)
        made: nw.LazyFrame[Any] = nw.from_native(self.connection.sql(f"FROM read_parquet({quoted(file)})"))
        return made

    def _run(self, query: str, told: Callable[[float], None]) -> None:
        """Run a long query while its progress is told; Ctrl-C ends it."""
        failed: list[BaseException] = []

        def work() -> None:
            try:
                self.connection.execute(query)
            except BaseException as error:  # noqa: BLE001 - raised again where it was asked for
                failed.append(error)

        worker = threading.Thread(target=work, daemon=True)
        worker.start()
        try:
            while worker.is_alive():
                worker.join(_PAUSE)
                told(self.connection.query_progress() / 100)
        except KeyboardInterrupt:
            self.connection.interrupt()
            worker.join()
            raise
        if failed:
            with _reading():
                raise failed[0]


def _as_held(name: str, kind: str) -> str:
    """A column as it stands; one in which nothing stands has no type, and is empty text."""
    return f"CAST({named(name)} AS VARCHAR) AS {named(name)}" if kind == NO_TYPE else named(name)


def _partition(name: str, folder: Path) -> str:
    """The column that the folders of this name stand for: what they are called, as text."""
    below = f"{_FILE}[{len(str(folder)) + 1}:]"
    said = quoted(rf"[/\\]{re.escape(name)}=([^/\\]*)[/\\]")
    return f"url_decode(nullif(regexp_extract({below}, {said}, 1), {quoted(_NO_PARTITION)})) AS {named(name)}"


def _projected(frame: nw.LazyFrame[Any], columns: str) -> nw.LazyFrame[Any]:
    made: nw.LazyFrame[Any] = nw.from_native(frame.to_native().project(columns))
    return made


def holds_of(kind: str) -> Holds:
    """What a column of this type holds."""
    if kind in {"VARCHAR", "FLOAT"}:
        return "text" if kind == "VARCHAR" else "single"
    return "number" if _NUMBER.match(kind) else "other"


def _holds_something(names: Sequence[str]) -> nw.Expr:
    """Whether anything stands in a row: most show it by their first letter, which takes no time to see."""
    low, high = _ASCII
    plainly = [(nw.col(name) > low) & (nw.col(name) < high) for name in names]
    return nw.any_horizontal(*plainly, *[nw.col(name).str.contains(_SOMETHING) for name in names], ignore_nulls=True)


@contextlib.contextmanager
def _reading() -> Iterator[None]:
    """What DuckDB cannot do: the system's refusals as such, the rest as a file that it cannot read.

    Raises:
        OSError: the system refuses: no room on the disk, no such file.
        UnreadableError: the file is no such file, or it is damaged.
    """
    try:
        yield
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        number = next((one for one in _ERRORS if os.strerror(one) in str(error)), None)
        if number is not None:
            raise OSError(number, os.strerror(number)) from error
        raise UnreadableError(_first_line(error)) from error
    except duckdb.Error as error:
        raise UnreadableError(_first_line(error)) from error


def _first_line(error: Exception) -> str:
    return re.sub(r"^[A-Z][A-Za-z ]* Error: ", "", str(error).strip().splitlines()[0])


def named(column: str) -> str:
    """The name of a column as SQL has it."""
    return '"' + column.replace('"', '""') + '"'


def quoted(text: object) -> str:
    """Text as SQL has it."""
    return "'" + str(text).replace("'", "''") + "'"
