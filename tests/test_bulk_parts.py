"""Folders of Parquet files, and files whose names are patterns elsewhere: read as they are, or refused."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.test_bulk_files import GOOD, codes, made, parquet, to_file, written

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("duckdb")
pytest.importorskip("narwhals")

ROW = (
    "SELECT 'a' AS indicator, 'r' AS region, 3.66::DOUBLE AS base, 2020 AS base_period, 3.95::DOUBLE AS latest, "
    "2023 AS latest_period, 4.2::DOUBLE AS target, 2025 AS target_period, 'higher' AS better, 'at_least' AS comparator"
)


def parts(folder: Path, **queries: str) -> str:
    """A folder with a Parquet file for each query; __ in a name begins a further folder."""
    for name, query in queries.items():
        file = folder.joinpath(*f"{name}.parquet".split("__"))
        file.parent.mkdir(parents=True, exist_ok=True)
        parquet(file, query)
    return str(folder)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("SELECT * EXCLUDE comparator FROM ({})", "{}", "comparator: in a.parquet there is none, in b.parquet it is VARCHAR"),
        ("{}", "SELECT * EXCLUDE comparator FROM ({})", "comparator: in a.parquet it is VARCHAR, in b.parquet there is none"),
        ("SELECT * REPLACE (4.2::FLOAT AS target) FROM ({})", "{}", "target: in a.parquet it is FLOAT, in b.parquet it is DOUBLE"),
        ("SELECT * REPLACE ('1,466' AS base) FROM ({})", "{}", "base: in a.parquet it is VARCHAR, in b.parquet it is DOUBLE"),
        ('SELECT * RENAME (base AS "Base") FROM ({})', "{}", "Base: in a.parquet it is DOUBLE, in b.parquet there is none"),
    ],
)  # fmt: skip
def test_files_of_a_folder_that_differ_in_their_columns_are_refused(
    tmp_path: Path, first: str, second: str, said: str
) -> None:
    folder = parts(tmp_path / "parts", a=first.format(ROW), b=second.format(ROW))
    told = to_file(folder, tmp_path / "o.csv", code=1)

    assert codes(told) == ["C056"]
    assert f"column {said}" in told


def test_whole_numbers_of_one_file_do_not_round_the_figures_of_another(tmp_path: Path) -> None:
    whole = f"SELECT * REPLACE (3 AS base, 2020.0::DOUBLE AS base_period, NULL AS comparator) FROM ({ROW})"
    to_file(parts(tmp_path / "parts", a=whole, b=ROW), tmp_path / "o.csv")

    assert [row["base"] for row in written(tmp_path / "o.csv")] == ["3.0", "3.66"]
    assert [row["comparator"] for row in written(tmp_path / "o.csv")] == ["", "at_least"]


def test_folders_that_are_named_after_a_column_are_columns_and_those_above_are_not(tmp_path: Path) -> None:
    query = f"SELECT * EXCLUDE region FROM ({ROW})"
    above = tmp_path / "year=2019" / "region=x"
    folder = parts(above / "parts", **{"region=0330__a": query, "region=%E6%9D%AD%E5%B7%9E__a": query})
    to_file(folder, tmp_path / "o.csv")
    to_file(parquet(above / "t.parquet", ROW), tmp_path / "one.csv")

    assert [row["region"] for row in written(tmp_path / "o.csv")] == ["杭州", "0330"]
    assert {"year", "latest_period"} & set(written(tmp_path / "one.csv")[0]) == {"latest_period"}
    assert written(tmp_path / "one.csv")[0]["region"] == "r"


def test_a_folder_stands_for_a_column_everywhere_or_nowhere(tmp_path: Path) -> None:
    folder = parts(tmp_path / "parts", **{"a": ROW, "region=r__b": f"SELECT * EXCLUDE region FROM ({ROW})"})

    told = to_file(folder, tmp_path / "o.csv", code=1)
    assert "column region: in a.parquet it is VARCHAR, in region=r/b.parquet it is the name of a folder" in told


def test_files_that_are_put_aside_are_not_read(tmp_path: Path) -> None:
    folder = parts(tmp_path / "parts", a=ROW, _b=ROW, **{".c": ROW, "_temporary__d": ROW, ".e__f": ROW, "g__h": ROW})

    assert "parquet" not in to_file(folder, tmp_path / "o.csv")
    assert len(written(tmp_path / "o.csv")) == 2


@pytest.mark.parametrize(
    ("log", "program"), [("_delta_log/0.json", "Delta Lake"), ("metadata/1.metadata.json", "Apache Iceberg")]
)
def test_a_folder_whose_log_says_which_files_count_is_refused(tmp_path: Path, log: str, program: str) -> None:
    folder = parts(tmp_path / "parts", a=ROW)
    (tmp_path / "parts" / log).parent.mkdir()
    (tmp_path / "parts" / log).write_text("{}", encoding="utf-8")

    said = to_file(folder, tmp_path / "o.csv", code=1)
    assert codes(said) == ["C057"]
    assert f"the folder is kept by {program}" in said


def test_a_folder_without_parquet_is_refused(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    made(tmp_path / "parts", *GOOD)

    assert codes(to_file(str(tmp_path / "parts"), tmp_path / "o.csv", code=1)) == ["C058"]


def test_a_file_that_is_not_there_is_told_as_such(tmp_path: Path) -> None:
    assert codes(to_file(str(tmp_path / "t.parquet"), tmp_path / "o.csv", code=3)) == ["Y020"]


@pytest.mark.parametrize(("name", "other"), [("t[1]", "t1"), ("t*", "tt"), ("t?", "tt")])
@pytest.mark.skipif(sys.platform == "win32", reason="no name on Windows may hold these signs")
def test_a_name_is_no_pattern(tmp_path: Path, name: str, other: str) -> None:
    for each, row in ((name, GOOD[1]), (other, GOOD[0])):
        made(tmp_path, row)
        (tmp_path / "t.csv").rename(tmp_path / f"{each}.csv")
        parts(tmp_path / each, a=ROW.replace("'a'", f"'{row[0]}'"))
    to_file(str(tmp_path / f"{name}.csv"), tmp_path / "o.csv")
    to_file(str(tmp_path / name), tmp_path / "p.csv")

    assert [row["indicator"] for row in written(tmp_path / "o.csv")] == ["b"]
    assert [row["indicator"] for row in written(tmp_path / "p.csv")] == ["b"]


@pytest.mark.parametrize("name", ["t.csv.gz", "t.zst"])
def test_a_name_does_not_say_that_a_file_is_packed(tmp_path: Path, name: str) -> None:
    made(tmp_path, *GOOD)
    (tmp_path / "t.csv").rename(tmp_path / name)

    assert "rows written" in to_file(str(tmp_path / name), tmp_path / "o.csv")


@pytest.mark.parametrize(
    ("name", "code", "told"), [("base", 1, "'base' stands here for the second time"), ("Base", 2, "but for capitals"), ("", 2, "or one has none")]
)  # fmt: skip
def test_columns_of_parquet_that_have_no_name_of_their_own_are_refused(
    tmp_path: Path, name: str, code: int, told: str
) -> None:
    arrow, files = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    names = ["indicator", "base", "base_period", "latest", "latest_period", "target", "target_period", name]
    files.write_table(arrow.table([arrow.array([1]) for _ in names], names=names), tmp_path / "t.parquet")

    assert told in to_file(str(tmp_path / "t.parquet"), tmp_path / "o.csv", code=code)


def test_a_result_is_not_written_among_the_parts_of_its_table(tmp_path: Path) -> None:
    said = to_file(parts(tmp_path / "parts", a=ROW), tmp_path / "parts" / "o.parquet", code=2)

    assert "would be a part of the table the next time" in said
