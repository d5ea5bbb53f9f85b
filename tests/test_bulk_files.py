"""`gap --table --out`: files in and out, what cannot be judged and what becomes of it, and an old result that stays."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import refused, run

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("narwhals")

HEAD = "indicator,region,base,base_period,latest,latest_period,target,target_period,better,comparator,note"
GOOD = (
    "a,r1,466,2020,1979,2023,2600,2025,higher,,=1+1",
    "b,r1,3.66,2020年,3.95,2023,4.20,2025年,higher,at_least,",
    'c,r2,20,2020,,,"15",2025,lower,,"two\nlines"',
    ",,,,,,,,,,",
    "d,r2,20,2020-H1,25,2024-H1,30,2025-H1,higher,,-5",
    "e,r3,,,7,2023,,,,about,家",
)
BAD = (
    'f,r1,"1,234",2020,2,2023,3,2025,higher,,',
    "g,r1,1,20,2,2023,3,2025,up,,",
    "h,r1,1,2020,2,,3,2025,higher,,",
    "i,r1,1,2026,2,2023,3,2025,lower,at_least,",
)
NO_FIGURES = (
    "'a' AS indicator, 'r' AS region, NULL::DOUBLE AS base, NULL::INT AS base_period, NULL::DOUBLE AS latest, "
    "NULL::INT AS latest_period, 'higher' AS better"
)
EXPECTED = {
    "f": "base=C006",
    "g": "base_period=C012;better=C013",
    "h": "latest_period=C014",
    "i": "target_period=C015;comparator=C016",
}


def made(folder: Path, *rows: str, head: str = HEAD) -> str:
    file = folder / "t.csv"
    file.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    return str(file)


def written(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def to_file(table: str, out: Path, *options: str, code: int = 0) -> str:
    """What a run tells while it writes."""
    result = run("gap", "--table", table, "--out", str(out), "--lang", "en", *options)
    assert result.exit_code == code, result.stderr
    assert result.stdout == ""
    return result.stderr


def codes(said: str) -> list[str]:
    """The codes of the errors in what a run told."""
    return re.findall(r"error\[(\w+)\]", said)


def parquet(file: Path, query: str) -> str:
    duckdb.sql(f"COPY ({query}) TO '{file}' (FORMAT parquet)")
    return str(file)


def table_of(file: Path) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = duckdb.sql(f"FROM '{file}'").fetchall()
    return rows


def alike(one: str, other: str) -> bool:
    """Whether two cells hold the same, figures to a thousand-millionth."""
    if one == other:
        return True
    try:
        return float(one) == pytest.approx(float(other), rel=1e-9, abs=1e-12)
    except ValueError:
        return False


def assert_alike(one: list[dict[str, str]], other: list[dict[str, str]]) -> None:
    assert len(one) == len(other)
    for first, second in zip(one, other, strict=True):
        assert list(first) == list(second)
        differ = {key: (first[key], second[key]) for key in first if not alike(first[key], second[key])}
        assert not differ, first["indicator"]


@pytest.mark.parametrize("options", [(), ("--method", "all"), ("--as-of", "2022"), ("--raw",)])
def test_both_ways_of_judging_write_the_same_file(tmp_path: Path, options: tuple[str, ...]) -> None:
    table = made(tmp_path, *GOOD)
    by_rows = to_file(table, tmp_path / "by_rows.csv", "--engine", "python", *options)
    said = to_file(table, tmp_path / "by_columns.csv", *options)

    assert_alike(written(tmp_path / "by_columns.csv"), written(tmp_path / "by_rows.csv"))
    assert "rows written to" in said
    for told in (
        "rows that do not say which direction is better: 1",
        "observations after the as-of date were left out",
    ):
        assert (told in said) == (told in by_rows)


def test_what_is_written_is_what_is_printed(tmp_path: Path) -> None:
    table = made(tmp_path, *GOOD)
    to_file(table, tmp_path / "o.csv", "--engine", "python")

    printed = run("gap", "--table", table, "--format", "csv").stdout
    assert (tmp_path / "o.csv").read_text(encoding="utf-8") == printed


def test_a_parquet_file_has_figures_as_numbers_and_every_given_column(tmp_path: Path) -> None:
    query = (
        "SELECT 'a' AS indicator, 466 AS base, 2020 AS base_period, 1979.0 AS latest, 2023 AS latest_period, "
        "2600::DOUBLE AS target, '2025' AS target_period, 'higher' AS better, [1, 2] AS further"
    )
    to_file(parquet(tmp_path / "t.parquet", query), tmp_path / "o.parquet")

    held = duckdb.sql(f"FROM '{tmp_path / 'o.parquet'}'")
    row = dict(zip(held.columns, held.fetchall()[0], strict=True))
    types = dict(zip(held.columns, map(str, held.types), strict=True))
    assert list(row)[:9] == ["indicator", "base", "base_period", "latest", "latest_period", "target", "target_period", "better", "further"]  # fmt: skip
    assert (row["base"], row["further"], row["gap"], row["status"]) == (466, [1, 2], 621.0, row["status"])
    assert types["gap"] == types["attainment"] == "DOUBLE"
    assert types["status"] == types["reasons"] == "VARCHAR"


def test_numbers_and_text_of_parquet_are_judged_as_the_same_figures_of_csv(tmp_path: Path) -> None:
    table = made(tmp_path, *GOOD[:3], GOOD[4])
    as_text = parquet(tmp_path / "text.parquet", f"FROM read_csv('{table}', all_varchar = true)")
    columns = "* REPLACE (base::DOUBLE AS base, latest::FLOAT AS latest, target::DECIMAL(9,2) AS target)"
    as_numbers = parquet(tmp_path / "n.parquet", f"SELECT {columns} FROM read_csv('{table}', all_varchar = true)")
    for name, file in (("a.csv", table), ("b.csv", as_text), ("c.csv", as_numbers)):
        to_file(file, tmp_path / name)

    one, two, three = (written(tmp_path / name) for name in ("a.csv", "b.csv", "c.csv"))
    assert_alike(one, two)
    assert_alike([{key: row[key] for key in row if key not in {"base", "latest", "target"}} for row in three], [{key: row[key] for key in row if key not in {"base", "latest", "target"}} for row in one])  # fmt: skip


def test_a_folder_of_parquet_files_is_one_table(tmp_path: Path) -> None:
    folder = tmp_path / "parts"
    folder.mkdir()
    table = made(tmp_path, *GOOD[:3], GOOD[4])
    for at in range(2):
        parquet(folder / f"part-{at}.parquet", f"SELECT * FROM read_csv('{table}', all_varchar = true)")
    to_file(str(folder), tmp_path / "o.csv")

    assert [row["indicator"] for row in written(tmp_path / "o.csv")] == ["a", "b", "c", "d"] * 2


def test_rows_that_cannot_be_judged_are_named_by_row_and_column_and_end_the_run(tmp_path: Path) -> None:
    out = tmp_path / "o.csv"
    said = to_file(made(tmp_path, *GOOD, *BAD), out, code=1)

    assert codes(said) == ["C054", "C012", "C013", "C014", "C015", "C016"]
    assert "row 6, column base: '1,234' is not a figure in plain digits" in said
    assert "write 1234, or 1.234" in said
    for place in ("row 7, column base_period", "row 7, column better", "row 8, column latest_period", "row 9, column"):
        assert place in said
    assert "of 9 rows 4 cannot be judged; nothing was written" in said
    assert not out.exists()


def test_bad_rows_are_dropped_or_kept_where_that_is_asked_for_and_counted(tmp_path: Path) -> None:
    table, good = made(tmp_path, *GOOD, *BAD), tmp_path / "good.csv"
    dropped = to_file(table, tmp_path / "drop.csv", "--bad-rows", "drop")
    kept = to_file(table, tmp_path / "keep.csv", "--bad-rows", "keep")
    to_file(made(tmp_path, *GOOD), good)

    rows = written(tmp_path / "keep.csv")
    assert "of 9 rows 4 cannot be judged, and were dropped" in dropped
    assert "of 9 rows 4 cannot be judged, and were kept without results" in kept
    assert_alike(written(tmp_path / "drop.csv"), written(good))
    assert_alike(rows[:5], written(good))
    assert {row["indicator"]: row["reasons"] for row in rows[5:]} == EXPECTED
    assert all(row["status"] == row["gap"] == "" for row in rows[5:])


ONE = """\
SELECT 'a' AS indicator, 1.5 AS base, 2020 AS base_period, 2.0 AS latest, {seen} AS latest_period,
    {target} AS target, {due} AS target_period, 'higher' AS better"""


def test_numbers_that_are_none_in_parquet_are_told(tmp_path: Path) -> None:
    targets = "unnest(['inf'::DOUBLE, 'nan', 3])"
    table = parquet(tmp_path / "t.parquet", ONE.format(seen=2023, target=targets, due="2025.0::DOUBLE"))

    assert "C006]: row 1, column target: 'inf' is not a number" in to_file(table, tmp_path / "o.csv", code=1)
    said = to_file(table, tmp_path / "o.csv", "--bad-rows", "drop")
    assert "cells that hold NaN, taken for empty ones: 1" in said
    assert "gap=no_target" in written(tmp_path / "o.csv")[0]["reasons"]


def test_a_number_that_no_integer_holds_is_no_period(tmp_path: Path) -> None:
    table = parquet(tmp_path / "t.parquet", ONE.format(seen="1e20", target=3.0, due=2025))

    assert "C012]: row 1, column latest_period: '1e+20' is not a period" in to_file(table, tmp_path / "o.csv", code=1)


def test_columns_that_are_missing_or_of_another_type_are_named(tmp_path: Path) -> None:
    misspelt = made(tmp_path, *GOOD, head=HEAD.replace("base_period", "base_perod"))
    assert "rename 'base_perod' to base_period" in to_file(misspelt, tmp_path / "o.csv", code=1)
    query = "SELECT 'a' AS indicator, true AS base, DATE '2020-01-01' AS base_period, 1.5 AS latest, 2023 AS latest_period, 2 AS target, 2025 AS target_period, 1 AS better"
    said = to_file(parquet(tmp_path / "t.parquet", query), tmp_path / "o.csv", code=1)

    assert codes(said) == ["C053"] * 3
    for told in ("column base is of type BOOLEAN", "base_period is of type DATE", "better is of type INTEGER"):
        assert told in said


def test_a_parquet_file_that_is_cut_short_is_refused(tmp_path: Path) -> None:
    file = Path(parquet(tmp_path / "t.parquet", "SELECT range AS indicator FROM range(10000)"))
    file.write_bytes(file.read_bytes()[:-100])

    said = to_file(str(file), tmp_path / "o.csv", code=3)
    assert codes(said) == ["C052"]
    assert "the file cannot be read as Parquet" in said


def test_rows_whose_cells_cannot_be_told_apart_end_the_run_whatever_is_asked(tmp_path: Path) -> None:
    table = made(tmp_path, GOOD[0], "b,1,2")
    said = to_file(table, tmp_path / "o.csv", "--bad-rows", "drop", code=1)

    assert "t.csv:3:5: error[C011]: row 2 has 3 cells, but the head has 11" in said


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (HEAD.replace(",", ";"), "semicolons"),
        ("主要指标\n" + HEAD, "a title"),
        ("", "nothing"),
        (HEAD + '\na, "b",1,2020,2,2023,3,2025,higher,,', "blanks at quotes"),
    ],
)
def test_text_that_engines_of_columns_would_read_otherwise_is_left_to_the_scalar_path(
    tmp_path: Path, text: str, why: str
) -> None:
    file = tmp_path / "t.csv"
    file.write_text(text + "\n", encoding="utf-8")

    assert "is no plain CSV" in to_file(str(file), tmp_path / "o.csv", "--engine", "duckdb", code=1), why
    printed = run("gap", "--table", str(file), "--format", "csv")
    result = run("gap", "--table", str(file), "--out", str(tmp_path / "o.csv"))
    assert result.exit_code == printed.exit_code
    assert not printed.stdout or (tmp_path / "o.csv").read_text(encoding="utf-8") == printed.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--out", "{table}"), "--out and --table are one file"),
        (("--out", "o.txt"), "--out is 'o.txt'"),
        (("--out", "o.csv", "--format", "json"), "--format json does not go with --out"),
        (("--engine", "duckdb"), "--engine is for --out alone"),
        (("--bad-rows", "drop"), "--bad-rows is for --out alone"),
        (("--out", "o.parquet", "--engine", "python"), "does not read or write Parquet"),
        (("--out", "o.csv", "--engine", "python", "--bad-rows", "drop"), "does not go with --bad-rows"),
        (("--out", "o.csv", "--engine", "duckdb", "--encoding", "gbk"), "--encoding does not go with"),
    ],
)
def test_what_does_not_go_together_is_refused(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    table = made(tmp_path, *GOOD)
    asked = [option.replace("{table}", table) for option in options]

    assert said in refused("gap", "--table", table, "--lang", "en", *asked)


def test_a_parquet_table_is_judged_to_a_file(tmp_path: Path) -> None:
    table = parquet(tmp_path / "t.parquet", "SELECT 1 AS indicator")

    assert "t.parquet is Parquet: its results go to a file" in refused("gap", "--table", table, "--lang", "en")


def test_without_the_extra_csv_is_judged_row_by_row_and_parquet_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planmetrics.cli.bulk.has_engine", lambda: False)
    table, out = made(tmp_path, *GOOD), tmp_path / "o.csv"

    assert "rows written" not in to_file(table, out)
    assert out.read_text(encoding="utf-8") == run("gap", "--table", table, "--format", "csv").stdout
    said = to_file(table, tmp_path / "o.parquet", code=3)
    assert "duckdb and narwhals, which are not installed" in said
    assert "pip install 'planmetrics[bulk]'" in said


@pytest.mark.parametrize("status", ["no-data", "met"])
def test_a_status_to_fail_on_ends_with_one_when_all_is_written(tmp_path: Path, status: str) -> None:
    table, out = made(tmp_path, *GOOD), tmp_path / "o.csv"
    by_rows = run("gap", "--table", table, "--format", "csv", "--fail-on", status)
    result = run("gap", "--table", table, "--out", str(out), "--fail-on", status)

    assert result.exit_code == by_rows.exit_code
    assert len(written(out)) == 5


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
from planmetrics.cli.start import main
sys.argv = ["planmetrics", *sys.argv[1:]]
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is one of POSIX")
@pytest.mark.parametrize("name", ["o.csv", "o.parquet", "by_rows.csv"])
def test_where_the_disk_is_full_the_old_result_stays(tmp_path: Path, name: str) -> None:
    out = tmp_path / "results" / name
    out.parent.mkdir()
    out.write_bytes(b"old")
    body = "i.'||range||',r1,'||range||'.5,2020,1979,2023,2600,2025,higher,,'||hash(range)"
    made(tmp_path, *(row for (row,) in duckdb.sql(f"SELECT '{body} FROM range(4000)").fetchall()))
    engine = "python" if name == "by_rows.csv" else "duckdb"
    command = ["gap", "--table", str(tmp_path / "t.csv"), "--out", str(out), "--lang", "en", "--engine", engine]
    done = subprocess.run([sys.executable, "-c", LIMITED, *command], capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1] / "src")})  # fmt: skip

    assert done.returncode == 3, done.stderr
    assert "cannot be written" in done.stderr
    assert "the old file is as it was" in done.stderr
    assert [path.name for path in out.parent.iterdir()] == [name]
    assert out.read_bytes() == b"old"


def test_a_column_that_is_called_like_a_result_but_for_capitals_is_left_to_the_scalar_path(tmp_path: Path) -> None:
    table, out = made(tmp_path, *GOOD, head=HEAD.replace("note", "Gap")), tmp_path / "o.csv"
    said = to_file(table, out, "--engine", "duckdb", code=2)

    assert "two columns of" in said
    assert "rows written" not in to_file(table, out)
    assert out.read_text(encoding="utf-8") == run("gap", "--table", table, "--format", "csv").stdout


def test_rows_are_written_in_the_order_in_which_they_were_read(tmp_path: Path) -> None:
    periods = "CASE WHEN i % 2 = 0 THEN 2000 + i % 50 ELSE 2000 + i % 49 END"
    query = f"SELECT i AS line, {NO_FIGURES}, 1.5 AS target, {periods} AS target_period FROM range(400000) AS t(i)"
    table, out = parquet(tmp_path / "t.parquet", query), tmp_path / "o.parquet"

    to_file(table, out)

    late = "SELECT count(*) FROM read_parquet('{}', file_row_number = true) WHERE line != file_row_number"
    assert duckdb.sql(late.format(out)).fetchall() == [(0,)]


def test_a_result_that_no_row_has_is_of_the_type_that_it_has_elsewhere(tmp_path: Path) -> None:
    query = f"SELECT {NO_FIGURES}, 1.5 AS target, 2025 AS target_period"
    table, out = parquet(tmp_path / "t.parquet", query), tmp_path / "o.parquet"

    to_file(table, out)

    kinds = {name: kind for name, kind, *_ in duckdb.sql(f"DESCRIBE FROM '{out}'").fetchall()}
    assert {kinds[name] for name in ("gap", "score", "part_lead", "pace")} == {"DOUBLE"}
    assert {kinds[name] for name in ("reached", "breaks", "light", "status", "reasons")} == {"VARCHAR"}
