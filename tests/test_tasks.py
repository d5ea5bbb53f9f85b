"""Tasks in words alone (重点任务): listed, counted apart, never judged; and figures that somebody vouches for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from planmetrics import api
from planmetrics.compute.tasks import tasks_with_state
from tests.command_line import document, folder_of, refused, rows, run, shown
from tests.made_up import EVERY_KEY, dataset, indicator, moment

if TYPE_CHECKING:
    from pathlib import Path

    from planmetrics.facts import Dataset

FIRMS = indicator("firms", "by: 2024, at_least: 100, printed: 100家")
MADE_UP = ("--data", str(EVERY_KEY), "--as-of", "2024")
TASKS = ("gap", "every-task", *MADE_UP)


def task(due: str = "by: 2024", printed: str = "建成校园", name: str = "campus", **keys: str) -> str:
    """An indicator that holds one task."""
    own = "".join(f", {key}: {value}" for key, value in keys.items())
    where = "at: {section: 一, line: 1}"
    return f"{{id: {name}, name: 校园{own}, targets: [{{{due}, worded: true, printed: {printed}, {where}}}]}}"


def done(period: str, source: str = "a", name: str = "campus") -> str:
    return f"{{indicator: {name}, period: {period}, done: true, source: {source}}}"


def states(made: Dataset, as_of: str = "2030") -> list[str]:
    """The state of each task of the made-up plan."""
    return [one.state for one in tasks_with_state(made, made.plans["made-up"].tasks, moment(as_of))]


def listed(*arguments: str) -> list[dict[str, Any]]:
    """The tasks of a run's JSON."""
    found: list[dict[str, Any]] = document(*arguments)["tasks"]
    return found


@pytest.mark.parametrize(
    ("due", "reported", "as_of", "state"),
    [
        ("by: 2024", "", "2023", "open"),
        ("by: 2024", "", "2024-11", "open"),
        ("by: 2024", "", "2024", "not-reported"),
        ("by: 2024", "2024-06", "2024-06", "done"),
        ("by: 2024", "2022", "2023", "done"),
        ("by: 2024", "2024", "2024", "done"),
        ("by: 2024", "2025-01", "2025", "done-late"),
        ("by: 2024", "2025-01", "2024", "not-reported"),
        ("by: 2024-06", "2024", "2024", "done-undated"),
        ("by: 2024-06", "2024-H2", "2024", "done-late"),
        ("during: 2024", "2023", "2024", "not-reported"),
        ("during: 2024", "2024-Q1", "2024", "done"),
        ("during: {from: 2021, to: 2025}", "2023", "2024", "done"),
        ("during: {from: 2021, to: 2025}", "2020", "2025", "not-reported"),
        ("during: {to: 2025}", "2020", "2025", "done"),
    ],
)
def test_the_state_of_a_task_is_what_was_reported_of_its_period_by_then(
    due: str, reported: str, as_of: str, state: str
) -> None:
    made = dataset(f"{FIRMS}\n{task(due)}", done(reported) if reported else "")

    assert states(made, as_of) == [state]


def test_a_yearly_task_is_reported_year_by_year() -> None:
    made = dataset(task("each_year: {from: 2022, to: 2024}"), f"{done('2022')}\n{done('2024')}")

    assert states(made) == ["done", "done-late", "done"]


def test_an_official_report_outranks_an_earlier_one_in_the_press() -> None:
    made = dataset(task(), f"{done('2024', 'b')}\n{done('2025', 'a')}")

    assert states(made) == ["done-late"]
    assert states(made, "2024") == ["done"]


def test_a_task_is_no_target() -> None:
    linked = dataset(f"{FIRMS}\n{task()}", done("2024")).plans["made-up"]

    assert [target.entry.id for target in linked.targets] == ["firms"]
    assert [one.entry.id for one in linked.tasks] == ["campus"]
    assert linked.promised == ["firms", "campus"]


def test_a_target_in_words_of_what_is_measured_is_listed_beside_its_figures() -> None:
    both = indicator(
        "firms", "by: 2024, at_least: 100, printed: 100家", "by: 2025, worded: true, printed: 保持在合理区间"
    )
    linked = dataset(both).plans["made-up"]

    assert [target.printed for target in linked.targets] == ["100家"]
    assert [(one.printed, one.names) for one in linked.tasks] == [("保持在合理区间", ("名", "Firms"))]


# gap


def test_gap_lists_tasks_below_its_targets_and_counts_them_apart() -> None:
    text = shown(*TASKS)

    assert "1 target: 0 met" in text
    assert text.rstrip().endswith(
        "9 tasks, counted apart from the targets: 2 done, 1 done late, 1 done (date unclear), "
        "2 not yet due, 3 not reported."
    )


def test_in_chinese_too() -> None:
    text = shown(*TASKS, lang="zh")

    assert "重点任务 9 项，不计入目标：已完成 2，逾期完成 1，完成时间待核 1，未到期 2，未报告完成情况 3。" in text
    assert "中期调整：第1项（2025年）原目标400家以上，中期调整为300家以上。" in text


def test_the_rows_of_gap_hold_no_task_in_json_and_csv() -> None:
    assert [row["indicator"] for row in rows(*TASKS)] == ["made-up-firms"]
    assert len(run(*TASKS, "--format", "csv").stdout.splitlines()) == 2


def test_a_task_tells_when_it_was_done_and_who_says_so() -> None:
    first, second, *_ = listed(*TASKS)

    assert first == {
        "plan": "every-task",
        "indicator": "campus",
        "name": "校园三期",
        "region": "330105",
        "period": "2023",
        "printed": "完成校园三期建设",
        "state": "done",
        "done_period": "2023-Q4",
        "source": "bureau",
        "firmness": "binding",
        "strive": False,
        "owners": ["区教育局", "区财政局"],
        "section": "一",
        "line": 1,
        "period_inferred": False,
    }
    assert (second["state"], second["done_period"], second["period_inferred"]) == ("done-late", "2023-02", True)


def test_before_a_report_a_task_is_not_done_and_the_report_is_told_to_be_left_out() -> None:
    result = run("gap", "every-task", "--data", MADE_UP[1], "--as-of", "2023-09", "--format", "json")

    assert json.loads(result.stdout)["tasks"][0]["state"] == "open"
    assert "2" in result.stderr  # the reports on campus and line one


@pytest.mark.parametrize(
    ("narrowed", "ids"),
    [
        (("--owner", "区财政局"), ["campus"]),
        (("--by", "2022"), ["statute", "yearly-review"]),
        (("--indicator", "pilot-zone"), ["pilot-zone"]),
        (("--region", "330106"), []),
        (("--status", "missed"), []),
        (("--usable",), []),
    ],
)
def test_tasks_are_narrowed_as_targets_are(narrowed: tuple[str, ...], ids: list[str]) -> None:
    assert [one["indicator"] for one in listed(*TASKS, *narrowed)] == ids


def test_a_misspelt_task_gets_the_nearest() -> None:
    assert "did you mean campus" in refused(*TASKS, "--indicator", "campsu")


def test_tasks_of_several_plans_stand_under_their_titles() -> None:
    text = shown("gap", "--all", *MADE_UP)

    assert "\nMade-up tasks\n" in text
    assert "9 tasks, counted apart from the targets" in text


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_a_plan_without_tasks_says_nothing_of_them(form: str) -> None:
    assert "counted apart" not in shown("gap", "every-key", *MADE_UP, "--format", form)
    assert listed("gap", "every-key", *MADE_UP) == []


def test_markdown_has_the_tasks_as_a_table_of_their_own() -> None:
    text = shown(*TASKS, "--format", "markdown")

    assert "## Tasks" in text
    assert "| Third phase of the campus | 完成校园三期建设 | 2023 | done | 2023-Q4 | binding | 1 |" in text


# elsewhere


def test_summary_counts_tasks_in_a_line_of_their_own() -> None:
    found = document("summary", "every-task", *MADE_UP)

    assert found["rows"][0]["targets"] == 1
    assert found["tasks"] == {"done": 2, "done-late": 1, "done-undated": 1, "open": 2, "not-reported": 3}
    assert "9 tasks, counted apart from the targets" in shown("summary", "every-task", *MADE_UP)


def test_plans_counts_tasks() -> None:
    found = {row["plan"]: (row["targets"], row["tasks"]) for row in rows("plans", *MADE_UP[:2])}

    assert found["every-task"] == (1, 9)
    assert found["every-key"][1] == 0


def test_plans_tells_which_plan_takes_the_place_of_which() -> None:
    found = {row["plan"]: row["supersedes"] for row in rows("plans", *MADE_UP[:2])}

    assert {plan: older for plan, older in found.items() if older} == {"every-task": "every-key"}
    assert "Replaces" in shown("plans", *MADE_UP[:2])
    assert "取代" not in shown("plans", lang="zh")


def test_show_lists_the_tasks_of_a_plan() -> None:
    text = shown("show", "every-task", *MADE_UP)

    assert "Third phase of the campus" in text
    assert "Firms 2025 was 400家以上, now 300家以上" in text
    assert len(listed("show", "every-task", *MADE_UP)) == 9


def test_show_tells_of_one_task() -> None:
    text = shown("show", "every-task", "campus", *MADE_UP)

    assert (
        "Third phase of the campus (campus)\na task in words alone, which has no measure\nMade-up tasks (every-task)"
        in text
    )
    assert "虚构通报" in text
    assert [row["state"] for row in rows("show", "every-task", "campus", *MADE_UP)] == ["done"]


def test_show_tells_of_one_task_of_every_plan() -> None:
    folder = MADE_UP[:2]

    assert [row["plan"] for row in rows("show", "--indicator", "campus", *folder)] == ["every-task"]
    assert len(listed("show", "--indicator", "made-up-firms", *folder)) == 1


def test_show_tells_the_words_of_an_indicator_that_is_measured() -> None:
    found = document("show", "every-task", "made-up-firms", *MADE_UP)

    assert [row["printed"] for row in found["targets"]] == ["300家以上"]
    assert found["targets"][0]["revised_from"] == 400
    assert [row["printed"] for row in found["tasks"]] == ["保持在合理区间"]


def test_export_has_a_row_a_task_without_value_and_comparator() -> None:
    found = rows("export", "targets", "--data", MADE_UP[1], "--plan", "every-task")
    first, window = (next(row for row in found if row["indicator"] == name) for name in ("campus", "pilot-zone"))

    assert len(found) == 1 + 9
    assert (first["form"], first["value"], first["comparator"], first["unit"]) == ("worded", None, None, None)
    assert (first["printed"], first["owners"]) == ("完成校园三期建设", ["区教育局", "区财政局"])
    assert (window["period_from"], window["period_to"]) == ("2021", "2025")


def test_the_shipped_work_plan_has_its_list_of_tasks() -> None:
    found = listed("gap", "--plan", "hz-315-2024", "--as-of", "2024-06")

    assert len(found) == 12
    assert {one["state"] for one in found} == {"open"}
    assert {"完成校园三期建设", "完成知识产权保护和促进条例立法"} <= {one["printed"] for one in found}
    assert all(one["owners"] and one["line"] for one in found)


def test_tasks_can_be_had_from_python() -> None:
    opened = api.open_plans(EVERY_KEY)
    found = api.rows(api.tasks(opened, "every-task", as_of="2024", region="330105"))

    assert [str(row["state"]) for row in found][:3] == ["done", "done-late", "done-undated"]
    assert len(found) == 9
    assert api.tasks(opened, "every-task", as_of="2024", region="330102") == []


def test_reports_on_tasks_are_among_the_exported_observations() -> None:
    found = rows("export", "observations", "--data", MADE_UP[1], "--region", "330105")

    assert [(row["indicator"], row["period"], row["value"], row["comparator"], row["done"]) for row in found][:2] == [
        ("campus", "2023-Q4", None, None, True),
        ("line-one", "2024", None, None, True),
    ]


# what changed


def test_gap_holds_what_a_target_was_and_judges_what_it_is(tmp_path: Path) -> None:
    before = "revised: {from: 400, printed: 400家, at: {section: 二, line: 9}}"
    lowered = indicator("firms", f"by: 2025, at_least: 300, printed: 300家, {before}, at: {{section: 一, line: 1}}")
    data = folder_of(
        tmp_path, {"changed": lowered}, {"990100": "{indicator: firms, period: 2024, value: 350, source: a}"}
    )
    (row,) = rows("gap", "changed", *data)

    assert (row["target"], row["revised_from"], row["gap"]) == (300, 400, -50)
    assert "Revised at mid-term: 1 2025 was 400家, now 300家." in shown("gap", "changed", *data)


# vouched


def test_figures_that_somebody_vouches_for_are_listed_and_counted_and_are_no_fault(tmp_path: Path) -> None:
    said = indicator("firms", "by: 2025, at_least: 300, printed: 未达300家, vouched: 市统计局")
    data = folder_of(tmp_path, {"vouched": said})[:2]
    for strict in ((), ("--strict",)):
        result = run("validate", *data, *strict)

        assert result.exit_code == 0
        assert "note[D016]" in result.stdout
        assert result.stderr.endswith("1 note; 3 files checked; 1 figure vouched for\n")
    assert "提示1处；检查文件3个；由人担保的数字1个" in run("validate", *data, "--lang", "zh").stderr
    assert document("validate", *data)["summary"]["vouched"] == 1
