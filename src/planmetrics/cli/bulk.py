"""Tables judged to a file: row by row, or as columns by an engine that takes millions of rows."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import sys
import time
from typing import TYPE_CHECKING

import typer

from planmetrics.cli.opening import moment
from planmetrics.cli.output import FINDINGS, UNREADABLE, end_with, exclude, in_words, say, show_diagnostics, stop
from planmetrics.cli.saving import replaced
from planmetrics.cli.tables import STDIN, opened
from planmetrics.compute.table import OPEN_END
from planmetrics.diagnostics import Span, diagnostic
from planmetrics.render.judged_table import result_names
from planmetrics.source import shown
from planmetrics.tuples import NamedTuple
from planmetrics.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from planmetrics.bulk.duck import Duck
    from planmetrics.bulk.engine import Frame, Given
    from planmetrics.bulk.spark import Spark
    from planmetrics.bulk.survey import Survey
    from planmetrics.bulk.tidy import Tidy
    from planmetrics.cli.tables import Asked
    from planmetrics.compute.assess import Methods
    from planmetrics.diagnostics import Diagnostic
    from planmetrics.tables.plain import PlainHead

PARQUET = ".parquet"
MOST_BYTES = 1 << 50
SPARK = ("pyspark", "pyarrow", "pandas")
"""What the extra `spark` brings: Spark hands nothing to Python without the other two."""
_LONG = 1.0
"""Seconds of work after which its progress is told."""


def checked_engine(asked: Asked) -> str:
    """The engine that judges a table: the one asked for, else what can read and write these files, fast before slow.

    Ends the run at files and options that do not go together.
    """
    if asked.out is None:
        if asked.file.suffix.lower() == PARQUET:
            stop("out_for_parquet", file=shown(asked.file))
        if asked.engine != "auto" or asked.bad_rows != "stop":
            stop("for_out_only", option="--engine" if asked.engine != "auto" else "--bad-rows")
        return "python"
    _check_out(asked.file, asked.out)
    files = [file for file in (asked.file, asked.out) if is_parquet(file)]
    engine = asked.engine
    if engine == "auto":
        by_columns = files or (has_engine() and asked.encoding == "auto" and _is_plain(asked))
        engine = "duckdb" if by_columns else "python"
    if engine == "python":
        if files:
            stop("no_parquet_here", file=shown(files[0]))
        exclude("--bad-rows", {"--engine python": asked.bad_rows != "stop"}, "of_columns")
        return engine
    if engine == "spark" and (len(files) < len((asked.file, asked.out)) or asked.out.exists()):
        stop("spark_files", file=shown(asked.out))
    exclude(
        f"--engine {engine}", {"--encoding": asked.encoding != "auto", "--table -": asked.file == STDIN}, "of_columns"
    )
    return engine


def _check_out(file: Path, out: Path) -> None:
    """The file for the results is none of the others, and its name says what is to be written."""
    if out.suffix.lower() not in {".csv", PARQUET}:
        stop("out_kind", file=shown(out))
    if out.exists() and file.exists() and out.samefile(file):
        stop("out_is_table", file=shown(out))
    if file.is_dir() and out.resolve().is_relative_to(file.resolve()):
        stop("out_in_table", file=shown(out), folder=shown(file))


def is_parquet(file: Path) -> bool:
    """Whether a file is Parquet, by its name; folders hold such files."""
    return file.suffix.lower() == PARQUET or file.is_dir()


def has_engine() -> bool:
    """Whether the extra `bulk` is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("duckdb", "narwhals"))


def gap_by_columns(asked: Asked, out: Path, methods: Methods, as_of: str | None, failing: Collection[str]) -> None:
    """Every row of a table judged by an engine of columns, to a file."""
    by = _by(asked, out, methods, as_of)
    with _running(by) as engine:
        _judge(engine, by, _given(engine, asked), failing)


def gap_of_facts(
    asked: Asked, observations: Path, methods: Methods, as_of: str | None, failing: Collection[str]
) -> None:
    """Every target of a tidy table (`asked.file`) judged by what another one holds of observations, to a file."""
    if asked.out is None:
        stop("facts_to_file")
    for file in (asked.file, observations):
        _check_out(file, asked.out)
    by = _by(asked, asked.out, methods, as_of)
    with _running(by, facts=True) as engine:
        _judge(engine, by, _facts(engine, by, observations), failing)  # type: ignore[arg-type]  # Spark is refused for these


def _by(asked: Asked, out: Path, methods: Methods, as_of: str | None) -> _By:
    until, _ = moment(as_of)
    return _By(asked, out, methods, until, until if as_of is not None else OPEN_END.end)


@contextlib.contextmanager
def _running(by: _By, *, facts: bool = False) -> Iterator[Duck | Spark]:
    """The engine; ends the run where it is not installed, and at what it cannot read."""
    if not has_engine():
        stop("no_bulk", code=UNREADABLE)
    from planmetrics.bulk.engine import FailedError, UnreadableError

    engine = _spark() if by.asked.engine == "spark" else _duck(facts=facts)
    try:
        yield engine
    except UnreadableError as error:
        _refuse(by, str(error))
    except FailedError as error:
        stop("engine_failed", code=UNREADABLE, engine=by.asked.engine, why=str(error))
    except OSError as error:
        stop("cannot_write", code=UNREADABLE, name=shown(by.asked.file), why=(error.strerror or str(error)).lower())
    finally:
        engine.close()


def _duck(*, facts: bool) -> Duck:
    from planmetrics.bulk.duck import MEMORY, MEMORY_OF_FACTS, Duck

    return Duck(MEMORY_OF_FACTS if facts else MEMORY)


def _spark() -> Spark:
    """A session of Spark, on the master of the usual configuration."""
    if not all(map(importlib.util.find_spec, SPARK)):
        stop("no_spark", code=UNREADABLE)
    if not os.environ.get("JAVA_HOME") and shutil.which("java") is None:
        stop("no_java", code=UNREADABLE)
    from planmetrics.bulk.spark import Spark

    return Spark()


class _By(NamedTuple):
    """What a table is judged by."""

    asked: Asked
    out: Path
    methods: Methods
    until: int
    dropped_from: int


def _judge(engine: Duck | Spark, by: _By, given: Given, failing: Collection[str]) -> None:
    from planmetrics.bulk.kernel import judged
    from planmetrics.bulk.output import flagged, guarded, odd_cells, written
    from planmetrics.bulk.survey import MOST_TEXTS, any_of, survey
    from planmetrics.render.judged_table import guarded_cell

    asked, out = by.asked, by.out
    found = survey(engine, given, asked.fiscal_year_starts, by.dropped_from)
    _tell_of(found, given, asked)
    mistakes = found.mistakes if found.bad else {}
    frame = given.frame.filter(~any_of(mistakes)) if mistakes and asked.bad_rows == "drop" else given.frame
    kept = {**given.marks, **(mistakes if asked.bad_rows == "keep" else {})}
    frame, kept = flagged(frame.with_columns(*found.entry.columns_of_kernel()), kept)
    head, names = given.names, result_names(given.names)
    frame = judged(frame, by.methods, by.until, by.dropped_from, found.known, tuple(names))
    if not is_parquet(out) and not asked.raw:
        odd = odd_cells(engine, given, guarded_cell)
        if many := next((name for name, cells in odd.items() if len(cells) > MOST_TEXTS), None):
            stop("many_formulas", code=FINDINGS, file=shown(asked.file), column=head[int(many[1:])])
        frame = guarded(frame, given, odd)
        given = given._replace(head=given.head.renamed(map(guarded_cell, head)))
    result = written(engine, given, frame, names, len(by.methods.asked), kept)
    if asked.engine == "spark":  # which finishes a folder by itself, wherever that is
        engine.write(result, out, "parquet", _Progress())
    else:
        with replaced(out) as beside:
            engine.write(result, beside, "parquet" if is_parquet(out) else "csv", _Progress())
    _conclude(engine, frame.filter(~any_of(kept)) if kept else frame, found, by, failing)


def _given(engine: Duck | Spark, asked: Asked) -> Given:
    """The table as columns; ends the run where its head names none that can be judged."""
    given = _opened(engine, asked)
    _end(given.head.diagnostics(shown(asked.file)))
    if not _tells_apart(given.head):
        stop("names_alike", file=shown(asked.file))
    return given


def _opened(engine: Duck | Spark, asked: Asked) -> Given:
    """A file as columns; ends the run where their names or types are none that can be told apart."""
    from planmetrics.bulk.engine import MistypedError, RefusedError
    from planmetrics.bulk.told import mistyped
    from planmetrics.tables.cells import KINDS

    name = shown(asked.file)
    try:
        given = _columns_of(engine, asked)
    except RefusedError as error:
        _end([diagnostic(error.code, Span(name), **error.facts)])
        raise
    except MistypedError as error:
        _end(mistyped(error.columns, name, lambda key: KINDS[key].sort))
        raise
    if not given.head.is_distinct and not given.head.mistakes:
        stop("names_alike", file=name)
    return given


def _columns_of(engine: Duck | Spark, asked: Asked) -> Given:
    from planmetrics.bulk.duck import Duck

    if isinstance(engine, Duck) and not is_parquet(asked.file):
        return engine.csv(asked.file, _plain_head(asked))
    if isinstance(engine, Duck) and not asked.file.is_dir():
        opened(asked.file, MOST_BYTES).close()  # says what no file is, and what may not be read
    return engine.parquet(asked.file)


def _facts(engine: Duck, by: _By, observations: Path) -> Given:
    """Targets with what speaks for each, as a table of base, latest and target."""
    from planmetrics.bulk.engine import RefusedError
    from planmetrics.bulk.survey import any_of, survey
    from planmetrics.bulk.tidy import OBSERVATIONS, TARGETS, as_points, joined

    asked = by.asked
    drops = asked._replace(file=observations, bad_rows="stop" if asked.bad_rows == "stop" else "drop")
    targets, seen = _tidy(engine, asked, TARGETS), _tidy(engine, drops, OBSERVATIONS)
    points = as_points(seen)
    found = survey(engine, points, asked.fiscal_year_starts, by.dropped_from)
    _tell_of(found, points, drops)
    if found.bad:
        seen = seen.without(any_of(found.mistakes))
    try:
        given = joined(engine, targets, seen, by.until, asked.fiscal_year_starts)
    except RefusedError as error:
        _end([diagnostic(error.code, Span(shown(observations)), **error.facts)])
        raise
    return given._replace(frame=engine.kept(given.frame, _Progress()))


def _tidy(engine: Duck, asked: Asked, wanted: Iterable[str]) -> Tidy:
    """A tidy table; ends the run where it lacks a column."""
    from planmetrics.bulk.engine import MistypedError
    from planmetrics.bulk.tidy import SORTS, MissingError, tidy_of
    from planmetrics.bulk.told import mistyped

    given = _opened(engine, asked)
    if not given.head.is_distinct:
        stop("names_alike", file=shown(asked.file))
    try:
        return tidy_of(given, wanted)
    except MistypedError as error:
        _end(mistyped(error.columns, shown(asked.file), SORTS.__getitem__))
        raise
    except MissingError as error:
        stop(
            "no_column",
            nearest(error.missing, error.names),
            code=FINDINGS,
            file=shown(asked.file),
            column=error.missing,
        )


def _plain_head(asked: Asked) -> PlainHead:
    """The head of plain text; ends the run at what is not plain."""
    head = _head(asked)
    if head is None:
        stop("not_plain", code=FINDINGS, file=shown(asked.file))
    return head


def _head(asked: Asked) -> PlainHead | None:
    from planmetrics.tables.plain import plain_head

    with opened(asked.file, MOST_BYTES) as stream:
        return plain_head(stream, shown(asked.file))


def _is_plain(asked: Asked) -> bool:
    """Whether every engine reads a file of text alike."""
    if asked.file == STDIN:
        return False
    head = _head(asked)
    return head is not None and head.is_distinct and _tells_apart(head)


def _tells_apart(head: PlainHead) -> bool:
    """Whether no column is called like a result but for capitals."""
    given = {name.strip().casefold() for name in head.names}
    return given.isdisjoint(name.casefold() for name in result_names(head.names).values())


def _end(diagnostics: list[Diagnostic]) -> None:
    from planmetrics.cli.opening import errors_in

    show_diagnostics(diagnostics)
    end_with(errors_in(diagnostics))


def _tell_of(found: Survey, given: Given, asked: Asked) -> None:
    """What was met among the rows; ends the run at rows that cannot be judged, or says what becomes of them."""
    from planmetrics.bulk.told import bad_rows

    if found.crowded:
        stop("crowded", code=FINDINGS, file=shown(asked.file), column=found.crowded)
    if found.bad:
        show_diagnostics(bad_rows(found.listed, given.head, shown(asked.file), asked.fiscal_year_starts))
        if asked.bad_rows == "stop":
            stop("bad_rows_stop", code=FINDINGS, count=f"{found.bad:,}", rows=f"{found.rows:,}")
        if found.in_doubt:
            stop("marks_in_doubt", code=FINDINGS, file=shown(asked.file))
        say(
            "bad_rows_drop" if asked.bad_rows == "drop" else "bad_rows_keep",
            count=f"{found.bad:,}",
            rows=f"{found.rows:,}",
        )
    if found.not_carried:
        say("not_carried", count=f"{found.not_carried:,}", rows=f"{found.rows:,}")
    if found.not_numbers:
        say("not_numbers", count=f"{found.not_numbers:,}")


def _conclude(engine: Duck | Spark, frame: Frame, found: Survey, by: _By, failing: Collection[str]) -> None:
    """How many rows were written and what was left out of them; ends with 1 at a status to fail on."""
    from planmetrics.bulk.output import directionless, statuses

    if found.dropped and by.dropped_from < OPEN_END.end:
        say("dropped", count=found.dropped)
    if found.undirected and (count := directionless(engine, frame)):
        say("directionless", count=count)
    rows = found.rows - (found.bad if by.asked.bad_rows == "drop" else 0)
    say("rows_written", count=f"{rows * len(by.methods.asked):,}", file=shown(by.out))
    if failing and not statuses(engine, frame, len(by.methods.asked)).isdisjoint(failing):
        raise typer.Exit(FINDINGS)


def _refuse(by: _By, why: str) -> None:
    """A file that the engine cannot read: what is wrong with it at its place, else in the engine's own words."""
    from planmetrics.bulk.told import broken_rows

    file = by.asked.file
    if is_parquet(file):
        show_diagnostics([diagnostic("C052", Span(shown(file)), reason=why)])
        raise typer.Exit(UNREADABLE)
    with opened(file, MOST_BYTES) as stream:
        _end(broken_rows(stream, _plain_head(by.asked), shown(file), by.asked.fiscal_year_starts))
    stop("engine_says", code=UNREADABLE, file=shown(file), why=why)


class _Progress:
    """How much of a long work is done, on a terminal: one line, which is gone when the work is."""

    def __init__(self) -> None:
        self.since, self.shown = time.monotonic(), False

    def __call__(self, done: float) -> None:
        """Take note of how much is done."""
        if not sys.stderr.isatty() or time.monotonic() - self.since < _LONG or not 0 <= done <= 1:
            return
        self.shown = done < 1
        sys.stderr.write(f"\r\x1b[K{in_words('judging', percent=round(done * 100))}" if self.shown else "\r\x1b[K")
        sys.stderr.flush()
