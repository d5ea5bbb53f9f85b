"""Columns fitted to a width: what folds, what never does, and when a table becomes small records."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planmetrics.render.layout import Strip, fit, fold, pad, records, stack, text_width

TEXT = st.text(alphabet="ab1 ,(%)（）、。企业数R&D占比-/:", max_size=60)


def column(*cells: str, head: str = "头", folds: bool = False, right: bool = True) -> Strip:
    return Strip(head, cells, right=right, folds=folds)


def lines_of(columns: list[Strip], width: int, row: int = 0) -> list[list[str]]:
    grid = fit(columns, width)
    assert grid is not None
    return grid.lines(row)


# width


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("企业", 4), ("R&D占比", 7), ("，（）", 6), ("“x”", 3), ("Cafe\u0301", 4), ("①", 1)],
)
def test_width_counts_terminal_cells(text: str, width: int) -> None:
    assert text_width(text) == width


def test_width_of_several_lines_is_that_of_the_widest() -> None:
    assert text_width("ab\n企业\na") == 4


@settings(deadline=None)
@given(TEXT)
def test_width_is_that_of_unicode(text: str) -> None:
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)

    assert text_width(text) == len(text) + wide


@pytest.mark.parametrize(("right", "padded"), [(True, "  企业"), (False, "企业  ")])
def test_padding_goes_by_cells_not_characters(padded: str, *, right: bool) -> None:
    assert pad("企业", 6, right=right) == padded


def test_what_is_too_wide_is_left_alone_rather_than_cut() -> None:
    assert pad("17000", 3, right=True) == "17000"


# folding


def test_what_fits_stays_on_one_line() -> None:
    assert fold("高新技术企业数", 14) == ["高新技术企业数"]


def test_chinese_folds_anywhere() -> None:
    assert fold("高新技术企业数", 8) == ["高新技术", "企业数"]


def test_latin_words_stay_whole() -> None:
    assert fold("share of industrial value", 10) == ["share of", "industrial", "value"]


def test_a_word_longer_than_the_line_is_cut_rather_than_lost() -> None:
    assert fold("incomprehensibilities", 10) == ["incomprehe", "nsibilitie", "s"]


def test_a_path_longer_than_the_line_is_cut_between_its_parts_and_its_place_stays_whole() -> None:
    assert fold("actuals/done-on-a-measured.yaml:6:51: 错误", 28) == ["actuals/done-on-a-", "measured.yaml:6:51: 错误"]
    assert fold("plans/gap-2026-01..09", 15) == ["plans/gap-", "2026-01..09"]


def test_a_line_does_not_begin_with_what_closes() -> None:
    for line in fold("全社会研发经费支出(亿元),占比(%)、增速。", 10)[1:]:
        assert line[0] not in ")）,、。%"


def test_a_line_does_not_end_with_what_opens() -> None:
    for line in fold("指标(亿元)指标(亿元)指标(亿元)", 7):
        assert line[-1] not in "(（"


def test_a_number_in_a_name_is_not_torn_apart() -> None:
    for width in range(8, 30):
        assert any("10,000" in line for line in fold("每10,000人专利数 per 10,000 people", width))


def test_a_number_in_full_width_digits_is_not_torn_apart() -> None:
    assert fold("约１７０００家以上", 11) == ["约", "１７０００", "家以上"]


def test_a_percent_sign_stays_with_its_number_across_a_blank() -> None:
    assert fold("up to 15 % of it", 9) == ["up to", "15 % of", "it"]


def test_line_breaks_in_the_text_are_kept() -> None:
    assert fold("2025\n4.0", 20) == ["2025", "4.0"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert fold("", 5) == [""]


@settings(deadline=None)
@given(TEXT, st.integers(min_value=2, max_value=40))
def test_folding_keeps_every_character_and_the_width(text: str, width: int) -> None:
    lines = fold(text, width)

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line) <= width for line in lines)


@settings(deadline=None)
@given(TEXT, st.integers(min_value=2, max_value=40))
def test_folding_what_is_folded_changes_nothing(text: str, width: int) -> None:
    lines = fold(text, width)

    assert [part for line in lines for part in fold(line, width)] == lines


# fitting


def test_columns_that_fit_take_what_they_need() -> None:
    grid = fit([column("企业数", folds=True), column("17000"), column("1.07")], 80)

    assert grid is not None
    assert grid.widths == (6, 5, 4)


def test_where_room_is_short_names_fold_and_numbers_do_not() -> None:
    name, number = column("高新技术产业增加值占规上工业比重", folds=True, right=False), column("155000")

    assert lines_of([name, number], 24)[0] == ["高新技术产业增加", "值占规上工业比重"]
    assert lines_of([name, number], 24)[1] == ["155000", ""]


def test_where_numbers_do_not_fit_there_is_no_layout() -> None:
    columns = [column("名", folds=True), *(column("155000") for _ in range(4))]

    assert fit(columns, 30) is not None
    assert fit(columns, 29) is None


def test_a_name_is_not_squeezed_below_what_can_be_read() -> None:
    name = column("高新技术产业增加值占规上工业比重", folds=True)._replace(floor=14)

    assert fit([name, column("155000")], 21) is not None
    assert fit([name, column("155000")], 20) is None


def test_a_column_of_words_is_not_squeezed_below_its_longest_word() -> None:
    finding = column("awaiting data", "undetermined", folds=True)

    assert fit([finding, column("155000")], 19) is not None
    assert fit([finding, column("155000")], 18) is None


def test_of_two_folding_columns_the_name_gives_way_while_it_is_comfortable() -> None:
    grid = fit([column("名" * 20, folds=True), column("单位" * 4, folds=True), column("155000")], 60)

    assert grid is not None
    assert grid.widths == (36, 16, 6)


def test_where_that_is_not_enough_the_others_give_way_and_then_the_name() -> None:
    grid = fit([column("名" * 20, folds=True), column("单位" * 4, folds=True), column("155000")], 36)

    assert grid is not None
    assert grid.widths == (20, 8, 6)


def test_a_head_counts_for_the_width_of_its_column() -> None:
    grid = fit([column("1", head="所需年均"), column("1", head="x")], 80)

    assert grid is not None
    assert grid.widths == (8, 1)


def test_every_cell_of_a_row_has_the_same_number_of_lines() -> None:
    name, number = column("高新技术产业增加值占规上工业比重", folds=True), column("1\n2\n3\n4")

    assert {len(cell) for cell in lines_of([name, number], 24)} == {4}


@settings(deadline=None)
@given(
    st.lists(st.tuples(TEXT, st.booleans()), min_size=1, max_size=8),
    st.integers(min_value=40, max_value=200),
)
def test_whatever_fits_is_within_the_width_and_whole(cells: list[tuple[str, bool]], width: int) -> None:
    columns = [column(text, folds=folds) for text, folds in cells]
    grid = fit(columns, width)

    if grid is not None:
        assert sum(grid.widths) + len(grid.widths) - 1 <= width
        for (text, folds), lines, size in zip(cells, grid.lines(0), grid.widths, strict=True):
            assert "".join(lines).replace(" ", "") == text.replace(" ", "")
            assert all(text_width(line) <= size for line in lines)
            assert folds or [line for line in lines if line] == ([text] if text else [])


# columns on top of each other


def test_two_columns_become_one_with_two_lines_a_row() -> None:
    both = stack(column("2025", "2027", head="目标年"), column("4.0", "4.2", head="目标值"))

    assert both.head == "目标年\n目标值"
    assert both.cells == ("2025\n4.0", "2027\n4.2")
    assert both.width == 6


def test_a_stack_is_a_status_where_one_of_the_two_is() -> None:
    status = Strip("结论", ("met",), status=True)

    assert stack(column("1"), status).status
    assert not stack(column("1"), column("2")).status


# records


def test_a_record_is_its_title_and_pairs_that_flow() -> None:
    columns = [column("2025", head="目标年"), column("4.0", head="目标值"), column("3.86", head="最新值")]

    assert records(column("1 占比(%)"), columns, 0, 40) == ["1 占比(%)", "  目标年 2025  目标值 4.0  最新值 3.86"]
    assert records(column("1 占比(%)"), columns, 0, 30) == ["1 占比(%)", "  目标年 2025  目标值 4.0", "  最新值 3.86"]


def test_a_record_leaves_out_what_is_not_there() -> None:
    columns = [column("2025", head="目标年"), column("-", head="尚差"), column("", head="完成率")]

    assert records(column("名"), columns, 0, 40) == ["名", "  目标年 2025"]


def test_a_record_of_nothing_is_its_title() -> None:
    assert records(column("名"), [column("-")], 0, 40) == ["名"]


def test_a_long_title_of_a_record_folds() -> None:
    assert records(column("企" * 30), [], 0, 40) == ["企" * 20, "企" * 10]


@pytest.mark.parametrize("place", [0, 1])
def test_a_long_text_in_a_record_folds_wherever_it_stands(place: int) -> None:
    columns = [column("2025", head="目标年")]
    columns.insert(place, column("杭州市落实省科技创新体系建设工程工作计划", head="名称"))
    lines = records(column("名"), columns, 0, 40)

    assert all(text_width(line) <= 40 for line in lines)
    assert "2025" in lines[-1] + lines[1]


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["目标年", "To go", "x"]), TEXT), max_size=8),
    st.integers(min_value=40, max_value=100),
)
def test_records_are_within_the_width_and_lose_nothing(pairs: list[tuple[str, str]], width: int) -> None:
    columns = [column(text, head=head) for head, text in pairs]
    lines = records(column("1 企业数(家)"), columns, 0, width)
    shown = "".join(lines).replace(" ", "")

    assert all(text_width(line) <= width for line in lines)
    for _, text in pairs:
        assert text == "-" or text.replace(" ", "") in shown
