"""Every code is explained, used, and raised by a file or a test; and no other code is raised."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

import planmetrics
from planmetrics.cli.app import app
from planmetrics.codes import CODES
from planmetrics.codes.meanings import HEADS, MEANINGS
from planmetrics.compute.course import QUANTITIES
from planmetrics.diagnostics import Severity, Span, diagnostic, severity_of
from planmetrics.render.diagnostics import message
from planmetrics.render.texts import WORDS

if TYPE_CHECKING:
    from planmetrics.render.words import Lang

SEVERITY = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.NOTE: "提示"}
TESTS = Path(__file__).parent
SOURCES = Path(planmetrics.__file__).parent
A_CODE = re.compile(r"[YSLDTC]\d{3}")
MARK = re.compile(r"# expect(?:-next|-line [0-9]+)?: ([A-Z0-9 ]+)$", re.MULTILINE)

NAMED_TESTS = {
    "Y001": ("test_syntax_decoding.py", "test_a_gbk_file_is_told_to_be_saved_as_utf8"),
    "Y002": ("test_syntax_decoding.py", "test_utf_16_and_utf_32_are_named"),
    "Y004": ("test_source.py", "test_a_file_above_the_limit_is_refused_unread"),
    "Y005": ("test_syntax_reader.py", "test_more_values_than_the_limit_are_refused"),
    "Y006": ("test_syntax_reader.py", "test_nesting_is_read_down_to_the_limit_and_no_deeper"),
    "Y024": ("test_hostile_files.py", "test_what_is_read_from_stdin_is_limited"),
    "Y025": ("test_hostile_files.py", "test_what_is_read_from_stdin_is_limited"),
    "Y020": ("test_source.py", "test_what_is_no_ordinary_file_is_refused"),
    "Y021": ("test_folder.py", "test_what_stands_where_a_folder_is_wanted_is_told"),
    "Y022": ("test_folder.py", "test_what_stands_under_a_name_that_nobody_looks_at_is_told"),
    "Y023": ("test_folder.py", "test_a_file_that_nearly_has_the_name_of_a_plan_is_told"),
    "D021": ("test_plausible.py", "test_what_is_dated_after_today_is_a_warning_whatever_a_note_says"),
    "D022": ("test_plausible.py", "test_what_is_dated_after_today_is_a_warning_whatever_a_note_says"),
    "Y030": ("test_documents.py", "test_a_document_above_the_limit_is_refused_unread"),
    **{
        f"Y{number:03}": ("test_documents.py", "test_what_cannot_be_read_is_refused_with_one_reason")
        for number in (31, 33, 34, 35)
    },
    "Y032": ("test_documents.py", "test_text_in_no_encoding_is_refused_not_guessed"),
    "Y036": ("test_documents.py", "test_an_archive_that_unpacks_to_more_than_any_document_is_refused_unread"),
    "Y037": ("test_documents.py", "test_fonts_that_do_not_say_their_signs_are_refused"),
    "Y038": ("test_documents.py", "test_insertions_are_read_and_deletions_are_not"),
    "Y039": ("test_documents.py", "test_text_that_a_line_runs_through_is_not_read_and_told"),
    "S030": ("test_rejected.py", "test_of_very_many_problems_the_first_fifty_are_shown"),
    "T001": ("test_trace.py", "test_a_change_of_the_document_is_seen_at_its_line"),
    "T002": ("test_trace.py", "test_a_change_of_the_document_is_seen_at_its_line"),
    "T003": ("test_trace.py", "test_a_change_of_the_plan_is_seen_at_its_line"),
    "T004": ("test_trace.py", "test_two_targets_at_one_literal_that_do_not_say_that_they_share_it_are_one_too_many"),
    "T005": ("test_trace.py", "test_a_lost_one_of_two_targets_that_share_a_literal_is_noticed"),
    "T006": ("test_trace.py", "test_a_change_of_the_document_is_seen_at_its_line"),
    "T007": ("test_trace.py", "test_another_edition_is_said_and_checked_all_the_same"),
    "T008": ("test_trace.py", "test_a_document_without_text_is_told"),
    "T009": ("test_trace.py", "test_two_exchanged_cells_of_a_row_are_noticed"),
    "T010": ("test_trace.py", "test_a_year_that_stands_nowhere_near_its_figure_is_a_warning"),
    "T011": ("test_trace.py", "test_lines_without_a_figure_or_past_the_end_are_told"),
    "T012": ("test_trace.py", "test_of_a_plan_that_pins_no_text_down_the_hash_to_write_is_told"),
    **{
        f"C{number:03}": ("test_tables.py", "test_a_mistake_is_reported_at_its_cell_and_nothing_else_is")
        for number in (*range(1, 18), 20, 21, 22, 23)
    },
    "C010": ("test_tables.py", "test_a_column_that_looks_like_an_optional_one_is_a_warning_and_is_kept"),
    "C018": ("test_tables.py", "test_an_encoding_that_may_be_two_is_a_question"),
    "C024": ("test_tables.py", "test_lines_above_the_head_are_passed_over_and_said"),
    "C025": ("test_tables.py", "test_flags_of_eurostat_are_passed_over_and_said"),
    "C026": ("test_tables.py", "test_percent_signs_without_a_measure_are_a_warning"),
    **{
        f"C{number:03}": ("test_tables_of_people.py", "test_workbooks_that_leave_a_question_are_asked_about")
        for number in (27, 28, 29)
    },
    "C030": ("test_tables_of_people.py", "test_it_is_said_which_sheet_was_read"),
    **{
        f"C{number:03}": ("test_tables.py", "test_a_figure_that_can_hardly_be_meant_is_a_warning_at_its_cell")
        for number in (31, 32, 33, 37)
    },
    "C034": ("test_tables.py", "test_one_target_on_two_rows_is_a_warning_where_they_differ"),
    "C035": ("test_tables.py", "test_a_year_that_one_row_has_alone_is_a_warning_and_a_table_of_many_years_is_none"),
    "C036": ("test_tables.py", "test_rows_of_one_indicator_that_differ_are_a_warning"),
    **{
        f"C{number:03}": (
            "test_cli_import.py",
            "test_what_is_not_certain_in_a_table_is_told_at_its_cell_and_nothing_is_written",
        )
        for number in range(38, 49)
    },
    "C049": ("test_cli_import.py", "test_what_cells_show_is_taken_and_what_they_hold_beyond_it_is_told"),
    "C050": ("test_cli_import.py", "test_a_monthly_table_of_a_bureau_is_read"),
    "C051": ("test_cli_import.py", "test_a_column_that_nobody_knows_is_left_and_told"),
    "C052": ("test_bulk_files.py", "test_a_parquet_file_that_is_cut_short_is_refused"),
    "C053": ("test_bulk_files.py", "test_columns_that_are_missing_or_of_another_type_are_named"),
    "C054": ("test_bulk_files.py", "test_rows_that_cannot_be_judged_are_named_by_row_and_column_and_end_the_run"),
    "C055": ("test_bulk_tidy.py", "test_exported_plans_judged_as_tidy_tables_agree_with_gap_where_a_row_can_carry_it"),
    "C056": ("test_bulk_parts.py", "test_files_of_a_folder_that_differ_in_their_columns_are_refused"),
    "C057": ("test_bulk_parts.py", "test_a_folder_whose_log_says_which_files_count_is_refused"),
    "C058": ("test_bulk_parts.py", "test_a_folder_without_parquet_is_refused"),
    "C019": ("test_tables.py", "test_an_encoding_that_nobody_named_is_told_by_its_bytes_and_said"),
}
"""Codes that no readable and reviewable file can raise, and the test that raises each."""


def codes_in(text: str) -> set[str]:
    """The codes among the string literals of a module."""
    literals = (node.value for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant))
    return {word for word in literals if isinstance(word, str) and A_CODE.fullmatch(word)}


def codes_raised() -> set[str]:
    """The codes that stand in any module but those that define them."""
    modules = (path for path in SOURCES.rglob("*.py") if "codes" not in path.relative_to(SOURCES).parts)
    return {code for path in modules for code in codes_in(path.read_text(encoding="utf-8"))}


def codes_marked() -> set[str]:
    """The codes that the rejected files are marked with."""
    texts = (path.read_text(encoding="utf-8") for path in (TESTS / "rejected").rglob("*.yaml"))
    return {code for text in texts for found in MARK.findall(text) for code in found.split()}


def test_every_code_is_raised_by_a_rejected_file_or_a_named_test() -> None:
    assert set(CODES) - codes_marked() == set(NAMED_TESTS) - codes_marked()


def test_rejected_files_are_marked_with_known_codes_only() -> None:
    assert codes_marked() <= set(CODES)


@pytest.mark.parametrize("code", NAMED_TESTS)
def test_the_named_test_exists_and_speaks_of_its_code(code: str) -> None:
    file, name = NAMED_TESTS[code]
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    (found,) = (node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == name)

    assert code in codes_in(ast.unparse(found))


def test_every_code_is_used_and_no_other_is() -> None:
    assert codes_raised() == set(CODES)


def test_codes_are_ordered_by_family_and_number() -> None:
    assert list(CODES) == sorted(CODES, key=lambda code: ("YSLDTC".index(code[0]), code))


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_a_title_a_message_a_hint_and_an_explanation(code: str) -> None:
    known = CODES[code]

    assert known.code == code
    assert A_CODE.fullmatch(code)
    for texts in known[1:]:
        assert len(texts) == 2
        assert all(text.strip() for text in texts)
    assert known.explanation[0].endswith(("。", "！"))
    assert known.explanation[1].endswith((".", '"'))


@pytest.mark.parametrize("column", [0, 1])
def test_titles_are_told_apart(column: int) -> None:
    titles = [known.title[column] for known in CODES.values()]

    assert len(set(titles)) == len(titles)


def explained(lang: Lang, *word: str) -> str:
    """What `explain` prints of a word."""
    result = CliRunner().invoke(app, ["explain", *word, "--lang", lang])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


@pytest.mark.parametrize("code", CODES)
def test_explain_tells_of_each_code(code: str) -> None:
    languages: tuple[tuple[Lang, int, str], ...] = (
        ("zh", 0, f"{code}（{SEVERITY[severity_of(code)]}）：{CODES[code].title[0]}\n"),
        ("en", 1, f"{code} ({severity_of(code).word}): {CODES[code].title[1]}\n"),
    )
    for lang, column, begins in languages:
        printed = explained(lang, code.lower())

        assert printed.startswith(begins)
        assert CODES[code].explanation[column] in printed
        assert re.search(r"\{\w*\}", printed.replace(CODES[code].explanation[column], "")) is None


@pytest.mark.parametrize("word", MEANINGS)
def test_explain_tells_of_each_reason_status_and_doubt(word: str) -> None:
    assert explained("en", word).strip() == f"{word}: {MEANINGS[word][1]}"
    assert explained("zh", word).strip() == f"{word}：{MEANINGS[word][0]}"


@pytest.mark.parametrize(
    "word", ["差距", "距目标差距", "完成率", "序时进度", "尚需年均", "近年年均", "速度比", "应达进度", "gap"]
)
def test_explain_defines_the_heads_of_columns(word: str) -> None:
    assert explained("zh", word).startswith(f"{word}：")


def test_explain_knows_every_head_and_status_that_tables_print() -> None:
    statuses = [columns for key, columns in WORDS.items() if key.startswith("status.") and key != "status.breaks"]
    for columns in [*(WORDS[key] for key in HEADS if key in WORDS), *statuses]:
        for word in columns:
            assert "：" in explained("zh", word)


def test_every_quantity_that_a_method_may_judge_by_is_explained() -> None:
    assert set(QUANTITIES) <= set(MEANINGS)


def test_explain_without_a_code_lists_all() -> None:
    printed = explained("en")

    assert all(code in printed for code in CODES)
    assert all(f"{word}: " in printed for word in MEANINGS)


def test_explain_guesses_what_an_unknown_code_meant() -> None:
    result = CliRunner().invoke(app, ["explain", "no_baselin", "--lang", "en"])

    assert (result.exit_code, result.stdout) == (2, "")
    assert "did you mean no_baseline" in result.stderr


def test_what_a_diagnostic_is_about_can_be_told_in_its_message() -> None:
    one = diagnostic("D003", Span("plan.yaml", 3, 7), indicator="gdp", measure="flow", period=2024)

    assert message(one, "en").startswith("'gdp' is of measure flow")
    assert one.indicator == "gdp"
