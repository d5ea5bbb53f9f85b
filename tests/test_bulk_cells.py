"""What cells of tables in bulk may not be taken for: NaN, figures whose mark is in doubt, more digits than are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.command_line import run
from tests.test_bulk_files import assert_alike, codes, made, parquet, to_file, written

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("duckdb")
pytest.importorskip("narwhals")

HEAD = "indicator,base,base_period,latest,latest_period,target,target_period,better,note"
SOUND = "a,466,2020,1979.5,2023,2600,2030,higher,x"


def table(folder: Path, *rows: str) -> str:
    return made(folder, *rows, head=HEAD)


def test_nan_is_an_empty_cell_even_where_the_statistics_of_a_file_deny_it(tmp_path: Path) -> None:
    polars = pytest.importorskip("polars")
    columns = {"base": 1.0, "base_period": 2020.0, "latest": 2.0, "latest_period": 2023.0, "target": 3.0, "target_period": 2025.0}  # fmt: skip
    rows = [
        {"indicator": "a", **columns},
        {"indicator": "b", **columns, "latest": float("nan"), "latest_period": float("nan")},
    ]
    polars.DataFrame([{**row, "better": "higher"} for row in rows]).write_parquet(tmp_path / "t.parquet")

    said = to_file(str(tmp_path / "t.parquet"), tmp_path / "o.csv")
    to_file(table(tmp_path, "a,1,2020,2,2023,3,2025,higher,", "b,1,2020,,,3,2025,higher,"), tmp_path / "text.csv")
    assert "cells that hold NaN, taken for empty ones: 2" in said
    results = [
        [{key: row[key] for key in list(row)[8:] if key != "note"} for row in written(tmp_path / name)]
        for name in ("o.csv", "text.csv")
    ]
    assert_alike(*results)


@pytest.mark.parametrize("period", ["'inf'", "1e300", "1e19", "2020.5"])
def test_numbers_that_are_no_periods_are_named(tmp_path: Path, period: str) -> None:
    query = (
        f"SELECT 'a' AS indicator, 1.5 AS base, {period}::DOUBLE AS base_period, 'nan'::DOUBLE AS latest, "
        "2023 AS latest_period, 3 AS target, 2025 AS target_period, 'higher' AS better"
    )
    said = to_file(parquet(tmp_path / "t.parquet", query), tmp_path / "o.csv", code=1)

    assert codes(said) == ["C012"]
    assert "row 1, column base_period" in said


@pytest.mark.parametrize("bad_rows", ["drop", "keep"])
@pytest.mark.parametrize(
    ("cells", "is_doubtful"),
    [
        (('"44,9"', "1.234"), True),
        (('"1.234,5"', "1.234"), True),
        (("1.234.567", "1.234"), True),
        (('"1,234"', "1.234"), True),
        (('"1,234"', "1.234", "3.95"), False),
        (('"1,234,567.8"', "3.95", "1.234"), False),
        (('"44,9"', "1234.567", "0.125"), False),
    ],
)
def test_what_a_point_is_does_not_hang_on_rows_that_are_left_out(
    tmp_path: Path, bad_rows: str, cells: tuple[str, ...], is_doubtful: bool
) -> None:
    file = table(tmp_path, *(f"a,466,2020,{cell},2023,2600,2030,higher," for cell in cells))
    said = to_file(file, tmp_path / "o.csv", "--bad-rows", bad_rows, code=int(is_doubtful))

    assert ("it is not certain which mark leads decimals" in said) == is_doubtful
    assert (tmp_path / "o.csv").exists() != is_doubtful


@pytest.mark.parametrize("cell", ["0.29999999999999999", "9007199254740993", "123456789012345678"])
def test_figures_with_more_digits_than_a_double_keeps_are_refused(tmp_path: Path, cell: str) -> None:
    said = to_file(table(tmp_path, SOUND, f"b,1,2020,{cell},2023,3,2025,higher,"), tmp_path / "o.csv", code=1)

    assert codes(said) == ["C054"]
    assert "write no more than 15 significant digits" in said


@pytest.mark.parametrize("cell", ["0.30000000000000004", "3.950000000000000000", "12000000000000000000", "0.00000000000000012"])  # fmt: skip
def test_figures_with_many_digits_of_which_none_is_lost_are_judged_alike(tmp_path: Path, cell: str) -> None:
    file = table(tmp_path, SOUND, f"b,1,2020,{cell},2023,0.3,2025,higher,")
    to_file(file, tmp_path / "o.csv")
    to_file(file, tmp_path / "rows.csv", "--engine", "python")

    assert_alike(written(tmp_path / "o.csv"), written(tmp_path / "rows.csv"))


@pytest.mark.parametrize(
    ("cell", "advice"),
    [("+3", "write 3;"), ("1.", "write 1;"), (".5", "write 0.5;"), ("5.2 p", "write 5.2;"), (":", "leave the cell empty")],
)  # fmt: skip
def test_what_to_write_for_a_figure_that_is_read_row_by_row_alone_is_said(
    tmp_path: Path, cell: str, advice: str
) -> None:
    said = to_file(table(tmp_path, f"a,{cell},2020,2,2023,3,2025,higher,"), tmp_path / "o.csv", code=1)

    assert codes(said) == ["C054"]
    assert advice in said


@pytest.mark.parametrize("cells", ["466,=2020,5,2023,2600,2030,higher", "466,2020,5,2023,2600,2030,@higher"])
def test_a_bad_cell_that_is_written_with_an_apostrophe_is_still_bad(tmp_path: Path, cells: str) -> None:
    said = to_file(table(tmp_path, SOUND, f"b,{cells},"), tmp_path / "o.csv", "--bad-rows", "keep")

    assert "of 2 rows 1 cannot be judged, and were kept without results" in said
    _, row = written(tmp_path / "o.csv")
    assert (row["status"], row["gap"], row["reasons"][-5:-3]) == ("", "", "=C")


def test_rows_that_are_kept_without_results_have_no_status_to_fail_on_and_no_direction_to_miss(tmp_path: Path) -> None:
    file = table(tmp_path, SOUND, "b,+1,2020,2,2023,3,2025,,")
    statuses = {row["status"] for row in written_by(file, tmp_path, "--bad-rows", "keep")}
    failing = run("gap", "--table", file, "--out", str(tmp_path / "o.csv"), "--bad-rows", "keep", "--fail-on", "no-data", "--lang", "en")  # fmt: skip

    assert "no-data" not in statuses
    assert failing.exit_code == 0
    assert "which direction is better" not in failing.stderr


def written_by(file: str, folder: Path, *options: str) -> list[dict[str, str]]:
    to_file(file, folder / "o.csv", *options)
    return written(folder / "o.csv")


def test_columns_of_too_many_different_cells_are_named_before_they_are_worked_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planmetrics.bulk.survey.MOST_TEXTS", 3)
    periods = table(tmp_path, *(f"a,466,{2015 + at},5,2023,2600,2030,higher,x" for at in range(4)))
    assert "column base_period holds more than" in to_file(periods, tmp_path / "o.csv", code=1)
    notes = table(tmp_path, *(f"a,466,2020,5,2023,2600,2030,higher,=x{at}" for at in range(4)))

    assert "column note holds more than" in to_file(notes, tmp_path / "o.csv", code=1)
    assert "rows written" in to_file(notes, tmp_path / "o.csv", "--raw")
    assert "rows written" in to_file(notes, tmp_path / "o.parquet")
