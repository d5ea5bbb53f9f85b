"""Tables in CSV files: read whole and verbatim, or refused at the cell that is wrong."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planmetrics.diagnostics import Severity
from planmetrics.model.period import Period, of_year
from planmetrics.render.diagnostics import hint, message
from planmetrics.tables import ENCODINGS, GivenTable, TableRow, read_table
from planmetrics.tables.cells import KINDS, MAY_BE_MISSING

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic

HEAD = (
    "indicator,region,base,base_period,latest,latest_period,target,target_period,better,measure,comparator,limit,unit"
)
NEEDED = "indicator,base,base_period,latest,latest_period,target,target_period"
MADE_UP = "造出来的指标,990100,20,2020,30,2023,40,2025,higher,stock,at_least,100,"
FILE = "t.csv"
HARDLY_MEANT = {f"C{number:03}" for number in range(31, 38)}
"""Warnings of what can be read all the same: they are tested on their own."""


def written(*rows: str, head: str = HEAD) -> bytes:
    return "".join(f"{line}\n" for line in (head, *rows)).encode()


def read(raw: bytes, encoding: str = "utf-8") -> GivenTable:
    """The table of a file in which nothing is wrong."""
    table, found = read_table(io.BytesIO(raw), FILE, encoding)
    assert [one for one in found if one.code not in HARDLY_MEANT] == []
    assert table is not None
    return table


def refused(raw: bytes, encoding: str = "utf-8") -> list[Diagnostic]:
    """All that is wrong with a file."""
    table, found = read_table(io.BytesIO(raw), FILE, encoding)
    assert table is None
    assert found
    return found


def only(raw: bytes, encoding: str = "utf-8") -> Diagnostic:
    """The one thing that is wrong with a file."""
    (found,) = refused(raw, encoding)
    return found


def row(**cells: str) -> str:
    """A row in which these cells stand instead of the usual ones."""
    usual = dict(zip(HEAD.split(","), MADE_UP.split(","), strict=True))
    return ",".join((usual | cells).values())


def places(found: list[Diagnostic]) -> list[tuple[int, int, str]]:
    return [(problem.span.line, problem.span.column, problem.code) for problem in found]


def test_a_row_is_typed_and_keeps_its_cells() -> None:
    (found,) = read(written(MADE_UP)).rows

    assert found == TableRow(
        line=2,
        cells=tuple(MADE_UP.split(",")),
        indicator="造出来的指标",
        region="990100",
        base=Decimal(20),
        base_period=of_year(2020),
        latest=Decimal(30),
        latest_period=of_year(2023),
        target=Decimal(40),
        target_period=of_year(2025),
        better="higher",
        measure="stock",
        comparator="at_least",
        limit=Decimal(100),
        unit=None,
    )


def test_the_columns_with_a_meaning_are_the_fields_of_a_row() -> None:
    assert tuple(KINDS) == tuple(HEAD.split(",")) == TableRow._fields[2:]


def test_figures_keep_the_digits_they_were_written_with() -> None:
    (found,) = read(written(row(base="4.0", latest="-1.50", limit="1e3"))).rows

    assert [str(value) for value in (found.base, found.latest, found.limit)] == ["4.0", "-1.50", "1E+3"]


def test_periods_may_be_parts_of_a_year() -> None:
    (found,) = read(written(row(base_period="2020-H1", latest_period="2023-01..05", target_period="2025-Q3"))).rows

    assert found.base_period == Period(2020 * 12, 2020 * 12 + 6)
    assert (str(found.latest_period), str(found.target_period)) == ("2023-01..05", "2025-Q3")


def test_columns_stand_in_any_order_and_further_ones_are_kept() -> None:
    table = read(
        written("甲,2025,40,note,,,,", head="indicator,target_period,target,备注,base_period,base,latest,latest_period")
    )

    assert table.head[3] == "备注"
    assert next(table.rows).cells == ("甲", "2025", "40", "note", "", "", "", "")
    assert (next(table.rows).target, next(table.rows).target_period) == (Decimal(40), of_year(2025))


def test_five_columns_may_be_missing_and_the_measure_is_then_a_stock() -> None:
    (found,) = read(written("甲,20,2020,30,2023,40,2025", head=NEEDED)).rows

    assert [getattr(found, name) for name in MAY_BE_MISSING] == [None, None, "stock", None, None, None]


def test_any_cell_may_be_empty_or_blank() -> None:
    (found,) = read(written("甲,,,,, ,　,,,,,,")).rows

    assert found[2:] == ("甲", *[None] * 8, "stock", None, None, None)


def test_a_row_of_separators_only_is_no_row() -> None:
    assert [found.line for found in read(written(",,,,,, ,　,,,,,", MADE_UP, "," * 12)).rows] == [3]


def test_blanks_around_a_cell_are_kept_but_mean_nothing() -> None:
    padded = row(indicator=" 甲 ", base=" 20 ", better=" lower ", comparator="at_most ")
    table = read(written(padded, head=HEAD.replace(",base,", ", base ,")))

    assert table.head[2] == " base "
    assert next(table.rows).cells == tuple(padded.split(","))
    assert (next(table.rows).indicator, next(table.rows).base, next(table.rows).better) == ("甲", Decimal(20), "lower")


def test_a_head_without_rows_is_a_table_without_rows() -> None:
    table = read(written())

    assert (table.head, [*table.rows]) == (tuple(HEAD.split(",")), [])
    assert [*read(HEAD.encode()).rows] == []


def test_empty_lines_are_no_rows_but_count_as_lines() -> None:
    table = read(f"\n{HEAD}\n\n{MADE_UP}\n\n\n{MADE_UP}\n\n".encode())

    assert [found.line for found in table.rows] == [4, 7]


def test_a_quoted_cell_may_hold_commas_quotes_and_line_breaks() -> None:
    table = read(written(row(indicator='"甲, ""乙""\r\n丙"'), MADE_UP))

    assert next(table.rows).cells[0] == '甲, "乙"\r\n丙'
    assert [found.line for found in table.rows] == [2, 4]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CR LF", "CR"])
def test_lines_end_as_they_like(end: str) -> None:
    raw = end.join([HEAD, MADE_UP, row(latest="x"), ""]).encode()

    assert places(refused(raw)) == [(3, 23, "C006")]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_table_is_read_in_each_encoding_with_or_without_a_mark(encoding: str) -> None:
    text = written(MADE_UP if encoding != "cp1252" else row(indicator="Größe")).decode()
    marked = text.encode(encoding) if encoding in {"gbk", "cp1252"} else ("\ufeff" + text).encode(encoding)

    assert (
        [*read(text.encode(encoding), encoding).rows] == [*read(marked, encoding).rows] == [*read(text.encode()).rows]
    )


def test_a_mark_does_not_shift_the_columns_of_the_head() -> None:
    assert places(refused(b"\xef\xbb\xbf" + written(head=NEEDED + ",base"))) == [(1, 70, "C008")]


def test_a_base_period_may_come_after_the_latest() -> None:
    assert len([*read(written(row(base_period="2023", latest_period="2020"), row(latest_period="2020"))).rows]) == 2


@pytest.mark.parametrize(
    "words", ["higher,more_than", "lower,less_than", "lower,about", "higher,exactly", ",at_most", "lower,"]
)
def test_a_comparator_may_go_with_or_without_the_better_direction(words: str) -> None:
    better, comparator = words.split(",")

    assert next(read(written(row(better=better, comparator=comparator))).rows).better == (better or None)


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        pytest.param(written("杭州").replace("杭州".encode(), "杭州".encode("gbk")), (2, 1, "C001"), id="not UTF-8"),
        pytest.param(b"PK\x03\x04...", (1, 1, "C002"), id="a workbook"),
        pytest.param(written("a\0b"), (2, 2, "C002"), id="a zero byte"),
        pytest.param(b"", (1, 1, "C003"), id="nothing"),
        pytest.param(b"\n\r\n", (1, 1, "C003"), id="empty lines"),
        pytest.param("indicator，base\n1，2\n".encode(), (1, 1, "C004"), id="full-width commas"),
        pytest.param(written('甲,"乙,丙', MADE_UP), (2, 3, "C005"), id="a quote left open"),
        pytest.param(b'"indicator', (1, 1, "C005"), id="a quote left open in the head"),
        pytest.param(written('甲,"乙"丙,', MADE_UP), (2, 3, "C005"), id="text behind a quote"),
        pytest.param(written(MADE_UP, row(latest="约1000")), (3, 23, "C006"), id="a word beside a figure"),
        pytest.param(written(head=NEEDED.replace("base,", "")), (1, 1, "C007"), id="a missing column"),
        pytest.param(written(head=NEEDED + ",note, note "), (1, 75, "C008"), id="a column named twice"),
        pytest.param(written("甲,,,,,,,x", head=NEEDED + ","), (2, 9, "C009"), id="a column without a name"),
        pytest.param(written(MADE_UP, "甲,乙"), (3, 3, "C011"), id="a cell too few"),
        pytest.param(written(MADE_UP + ",x"), (2, len(MADE_UP) + 2, "C011"), id="a cell too many"),
        pytest.param(written(row(base_period="二〇二〇")), (2, 18, "C012"), id="not a period"),
        pytest.param(written(row(better="good")), (2, 39, "C013"), id="not a word"),
        pytest.param(written(row(latest_period="")), (2, 26, "C014"), id="a figure without its period"),
        pytest.param(written(row(target_period="2019")), (2, 34, "C015"), id="a target before its base"),
        pytest.param(written(row(target_period="2020-06")), (2, 34, "C015"), id="a target of the base's year"),
        pytest.param(written(row(better="lower")), (2, 51, "C016"), id="a floor where lower is better"),
        pytest.param(written(row(comparator="at_most")), (2, 52, "C016"), id="a ceiling where higher is better"),
        pytest.param(written(f'甲,"{"乙" * 200_000}'), (2, 3, "C017"), id="a cell of half a file"),
        pytest.param(written(head=NEEDED + ",x" * 1_000), (1, 2056, "C020"), id="a thousand columns"),
        pytest.param(written(head=NEEDED.replace("target,", "目标值,规划目标,")), (1, 53, "C021"), id="two targets"),
        pytest.param(written(row(base="20%")), (2, 24, "C022"), id="a percent sign beside none"),
        pytest.param(written(row(base='"1,000"'), row(base="1.000")), (2, 15, "C023"), id="two marks"),
    ],
)
def test_a_mistake_is_reported_at_its_cell_and_nothing_else_is(raw: bytes, place: tuple[int, int, str]) -> None:
    assert places(refused(raw)) == [place]


def test_a_message_names_row_column_and_value() -> None:
    found = only(written(MADE_UP, row(latest="1000家")))

    assert message(found, "en") == "row 2, column latest: '1000家' is not a number"
    assert hint(found, "en") == "write 1000"
    assert found.path == (2, "latest")
    assert (found.indicator, found.region) == ("造出来的指标", "990100")


HINTS = {
    "latest": {
        "17000家": "write 17000",
        '"17,5家"': "write 17.5",
        "1.5万家": "write 15000",
        "1_000": "write 1000",
        "三百": "write 300",
        "NaN": "leave the cell empty",
        "inf": "leave the cell empty",
        "#N/A": "leave the cell empty",
        "-": "leave the cell empty",
        "1e400": "check the figure",
        "9" * 50: "check the figure",
        "007": "delete the zero",
        "1.2.3%": "write a plain figure",
        "约140": "write a plain figure",
        "1" + "亿" * 130_000: "write a plain figure",
        "3.8\u200b6": "write a plain figure",
    },
    "latest_period": {
        "2010/11": "if 2010/11 is a fiscal year, give the month",
        "2010–11": "if 2010/11 is a fiscal year, give the month",
        "23": "write a year (2024)",
        "2023.1": "write a year (2024)",
        "2023-12-31": "write a year (2024)",
        "2023-12..01": "write a year (2024)",
        "2" * 100_000: "write a year (2024)",
    },
    "better": {"highr": "did you mean higher?", "up": "use one of higher, lower"},
    "measure": {
        "stocks": "did you mean stock?",
        "约束性": "binding and expected are no measures",
        "x" * 100_000: "use one of stock, flow",
    },
    "comparator": {
        "atleast": "did you mean at_least?",
        "between": "a row has one target",
        "达到": "use one of at_least",
    },
}


@pytest.mark.parametrize(
    ("column", "cell", "advised"),
    [(column, cell, advised) for column, hints in HINTS.items() for cell, advised in hints.items()],
    ids=lambda text: text[:20],
)
def test_the_hint_says_what_to_write(column: str, cell: str, advised: str) -> None:
    found = only(written(row(**{column: cell})))

    assert found.path == (1, column)
    assert message(found, "en").isprintable()
    assert hint(found, "en").startswith(advised)


def test_between_is_no_comparator_of_a_row() -> None:
    assert "between" not in hint(only(written(row(comparator="from"))), "en")


def test_what_a_hint_says_to_write_is_accepted() -> None:
    for column, hints in HINTS.items():
        for advised in hints.values():
            if advised.startswith("write ") and len(advised.split()) == 2:
                cell = advised.removeprefix("write ").rstrip(",")
                comparator = "" if column == "better" else "at_least"
                assert read(written(row(**{"comparator": comparator, column: cell})))


READ = {
    "latest": {
        "３．８６": "3.86",
        '"10,462"': "10462",
        "10 462": "10462",
        "10\u202f462": "10462",
        "1'000": "1000",
        "(5.2)": "-5.2",
        "（5.2）": "-5.2",
        "−5.2": "-5.2",
        "–5.2": "-5.2",
        "1.5万": "15000",
        "3亿": "300000000",
        "3.950": "3.950",
        "1e3": "1E+3",
        '"1,234.50"': "1234.50",
        "5.2 ": "5.2",
    },
    "latest_period": {
        "2023年": "2023",
        "2023年度": "2023",
        "２０２３": "2023",
        "2023.0": "2023",
        "2023q3": "2023-Q3",
        "2023年三季度": "2023-Q3",
        "2023年上半年": "2023-H1",
        "2023/6": "2023-06",
        "2023年6月": "2023-06",
        "2023年11月": "2023-11",
        "2010/12": "2010-12",
        "2023年1—9月": "2023-01..09",
    },
    "better": {"正向": "higher", "Higher": "higher", "越高越好": "higher"},
    "measure": {"占比": "share", "Share": "share"},
    "comparator": {"不低于": "at_least", ">=": "at_least", "at least": "at_least"},
}


@pytest.mark.parametrize(
    ("column", "cell", "meant"),
    [(column, cell, meant) for column, cells in READ.items() for cell, meant in cells.items()],
)
def test_what_leaves_no_doubt_is_read(column: str, cell: str, meant: str) -> None:
    (found,) = read(written(row(**{column: cell}))).rows

    assert str(getattr(found, column)) == meant


def test_all_errors_of_all_rows_are_told_in_the_order_of_the_file() -> None:
    found = refused(
        written(row(base="x", limit="y", target_period="2019"), "甲", MADE_UP, row(better="z", indicator='"甲\n乙"'))
    )

    assert places(found) == [
        (2, 15, "C006"),
        (2, 33, "C015"),
        (2, 60, "C006"),
        (3, 1, "C011"),
        (6, 35, "C013"),
    ]


def test_a_mistake_in_the_head_does_not_hide_those_in_the_rows() -> None:
    found = refused(written("甲,20,2020,30,2023,x,2025,y", head=NEEDED.replace("base_period", "base_peroid") + ","))

    assert [problem.code for problem in found] == ["C007", "C006", "C009"]
    assert hint(found[0], "en") == "rename 'base_peroid' to base_period"


@pytest.mark.parametrize(
    ("head", "advised"),
    [
        ("indicatr", "rename 'indicatr' to indicator"),
        ("what", "add a column indicator; its cells may be empty"),
        ("\x1bindicator", "rename '?indicator' to indicator"),
    ],
)
def test_a_missing_column_is_sought_among_the_given_ones(head: str, advised: str) -> None:
    found = only(written(head=NEEDED.replace("indicator", head)))

    assert (found.code, hint(found, "en")) == ("C007", advised)


def test_a_column_that_looks_like_an_optional_one_is_a_warning_and_is_kept() -> None:
    table, found = read_table(
        io.BytesIO(written("甲,20,2020,30,2023,40,2025,at_least", head=NEEDED + ",comparater")), FILE, "utf-8"
    )

    (warning,) = found
    assert (warning.code, warning.severity, warning.span.column) == ("C010", Severity.WARNING, 70)
    assert "comparator" in hint(warning, "en")
    assert table is not None
    assert next(table.rows).cells[-1] == "at_least"
    assert next(table.rows).comparator is None


def test_a_half_that_cannot_be_read_is_told_once() -> None:
    assert [found.code for found in refused(written(row(base="x"), row(base_period="x")))] == ["C006", "C012"]


def test_a_figure_needs_no_period_where_the_column_of_periods_is_what_lacks() -> None:
    assert only(written("甲,20,30,2023,40,2025", head=NEEDED.replace("base_period,", ""))).code == "C007"


@pytest.mark.parametrize(
    ("cells", "advised"),
    [
        ("甲,20", "add the missing cells"),
        (MADE_UP + ",", "put a cell"),
        (row(indicator='甲, "乙, 丙"'), "delete the blank"),
    ],
)
def test_the_hint_for_a_wrong_number_of_cells_fits(cells: str, advised: str) -> None:
    found = only(written(cells))

    assert message(found, "en").startswith("row 1 has ")
    assert message(found, "en").endswith(", but the head has 13")
    assert hint(found, "en").startswith(advised)


def test_reading_goes_on_behind_a_slip_within_a_line_but_not_behind_a_lost_quote() -> None:
    slip = refused(written('"甲"x,', row(base="x")))
    lost = refused(written('"甲', MADE_UP, '"乙"', row(base="x")))

    assert [(problem.span.line, problem.code) for problem in slip] == [(2, "C005"), (3, "C006")]
    assert [(problem.span.line, problem.code) for problem in lost] == [(2, "C005")]
    assert "line 4" in message(lost[0], "en")


@pytest.mark.parametrize(
    ("raw", "encoding", "advice"),
    [
        (written("杭州").decode().encode("gbk"), "utf-8", "give `--encoding gbk`"),
        (written("㐂").decode().encode("gb18030"), "utf-8", "give `--encoding gb18030`"),
        (written("㐂").decode().encode("gb18030"), "gbk", "give `--encoding gb18030`"),
        (written("杭州"), "gbk", "leave out `--encoding`"),
        (written("杭州市"), "gb18030", "leave out `--encoding`"),
        (b"\xef\xbb\xbf" + written("a"), "gbk", "leave out `--encoding`"),
        (written("—"), "gbk", "give `--encoding utf-8`"),
        (written() + b"\xff", "utf-8", "save the table"),
        (written() + b"\xff", "gbk", "save the table"),
    ],
)
def test_a_file_in_another_encoding_than_was_asked_for_is_told_at_its_line_with_the_one_that_fits(
    raw: bytes, encoding: str, advice: str
) -> None:
    found = only(raw, encoding)

    assert found.code == "C001"
    assert message(found, "en").startswith(f"the file is not {encoding}: ")
    assert hint(found, "en").startswith(advice)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_an_encoding_that_nobody_named_is_told_by_its_bytes_and_said(encoding: str) -> None:
    table, (note,) = read_table(io.BytesIO(written(MADE_UP).decode().encode(encoding)), FILE)

    assert table is not None
    assert [*table.rows] == [*read(written(MADE_UP)).rows]
    assert (note.code, note.severity) == ("C019", Severity.NOTE)


def test_an_encoding_that_may_be_two_is_a_question() -> None:
    table, (found,) = read_table(io.BytesIO("Größe,".encode("cp1252") + "杭".encode("gbk")), FILE)

    assert table is None
    assert found.code == "C018"
    assert "--encoding gbk" in hint(found, "en")


def test_lines_above_the_head_are_passed_over_and_said() -> None:
    table, (note,) = read_table(io.BytesIO(b"Table 1\n\nas of 2024\n" + written(MADE_UP)), FILE)

    assert table is not None
    assert [row.line for row in table.rows] == [5]
    assert (note.code, note.severity) == ("C024", Severity.NOTE)
    assert message(note, "en") == "what stands above the head was passed over (2 lines): 'Table 1'"


def test_flags_of_eurostat_are_passed_over_and_said() -> None:
    table, (warning,) = read_table(io.BytesIO(written(row(base="5.2 p", latest="5.3 b", target=":"))), FILE)

    assert table is not None
    (found,) = table.rows
    assert (found.base, found.latest, found.target) == (Decimal("5.2"), Decimal("5.3"), None)
    assert (warning.code, warning.severity) == ("C025", Severity.WARNING)
    assert "b (1), p (1)" in message(warning, "en")


def test_percent_signs_without_a_measure_are_a_warning() -> None:
    table, (warning,) = read_table(io.BytesIO(written(row(base="20%", latest="30%", target="40%", measure=""))), FILE)

    assert table is not None
    assert next(table.rows).unit == "%"
    assert (warning.code, warning.severity) == ("C026", Severity.WARNING)


def test_accents_of_windows_are_told_from_chinese() -> None:
    table, (note,) = read_table(
        io.BytesIO(written(row(indicator="Größe, Café".replace(",", ""))).decode().encode("cp1252")), FILE
    )

    assert table is not None
    assert next(table.rows).indicator == "Größe Café"
    assert "CP1252" in message(note, "en")


def test_of_very_many_problems_the_first_fifty_are_shown() -> None:
    *shown, rest = refused(written(*[row(latest="x")] * 63))

    assert [problem.span.line for problem in shown] == list(range(2, 52))
    assert rest.code == "S030"
    assert "13 more problems" in message(rest, "en")


def test_a_hundred_thousand_rows_are_all_read() -> None:
    assert len([*read(written(*[MADE_UP] * 100_000)).rows]) == 100_000


texts = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=12)
years = st.integers(1900, 2099)
figures = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=2).map(str)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """A head and rows that are right, with further columns of any text."""
    further = draw(st.lists(texts.filter(str.strip), max_size=3, unique_by=str.strip))
    names = draw(st.permutations([*NEEDED.split(","), *(name for name in further if name.strip() not in KINDS)]))
    rows = []
    for _ in range(draw(st.integers(0, 4))):
        year = draw(years)
        cells = {name: draw(texts) for name in names}
        for figure, period, value in (
            ("base", "base_period", year),
            ("latest", "latest_period", draw(years)),
            ("target", "target_period", year + 1),
        ):
            known = draw(st.booleans())
            cells[figure], cells[period] = (draw(figures), str(value)) if known else ("", "")
        rows.append([cells[name] for name in names])
    return [names, *rows]


@given(tables(), st.sampled_from(["utf-8-sig", "gb18030"]))
@settings(max_examples=150, deadline=None)
def test_what_a_csv_writer_wrote_comes_back_verbatim(cells: list[list[str]], encoding: str) -> None:
    written = io.StringIO(newline="")
    csv.writer(written).writerows(cells)
    mark = "\ufeff" if encoding == "gb18030" else ""

    raw = (mark + written.getvalue()).encode(encoding)
    table, found = read_table(io.BytesIO(raw), FILE, encoding.removesuffix("-sig"))

    assert [problem.code for problem in found if problem.code not in {"C010", *HARDLY_MEANT}] == []
    assert table is not None
    held = [row for row in cells[1:] if any(cell.strip() for cell in row)]
    assert [list(table.head), *(list(row.cells) for row in table.rows)] == [cells[0], *held]


@given(tables())
@settings(max_examples=100, deadline=None)
def test_a_wrong_cell_is_found_where_it_stands(cells: list[list[str]]) -> None:
    rows = sum(any(cell.strip() for cell in row) for row in cells)
    cells.append(["" if name != "target" else "wrong" for name in cells[0]])
    written = io.StringIO(newline="")
    csv.writer(written).writerows(cells)
    text = written.getvalue()

    (found,) = (problem for problem in refused(b"\xef\xbb\xbf" + text.encode()) if problem.code == "C006")
    line = list(io.StringIO(text, newline=""))[found.span.line - 1]
    assert line[found.span.column - 1 :].startswith("wrong")
    assert found.path == (rows, "target")


@given(st.binary() | st.text(alphabet='a1,"\r\n;\t \0').map(str.encode), st.sampled_from(ENCODINGS), st.booleans())
@settings(max_examples=400, deadline=None)
def test_any_bytes_give_a_table_or_a_reason(raw: bytes, encoding: str, behind_a_head: bool) -> None:
    table, found = read_table(io.BytesIO(written() + raw if behind_a_head else raw), FILE, encoding)

    assert (table is None) == any(problem.severity is Severity.ERROR for problem in found)
    assert found == sorted(found, key=lambda problem: (problem.code == "S030", problem.span))


# What can be read, and can hardly be meant

PLAUSIBLE = {
    "indicator": "firms", "region": "n", "base": "466", "latest": "820", "target": "1000", "comparator": "", "limit": ""
}  # fmt: skip


def warned(*rows: dict[str, str]) -> list[tuple[int, str, str]]:
    """Line, column and code of what is said of rows that differ from a plausible one in these cells."""
    raw = written(*(row(**(PLAUSIBLE | cells)) for cells in rows))
    table, found = read_table(io.BytesIO(raw), FILE)
    assert table is not None
    assert all(one.severity is Severity.WARNING for one in found)
    assert all(message(one, lang) and hint(one, lang) for one in found for lang in ("zh", "en"))
    head = HEAD.split(",")
    return [(one.span.line, str(one.path[1]) if one.path[1:] else head[0], one.code) for one in found]


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"latest": "8200"}, "latest", "C031"),
        ({"latest": "82"}, "latest", "C031"),
        ({"base": "4.66"}, "base", "C031"),
        ({"base": "46600"}, "base", "C031"),
        ({"target": "100000"}, "target", "C031"),
        ({"target": "1.000"}, "target", "C031"),
        ({"measure": "share", "base": "3.4", "latest": "0.038", "target": "4"}, "latest", "C031"),
        ({"latest": "820.5", "unit": "家"}, "latest", "C037"),
        ({"latest": "-820"}, "latest", "C032"),
        ({"measure": "share", "base": "", "base_period": "", "latest": "-8", "target": "", "target_period": ""}, "latest", "C032"),
        ({"base": "1000", "target": "466"}, "target", "C033"),
        ({"better": "lower"}, "target", "C033"),
    ],
)  # fmt: skip
def test_a_figure_that_can_hardly_be_meant_is_a_warning_at_its_cell(
    cells: dict[str, str], column: str, code: str
) -> None:
    assert (2, column, code) in warned(cells)


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"base": "1", "latest": "12", "target": "20"},
        {"base": "1.5", "latest": "1.7", "target": "2.2", "unit": "万家"},
        {"base": "0", "latest": "30", "target": "100"},
        {"base": "100", "latest": "450", "target": "700"},
        {"measure": "growth", "base": "0.3", "latest": "-5", "target": "6"},
        {"measure": "flow", "base": "-20", "latest": "-3", "target": "5"},
        {"measure": "addition", "base": "500", "latest": "300", "target": "200"},
        {"better": "lower", "base": "20000", "latest": "9000", "target": "4000"},
        {"base": "90", "latest": "84", "target": "80", "comparator": "at_least"},
        {"better": "lower", "measure": "rank", "base": "40", "latest": "9", "target": "3"},
    ],
)
def test_what_may_well_be_is_no_warning(cells: dict[str, str]) -> None:
    assert warned(cells) == []


def test_a_year_that_one_row_has_alone_is_a_warning_and_a_table_of_many_years_is_none() -> None:
    regions = [{"region": str(number)} for number in range(9)]

    assert warned(*regions, {"region": "x", "target_period": "2026"}) == [(11, "target_period", "C035")]
    assert warned(*(cells | {"latest_period": str(2014 + at)} for at, cells in enumerate(regions) if at)) == []
    assert warned(*regions[:5], {"region": "x", "target_period": "2026"}) == []


def test_rows_of_one_indicator_that_differ_are_a_warning() -> None:
    regions = [{"region": str(number)} for number in range(3)]

    assert (5, "measure", "C036") in warned(*regions, {"region": "x", "measure": "flow"})
    assert warned(*regions, {"region": "x", "indicator": "other", "measure": "flow"}) == []


def test_one_target_on_two_rows_is_a_warning_where_they_differ() -> None:
    assert warned({}, {"latest": "830"}) == [(3, "indicator", "C034")]
    assert warned({}, {}) == []
    assert warned({}, {"latest": "830", "latest_period": "2024"}) == []


def test_a_figure_whose_mark_the_rest_of_the_table_decides_is_looked_at_then() -> None:
    assert (2, "target", "C031") in warned({"target": "1.000"}, {"region": "m", "base": "466.5"})
