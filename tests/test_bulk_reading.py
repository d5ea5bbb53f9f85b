"""What engines of columns read of a file, they read as the scalar path does; what they do not read they name."""

from __future__ import annotations

import csv
import io
import random
from typing import TYPE_CHECKING, Any

import pytest

from planmetrics.diagnostics import Severity, severity_of
from planmetrics.tables.delimited import records
from planmetrics.tables.plain import plain_head
from planmetrics.tables.rows import RowReader

pytest.importorskip("duckdb")
pytest.importorskip("narwhals")

from planmetrics.bulk.duck import Duck
from planmetrics.bulk.engine import UnreadableError
from planmetrics.bulk.survey import any_of, survey
from planmetrics.compute.table import OPEN_END

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from planmetrics.tables import TableRow

HEAD = [
    "指标",
    "region",
    "base",
    "base_period",
    "latest",
    "latest_period",
    "target",
    "target_period",
    "better",
    "measure",
    "comparator",
    "limit",
    "note",
]
FIGURES = ("1", "-2.50", "466", "0", "0.333", "12345.678", "1.234", "-0.5", "0.100", "", "", "  ", " 7.5 ", "\u30003")
ODD = (
    "1,234",
    "44.9%",
    "1.5万",
    "1e5",
    ".5",
    "05",
    "+3",
    "nan",
    "n/a",
    ":",
    "5.2 p",
    "−3",
    "１２",
    "12345678901234567890123456789012",
    "(5)",
)
PERIODS = ("2020", "2021", "2024-H1", "2024-Q3", "2024-06", "2024-01..05", "2023-04..2024-02", "2020年", "2021年底", "2023q3", " 2022 ", "2025.0", "2023年1—9月", "2020/21", "")  # fmt: skip
NO_PERIODS = ("20", "1899", "2024-13", "2021/25", "明年", "2024-05..2023-01")
BETTER, MEASURE = ("higher", "lower", "正向", "Lower ", ""), ("stock", "flow", "占比", "growth", "", "Rank")
COMPARATOR = ("at_least", "at_most", "不低于", "超", "about", "exactly", "more_than", "less_than", "")
NOTES = ("", "=1+1", "-5", "a,b", 'say "x"', "two\nlines", " 5", "家", "@x", "\t", "-a")


def made_rows(seed: int, count: int, odd: float) -> Iterator[list[str]]:
    """Rows of cells as people type them; so many of them have one that a column engine does not read."""
    pick = random.Random(seed)
    for n in range(count):
        base, latest, target, limit = (pick.choice(FIGURES) for _ in range(4))
        periods = [pick.choice(PERIODS[:9]) for _ in range(3)]
        row = [f"i{n % 7}", f"r{n % 3}", base, periods[0], latest, periods[1], target, periods[2]]
        row += [pick.choice(BETTER), pick.choice(MEASURE), pick.choice(COMPARATOR), limit, pick.choice(NOTES)]
        if pick.random() < odd:
            at = pick.choice((2, 3, 4, 5, 6, 7, 8, 9, 10, 11))
            row[at] = pick.choice((*ODD, *NO_PERIODS, *PERIODS, "between", "up"))
        yield row


def save(file: Path, rows: Iterator[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([HEAD, *rows])
    file.write_bytes(out.getvalue().encode())


def scalar_rows(file: Path, fiscal: int | None) -> Iterator[tuple[TableRow, list[str]]]:
    """Every row as the scalar reader has it, with the codes of its errors."""
    with file.open("rb") as stream:
        head = plain_head(stream, "t")
        assert head is not None
        reader = RowReader(head.columns, ",", fiscal)
        for _ in range(2):  # the second time it knows the decimal marks of the table
            made = [reader.read(record) for record in records(stream, "utf-8-sig", ",") if record.number]
            reader.decide()
    for row, wrong in made:
        assert row is not None
        yield row, [one.code for one in wrong if severity_of(one.code) is Severity.ERROR]


def column_rows(engine: Duck, file: Path, fiscal: int | None) -> list[dict[str, Any]]:
    """Every row as an engine of columns has it, with whether it is bad."""
    with file.open("rb") as stream:
        head = plain_head(stream, "t")
    assert head is not None
    given = engine.csv(file, head)
    entry = survey(engine, given, fiscal, OPEN_END.end).entry
    frame = given.frame.with_columns(*entry.columns_of_kernel(), any_of(entry.mistakes()).alias("bad"))
    names = frame.collect_schema().names()
    return [dict(zip(names, row, strict=True)) for row in engine.fetch(frame)]


def as_columns(row: TableRow) -> dict[str, Any]:
    """A row of the scalar reader under the names of the columns."""
    made: dict[str, Any] = {f"e_{key}": getattr(row, key) for key in ("better", "comparator")}
    for key in ("base", "latest", "target", "limit"):
        figure = getattr(row, key)
        made[f"e_{key}"] = None if figure is None else float(figure)
        if key != "limit":
            made[f"e_{key}_digits"] = None if figure is None else max(0, -figure.as_tuple().exponent)
            period = getattr(row, f"{key}_period")
            made |= {f"e_{key}_{end}": period and getattr(period, end) for end in ("start", "end")}
    return made


@pytest.mark.parametrize("fiscal", [None, 4])
@pytest.mark.parametrize("seed", range(2))
def test_what_is_read_is_read_as_the_scalar_path_reads_it_and_what_is_not_is_marked(
    tmp_path: Path, seed: int, fiscal: int | None
) -> None:
    file = tmp_path / "t.csv"
    save(file, made_rows(seed, 1_000, 0.2))
    engine = Duck()
    judged, bad = column_rows(engine, file, fiscal), 0
    engine.close()

    for (row, wrong), held in zip(scalar_rows(file, fiscal), judged, strict=True):
        assert tuple(held[f"c{at}"] or "" for at in range(len(HEAD))) == row.cells
        if held["bad"]:
            bad += 1
            assert wrong or any(cell.strip() in ODD for cell in row.cells), row
        else:
            assert not wrong, row
            expected = as_columns(row)
            assert {key: held[key] for key in expected} == expected
            assert (held["e_measure"] or "stock") == row.measure
    assert 50 < bad < 950


PIECES = ("a", "1", " ", "", "", '"a"', '"', '"""', "\n", "\r", "é", "#", "'", "\\", ";", "\t", "\ufeff", "\u3000")
SEVEN = "indicator,base,base_period,latest,latest_period,target,target_period"


def made_text(pick: random.Random) -> str:
    """A table of odd cells, mostly well formed."""

    def cell() -> str:
        text = "".join(pick.choice(PIECES) for _ in range(pick.choice((0, 1, 1, 2, 3))))
        if pick.random() < 0.6:
            return f'"{text.replace(chr(34), chr(34) * 2) if pick.random() < 0.9 else text}"'
        return "".join(char for char in text if char not in '"\r\n') if pick.random() < 0.9 else text

    rows = [",".join(cell() for _ in range(7 if pick.random() < 0.95 else 6)) for _ in range(pick.randint(1, 3))]
    end = pick.choice(("\n", "\n", "\r\n", "\r"))
    return end.join([SEVEN, *rows, *(["", ",,,,,,"] if pick.random() < 0.2 else [])]) + pick.choice((end, ""))


def test_cells_are_told_apart_as_the_scalar_path_tells_them_or_the_file_is_refused(tmp_path: Path) -> None:
    pick, file, engine, same = random.Random(1), tmp_path / "t.csv", Duck(), 0
    for _ in range(400):
        file.write_bytes(made_text(pick).encode())
        with file.open("rb") as stream:
            head = plain_head(stream, "t")
            held = list(records(stream, "utf-8-sig", ","))[1:]
        if head is None:  # left to the scalar path
            continue
        try:
            given = engine.csv(file, head)
            read = [tuple(cell or "" for cell in row) for row in engine.fetch(given.frame)]
        except UnreadableError:
            continue
        same += 1
        assert not any(record.broken for record in held)
        # cells too many, with nothing in them, are passed over
        assert read == [record.cells[:7] for record in held]
        assert not any("".join(record.cells[7:]) for record in held)
    engine.close()
    assert same > 150
