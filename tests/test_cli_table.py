"""planmetrics gap --table: a spreadsheet comes back as it was given, with the results beside it."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from planmetrics.cli.app import app
from planmetrics.render import judged_table
from planmetrics.tables import read_table
from tests.command_line import refused, run, shown
from tests.test_render_tables import width_of

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "indicator,region,base,base_period,latest,latest_period,target,target_period,better,measure"
ROW = "研发强度,甲区,2.50,2020,2.85,2023,3.0,2025,higher,share"
COUNT = "企业数,甲区,1000,2020,1500,2023,2000,2025,higher,stock"
BARE = "能耗,甲区,0.50,2020,0.44,2023,,,lower,ratio"
RESULTS = [field.key for field in judged_table.RESULTS]
METHODS = ["schedule", "pace", "linear", "energy-saving", "statcan", "eustat", "unsd2023"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "figures.csv"


def save(file: Path, *lines: str, encoding: str = "utf-8") -> tuple[str, ...]:
    """The options for a table of these lines, looked at from the end of 2024."""
    file.write_bytes(("\n".join(lines) + "\n").encode(encoding))
    return "gap", "--table", str(file), "--as-of", "2024"


def cells(*options: str) -> list[list[str]]:
    result = run(*options, "--format", "csv")
    assert result.exit_code == 0, result.output
    return list(csv.reader(io.StringIO(result.stdout)))


def objects(*options: str) -> list[dict[str, Any]]:
    result = run(*options, "--format", "json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)["rows"]
    return found


# what was given


def test_given_columns_and_rows_come_back_verbatim_and_in_order(file: Path) -> None:
    rows = ["b,x,甲,2020,2.50,3.00,2023,2025,higher, 2.850 ,share", "a,,乙,2020,2.5,3,2023,2025,higher,2.7,share"]
    head = "indicator,note,region,base_period,base,target,latest_period,target_period,better,latest,measure"
    given = list(csv.reader([head, *rows]))

    assert [line[: len(given[0])] for line in cells(*save(file, head, *rows))] == given


def test_json_has_the_given_columns_as_numbers_and_text_in_order(file: Path) -> None:
    (row,) = objects(*save(file, f"{HEAD},note,limit", f"{ROW},0012,"))
    given = [*HEAD.split(","), "note", "limit"]

    assert list(row) == [*given, *RESULTS]
    assert [row[key] for key in given] == [
        *("研发强度", "甲区", 2.5, "2020", 2.85, "2023", 3.0, "2025", "higher", "share", "0012"),
        None,
    ]


def test_the_results_stand_behind_what_was_given(file: Path) -> None:
    head, row = cells(*save(file, HEAD, ROW))
    found = dict(zip(head, row, strict=True))

    assert head == [*HEAD.split(","), *RESULTS]
    assert (found["gap"], found["status"], found["method"]) == ("0.15", "ahead", "schedule")
    assert float(found["attainment"]) == pytest.approx(0.95)
    assert float(found["progress"]) == pytest.approx(0.7)
    assert float(found["elapsed"]) == pytest.approx(0.6)


def test_a_name_that_the_table_has_already_gets_a_prefix(file: Path) -> None:
    (row,) = objects(*save(file, f"{HEAD},status,gap", f"{ROW},进行中,若干"))

    assert (row["status"], row["gap"]) == ("进行中", "若干")
    assert (row["planmetrics_status"], row["planmetrics_gap"]) == ("ahead", 0.15)


def test_a_judged_table_may_be_judged_again(file: Path) -> None:
    first = run(*save(file, HEAD, ROW), "--format", "csv").stdout
    second = run(*save(file, first.strip()), "--format", "csv").stdout
    third = cells(*save(file, second.strip()))

    assert len(set(third[0])) == len(third[0])
    assert {"status", "planmetrics_status", "planmetrics_planmetrics_status"} <= set(third[0])


def test_formulas_in_given_cells_are_guarded_unless_they_are_wanted_raw(file: Path) -> None:
    typed = ['"=SUM(A1:A2)"', "+1", "-2.5", "(5)", "-", "@x", "'quoted", '"a ""word"""', "[bold]", "+x", "-x", "\t=x"]
    head = f"{HEAD},{','.join(f'n{number}' for number in range(len(typed)))}"
    given = next(csv.reader([",".join(typed)]))
    options = save(file, head, f"{ROW},{','.join(typed)}")
    guarded = [f"'{cell}" if cell in {"=SUM(A1:A2)", "@x", "+x", "-x", "\t=x"} else cell for cell in given]

    assert cells(*options)[1][10 : 10 + len(typed)] == guarded
    assert cells(*options, "--raw")[1][10 : 10 + len(typed)] == given
    assert [objects(*options)[0][f"n{number}"] for number in range(len(typed))] == given


def test_quoted_cells_with_line_breaks_come_back_whole(file: Path) -> None:
    options = save(file, f"{HEAD},note", f'{ROW},"一行\n两行, 逗号"', f"{COUNT},")

    assert [row[10] for row in cells(*options)[1:]] == ["一行\n两行, 逗号", ""]
    assert objects(*options)[0]["note"] == "一行\n两行, 逗号"


def test_a_table_without_rows_is_a_table_without_rows(file: Path) -> None:
    options = save(file, HEAD)

    assert cells(*options) == [[*HEAD.split(","), *RESULTS]]
    assert objects(*options) == []
    assert objects(*options, "--method", "all") == []
    assert "No target fits" in shown(*options)
    assert "No target fits" in shown(*options, "--method", "all")


def test_the_head_of_the_document_says_of_what_and_from_when(file: Path) -> None:
    found = json.loads(run(*save(file, HEAD, ROW), "--method", "statcan", "--format", "json").stdout)

    assert list(found) == ["schema_version", "table", "as_of", "methods", "rows"]
    assert (found["table"], found["as_of"], found["methods"]) == ("figures.csv", "2024", ["statcan"])


# encodings


@pytest.mark.parametrize(
    ("written", "read"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("gbk", "gbk"), ("gb18030", "gb18030")]
)
def test_tables_of_these_encodings_are_read(file: Path, written: str, read: str) -> None:
    options = save(file, HEAD, ROW, encoding=written)

    assert cells(*options, "--encoding", read)[1][:2] == ["研发强度", "甲区"]
    assert cells(*options, "--encoding", read)[0][0] == "indicator"


def test_gbk_that_nobody_spoke_of_is_read_and_said_so(file: Path) -> None:
    result = run(*save(file, HEAD, ROW, encoding="gbk"), "--format", "csv", "--lang", "en")

    assert result.exit_code == 0
    assert "研发强度" in result.stdout
    assert "read as GB18030" in result.stderr


def test_an_unknown_encoding_is_wrong_usage(file: Path) -> None:
    refused(*save(file, HEAD, ROW), "--encoding", "latin-1")


# errors


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW.replace("2.85", "2,850"), "C011"),
        (ROW.replace("2.85", "约2.85"), "row 1, column latest"),
        (ROW.replace("2025", "2025-12-31"), "row 1, column target_period"),
        (ROW.replace("higher", "up"), "row 1, column better"),
        (ROW.replace("2020", ""), "row 1, column base_period"),
    ],
)
def test_an_error_is_told_at_its_row_and_column(file: Path, row: str, said: str) -> None:
    message = refused(*save(file, HEAD, row), code=1)

    assert "figures.csv:2:" in message
    assert said in message


def test_all_errors_are_told_at_once(file: Path) -> None:
    message = refused(*save(file, HEAD, ROW.replace("2.85", "x"), COUNT, ROW.replace("3.0", "y")), code=1)

    assert "figures.csv:2:" in message
    assert "figures.csv:4:" in message


@pytest.mark.parametrize("content", [b"", b"\n", b"PK\x03\x04", b"a;b;c\n", b"\xff\xfe\x00", b"indicator\n1\n"])
def test_what_is_no_table_is_told(file: Path, content: bytes) -> None:
    file.write_bytes(content)

    assert "figures.csv:" in refused("gap", "--table", str(file), code=1)


def test_a_missing_file_cannot_be_read(file: Path) -> None:
    assert "figures.csv" in refused("gap", "--table", str(file), code=3)


def test_a_folder_cannot_be_read(tmp_path: Path) -> None:
    refused("gap", "--table", str(tmp_path), code=3)


@pytest.mark.parametrize(
    "options",
    [
        ("--plan", "hz-315-2024"),
        ("--all",),
        ("--all-regions",),
        ("--region", "330100"),
        ("--indicator", "x"),
        ("--owner", "x"),
        ("--by", "2025"),
        ("--status", "met"),
        ("--usable",),
        ("--what-if", "x@2024=1"),
        ("--baseline", "2020"),
        ("--sort", "gap"),
    ],
)
def test_options_that_a_table_would_not_heed_are_refused(file: Path, options: tuple[str, ...]) -> None:
    assert f"{options[0]} does not go with --table" in refused(*save(file, HEAD, ROW), *options)


# what is made of it


@pytest.mark.parametrize("method", METHODS)
def test_any_method_may_judge(file: Path, method: str) -> None:
    (row,) = objects(*save(file, HEAD, ROW), "--method", method)

    assert row["method"] == method
    assert row["label"] is not None
    assert row["pace"] is not None


def test_all_methods_have_a_row_a_row_and_method(file: Path) -> None:
    found = objects(*save(file, HEAD, ROW, COUNT), "--method", "all")

    assert [(row["indicator"], row["method"]) for row in found] == [
        (name, method) for name in ("研发强度", "企业数") for method in METHODS
    ]
    assert "unsd2023" in shown(*save(file, HEAD, ROW, COUNT), "--method", "all").splitlines()[1]


def test_a_row_without_a_target_is_judged_where_a_method_says_how(file: Path) -> None:
    found = {row["method"]: row for row in objects(*save(file, HEAD, BARE), "--method", "all")}

    for method in ("statcan", "eustat", "unsd2023"):
        assert found[method]["label"] is not None
    (plain,) = objects(*save(file, HEAD, BARE))
    assert (plain["status"], plain["reasons"]["status"]) == ("undetermined", "no_target")


def test_a_row_without_a_target_has_no_figure_that_needs_one(file: Path) -> None:
    """There is no year to count the time to, nor one to carry the pace to."""
    (row,) = objects(*save(file, HEAD, BARE))

    for key in ("gap", "attainment", "progress", "elapsed", "required_rate", "path_value", "projected", "reached"):
        assert row[key] is None
        assert row["reasons"][key] == "no_target"
    assert row["observed_rate"] == pytest.approx(-4.1716, abs=1e-4)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_table_shows_no_year_for_a_row_without_a_target(file: Path, lang: str) -> None:
    found = shown(*save(file, HEAD, BARE), lang=lang)

    assert "2100" not in found
    assert "see note" not in found
    assert "见注" not in found
    assert "目标原文" not in found


def test_a_natural_limit_softens_what_is_asked_near_it(file: Path) -> None:
    """At 97 of 100 little growth is left to be had."""
    row = "覆盖率,甲区,97,2020,97.6,2023,,,higher,share"
    options = save(file, f"{HEAD},limit", f"{row},100", f"{row},")
    near, free = objects(*options, "--method", "eustat")

    assert near["pace"] == free["pace"]
    assert near["label"] != free["label"]


def test_figures_after_as_of_do_not_count(file: Path) -> None:
    due = ("gap", "--table", str(file), "--as-of")
    save(file, HEAD, COUNT.replace("2000,2025", "1400,2024"))

    assert objects(*due, "2024")[0]["status"] == "awaiting"
    assert objects(*due, "2023")[0]["status"] == "reached-early"


@pytest.mark.parametrize(("status", "code"), [("on-track", 1), ("missed", 0)])
def test_fail_on_looks_at_every_row(file: Path, status: str, code: int) -> None:
    assert run(*save(file, HEAD, COUNT, ROW), "--fail-on", status).exit_code == code


# the text


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [140, 80, 60, 40])
@pytest.mark.parametrize("method", ["schedule", "statcan", "all"])
def test_the_text_fits_any_width_with_all_figures(file: Path, width: int, lang: str, method: str) -> None:
    found = shown(*save(file, HEAD, ROW, COUNT, BARE), "--method", method, width=width, lang=lang)

    assert [line for line in found.splitlines() if width_of(line) > width] == []
    for figure in ("2.85", "3.0", "1500", "2000", "0.44"):
        assert figure in found
    assert "None" not in found


def test_the_title_is_the_file_and_a_region_if_there_is_only_one(file: Path) -> None:
    without = [line.replace("甲区", "") for line in (ROW, COUNT)]

    assert shown(*save(file, HEAD, ROW, COUNT)).startswith("figures.csv - 甲区 - as of 2024\n")
    assert shown(*save(file, HEAD, *without)).startswith("figures.csv - as of 2024\n")
    assert shown(*save(file, HEAD, ROW, ROW.replace("甲区", "乙区"))).startswith("figures.csv - as of 2024\n")


def test_nothing_in_a_cell_acts_on_the_terminal(file: Path) -> None:
    odd = '"[bold]强\x1b[31m度\r\n二行"'
    found = shown(*save(file, HEAD, ROW.replace("研发强度", odd).replace("甲区", "甲\x07区")))

    assert "\x1b" not in found
    assert "\x07" not in found
    assert "[bold]强?[31m度 二行" in found


def test_marks_that_turn_text_around_are_escaped_in_json(file: Path) -> None:
    options = save(file, HEAD, ROW.replace("研发强度", "研发\u202e强度\x9b"))
    result = run(*options, "--format", "json")

    assert "\u202e" not in result.stdout
    assert "\x9b" not in result.stdout
    assert json.loads(result.stdout)["rows"][0]["indicator"] == "研发\u202e强度\x9b"


# a pipe, fiscal years, sizes


@pytest.mark.parametrize("format_", ["text", "csv", "json"])
def test_a_table_may_come_from_a_pipe(format_: str) -> None:
    text = f"{HEAD}\n{ROW}\n"
    result = CliRunner().invoke(app, ["gap", "--table", "-", "--format", format_, "--lang", "en"], input=text)

    assert result.exit_code == 0, result.output
    assert "研发强度" in result.stdout
    assert ("stdin" in result.stdout) == (format_ != "csv")


def test_fiscal_years_need_the_month_that_they_start_in(file: Path) -> None:
    fiscal = ROW.replace("2020", "2020/21").replace("2023", "2023/24").replace("2025", "2025/26")
    options = save(file, HEAD, fiscal)

    assert "--fiscal-year-starts" in refused(*options, code=1)
    (row,) = objects(*options[:3], "--as-of", "2026", "--fiscal-year-starts", "4")
    assert (row["latest_period"], row["progress"]) == ("2023/24", pytest.approx(0.7))


@pytest.mark.parametrize("option", [("--raw",), ("--fiscal-year-starts", "4"), ("--encoding", "gbk")])
def test_options_of_tables_are_for_tables_alone(option: tuple[str, ...]) -> None:
    assert f"{option[0]} is for --table alone" in refused("gap", "--all", *option)


def test_json_of_a_table_is_what_one_piece_would_be(file: Path) -> None:
    result = run(*save(file, HEAD, ROW, COUNT), "--format", "json")

    assert result.stdout == json.dumps(json.loads(result.stdout), ensure_ascii=False, indent=2) + "\n"


def test_a_long_table_is_written_while_it_is_read(file: Path) -> None:
    file.write_text(f"{HEAD}\n" + f"{ROW}\n" * 2_000, encoding="utf-8")
    with file.open("rb") as stream:
        table, _ = read_table(stream, "long.csv")
        assert table is not None
        taken = [next(rows) for rows in [table.rows] for _ in range(3)]
        assert [row.line for row in taken] == [2, 3, 4]
        assert stream.tell() < file.stat().st_size


HOSTILE = {
    "a line of commas": b"," * 4_000_000,
    "empty lines": b"\n" * 4_000_000,
    "an open quote": HEAD.encode() + b'\n"' + b"a\n" * 2_000_000,
    "nothing but mistakes": HEAD.encode() + b"\nx" * 2_000_000,
    "zeros": b"\0" * 4_000_000,
    "very many columns": b"a," * 400_000,
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_what_is_made_to_cost_much_is_refused_at_its_place(file: Path, content: bytes) -> None:
    file.write_bytes(content)

    assert "figures.csv:" in refused("gap", "--table", str(file), code=1)


def test_a_file_of_mistakes_is_read_no_further_than_ten_thousand(file: Path) -> None:
    file.write_bytes(HEAD.encode() + b"\nx" * 20_000)

    assert "at least 9,950 more" in refused("gap", "--table", str(file), "--lang", "en", code=1).replace(
        "9950", "9,950"
    )


# what it holds, and when it is looked at


def test_figures_after_the_time_of_asking_are_left_out_and_counted(file: Path) -> None:
    options = save(file, HEAD, ROW, COUNT)

    result = run(*options[:3], "--as-of", "2022", "--lang", "en", "--format", "json")

    assert "2 observations after the as-of date were left out" in result.stderr
    assert [row["status"] for row in json.loads(result.stdout)["rows"]] == ["no-data", "no-data"]


def test_without_a_time_of_asking_a_table_says_itself_what_it_holds(file: Path) -> None:
    options = save(file, HEAD, COUNT.replace("2023", "2098").replace("2025", "2099"))

    (row,) = json.loads(run(*options[:3], "--format", "json").stdout)["rows"]

    assert (row["status"], row["attainment"]) == ("far-behind", 0.75)


def test_a_base_after_the_latest_value_is_named_as_what_is_wrong(file: Path) -> None:
    options = save(file, HEAD, COUNT.replace("1000,2020", "1000,2024"))

    (row,) = json.loads(run(*options, "--format", "json").stdout)["rows"]

    assert row["reasons"]["progress"] == row["reasons"]["observed_rate"] == "base_after_latest"


def test_a_latest_value_after_the_target_s_period_has_no_share_of_the_way(file: Path) -> None:
    options = save(file, HEAD, COUNT.replace("2000,2025", "2000,2022"))

    (row,) = json.loads(run(*options, "--format", "json").stdout)["rows"]

    assert (row["status"], row["elapsed"], row["reasons"]["elapsed"]) == ("undetermined", None, "no_time_left")
    assert {row["reasons"][key] for key in ("status", "gap", "attainment", "required_rate")} == {"latest_after_target"}


def test_rows_without_a_direction_are_told_and_not_guessed(file: Path) -> None:
    options = save(file, HEAD, ROW.replace("higher", ""), COUNT)

    result = run(*options, "--lang", "en", "--format", "json")

    assert "rows that do not say which direction is better: 1" in result.stderr
    assert json.loads(result.stdout)["rows"][0]["reasons"]["status"] == "direction_unknown"


def test_exactly_the_cut_off_is_not_lost_in_float_noise(file: Path) -> None:
    options = save(file, HEAD, "甲,,100,2010,90,2020,80,2030,lower,stock")

    (row,) = json.loads(run(*options, "--method", "unsd2023", "--format", "json").stdout)["rows"]

    assert (row["pace"], row["label"], row["score"]) == (0.95, "target met or on track", 3)


def test_an_encoding_may_be_written_in_capitals(file: Path) -> None:
    options = save(file, HEAD, ROW, encoding="gbk")

    assert run(*options, "--encoding", "GBK").exit_code == 0


def test_reasons_are_those_of_the_columns_that_are_there(file: Path) -> None:
    options = save(file, HEAD, BARE)

    (row,) = json.loads(run(*options, "--format", "json").stdout)["rows"]

    assert set(row["reasons"]) <= set(RESULTS)


def test_many_warnings_neither_end_the_table_nor_hide_an_error(file: Path) -> None:
    doubtful = [COUNT.replace("1000,2020", "-1000,2020").replace("甲区", f"第{number}区") for number in range(80)]

    judged = run(*save(file, HEAD, *doubtful), "--format", "csv")
    broken = run(*save(file, HEAD, *doubtful, COUNT.replace("1500", "x")), "--format", "csv")

    assert (judged.exit_code, len(judged.stdout.splitlines())) == (0, 81)
    assert judged.stderr.count("warning[C032]") == 50
    assert "warning[S030]" in judged.stderr
    assert (broken.exit_code, broken.stdout) == (1, "")
    assert "error[C006]" in broken.stderr
