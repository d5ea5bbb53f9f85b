"""Formats: one place that makes each and refuses what cannot be shown; Markdown of every table, in which data is text."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planmetrics.audit.finding import Finding, Severity
from planmetrics.compute.segments import segments
from planmetrics.diagnostics import Span
from planmetrics.records.board import open_board, with_findings
from planmetrics.records.fields import Field
from planmetrics.records.gap import FIELDS, judged
from planmetrics.render.formats import CannotShowError, Format, Output, lines_of, listing
from planmetrics.render.gap import FIGURES, PAIRED, SLIM, WIDE, gap_table, methods_table
from planmetrics.render.growth import FIGURES as GROWTH_FIGURES
from planmetrics.render.growth import PAIRED as GROWTH_PAIRED
from planmetrics.render.growth import growth_table
from planmetrics.render.layout import UNLIMITED
from planmetrics.render.markdown import escaped, markdown_lines, paragraph
from planmetrics.render.remarks import Remark
from planmetrics.render.table import Column, Table, plain_lines, table_of
from planmetrics.render.words import Words
from tests.made_up import asked, dataset, indicator, moment, target

if TYPE_CHECKING:
    from planmetrics.records.gap import Board
    from planmetrics.render.table import Block

ZH, EN = Words("zh"), Words("en")
FORMATS: tuple[Format, ...] = get_args(Format)
FIRMS = target("firms", by="2025", at_least="1000", printed='"1000"')
SEEN = "{indicator: firms, period: 2023, value: 800, source: a}"
NUMBERS: tuple[Field[int], ...] = (Field("number", lambda number: number), Field("text", str))


def board(indicators: str = FIRMS, observations: str = SEEN, method: str = "schedule") -> Board:
    made = dataset(indicators, observations)
    linked = made.plans["made-up"]
    return open_board(made, [(linked, linked.targets)], moment("2024"), "2024", asked(method))


def table(cells: list[str], title: str = "Title", notes: tuple[str, ...] = (), **more: Any) -> Table:
    """A table of one column with these cells."""
    column = Column[str]("word", ("词", "Word"), str, ("词语", "The word"), right=False)
    return table_of(cells, EN, ((column,),), (column, (column,)), title=title, empty="Nothing.", notes=notes, **more)


def markdown(*blocks: Block) -> list[str]:
    return list(markdown_lines(blocks))


def cells_of(line: str) -> list[str]:
    """The cells of a row, as Markdown reads them: a bar that is escaped divides nothing."""
    return [cell.strip() for cell in re.split(r"(?<!\\)(?:\\\\)*\|", line)[1:-1]]


# which formats there are


REMARK = Remark("S001", "error", "error", Span("a.yaml"), "wrong", "right it", "mistake", "It is wrong.", "a")
WHOLE = Output(lambda _: [table(["a"])], *listing(NUMBERS, [1, 2], as_of="2024"), remarks=lambda _: [REMARK])


@pytest.mark.parametrize("format_", FORMATS)
def test_an_output_with_every_maker_is_shown_in_every_format(format_: Format) -> None:
    assert WHOLE.formats == FORMATS
    assert lines_of(WHOLE, format_, EN).strip()


@pytest.mark.parametrize(
    ("output", "formats"),
    [
        (Output(lambda _: ["text"]), ("text", "markdown")),
        (Output(json=dict), ("json",)),
        (Output(None, *listing(NUMBERS, [])), ("json", "csv")),
        (Output(), ()),
    ],
)
def test_what_an_output_has_no_maker_for_is_refused_with_what_it_has(
    output: Output, formats: tuple[Format, ...]
) -> None:
    assert output.formats == formats
    for format_ in FORMATS:
        if format_ in formats:
            assert isinstance(lines_of(output, format_, EN), str)
        else:
            with pytest.raises(CannotShowError) as refusal:
                lines_of(output, format_, EN)
            assert (refusal.value.format, refusal.value.possible) == (format_, formats)


def test_a_listing_has_its_head_before_its_rows_and_the_same_keys_in_csv() -> None:
    document = json.loads(lines_of(WHOLE, "json", EN))

    assert list(document) == ["schema_version", "as_of", "rows"]
    assert document["rows"] == [{"number": 1, "text": "1"}, {"number": 2, "text": "2"}]
    assert lines_of(WHOLE, "csv", EN) == "number,text\n1,1\n2,2\n"


def test_a_board_says_the_same_in_all_its_formats() -> None:
    of_board = board()
    output = Output(lambda words: [gap_table(of_board, words)], *listing(FIELDS, judged(of_board)))

    assert output.formats == ("text", "markdown", "json", "csv")
    for format_ in output.formats:
        made = lines_of(output, format_, ZH)
        assert "1000" in made
        assert "800" in made


def test_blocks_of_plain_text_are_set_off_below_each_table() -> None:
    lines = list(plain_lines(["Heading", table(["a"]), table(["b"], title=""), "Foot"], UNLIMITED))

    assert lines == ["Heading", "Title", "Word", "----", "a", "", "Word", "----", "b", "", "Foot"]


# Markdown


def test_a_table_in_markdown_has_a_heading_full_heads_and_its_notes() -> None:
    assert markdown(table(["one", "two"], notes=("A note.",))) == [
        "## Title",
        "",
        "| The word |",
        "| --- |",
        "| one |",
        "| two |",
        "",
        "A note.",
    ]


def test_the_heads_of_the_gap_table_are_written_out_in_markdown() -> None:
    zh = "\n".join(markdown(gap_table(board(), ZH)))
    short = "\n".join(plain_lines([gap_table(board(), ZH)]))

    for head in ("距目标差距", "尚需年均增速", "近年年均增速", "所需与近年之比"):
        assert f"| {head} |" in zh
        assert head not in short
    assert "| Gap to target |" in "\n".join(markdown(gap_table(board(), EN)))


def test_sections_become_headings_over_tables_of_their_own() -> None:
    lines = markdown(table(["a", "b", "c"], sections={0: "One", 2: "Two"}))

    assert [line for line in lines if line.startswith("#")] == ["## Title", "### One", "### Two"]
    assert lines.count("| --- |") == 2
    assert lines[lines.index("### Two") :][-1] == "| c |"


def test_running_text_becomes_paragraphs_and_a_table_without_rows_says_so() -> None:
    assert markdown("one\n  two", table([], title="")) == ["one", "", "two", "", "Nothing."]


def test_a_line_break_in_a_cell_stays_in_its_cell() -> None:
    assert "| 10<br>20 |" in markdown(table(["10\n20"]))


@pytest.mark.parametrize("method", ["schedule", "statcan"])
def test_methods_are_called_by_their_names_in_markdown(method: str) -> None:
    of_board = board(method=method)
    (name,) = ((one.name, one.name_en) for one in of_board.asked)

    assert f"| {ZH.of(name)} |" in "\n".join(markdown(methods_table(of_board, ZH)))
    assert f"| {EN.of(name)} |" in "\n".join(markdown(methods_table(of_board, EN)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", r"a\|b"),
        ("*x* _y_ `z`", r"\*x\* \_y\_ \`z\`"),
        ("<b>", r"\<b\>"),
        ("[a](b)", r"\[a\](b)"),
        ("~~x~~", r"\~\~x\~\~"),
        ("R&D", "R&D"),
        ("&lt; &#60;", r"\&lt; \&#60;"),
        ("$5m and $6m", r"\$5m and \$6m"),
        ("back\\slash", r"back\\slash"),
        ("two\nlines", "two lines"),
    ],
)
def test_nothing_in_a_line_is_markup(text: str, shown: str) -> None:
    assert escaped(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# head", r"\# head"),
        ("- item", r"\- item"),
        ("+ judged by another", r"\+ judged by another"),
        ("1. first", r"1\. first"),
        ("2024) last", r"2024\) last"),
        ("1.5 times", r"1\.5 times"),
        ("===", r"\==="),
        ("    code", "code"),
        ("plain", "plain"),
    ],
)
def test_no_paragraph_begins_a_list_a_heading_or_a_rule(text: str, shown: str) -> None:
    assert paragraph(text) == shown


@settings(deadline=None)
@given(st.text(alphabet="ab1|\\`*_<>[]~$&#;-+ \n\t甲（）", max_size=40))
def test_whatever_a_cell_holds_the_table_keeps_its_shape(text: str) -> None:
    two = Column[str]("two", ("二", "Two"), lambda _: "x")
    one = Column[str]("one", ("一", "One"), str)
    made = table_of([text], EN, ((one, two),), (one, (two,)), title="", empty="")
    lines = markdown(made)

    assert len(lines) == 3
    assert cells_of(lines[2])[1] == "x"
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_<>\[\]~$]", lines[2].replace("<br>", ""))


# columns


def shown_in(layout: Any) -> set[str]:
    return {column.key for item in layout for column in ((item,) if isinstance(item, Column) else item)}


def test_no_figure_is_lost_where_columns_give_way() -> None:
    """Names and units stand together there; nature and owners go to the notes."""
    figures = {column.key for column in FIGURES}

    assert shown_in(SLIM) >= figures
    assert shown_in(PAIRED) >= figures
    assert shown_in(WIDE) - shown_in(SLIM) == {"unit", "nature", "owners", "light"}  # lights in reports alone
    assert shown_in(GROWTH_PAIRED) >= {column.key for column in GROWTH_FIGURES}


# marks and comparators


def test_whatever_the_audit_finds_of_a_target_marks_it() -> None:
    plain = board()
    key = plain.entries[0].assessment.subject.key
    finding = Finding("A999", Severity.DOUBT, "made-up", "firms", None, {}, ())
    marked = with_findings(plain, {key: (finding,)})

    assert "!1000" not in "\n".join(plain_lines([gap_table(plain, EN)]))
    assert "!1000" in "\n".join(plain_lines([gap_table(marked, EN)]))
    assert "! the audit" in "\n".join(plain_lines([gap_table(marked, EN)]))


@pytest.mark.parametrize(("lang", "shown"), [("zh", "低于115.93"), ("en", "<115.93")])
def test_the_growth_table_shows_a_comparator_as_the_gap_table_does(lang: Any, shown: str) -> None:
    """Growth of less than 3 % a year comes to less than 115.93, not to 115.93."""
    growth = indicator(
        "energy",
        "by: 2025, growth: {less_than: 3}, printed: 年均增长低于3%, at: {section: 一, line: 1}",
        baseline='{period: 2020, value: 100, printed: "100", at: {section: 一, line: 1}}',
    )
    made = dataset(growth, "{indicator: energy, period: 2023, value: 104, source: a}")
    of_growth = growth_table(list(segments(made, made.plans["made-up"].targets, moment("2024"))), Words(lang))
    of_board = gap_table(board(growth, "{indicator: energy, period: 2023, value: 104, source: a}"), Words(lang))

    assert f" {shown} " in "\n".join(plain_lines([of_growth]))
    assert shown in "\n".join(plain_lines([of_board]))  # in a note: the cell shows the rate that the plan says
