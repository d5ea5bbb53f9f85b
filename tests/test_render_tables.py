"""What the tables show: golden files at fixed widths, and what must hold at any width.

The files in tests/golden/ are compared exactly. `UPDATE_GOLDEN=1 pytest tests/test_render_tables.py` writes them
anew; look at each before it is committed, as somebody would who has to forward the table.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from typer.testing import CliRunner

from planmetrics.cli.app import app
from planmetrics.cli.opening import moment, wanted_targets
from planmetrics.compute.outcome import Reason
from planmetrics.compute.segments import segments
from planmetrics.compute.status import STATUSES
from planmetrics.project import open_all
from planmetrics.records.board import in_order, only, open_board
from planmetrics.render.gap import gap_table
from planmetrics.render.growth import growth_table
from planmetrics.render.layout import UNLIMITED
from planmetrics.render.table import table_lines
from planmetrics.render.words import Lang, Words
from tests.made_up import EVERY_FORM, SHIPPED, asked, dataset, target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.compute.segments import Segment
    from planmetrics.compute.status import Status
    from planmetrics.facts import Dataset, LinkedPlan
    from planmetrics.model.terms import Better, Firmness
    from planmetrics.records.gap import Board
    from planmetrics.render.table import Table

GOLDEN = Path(__file__).parent / "golden"
WIDTHS = (140, 100, 80, 60, 40)
LANGS: tuple[Lang, ...] = get_args(Lang)
NUMBER = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?%?")
ASKED = {"every-form": (EVERY_FORM, "2024"), "hz-315-2024": (SHIPPED, "2026-11-22"), "gongshu-14fyp": (SHIPPED, "2024")}


@cache
def opened(plan: str) -> tuple[Dataset, LinkedPlan, str]:
    """The data of a plan, the plan, and when to look at it."""
    data, as_of = ASKED[plan]
    made = open_all(data).dataset
    return made, made.plans[plan], as_of


def gaps_of(plan: str, *regions: str) -> Board:
    """The gaps of a plan for its own region, for others, or with "all" for all."""
    made, linked, as_of = opened(plan)
    places = None if regions == ("all",) else regions or (linked.plan.region,)
    return judged(made, linked, places, as_of)


def judged(made: Dataset, linked: LinkedPlan, regions: Sequence[str] | None, as_of: str) -> Board:
    """The gaps of a plan, judged by the default method."""
    until, name = moment(as_of)
    return open_board(made, [(linked, wanted_targets(linked, regions, []))], until, name, asked("schedule"))


def growth_of(plan: str) -> list[Segment]:
    made, linked, as_of = opened(plan)
    return list(segments(made, wanted_targets(linked, [linked.plan.region], []), moment(as_of)[0]))


def made_up(indicators: str, observations: str = "", as_of: str = "2024") -> Board:
    """The gaps of a small made-up plan."""
    made = dataset(indicators, observations)
    return judged(made, made.plans["made-up"], None, as_of)


def shown(board: Board, lang: Lang = "zh", width: int = UNLIMITED) -> str:
    return text(gap_table(board, Words(lang)), width)


def text(table: Table, width: int = UNLIMITED) -> str:
    return "\n".join(table_lines(table, width)) + "\n"


def rows_of(table: str) -> list[str]:
    """The lines between the rule and the notes."""
    return table.partition("-" * 20)[2].partition("\n\n")[0].splitlines()[1:]


def bodies(text: str) -> list[str]:
    """The rows of all tables in a text; where there is none, all lines."""
    found = re.findall(r"^-{20,}\n(.*?)(?:\n\n|\Z)", text, re.DOTALL | re.MULTILINE)
    return "\n".join(found).splitlines() if found else text.splitlines()


def below(table: str) -> str:
    """The notes, in one line."""
    return " ".join(table.rsplit("\n\n", maxsplit=1)[-1].split("\n"))


def column_of(table: Table, head: str) -> tuple[str, ...]:
    """The cells of a column of the whole table."""
    found = table.grid(UNLIMITED)
    assert found is not None
    return next(column.cells for column in found[0].columns if column.head == head)


def width_of(line: str) -> int:
    """Terminal cells, by the rules of Unicode and not by those of the program."""
    cells = {"W": 2, "F": 2}
    return sum(cells.get(unicodedata.east_asian_width(c), 1) for c in line if not unicodedata.combining(c))


# golden files


GOLDEN_GAPS = [(plan, lang, width) for plan in ("every-form", "hz-315-2024") for lang in LANGS for width in WIDTHS]


def hold_against(name: str, found: str) -> None:
    """Compare with the golden file; or, where asked to, write it anew."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN") == "1":
        path.write_text(found, encoding="utf-8", newline="\n")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("plan", "lang", "width"), GOLDEN_GAPS)
def test_gaps_look_as_they_did_when_somebody_looked(plan: str, lang: Lang, width: int) -> None:
    hold_against(f"gap-{plan}-{lang}-{width}.txt", shown(gaps_of(plan), lang, width))


@pytest.mark.parametrize("lang", LANGS)
def test_growth_looks_as_it_did_when_somebody_looked(lang: Lang) -> None:
    hold_against(f"cagr-gongshu-14fyp-{lang}-100.txt", text(growth_table(growth_of("gongshu-14fyp"), Words(lang)), 100))


def test_every_golden_file_belongs_to_a_test() -> None:
    expected = {f"gap-{plan}-{lang}-{width}.txt" for plan, lang, width in GOLDEN_GAPS}
    expected |= {f"cagr-gongshu-14fyp-{lang}-100.txt" for lang in LANGS}
    expected |= {f"month-{lang}-{width}.txt" for lang in LANGS for width in (100, 60)}  # test_month

    assert {path.name for path in GOLDEN.glob("*.txt")} == expected


# every table, at any width


MADE_UP = ("--data", str(EVERY_FORM))
OURS = ("--data", str(SHIPPED))
COMMANDS = {
    "gap": ("gap", "--plan", "every-form", "--as-of", "2024", *MADE_UP),
    "gap of all regions": ("gap", "--plan", "every-form", "--as-of", "2024", "--all-regions", *MADE_UP),
    "gap of the shipped plan": ("gap", "--plan", "hz-315-2024", "--as-of", "2026-11-22", *OURS),
    "cagr": ("cagr", "--plan", "gongshu-14fyp", *OURS),
    "cagr of all plans": ("cagr", "--as-of", "2024", "--all-regions", *MADE_UP),
    "plans": ("plans", *OURS),
    "show": ("show", "every-form", "--all-regions", *MADE_UP),
    "show of an indicator": ("show", "every-form", "intensity", "--all-regions", *MADE_UP),
}
EVERY_WIDTH = (40, 47, 60, 71, 80, 100, 120, 160)


@cache
def printed(kind: str, lang: Lang, width: int = 0) -> str:
    """What a command prints into a pipe of this width; without one, all columns in full."""
    result = CliRunner().invoke(app, [*COMMANDS[kind], "--lang", lang], env={"COLUMNS": str(width)})
    assert result.exit_code == 0, result.output
    return result.stdout


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", COMMANDS)
def test_no_line_is_wider_than_asked_for(kind: str, lang: Lang) -> None:
    too_wide = {
        width: [line for line in printed(kind, lang, width).splitlines() if width_of(line) > width]
        for width in EVERY_WIDTH
    }

    assert {width: lines for width, lines in too_wide.items() if lines} == {}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", COMMANDS)
def test_no_number_is_lost_at_any_width(kind: str, lang: Lang) -> None:
    whole = Counter(NUMBER.findall("\n".join(bodies(printed(kind, lang)))))
    lost = {width: whole - Counter(NUMBER.findall(printed(kind, lang, width))) for width in EVERY_WIDTH}

    assert {width: numbers for width, numbers in lost.items() if numbers} == {}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", COMMANDS)
def test_no_line_ends_in_blanks_and_no_output_in_empty_lines(kind: str, lang: Lang) -> None:
    for width in (0, *EVERY_WIDTH):
        found = printed(kind, lang, width)
        assert [line for line in found.splitlines() if line != line.rstrip()] == []
        assert found.strip("\n") + "\n" == found


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", COMMANDS)
def test_what_the_program_adds_to_the_rows_is_in_gbk_and_of_certain_width(kind: str, lang: Lang) -> None:
    files = [*EVERY_FORM.rglob("*.yaml"), *SHIPPED.rglob("*.yaml")]
    data = set("".join(path.read_text(encoding="utf-8") for path in files))
    for width in (0, *EVERY_WIDTH):
        for line in bodies(printed(kind, lang, width)):
            own = [character for character in line if character not in data]
            "".join(own).encode("gbk")
            own = [character for character in own if character not in "▁▂▃▄▅▆▇█"]  # a sparkline, on a line of its own
            assert [character for character in own if unicodedata.east_asian_width(character) == "A"] == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", COMMANDS)
def test_no_row_is_longer_than_the_rule_above_it(kind: str, lang: Lang) -> None:
    for width in (0, *EVERY_WIDTH):
        for rule, rows in re.findall(
            r"^(-{20,})\n(.*?)(?:\n\n|\Z)", printed(kind, lang, width), re.DOTALL | re.MULTILINE
        ):
            assert [line for line in rows.splitlines() if width_of(line) > len(rule)] == []


@pytest.mark.parametrize("kind", [kind for kind in COMMANDS if kind.startswith("gap")])
def test_no_finding_and_no_owner_is_lost(kind: str) -> None:
    wide, narrow = printed(kind, "zh").splitlines(), squeezed(printed(kind, "zh", 40))
    owners = {owner for line in bodies(printed(kind, "zh")) for owner in line.split()[-1].split("、") if "局" in owner}
    findings = Counter(re.findall(r"(?:已完成|初步达标|待公布|缺数据|数据过旧|暂难判定)", "".join(wide[3:])))

    assert owners
    assert {owner for owner in owners if owner not in narrow} == set()
    assert findings - Counter(re.findall(r"(?:已完成|初步达标|待公布|缺数据|数据过旧|暂难判定)", narrow)) == Counter()


# the table people forward


def test_the_heads_are_those_of_the_design() -> None:
    zh = shown(gaps_of("hz-315-2024")).splitlines()[1].split()
    en = shown(gaps_of("hz-315-2024"), "en").splitlines()[1]

    wanted = "序 指标名称 单位 属性 目标年 目标值 最新值 时点 差距 完成率 尚需年均 近年年均 速度比 评估结论 责任单位"
    assert zh == wanted.split()
    for head in ("Indicator", "By", "Target", "Latest", "Year", "To go", "Ratio", "Need/yr", "Past/yr", "x", "Finding"):
        assert head in en


def test_a_baseline_adds_its_columns() -> None:
    heads = shown(gaps_of("every-form")).splitlines()[1].split()

    assert heads[8:12] == ["基期值", "进度", "应达进度", "进度差"]
    assert "进度" not in shown(gaps_of("hz-315-2024")).splitlines()[1]


def test_the_title_tells_plan_region_and_moment() -> None:
    assert shown(gaps_of("hz-315-2024", "330112"), "en").startswith(
        "Hangzhou 2024 work plan for the provincial “315” innovation system - Lin'an - as of 2026-11-22\n"
    )
    assert "拱墅区" in shown(gaps_of("gongshu-14fyp")).splitlines()[0]


def test_with_several_regions_each_row_tells_its_own() -> None:
    report = gaps_of("every-form", "990101", "990102")
    found = shown(report)

    assert "虚构市" not in found.splitlines()[0].replace("虚构市科技发展计划", "")
    assert "地区" in found.splitlines()[1]
    for width in (100, 60, 40):
        assert (
            shown(report, "zh", width).count("甲区")
            >= sum(entry.assessment.subject.region == "990101" for entry in report.entries) - 1
        )


@pytest.mark.parametrize(
    "figures",
    [
        ["3.95", "3.86", "2023?", "0.09个百分点", "97.7%", "0.09个百分点", "0.08个百分点", "1.07", "待公布"],
        ["3300", "251", "92.4%", "2.0%", "9.4%", "0.21"],
        ["17000", "1979", "2015", "-", "-", "-", "-", "-", "数据过旧"],
    ],
)
def test_the_worked_examples_of_the_design_come_out(figures: list[str]) -> None:
    lines = [line.split() for line in rows_of(shown(gaps_of("hz-315-2024")))]

    assert any(line[n : n + len(figures)] == figures for line in lines for n in range(len(line)))


def test_what_repeats_is_blank_in_a_table_and_whole_in_a_record() -> None:
    report = gaps_of("hz-315-2024")

    assert shown(report).count("高新技术产业增加值 ") == 1
    assert shown(report, "zh", 40).count("6 高新技术产业增加值（亿元）") == 3


def test_sorted_rows_that_stand_apart_are_named_again() -> None:
    report = in_order(gaps_of("hz-315-2024"), "period")
    lines = rows_of(shown(report))
    named = [line for line in lines if "高新技术产业增加值 " in line]

    assert len(named) == 3


def test_points_are_never_percent() -> None:
    row = next(line for line in rows_of(shown(gaps_of("hz-315-2024"))) if "3.95" in line)

    assert "0.09个百分点" in row
    assert "0.09%" not in row


@pytest.mark.parametrize("width", [140, 100, 80])
@pytest.mark.parametrize("plan", ["hz-315-2024", "every-form"])
def test_a_row_that_is_assigned_does_not_take_the_rows_below_it_along(plan: str, width: int) -> None:
    """Below （浙江省下达） an empty name reads as: the same indicator, assigned as well."""
    report = gaps_of(plan)
    found = gap_table(report, Words("zh")).grid(width)
    if found is None:
        return  # records name the indicator on each
    columns = {column.head.split("\n")[0]: column.cells for column in found[0].columns}
    subjects = [entry.assessment.subject for entry in report.entries]
    misread = [
        (above.indicator, subject.due)
        for name, above, subject in zip(columns["指标名称"][1:], subjects, subjects[1:], strict=False)
        if "属性" not in columns and name == "" and above.assigned_by is not None and subject.assigned_by is None
    ]

    assert misread == []


def test_an_open_ended_figure_is_not_shown_as_an_approximate_one() -> None:
    report = made_up(
        target("firms", by="2025", at_least="20000", printed='"20000"'),
        "{indicator: firms, period: 2023, more_than: 15000, source: a}",
    )

    assert "超15000" in shown(report, "zh")
    assert ">15000" in shown(report, "en")
    assert "~15000" not in shown(report, "zh")


def test_an_approximate_figure_is_marked_and_the_mark_explained() -> None:
    report = made_up(
        target("firms", by="2025", at_least="20000", printed='"20000"'),
        "{indicator: firms, period: 2023, about: 15000, source: a}",
    )

    assert "~15000" in shown(report)
    assert "~ 约数" in below(shown(report))


def test_a_target_that_is_ambiguous_still_shows_its_figure() -> None:
    """超8500亿元 for two things at once cannot be judged; that it was promised can be told."""
    for width in (UNLIMITED, 100, 40):
        assert "8500" in shown(gaps_of("every-form"), "zh", width)


@pytest.mark.parametrize(
    ("mark", "doubted"),
    [("?", "doubt: year"), ("?", "doubt: scope"), ("?", "doubt: value"), ("~", "about"), ("*", "inferred")],
)
def test_marks_are_explained_where_they_are_used(mark: str, doubted: str) -> None:
    figure = "about: 800" if doubted == "about" else "value: 800"
    doubt = f", {doubted}" if doubted.startswith("doubt") else ""
    inferred = {"inferred": "true"} if doubted == "inferred" else {}
    report = made_up(
        target("firms", by="2025", at_least="1000", printed='"1000"', **inferred),
        f"{{indicator: firms, period: 2023, {figure}{doubt}, source: a}}",
    )
    for width in (UNLIMITED, 60, 40):
        found = shown(report, "en", width)
        assert mark in found.replace(f"{mark} ", "", 1)
        assert re.search(rf"^{re.escape(mark)} \w|; {re.escape(mark)} \w", found, re.MULTILINE)


def test_a_doubt_about_the_figure_itself_is_explained_as_such() -> None:
    report = made_up(
        target("firms", by="2025", at_least="1000", printed='"1000"'),
        "{indicator: firms, period: 2023, value: 800, doubt: value, source: a}",
    )

    assert "2023?" in shown(report, "en")
    assert "value" in next(line for line in shown(report, "en").splitlines() if line.startswith("? "))


def test_no_mark_is_explained_that_is_not_used() -> None:
    report = made_up(
        target("firms", by="2025", at_least="1000", printed='"1000"'),
        "{indicator: firms, period: 2023, value: 800, source: a}",
    )

    assert not re.search(r"^[?~*<!] ", shown(report), re.MULTILINE)


def test_a_start_that_is_not_known_is_not_marked_like_a_doubtful_year() -> None:
    report = made_up(
        target("new-firms", during="{to: 2027}", at_least="9000", printed="新增9000家"),
        "{indicator: new-firms, period: 2023, value: 1700, source: a}",
    )

    assert "?" not in " ".join(rows_of(shown(report)))


def test_relative_targets_are_told_in_the_notes_as_printed() -> None:
    found = shown(gaps_of("every-form"), "zh", 60)

    assert "见注" in found
    for printed in ("高于甲区1个百分点", "快于面上投资增速"):
        assert printed in re.sub(r"\s", "", below(found))


def test_the_years_of_the_recent_pace_are_told() -> None:
    assert "近年年均起算年：1、5—6 2018" in shown(gaps_of("hz-315-2024"))


def test_the_year_of_the_recent_pace_is_that_of_every_row() -> None:
    """Targets of different years may be held against different latest figures."""
    report = made_up(
        "{id: firms, name: 企业数, unit: 家, targets: ["
        '{by: 2022, at_least: 900, printed: "900", at: {section: 一, line: 1}}, '
        '{by: 2030, at_least: 2000, printed: "2000", at: {section: 一, line: 1}}]}',
        "{indicator: firms, period: 2017, value: 500, source: a}\n{indicator: firms, period: 2020, value: 600, source: a}\n"
        "{indicator: firms, period: 2022, value: 800, source: a}\n{indicator: firms, period: 2024, value: 900, source: a}",
        "2025",
    )

    assert {str(entry.assessment.figures.recent_from) for entry in report.entries} == {"2017", "2020"}
    (note,) = (line for line in shown(report).splitlines() if line.startswith("近年年均起算年"))
    assert "2017" in note
    assert "2020" in note


# notes that stand for columns


def narrow(report: Board, lang: Lang = "zh") -> str:
    """The notes of a table without the columns of nature and owners."""
    return re.sub(r"\s", "", below(shown(report, lang, 60)))


TWO_NATURES = (
    "{id: firms, name: 企业数, unit: 家, owners: [市科技局, 市统计局], firmness: expected, targets: ["
    '{by: 2025, at_least: 1000, printed: "1000", at: {section: 一, line: 1}}, '
    '{by: 2030, at_least: 2000, printed: "2000", firmness: binding, owners: [市发改委], at: {section: 一, line: 1}}]}'
)


def test_every_owner_of_an_indicator_is_told() -> None:
    notes = narrow(made_up(TWO_NATURES))

    for owner in ("市科技局", "市统计局", "市发改委"):
        assert owner in notes


def test_an_owner_of_one_target_is_not_made_the_owner_of_all() -> None:
    """Where targets of one indicator have different owners, the note has to say which has which."""
    notes = narrow(made_up(TWO_NATURES))
    part = notes.partition("责任单位：")[2].partition("。")[0]

    assert "2025" in part
    assert "2030" in part


def test_a_target_that_is_expected_is_not_called_binding() -> None:
    notes = narrow(made_up(TWO_NATURES))
    part = notes.partition("属性：")[2].partition("。")[0]

    assert "预期性" in part
    assert "约束性" in part


def test_owners_of_groups_are_told_apart_from_each_other() -> None:
    """3,7 市市场监管局、8 市发改委、市科技局: does 8 end before or after 市科技局?"""
    part = narrow(gaps_of("hz-315-2024")).partition("责任单位：")[2].partition("。")[0]

    assert re.findall("市发改委(.)市科技局", part) != re.findall("市市场监管局(.)8", part)


def test_who_assigned_all_targets_is_told_once() -> None:
    assert "目标均为杭州市下达" in shown(gaps_of("hz-315-2024", "330112"), "zh", 80)


# the line that sums up


def summed(report: Board, lang: Lang = "zh") -> list[int]:
    """The figures of the summary; what brackets divide up further is not counted twice."""
    last = " ".join(shown(report, lang).rstrip("\n").splitlines()[-1:])
    return [int(number) for number in re.findall(r"[0-9]+", re.sub(r"（[^）]*）|\([^)]*\)", "", last))]


def test_what_is_not_due_is_divided_by_pace() -> None:
    last = shown(gaps_of("every-form")).rstrip("\n").splitlines()[-1]

    open_, ahead, on_track, behind = (int(number) for number in re.findall(r"[0-9]+", last.split("未到期")[1])[:4])

    assert (ahead, on_track, behind) == (4, 7, 0)
    assert open_ >= ahead + on_track + behind


@pytest.mark.parametrize("plan", ["every-form", "hz-315-2024", "gongshu-14fyp"])
def test_the_parts_of_the_summary_add_up(plan: str) -> None:
    for lang in LANGS:
        total, *parts = summed(gaps_of(plan, "all"), lang)
        assert total == sum(parts) == len(gaps_of(plan, "all").entries)


def test_the_summary_of_lin_an_counts_what_the_table_shows() -> None:
    assert summed(gaps_of("hz-315-2024", "330112"))[:3] == [6, 2, 1]


def test_the_summary_counts_the_rows_that_are_shown() -> None:
    report = only(gaps_of("hz-315-2024", "330112"), statuses=["met"])

    assert summed(report)[:2] == [2, 2]


# findings


def one_row(
    status: Status,
    why: Reason | None = None,
    better: Better = "lower",
    firmness: Firmness | None = None,
    *,
    strive: bool = False,
) -> Board:
    """A board of one made-up target of another status, direction and nature."""
    board = made_up(
        target("energy", by="2025", at_most="0.40", printed="0.40以内"),
        "{indicator: energy, period: 2023, value: 0.50, source: a}",
    )
    (entry,) = board.entries
    one = entry.assessment
    assert one.subject.target is not None
    changed = one._replace(
        subject=one.subject._replace(target=one.subject.target._replace(firmness=firmness, strive=strive)),
        situation=one.situation._replace(better=better),
        verdicts=(one.verdict._replace(status=status, why=why),),
    )
    return board._replace(entries=(entry._replace(assessment=changed),))


@pytest.mark.parametrize(
    ("board", "said"),
    [
        (one_row("met"), "已完成"),
        (one_row("met-unverified"), "初步达标"),
        (one_row("reached-early"), "提前达到"),
        (one_row("ahead"), "快于预期"),
        (one_row("on-track"), "基本符合预期"),
        (one_row("lagging"), "滞后于预期"),
        (one_row("far-behind"), "严重滞后"),
        (one_row("reversing", better="higher"), "不升反降"),
        (one_row("reversing", better="lower"), "不降反升"),
        (one_row("missed", firmness="binding"), "未完成"),
        (one_row("missed"), "未完成"),
        (one_row("missed", firmness="expected"), "未达预期"),
        (one_row("missed", firmness="binding", strive=True), "未达预期"),
        (one_row("awaiting"), "待公布"),
        (one_row("no-data", Reason.NO_OBSERVATION), "缺数据"),
        (one_row("undetermined", Reason.STALE), "数据过旧"),
        (one_row("undetermined", Reason.NOT_OBSERVED), "当期数据未公布"),
        (one_row("undetermined", Reason.NO_BASELINE), "暂难判定（无基期值）"),
        (one_row("undetermined", Reason.REFERENCE_MISSING), "暂难判定（无参照值）"),
        (one_row("undetermined", Reason.OPEN_ENDED), "暂难判定（非准确值）"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_findings_are_worded_as_the_design_words_them(board: Board, said: str) -> None:
    assert column_of(gap_table(board, Words("zh")), "评估结论") == (said,)


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_is_counted_in_the_summary(status: Status) -> None:
    total, *parts = summed(one_row(status, Reason.STALE))

    assert total == sum(parts) == 1


@pytest.mark.parametrize(("firmness", "word"), [("binding", "未完成 1"), ("expected", "未达预期 1")])
def test_the_summary_calls_what_is_missed_as_its_row_does(firmness: Firmness, word: str) -> None:
    last = shown(one_row("missed", firmness=firmness)).rstrip("\n").splitlines()[-1]

    assert word in last
    assert ("未完成" in last) != ("未达预期" in last)


# cells


def cells(report: Board, head: str, lang: Lang = "zh") -> tuple[str, ...]:
    return column_of(gap_table(report, Words(lang)), head)


def test_a_gap_has_no_sign() -> None:
    report = made_up(
        target("intensity", by="2025", at_least="3.0", printed='"3.0"')
        + "\n"
        + target("firms", by="2025", at_least="1000", printed='"1000"')
        + "\n"
        + target("city-rank", by="2025", at_most="20", printed='"20"'),
        "{indicator: intensity, period: 2023, value: 3.25, source: a}\n"
        "{indicator: firms, period: 2023, value: 800, source: a}\n"
        "{indicator: city-rank, period: 2023, value: 22, source: a}",
    )

    assert cells(report, "差距") == ("超出0.25个百分点", "200", "2位")
    assert cells(report, "To go", "en") == ("over 0.25 pt", "200", "2 pl.")


def test_comparators_stand_at_the_target() -> None:
    targets = [
        target("firms", by="2025", more_than="17000", printed="超17000家"),
        target("city-rank", by="2025", at_most="20", printed='"20"'),
        target("energy", by="2025", less_than="0.3", printed="低于0.3"),
        target("score", by="2025", exactly="100", printed='"100"'),
        target("intensity", by="2025", about="3.0", printed="3.0左右"),
        target("spending", during="2025", at_least="40", printed="40亿元"),
    ]
    report = made_up("\n".join(targets))

    assert cells(report, "目标值") == ("超17000", "20以内", "低于0.3", "=100", "约3.0", "40")
    assert cells(report, "Target", "en") == (">17000", "<=20", "<0.3", "=100", "~3.0", "40")


def test_a_range_is_shown_from_end_to_end_in_the_unit_of_its_column() -> None:
    """Where the document prints 1.5万—2万家, the unit is 家, and every other target counts 家."""
    report = made_up(
        target("patents", by="2025", between="[3, 5]", printed="3—5件")
        + "\n"
        + target("firms", by="2025", between="[15000, 20000]", printed="1.5万—2万家")
    )

    assert cells(report, "目标值") == cells(report, "Target", "en") == ("3-5", "15000-20000")


def test_figures_keep_the_decimals_that_they_were_published_with() -> None:
    report = made_up(
        target("intensity", by="2025", at_least="4.0", printed='"4.0"'),
        "{indicator: intensity, period: 2023, value: 3.86, source: a}",
    )

    assert cells(report, "目标值") == ("4.0",)
    assert cells(report, "最新值") == ("3.86",)
    assert cells(report, "差距") == ("0.14个百分点",)
    assert cells(report, "完成率") == ("96.5%",)
    assert cells(report, "尚需年均") == ("0.07个百分点",)


def test_what_is_missed_by_little_does_not_read_as_reached_in_full() -> None:
    report = made_up(
        target("firms", by="2023", at_least="17000", printed='"17000"'),
        "{indicator: firms, period: 2023, value: 16999, source: a}",
    )

    assert cells(report, "评估结论") == ("未完成",)
    assert cells(report, "差距") == ("1",)
    assert cells(report, "完成率") != ("100.0%",)


def test_a_reason_stands_where_the_rate_would_be() -> None:
    report = made_up(
        target("firms", by="2025", at_least="1000", printed='"1000"'),
        "{indicator: firms, period: 2023, value: 1200, source: a}",
    )

    assert cells(report, "尚需年均") == ("已达到",)
    assert cells(report, "Need/yr", "en") == ("reached",)


def test_another_years_figure_does_not_reach_a_target_of_one_year() -> None:
    """24.5 % in 2023 does not meet 20 % for 2024; nor do 45 spent in 2023 reach 40 to be spent in 2025."""
    report = made_up(
        target("spending", during="2025", at_least="40", printed="40亿元"),
        "{indicator: spending, period: 2023, value: 45, prices: current, source: a}",
    )

    assert cells(report, "尚需年均") != ("已达到",)


def test_a_later_fall_below_a_target_is_seen_and_said() -> None:
    report = made_up(
        target("firms", by="2025", at_least="1000", printed='"1000"'),
        "{indicator: firms, period: 2022, value: 1200, source: a}\n{indicator: firms, period: 2023, value: 900, source: a}",
    )

    assert "2023<" in " ".join(rows_of(shown(report)))
    assert "曾达标" in below(shown(report))


def test_a_window_shows_what_is_left_a_year() -> None:
    report = made_up(
        target("new-firms", during="{from: 2022, to: 2025}", at_least="6000", printed="新增6000家"),
        "{indicator: new-firms, period: 2022, value: 1500, source: a}\n"
        "{indicator: new-firms, period: 2023, value: 1700, source: a}",
    )

    assert cells(report, "目标年") == ("2022-2025年",)
    assert cells(report, "最新值") == ("3200",)
    assert cells(report, "尚需年均") == ("1400",)


def test_nothing_to_show_is_said_in_words() -> None:
    report = gaps_of("every-form")._replace(entries=())

    assert shown(report).splitlines() == ["虚构市科技发展计划 - 截至 2024", "没有符合条件的目标。"]
    assert "No target fits" in shown(report, "en")


def test_english_tables_are_english_but_for_what_documents_print() -> None:
    report = gaps_of("every-form")
    subjects = [entry.assessment.subject for entry in report.entries]
    words = {subject.unit for subject in subjects} | {owner for subject in subjects for owner in subject.owners}
    words |= {subject.printed for subject in subjects}
    found = shown(report, "en")
    for word in sorted((word for word in words if not word.isascii()), key=len, reverse=True):
        found = found.replace(word, "")

    assert [line for line in found.splitlines() if not line.isascii()] == []


# growth


def growth_cells(report: list[Segment], head: str) -> tuple[str, ...]:
    return column_of(growth_table(report, Words("zh")), head)


def test_stated_growth_is_shown_beside_what_is_needed() -> None:
    report = growth_of("gongshu-14fyp")
    number = next(n for n, one in enumerate(report) if one.subject.indicator == "hightech-firms")

    assert growth_cells(report, "年均增速")[number] == "16.5%"
    assert growth_cells(report, "规划原文")[number] == "15%"
    assert growth_cells(report, "是否相符")[number] == "不符"
    assert growth_cells(report, "按该增速测算可达")[number] == "937"


def test_a_comparator_of_a_target_is_not_lost_in_the_growth_table() -> None:
    """超22000 is not 22000."""
    report = growth_of("hz-315-2024")
    number = next(
        n for n, one in enumerate(report) if one.subject.indicator == "hightech-firms" and str(one.to_period) == "2027"
    )

    assert "22000" in growth_cells(report, "目标值")[number]
    assert growth_cells(report, "目标值")[number] != "22000"


def test_a_record_of_growth_does_not_repeat_the_only_plan_and_the_only_region() -> None:
    report = growth_of("gongshu-14fyp")
    found = text(growth_table(report, Words("zh")), 40)

    assert "gongshu-14fyp" not in found
    assert found.count("拱墅区") <= 1


# what is there


@pytest.mark.parametrize("width", [100, 80, 60, 40])
def test_a_narrow_list_of_observations_leaves_no_status_and_no_source_out(width: int) -> None:
    found = printed("show of an indicator", "zh", width).partition("公布数据")[2]

    for word in ("修订", "初步", "虚构公报", "2024-03-01"):
        assert word in found


@pytest.mark.parametrize("width", [100, 80, 60, 40])
def test_a_narrow_list_of_targets_leaves_no_nature_and_no_owner_out(width: int) -> None:
    found = squeezed(printed("show", "zh", width))

    for word in ("约束性", "预期性", "力争", "下达", "市科技局"):
        assert word in found


@pytest.mark.parametrize("width", [100, 80, 60, 40])
def test_a_narrow_list_of_plans_leaves_no_plan_without_its_title(width: int) -> None:
    for word in ("Hangzhou", "Gongshu"):
        assert word in printed("plans", "en", width)


def test_every_target_has_a_record_with_a_finding() -> None:
    report = gaps_of("every-form")

    assert shown(report, "zh", 40).count("评估结论 ") == len(report.entries)
