"""Tidy targets and observations: which figure speaks for a target, and that plans that are exported agree with `gap`."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.command_line import OURS, refused, run

pytest.importorskip("duckdb")
pytest.importorskip("narwhals")

from planmetrics.bulk.duck import Duck
from planmetrics.bulk.tidy import OBSERVATIONS, TARGETS, joined, tidy_of
from planmetrics.tables.plain import plain_head

if TYPE_CHECKING:
    from pathlib import Path

TARGET = "plan,indicator,region,measure,unit,better,comparator,value,period_to,baseline,baseline_period"
SEEN = "region,indicator,period,comparator,value,unit,status,source,source_kind,published"
LATE = 2026 * 12
duckdb = pytest.importorskip("duckdb")
COMPARED = (
    *("latest", "latest_period", "gap", "gap_percent", "attainment", "progress", "elapsed", "due", "planned_rate"),
    *("observed_rate", "recent_rate", "required_rate", "required_step", "path_value", "path_gap"),
    *("status", "label", "light"),
)


def spoken_for(folder: Path, targets: list[str], observations: list[str], until: int = LATE) -> list[tuple[Any, ...]]:
    """Base, its period, latest and its period of each target."""
    files = folder / "targets.csv", folder / "observations.csv"
    engine, held = Duck(), []
    for file, head, rows, wanted in zip(files, (TARGET, SEEN), (targets, observations), (TARGETS, OBSERVATIONS), strict=True):  # fmt: skip
        file.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
        with file.open("rb") as stream:
            found = plain_head(stream, "t")
        assert found is not None
        held.append(tidy_of(engine.csv(file, found), wanted))
    table = joined(engine, held[0], held[1], until, None)
    rows_made = [row[-4:] for row in engine.fetch(table.frame)]
    engine.close()
    return rows_made


LEVEL = "p,firms,r1,stock,家,higher,at_least,100,2025,10,2020"


@pytest.mark.parametrize(
    ("observations", "latest"),
    [
        (["r1,firms,2022,,30,家,final,s,official,", "r1,firms,2023,,40,家,preliminary,s,other,"], ("40", "2023")),
        (["r1,firms,2023,,41,家,final,s,official,", "r1,firms,2023,,40,家,revised,s,media,"], ("40", "2023")),
        (["r1,firms,2023,,41,家,preliminary,s,official,", "r1,firms,2023,,40,家,final,s,media,"], ("40", "2023")),
        (["r1,firms,2023,,40,家,,s,official,", "r1,firms,2023,,41,家,,s,media,"], ("40", "2023")),
        (
            ["r1,firms,2023,,41,家,final,s,official,2024-01", "r1,firms,2023,,40,家,final,s,official,2024-05"],
            ("40", "2023"),
        ),
        (["r1,firms,2023,,40,家,final,s,official,", "r2,firms,2024,,50,家,final,s,official,"], ("40", "2023")),
        (["r1,firms,2023,,40,家,final,s,official,", "r1,firms,2024,,5,万家,final,s,official,"], ("40", "2023")),
        (["r1,firms,2023,,40,家,final,s,official,", "r1,firms,2026,,50,家,final,s,official,"], ("40", "2023")),
        (["r1,firms,2023-06,,40,家,final,s,official,"], ("40", "2023-06")),
        (["r1,firms,2019,,40,家,final,s,official,"], ("10", "2020")),
        (["r1,firms,2023,,40,家,final,q,official,", "r1,firms,2024,,50,家,final,p,official,"], ("40", "2023")),
        (["r1,firms,2023,more_than,40,家,final,s,official,"], (None, None)),
        ([], ("10", "2020")),
    ],
)
def test_of_several_observations_one_speaks(
    tmp_path: Path, observations: list[str], latest: tuple[str | None, str | None]
) -> None:
    assert spoken_for(tmp_path, [LEVEL], observations) == [("10", "2020", *latest)]


def test_part_of_a_year_does_not_stand_for_a_year_of_a_flow(tmp_path: Path) -> None:
    observations = ["r1,out,2022,,30,元,final,s,official,", "r1,out,2023-H1,,20,元,final,s,official,"]

    assert spoken_for(tmp_path, ["p,out,r1,flow,元,higher,,100,2025,,"], observations) == [(None, None, "30", "2022")]


def test_a_baseline_without_its_figure_is_what_was_observed_then(tmp_path: Path) -> None:
    observations = ["r1,firms,2020,,12,家,final,s,official,", "r1,firms,2023,,30,家,final,s,official,"]

    rows = spoken_for(tmp_path, ["p,firms,r1,stock,家,higher,,100,2025,,2020"], observations)
    assert rows == [("12", "2020", "30", "2023")]


def test_targets_stay_in_order_and_each_is_there_once(tmp_path: Path) -> None:
    targets = [f"p,firms,r{n % 3},stock,家,higher,,{n},2025,10,2020" for n in range(500)]
    observations = [f"r{n},firms,{2021 + n},,{n},家,final,s,official," for n in range(3)]

    rows = spoken_for(tmp_path, targets, observations)
    assert [row[2:] for row in rows] == [(str(n % 3), str(2021 + n % 3)) for n in range(500)]


def exported(folder: Path) -> list[dict[str, str]]:
    """The shipped plans, exported and judged as tidy tables."""
    for what in ("targets", "observations"):
        result = run("export", what, "--format", "csv", *OURS)
        (folder / f"{what}.csv").write_text(result.stdout, encoding="utf-8")
    files = ("--targets", str(folder / "targets.csv"), "--observations", str(folder / "observations.csv"))
    result = run("gap", *files, "--out", str(folder / "o.csv"), "--as-of", "2026", "--lang", "en", *OURS)
    assert result.exit_code == 0, result.stderr
    assert "kept without results" in result.stderr
    with (folder / "o.csv").open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def is_carried(row: dict[str, str]) -> bool:
    """Whether a row of a table can carry all that `gap` knows of a target.

    It has no plan, and so neither the year before it nor what is stale; no doubts of observations; one latest figure, of a
    whole period; and no earlier observations but its base.
    """
    judged_by_more = row["doubts"] or row["part_value"] or "stale" in row["reasons"]
    return not judged_by_more and row["baseline_origin"] in {"", "plan"} and not (row["recent_from"] and not row["baseline"])  # fmt: skip


def alike(one: str, other: str) -> bool:
    try:
        return one == other or float(one) == pytest.approx(float(other), rel=1e-9)
    except ValueError:
        return False


def test_exported_plans_judged_as_tidy_tables_agree_with_gap_where_a_row_can_carry_it(tmp_path: Path) -> None:
    result = run("gap", "--all", "--all-regions", "--as-of", "2026", "--format", "csv", *OURS)
    known = {
        (*(row[key] for key in ("plan", "indicator", "region", "target_period", "form", "printed", "line")),): row
        for row in csv.DictReader(result.stdout.splitlines())
    }
    compared = 0
    for row in exported(tmp_path):
        if "C055" in re.findall(r"=(\w+)", row["reasons"]):
            assert row["form"] != "value" or row["value_max"] or row["period_from"] != row["period_to"] or row["since"]
            assert row["status"] == row["gap"] == ""
            continue
        key = (*(row[name] for name in ("plan", "indicator", "region", "period_to", "form", "printed", "line")),)
        judged = known[key]
        if is_carried(judged):
            compared += 1
            differ = {name: (row[name], judged[name]) for name in COMPARED if not alike(row[name], judged[name])}
            assert not differ, key
    assert compared > 100


def test_a_tidy_table_without_a_column_or_its_fellow_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("indicator,region,value,period\na,r,1,2025\n", encoding="utf-8")
    both = ("--targets", str(file), "--observations", str(file))

    assert "--targets and --observations go together" in refused("gap", "--targets", str(file), "--lang", "en")
    assert "--engine spark does not go with --targets" in refused("gap", *both, "--engine", "spark", "--lang", "en")
    assert "the results of --targets go to a file" in refused("gap", *both, "--lang", "en")
    said = refused("gap", *both, "--out", str(tmp_path / "o.csv"), "--lang", "en", code=1)
    assert "has no column period_to" in said


def test_observations_that_cannot_be_read_end_the_run_or_are_left_out_and_counted(tmp_path: Path) -> None:
    targets, observations, out = tmp_path / "t.csv", tmp_path / "o.csv", tmp_path / "made.csv"
    targets.write_text(f"{TARGET}\n{LEVEL}\n", encoding="utf-8")
    rows = ["r1,firms,2023,,40,家,final,s,official,", 'r1,firms,2024,,"1,200",家,final,s,official,']
    observations.write_text("\n".join([SEEN, *rows]) + "\n", encoding="utf-8")
    asked = ("--targets", str(targets), "--observations", str(observations), "--out", str(out), "--lang", "en")

    assert "row 2" in refused("gap", *asked, code=1)
    result = run("gap", *asked, "--bad-rows", "drop")
    assert "of 2 rows 1 cannot be judged, and were dropped" in result.stderr
    with out.open(encoding="utf-8", newline="") as text:
        assert [row["latest"] for row in csv.DictReader(text)] == ["40"]


def judged(folder: Path, target: str, *observations: str, head: str = TARGET, seen: str = SEEN) -> dict[str, str]:
    """The one target with what speaks for it."""
    (folder / "t.csv").write_text(f"{head}\n{target}\n", encoding="utf-8")
    (folder / "o.csv").write_text("\n".join([seen, *observations]) + "\n", encoding="utf-8")
    files = ("--targets", str(folder / "t.csv"), "--observations", str(folder / "o.csv"), "--as-of", "2024")
    result = run("gap", *files, "--out", str(folder / "made.csv"), "--lang", "en")
    assert result.exit_code == 0, result.stderr
    with (folder / "made.csv").open(encoding="utf-8", newline="") as text:
        (row,) = csv.DictReader(text)
    return row


IN_2023 = "r1,firms,2023,,40,家,final,s,official,2024-05-31"


@pytest.mark.parametrize(
    ("target", "observation"),
    [
        (LEVEL.replace("stock", " Stock"), IN_2023.replace("2023,", "2023-06,")),
        (LEVEL, IN_2023.replace("r1", " r1 ").replace("家", "家\u3000")),
        (LEVEL, IN_2023.replace(",,40", ", exactly,40").replace("final", "Final ")),
        (LEVEL, IN_2023.replace(",40,", ",\u300040 ,")),
    ],
)
def test_blanks_and_capitals_do_not_keep_an_observation_from_its_target(
    tmp_path: Path, target: str, observation: str
) -> None:
    row = judged(tmp_path, target, "r1,firms,2022,,30,家,final,s,official,", observation, "r1,firms,2024,, ,家,,,,")

    assert (row["base"], row["latest"]) == ("10", "40")


@pytest.mark.parametrize("baseline", ["", " "])
def test_a_baseline_in_which_nothing_stands_is_what_was_observed_then(tmp_path: Path, baseline: str) -> None:
    target = LEVEL.replace(",10,", f",{baseline},")

    assert judged(tmp_path, target, IN_2023, "r1,firms,2020,,12,家,,,,")["base"] == "12"


def test_a_period_in_other_words_is_the_same_period(tmp_path: Path) -> None:
    row = judged(tmp_path, f"{LEVEL},2025年,value ,", IN_2023, head=f"{TARGET},period_from,form,since")

    assert row["gap"] == "60.0"


@pytest.mark.parametrize(
    ("observation", "said"),
    [
        (IN_2023.replace("2024-05-31", "2024/12/1"), "column published: '2024/12/1' is not a period"),
        (IN_2023.replace("final", "修订"), "column status: '修订' is not known"),
        (IN_2023.replace("official", "官方"), "column source_kind: '官方' is not known"),
        (IN_2023.replace(",,40", ",foo,40"), "column comparator: 'foo' is not known"),
    ],
)
def test_words_and_dates_that_decide_which_figure_speaks_are_known_or_refused(
    tmp_path: Path, observation: str, said: str
) -> None:
    (tmp_path / "t.csv").write_text(f"{TARGET}\n{LEVEL}\n", encoding="utf-8")
    (tmp_path / "o.csv").write_text(f"{SEEN}\n{observation}\n", encoding="utf-8")
    files = ("--targets", str(tmp_path / "t.csv"), "--observations", str(tmp_path / "o.csv"))

    assert said in refused("gap", *files, "--out", str(tmp_path / "made.csv"), "--lang", "en", code=1)


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(f"{TARGET},value\n{LEVEL},5\n", encoding="utf-8")
    (tmp_path / "o.csv").write_text(f"{SEEN}\n{IN_2023}\n", encoding="utf-8")
    files = ("--targets", str(tmp_path / "t.csv"), "--observations", str(tmp_path / "o.csv"))

    assert "two columns of" in refused("gap", *files, "--out", str(tmp_path / "made.csv"), "--lang", "en")


def test_numbers_of_parquet_keep_what_they_show_and_nan_says_nothing(tmp_path: Path) -> None:
    targets = (
        "SELECT 'a' AS indicator, unnest([330100.0, 2]) AS region, 100 AS value, 2025 AS period_to, 'higher' AS better, "
        "'nan'::DOUBLE AS baseline, 2020 AS baseline_period, 'nan'::DOUBLE AS value_max"
    )
    observations = "SELECT 'a' AS indicator, 330100 AS region, unnest([2020, 2022, 2023]) AS period, unnest([24.4::FLOAT, 24.5, 'nan'])::FLOAT AS value"
    duckdb.sql(f"COPY ({targets}) TO '{tmp_path / 't.parquet'}' (FORMAT parquet)")
    duckdb.sql(f"COPY ({observations}) TO '{tmp_path / 'o.parquet'}' (FORMAT parquet)")
    files = ("--targets", str(tmp_path / "t.parquet"), "--observations", str(tmp_path / "o.parquet"))
    result = run("gap", *files, "--out", str(tmp_path / "made.parquet"), "--as-of", "2024")

    assert result.exit_code == 0, result.stderr
    rows = duckdb.sql(f"SELECT base, latest, latest_period, gap FROM '{tmp_path / 'made.parquet'}'").fetchall()
    assert rows == [(24.4, 24.5, "2022", 75.5), (None, None, None, None)]


@pytest.mark.parametrize("column", ["value", "status", "comparator"])
def test_columns_of_tidy_tables_of_another_type_are_named(tmp_path: Path, column: str) -> None:
    (tmp_path / "t.csv").write_text(f"{TARGET}\n{LEVEL}\n", encoding="utf-8")
    row = "SELECT 'firms' AS indicator, 'r1' AS region, 2023 AS period, 40 AS value, '' AS status, '' AS comparator"
    duckdb.sql(
        f"COPY (SELECT * REPLACE (true AS {column}) FROM ({row})) TO '{tmp_path / 'o.parquet'}' (FORMAT parquet)"
    )
    files = ("--targets", str(tmp_path / "t.csv"), "--observations", str(tmp_path / "o.parquet"))

    said = refused("gap", *files, "--out", str(tmp_path / "made.csv"), "--lang", "en", code=1)
    assert f"column {column} is of type" in said
