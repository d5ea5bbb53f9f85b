"""Boards over several plans, owners, regions and methods: gap --all, --owner and --method all, summary, rank."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.command_line import EVERY, MADE_UP, OURS, document, folder_of, refused, rows, run, shown
from tests.made_up import SHIPPED, actuals_text, indicator, target

if TYPE_CHECKING:
    from pathlib import Path

CITY = ("--plan", "hz-315-2024", *OURS, "--as-of", "2026-11-22")
METHODS = ["schedule", "pace", "linear", "energy-saving", "statcan", "eustat", "unsd2023"]
PLANS = ["gongshu-14fyp", "huzhou-hub-draft", "hz-15fyp-proposal", "hz-315-2024", "hz-nqpf-2025"]
GRAVE = {"missed", "reversing", "far-behind", "lagging"}


def divided(*cells: str, observed: dict[str, str] | None = None, tmp_path: Path) -> tuple[str, ...]:
    """A folder with one target divided among regions, each cell `"990101": 2.0`."""
    made = f'{{id: intensity, name: 名, unit: "%", targets: [], breakdown: [{{by: 2025, at: {{section: 一, line: 1}}, at_least: {{{", ".join(cells)}}}}}]}}'
    lines = {
        region: f"{{indicator: intensity, period: 2023, {said}, source: a}}"
        for region, said in (observed or {}).items()
    }
    return folder_of(tmp_path / "data", {"made-up": made.replace("targets: [], ", "")}, lines)


# --all


def test_all_takes_the_targets_of_every_plan_for_its_own_region() -> None:
    found = rows("gap", "--all", *OURS, "--as-of", "2024")

    assert list(dict.fromkeys(row["plan"] for row in found)) == PLANS
    for plan in PLANS:
        own = rows("gap", "--plan", plan, *OURS, "--as-of", "2024")
        assert [row for row in found if row["plan"] == plan] == own


def test_all_names_the_plans_at_the_head_and_no_single_one() -> None:
    found = document("gap", "--all", *OURS, "--as-of", "2024")

    assert found["plans"] == PLANS
    assert found["plan"] is None
    assert document("gap", *EVERY)["plan"] == "every-form"


def test_the_table_of_all_has_a_section_a_plan_and_numbers_them_through() -> None:
    found = shown("gap", "--all", *MADE_UP, lang="zh")
    titles = [found.index(f"\n{title}\n") for title in ("虚构市征求意见稿", "虚构市科技发展计划")]
    numbers = [
        int(number)
        for number in re.findall(r"^ *(\d+) (?=\S)", found.partition("\n\n责任")[0].partition("\n")[2], re.MULTILINE)
    ]

    assert found.startswith("2 个规划")
    assert titles == sorted(titles)
    assert numbers == list(range(1, 17))


def test_sorted_rows_of_all_say_which_plan_they_are_of() -> None:
    found = shown("gap", "--all", *MADE_UP, "--sort", "gap")

    assert "every-draft" in found
    assert "every-form" in found


def test_all_may_be_narrowed_to_a_region_and_an_indicator_that_not_every_plan_has() -> None:
    found = rows("gap", "--all", *OURS, "--region", "330112", "--as-of", "2026")
    intensity = rows("gap", "--all", *OURS, "--indicator", "rd-intensity", "--as-of", "2026")

    assert {(row["plan"], row["region"]) for row in found} == {("hz-315-2024", "330112")}
    assert {row["indicator"] for row in intensity} == {"rd-intensity"}
    assert len({row["plan"] for row in intensity}) == 4


def test_all_regions_of_all_plans_hold_every_target_once() -> None:
    found = rows("gap", "--all", "--all-regions", *MADE_UP)
    exported = run("export", "targets", "--data", MADE_UP[1], "--format", "csv")

    assert len(found) == len(list(csv.DictReader(io.StringIO(exported.stdout))))


def test_a_broken_plan_is_told_and_the_others_are_shown(tmp_path: Path) -> None:
    options = folder_of(tmp_path / "data", {"made-up": target("firms", by="2025", at_least="100", printed='"100"')})
    (tmp_path / "data" / "plans" / "broken.yaml").write_text("format: [", encoding="utf-8")
    result = run("gap", "--all", *options, "--lang", "en")

    assert result.exit_code == 1
    assert "broken.yaml:2:1: error[Y007]" in result.stderr
    assert "2025" in result.stdout


@pytest.mark.parametrize("options", [("--all", "--plan", "every-form")])
def test_all_does_not_go_with_a_plan(options: tuple[str, ...]) -> None:
    assert "--plan does not go with --all" in refused("gap", *options, *MADE_UP)


def test_an_indicator_that_no_plan_has_gets_the_nearest_one() -> None:
    assert "did you mean rd-intensity" in refused("gap", "--all", *OURS, "--indicator", "rd-intensty")


# --owner


def test_an_owner_is_asked_for_within_a_plan_or_in_all() -> None:
    within = rows("gap", *EVERY, "--owner", "市统计局")
    everywhere = rows("gap", *MADE_UP, "--owner", "市统计局")

    assert within == everywhere
    assert len(within) == 4
    assert all("市统计局" in row["owners"] for row in within)


def test_several_owners_are_alternatives() -> None:
    found = rows("gap", *EVERY, "--owner", "市统计局", "--owner", "市科技局")

    assert len(found) == 4
    assert {len(row["owners"]) for row in found} == {1, 2}


def test_an_unknown_owner_gets_the_nearest_one() -> None:
    assert "did you mean 市科技局" in refused("gap", *EVERY, "--owner", "市科技厅局")
    assert "owns no target here" in refused("gap", *MADE_UP, "--owner", "无名")


# summary


def test_the_counts_of_a_summary_add_up() -> None:
    found = rows("summary", *OURS, "--as-of", "2026")
    listed = rows("gap", "--all", *OURS, "--as-of", "2026")

    assert all(sum(row["statuses"].values()) == row["targets"] for row in found)
    assert found[0]["by"] == "all"
    assert found[0]["statuses"] == Counter(row["status"] for row in listed)
    for by in ("plan", "region"):
        assert sum(row["targets"] for row in found if row["by"] == by) == len(listed)


def test_a_target_counts_for_each_of_its_owners_and_one_without_for_nobody() -> None:
    found = {row["group"]: row for row in rows("summary", *EVERY) if row["by"] == "owner"}
    listed = rows("gap", *EVERY)

    assert found["-"]["targets"] == sum(not row["owners"] for row in listed)
    for owner in ("市科技局", "市统计局"):
        assert found[owner]["targets"] == sum(owner in row["owners"] for row in listed)
    assert sum(row["targets"] for row in found.values()) > len(listed)


def test_a_summary_divides_only_by_what_there_are_several_of() -> None:
    assert [row["by"] for row in rows("summary", *EVERY, "--indicator", "firms")] == ["all"]
    assert {row["by"] for row in rows("summary", *MADE_UP)} == {
        "all",
        "plan",
        "firmness",
        "owner",
    }


def test_the_worst_group_of_a_summary_comes_first() -> None:
    for by in ("plan", "owner", "region"):
        found = [row for row in rows("summary", "--all-regions", *OURS, "--as-of", "2026") if row["by"] == by]
        worst = [sum(n for status, n in row["statuses"].items() if status in GRAVE) / row["targets"] for row in found]
        assert worst == sorted(worst, reverse=True)


def test_owners_with_missed_targets_come_before_those_without(tmp_path: Path) -> None:
    made = "\n".join(
        [
            indicator("firms", "by: 2023, at_least: 10, printed: 10家", owners="[好局]"),
            indicator("patents", "by: 2023, at_least: 10, printed: 10件", owners="[差局]"),
        ]
    )
    seen = "{indicator: firms, period: 2023, value: 11, source: a}\n{indicator: patents, period: 2023, value: 9, source: a}"
    options = folder_of(tmp_path / "data", {"made-up": made}, {"990100": seen})

    assert [row["group"] for row in rows("summary", *options)] == ["", "差局", "好局"]


def test_only_statuses_that_occur_have_a_column() -> None:
    head = shown("summary", *EVERY).splitlines()[1]

    assert "holding" in head
    assert "far behind" not in head
    assert "reversing" not in head


def test_a_summary_names_who_owns_nothing_in_words() -> None:
    assert "未列责任单位" in shown("summary", *EVERY, lang="zh")
    assert "no owner named" in shown("summary", *EVERY)


def test_the_rows_of_a_summary_have_these_keys() -> None:
    keys = ["by", "group", "targets", "statuses", "method", "mean_score", "label", "scored"]

    assert list(rows("summary", *EVERY)[0]) == keys
    table = list(csv.DictReader(io.StringIO(run("summary", *EVERY, "--format", "csv").stdout)))
    assert list(table[0]) == keys
    assert "holding=1" in table[0]["statuses"]


@pytest.mark.parametrize("method", ["statcan", "eustat"])
def test_a_method_with_scores_gives_a_summary_its_mean_and_class(method: str) -> None:
    found = rows("summary", *EVERY, "--method", method)[0]
    scores = [row["score"] for row in rows("gap", *EVERY, "--method", method) if row["score"] is not None]

    assert found["method"] == method
    assert found["scored"] == len(scores)
    assert found["mean_score"] == pytest.approx(sum(scores) / len(scores))
    assert found["label"] is not None
    assert f"{found['scored']})" in shown("summary", *EVERY, "--method", method)


def test_a_method_without_scores_gives_a_summary_none() -> None:
    found = rows("summary", *EVERY)[0]

    assert (found["mean_score"], found["label"], found["scored"]) == (None, None, 0)
    assert "Mean score" not in shown("summary", *EVERY)


def test_a_summary_of_nothing_is_zero_targets() -> None:
    found = rows("summary", *EVERY, "--by", "2099")

    assert [(row["by"], row["targets"], row["statuses"]) for row in found] == [("all", 0, {})]


# rank


def test_regions_are_ranked_best_first_and_those_without_data_last() -> None:
    found = rows("rank", *CITY, "--indicator", "rd-intensity", "--year", "2024")
    known = [row for row in found if row["rank"] is not None]
    unknown = found[len(known) :]

    assert [row["rank"] for row in known] == [*range(1, len(known) + 1)]
    assert [row["attainment"] for row in known] == sorted((row["attainment"] for row in known), reverse=True)
    assert len(found) == 13
    assert all(row["rank"] is None and (row["reasons"].keys() & {"attainment", "rank"}) for row in unknown)
    assert "330100" not in {row["region"] for row in found}


def test_equal_figures_share_a_rank_and_the_next_one_is_passed_over(tmp_path: Path) -> None:
    cells = ('"990101": 2.0', '"990102": 4.0', '"test-corridor": 3.0')
    seen = {"990101": "value: 1.0", "990102": "value: 2.0", "test-corridor": "value: 1.0"}
    found = rows("rank", *divided(*cells, observed=seen, tmp_path=tmp_path), "--by", "attainment")

    assert [(row["region"], row["rank"]) for row in found] == [("990101", 1), ("990102", 1), ("test-corridor", 3)]


def test_a_ranking_by_gap_puts_the_smallest_first(tmp_path: Path) -> None:
    seen = {"990101": "value: 1.5", "990102": "value: 3.8"}
    options = divided('"990101": 2.0', '"990102": 4.0', observed=seen, tmp_path=tmp_path)

    assert [row["region"] for row in rows("rank", *options, "--by", "gap")] == ["990102", "990101"]
    assert [row["gap"] for row in rows("rank", *options, "--by", "gap")] == [0.2, 0.5]


def test_a_figure_of_another_period_stands_behind_the_ranking_with_its_reason(tmp_path: Path) -> None:
    cells = ('"990101": 2.0', '"990102": 4.0', '"test-corridor": 3.0', '"990000": 3.0')
    seen = {"990102": "value: 2.0", "test-corridor": "value: 1.0"}
    options = divided(*cells, observed=seen, tmp_path=tmp_path)
    older = actuals_text("{indicator: intensity, period: 2022, value: 2.5, source: a}", "990101")
    (tmp_path / "data/actuals/990101.yaml").write_text(older, encoding="utf-8")
    found = rows("rank", *options)

    assert [(row["region"], row["rank"]) for row in found] == [
        ("990102", 1),
        ("test-corridor", 2),
        ("990101", None),
        ("990000", None),
    ]
    assert found[2]["reasons"]["rank"] == "periods_differ"
    assert "other period District A" in shown("rank", *options)
    assert "时点不同 甲区" in shown("rank", *options, lang="zh")


def test_doubtful_and_approximate_values_of_a_ranking_are_marked(tmp_path: Path) -> None:
    seen = {"990101": "value: 1.5, doubt: year", "990102": "about: 3.8"}
    options = divided('"990101": 2.0', '"990102": 4.0', observed=seen, tmp_path=tmp_path)
    found = shown("rank", *options, "--by", "gap")

    assert "2023?" in found
    assert "~3.8" in found
    assert "? year, scope or value of the figure is doubtful; ~ approximate" in found
    assert [row["doubts"] for row in rows("rank", *options, "--by", "gap")] == [["about"], ["year"]]


def test_a_ranking_of_one_region_is_none() -> None:
    assert "No target is divided among regions" in shown("rank", *EVERY, "--by", "gap", "--region", "990101")
    assert "没有分地区的目标" in shown("rank", "--plan", "every-draft", *MADE_UP, "--by", "gap", lang="zh")
    assert rows("rank", "--plan", "every-draft", *MADE_UP, "--by", "gap") == []


def test_a_ranking_shows_what_a_region_missed_as_the_gap_table_does(tmp_path: Path) -> None:
    made = indicator(
        "city-rank",
        *(f'by: 2023, at_most: 20, region: "{region}", printed: "20"' for region in ("990101", "990102")),
        firmness="expected",
    )
    seen = dict.fromkeys(("990101", "990102"), "{indicator: city-rank, period: 2023, value: 25, source: a}")
    found = shown("rank", *folder_of(tmp_path / "data", {"made-up": made}, seen), "--by", "gap", lang="zh")

    assert found.count("未达预期") == 2  # an expected target is not 未完成
    assert found.count("5位") == 2
    assert found.count("20以内") == 2


def test_two_targets_of_one_region_are_ranked_by_their_own_figures(tmp_path: Path) -> None:
    made = indicator(
        "firms",
        'by: 2025, at_least: 100, region: "990101", printed: "100"',
        'by: 2025, at_least: 200, region: "990101", printed: "200", strive: true',
        'by: 2025, at_least: 100, region: "990102", printed: "100"',
    )
    seen = {
        "990101": "{indicator: firms, period: 2023, value: 90, source: a}",
        "990102": "{indicator: firms, period: 2023, value: 60, source: a}",
    }
    found = rows("rank", *folder_of(tmp_path / "data", {"made-up": made}, seen), "--by", "attainment")

    assert [(row["rank"], row["attainment"]) for row in found] == [(1, 0.9), (2, 0.6), (3, 0.45)]


def test_a_target_without_a_value_is_told_as_printed_below_a_ranking() -> None:
    found = shown("rank", *EVERY, "--by", "gap", lang="zh")

    assert "见注" in found
    assert "目标原文：投资增速（%） 2025年 快于面上投资增速。" in found


# --method


def test_all_methods_have_a_row_a_target_and_method_in_order() -> None:
    alone = rows("gap", *EVERY)
    found = rows("gap", *EVERY, "--method", "all")
    several = len(METHODS)

    assert document("gap", *EVERY, "--method", "all")["methods"] == METHODS
    assert len(found) == len(alone) * several
    assert found[::several] == alone
    for number, method in enumerate(METHODS):
        assert found[number::several] == rows("gap", *EVERY, "--method", method)


def test_a_board_of_methods_has_a_column_a_method() -> None:
    found = shown("gap", *EVERY, "--method", "all")

    assert found.splitlines()[1].split()[-len(METHODS) :] == METHODS
    for name in ("done over due", "Statistics Canada (Open SDG)"):
        assert name in found


def test_what_another_method_judged_is_marked_and_said() -> None:
    found = shown("gap", *CITY, "--method", "all", "--indicator", "rd-intensity")
    handed = [row for row in rows("gap", *CITY, "--indicator", "rd-intensity") if row["method"] != "schedule"]

    assert {row["method"] for row in handed} == {"pace"}
    assert "0.99+" in found
    assert "+ judged by pace" in found


def test_a_board_without_a_mark_does_not_explain_it() -> None:
    assert "+ judged by" not in shown("gap", *EVERY, "--method", "all", "--indicator", "energy")


def test_a_board_explains_its_marks_and_the_targets_without_a_value() -> None:
    found = shown("gap", *EVERY, "--method", "all")

    assert "? year, scope or value of the figure is doubtful" in found
    assert "* target year taken from heading" in found
    assert "Targets as printed: 1 2030 高于甲区1个百分点" in found


@pytest.mark.parametrize("narrowed", [("--status", "lagging"), ("--usable",), ("--by", "2025")])
def test_a_narrowed_board_keeps_all_methods_of_each_target(narrowed: tuple[str, ...]) -> None:
    found = rows("gap", *EVERY, "--method", "all", *narrowed)
    methods = len(METHODS)
    keys = [(row["indicator"], row["target_period"], row["printed"], row["assigned_by"]) for row in found]

    assert found
    assert all(len(set(keys[n : n + methods])) == 1 for n in range(0, len(keys), methods))
    assert len(found) == methods * len(set(keys))
    assert shown("gap", *EVERY, "--method", "all", *narrowed)


@pytest.mark.parametrize("sorting", ["period", "gap", "attainment", "required", "status"])
def test_a_sorted_board_keeps_each_target_in_one_row(sorting: str) -> None:
    sorted_ = rows("gap", *EVERY, "--method", "all", "--sort", sorting)
    firsts = sorted_[:: len(METHODS)]
    in_any_order = [str(row) for row in rows("gap", *EVERY)]

    assert sorted(str(row) for row in firsts) == sorted(in_any_order)
    for number, row in enumerate(sorted_):
        first = firsts[number // len(METHODS)]
        assert (row["indicator"], row["printed"]) == (first["indicator"], first["printed"])


# wrong words, and options that do not go together


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--method", "statcn"), "did you mean statcan"),
        (("--method", ""), "which is no method"),
        (("--status", "lagin"), "did you mean lagging"),
        (("--fail-on", "mised"), "did you mean missed"),
        (("--baseline", "soon"), "write a year"),
        (("--by", "99999"), "write a year"),
        (("--as-of", "soon"), "write 2024-06-30"),
        (("--indicator", "intensty"), "did you mean intensity"),
        (("--region", "990199"), "990101"),
    ],
)
def test_a_wrong_word_is_refused_with_what_would_be_right(options: tuple[str, ...], said: str) -> None:
    assert said in refused("gap", *EVERY, *options)


@pytest.mark.parametrize(
    "options",
    [
        ("rank", "--by", "best"),
        ("gap", "--sort", "best"),
        ("gap", "--format", "xlsx"),
        ("summary", "--lang", "fr"),
        ("summary", "--usable=1"),
    ],
)
def test_a_word_that_an_option_does_not_know_is_wrong_usage(options: tuple[str, ...]) -> None:
    command, option, *_ = options
    said = refused(command, *EVERY, *options[1:])

    assert option.partition("=")[0] in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("summary", "--method", "all"), "--method all does not go with summary"),
        (("rank", "--method", "all"), "--method all does not go with rank"),
        (("gap", "--all"), "--plan does not go with --all"),
        (("gap", "--encoding", "gbk"), "--encoding is for --table"),
        (("gap", "--region", "990101", "--all-regions"), "--region does not go with --all-regions"),
        (("summary", "--region", "990101", "--all-regions"), "--region does not go with --all-regions"),
        (("cagr", "--region", "990101", "--all-regions"), "--region does not go with --all-regions"),
        (("gap", "every-draft"), "--plan every-form does not go with PLAN every-draft"),
        (("summary", "every-draft"), "--plan every-form does not go with PLAN every-draft"),
        (("rank", "every-draft"), "--plan every-form does not go with PLAN every-draft"),
    ],
)
def test_options_that_do_not_go_together_are_refused(arguments: tuple[str, ...], said: str) -> None:
    assert said in refused(*arguments, *EVERY)


@pytest.mark.parametrize("command", ["gap", "summary", "rank"])
def test_a_plan_may_be_named_by_its_place(command: str) -> None:
    by_option = rows(command, *EVERY)

    assert rows(command, "every-form", *MADE_UP) == by_option
    assert rows(command, "every-form", *EVERY) == by_option


@pytest.mark.parametrize("command", ["gap", "summary", "rank"])
def test_a_wrong_plan_gets_the_nearest_one_and_is_called_by_where_it_stood(command: str) -> None:
    by_place, by_option = refused(command, "every-fom", *MADE_UP), refused(command, "--plan", "every-fom", *MADE_UP)

    assert "PLAN is 'every-fom'" in by_place
    assert "--plan is 'every-fom'" in by_option
    assert "did you mean every-form" in by_place
    assert "did you mean every-form" in by_option


@pytest.mark.parametrize("command", ["gap", "summary", "rank"])
def test_every_board_is_there_in_markdown(command: str) -> None:
    found = shown(command, *EVERY, "--format", "markdown")

    assert re.search(r"^\| ---", found, re.MULTILINE)
    assert "-----" not in found


def test_a_missing_file_of_methods_cannot_be_read(tmp_path: Path) -> None:
    assert "methods.yaml" in refused("gap", *EVERY, "--methods", str(tmp_path / "methods.yaml"), code=3)


def test_a_broken_file_of_methods_is_told_at_its_line(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text("format: 1\nmethods: 3\n", encoding="utf-8")

    assert "own.yaml:2:" in refused("gap", *EVERY, "--methods", str(file), code=1)


# --fail-on


@pytest.mark.parametrize("board", [("gap",), ("summary",), ("gap", "--method", "all"), ("gap", "--all-regions")])
def test_fail_on_goes_with_every_board(board: tuple[str, ...]) -> None:
    assert run(*board, *EVERY, "--fail-on", "missed").exit_code == 1
    assert run(*board, *EVERY, "--fail-on", "reached-early").exit_code == 0


def test_a_ranking_fails_on_what_it_shows() -> None:
    """The plan's own targets are not in it."""
    assert run("rank", *EVERY, "--by", "gap", "--fail-on", "no-data").exit_code == 1
    assert run("rank", *EVERY, "--by", "gap", "--fail-on", "lagging").exit_code == 0


def test_statuses_may_be_asked_for_as_tables_call_them() -> None:
    for word, status in (("快于预期", "ahead"), ("on track", "on-track"), ("不降反升", "reversing")):
        found = rows("gap", *EVERY, "--status", word)
        assert {row["status"] for row in found} <= {status}
    assert rows("gap", *EVERY, "--status", "快于预期")
    assert rows("gap", *EVERY, "--status", "数据过旧") == rows("gap", *EVERY, "--status", "stale")


def test_a_method_is_explained_with_its_cut_offs_and_source() -> None:
    said = run("explain", "statcan").stdout

    assert "growth_ratio" in said
    assert ">= 0.95   substantial_progress" in said
    assert "Open SDG" in said


def test_a_method_of_one_s_own_is_explained_too(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    shipped = (SHIPPED / "methods.yaml").read_text("utf-8")
    first = shipped[shipped.index("  - id: pace") : shipped.index("  - id: linear")]
    own.write_text("format: 1\nmethods:\n" + first.replace("id: pace", "id: ours"), encoding="utf-8")

    assert run("explain", "ours", "--methods", str(own)).stdout.startswith("ours: ")


def test_no_method_may_be_called_as_what_stands_for_all_of_them(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    shipped = (SHIPPED / "methods.yaml").read_text("utf-8")
    first = shipped[shipped.index("  - id: pace") : shipped.index("  - id: linear")]
    own.write_text("format: 1\nmethods:\n" + first.replace("id: pace", "id: all"), encoding="utf-8")

    result = run("gap", *EVERY, "--methods", str(own))

    assert result.exit_code == 1
    assert "own.yaml:3:9: error[L017]" in result.stderr


def test_what_cannot_be_explained_is_quoted_as_it_was_asked() -> None:
    result = run("explain", "all")

    assert result.exit_code == 2
    assert "'all' is no code" in result.stderr
