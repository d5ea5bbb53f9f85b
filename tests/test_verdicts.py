"""Verdicts that were false once, each with the right one; windows of rates, by situations made by hand."""

from __future__ import annotations

import io
import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any, get_args

import pytest

from planmetrics.compute.assess import assess, assessed, figures_of
from planmetrics.compute.assessment import Subject
from planmetrics.compute.course import QUANTITIES, course_of
from planmetrics.compute.goal import Goal
from planmetrics.compute.outcome import Reason
from planmetrics.compute.situation import Milestone, Point, Situation, Window
from planmetrics.compute.status import STATUSES, light_of
from planmetrics.model.method import Quantity
from planmetrics.model.period import of_year
from planmetrics.records.gap import Entry
from planmetrics.render.gap_columns import FINDING
from planmetrics.render.gap_lines import lines_of
from planmetrics.render.words import Words
from planmetrics.tables import read_table
from tests.made_up import Row, asked, baseline, dataset, gap, gaps, indicator, moment, rows_of, table_row

if TYPE_CHECKING:
    from planmetrics.facts import Dataset

HEAD = "indicator,base,base_period,latest,latest_period,target,target_period,better,measure,comparator"


def table(line: str, as_of: str = "2023", method: str = "schedule") -> Row:
    """A line of a table: base, period, latest, period, target, period, better, measure, comparator."""
    found, problems = read_table(io.BytesIO(f"{HEAD}\nmade-up,{line}\n".encode()), "t.csv", "utf-8")
    assert found is not None, problems
    return table_row(next(found.rows), as_of, method)


def of(
    promise: str, observed: dict[str, str], *, better: str = "higher", measure: str = "stock", base: str = ""
) -> Dataset:
    """A plan with one target, and what was observed by period; `base` is the plan's own baseline of 2020."""
    more = {"baseline": baseline("2020", base, f"{base}家")} if base else {}
    line = indicator("things", promise, name_en="things", unit="家", better=better, measure=measure, **more)
    seen = (
        f"{{indicator: things, period: {period}, {value if ':' in value else f'value: {value}'}, source: a}}"
        for period, value in observed.items()
    )
    return dataset(line, "\n".join(seen))


def by_hand(
    form: str, total: str, years: tuple[int, int], goal: str, *, comparator: Any = "at_least", **more: Any
) -> Row:
    """A target of 2021 to 2025 on a window, of which so many years of so many are there."""
    lower = more.pop("lower", False)
    newest = Point(of_year(2020 + years[0]), Decimal(total))
    given: dict[str, Any] = {
        "measure": "growth", "better": "lower" if lower else "higher", "form": form, "comparator": comparator,
        "period": of_year(2020 + years[1]), "until": newest.period.end,
        "goal": Goal(comparator, Decimal(goal), None, lower), "encoded": Decimal(goal), "encoded_max": None,
        "base": Reason.NO_BASELINE, "base_origin": None, "latest": newest, "latest_is_stale": False,
        "one_series": False, "recent": Reason.SINGLE_OBSERVATION, "history": (), "milestones": (),
        "window": Window(
            Decimal(total), newest, 12 * years[0], 12 * years[1], more.pop("doubtful", False),
            "at_least" if more.get("short") else None, more.pop("short", False),
        ),
        "part": Reason.NO_PART_YEAR, "doubts": (), "limit": None, "growth_from_levels": True, "percent": False,
    }  # fmt: skip
    return judged(Situation(**(given | more)))


def judged(at: Situation, method: str = "schedule") -> Row:
    subject = Subject(("t", 0), "t", "t", ("t", "t"), "-", ("-", "-"), "%", "2021..2025", None)
    (row,) = rows_of(assessed(subject, at, asked(method)))
    return row


# --- paths -------------------------------------------------------------------------------------------------------


def test_exactly_on_a_compound_path_is_on_track() -> None:
    row = table("1000,2020,1933,2023,3000,2025,higher,stock,")

    assert row.due == pytest.approx((3**0.6 - 1) / 2)  # 46.7 %, not 60 %
    assert (row.status, row.pace) == ("on-track", pytest.approx(1, abs=1e-3))


def test_due_runs_through_the_milestones_and_is_never_more_than_all() -> None:
    promises = ("by: 2022, at_least: 250, printed: 250家", "by: 2025, at_least: 200, printed: 200家")
    made = dataset(
        indicator("firms", *promises, unit="家", baseline=baseline("2020", "100", "100家")),
        "{indicator: firms, period: 2022, value: 180, source: a}",
    )

    late = gaps(made, "2022")[1]

    assert (late.due, late.pace, late.status) == (1, pytest.approx(0.8), "lagging")


def test_a_milestone_that_is_only_striven_for_does_not_shape_a_path_that_is_promised() -> None:
    made = dataset(
        indicator(
            "firms",
            "by: 2022, at_least: 190, strive: true, printed: 力争190家",
            "by: 2025, at_least: 200, printed: 200家",
            unit="家",
            baseline=baseline("2020", "100", "100家"),
        ),
        "{indicator: firms, period: 2022, value: 140, source: a}",
    )

    striven, promised = gaps(made, "2022")

    assert striven.status == "missed"
    assert promised.path_value == pytest.approx(100 * 2**0.4)
    assert promised.status == "ahead"


@pytest.mark.parametrize(("latest", "status"), [("110", "on-track"), ("119", "lagging"), ("79", "reached-early")])
def test_a_path_that_first_leads_the_other_way_judges_alone(latest: str, status: str) -> None:
    """From 100 it may rise to 120 by 2025 and has to fall to 80 by 2030: in 2023 the path stands at 111.6."""
    promises = ("by: 2025, at_most: 120, printed: 120家以内", "by: 2030, at_most: 80, printed: 80家以内")
    line = indicator(
        "things",
        *promises,
        name_en="t",
        unit="家",
        better="lower",
        measure="stock",
        baseline=baseline("2020", "100", "100家"),
    )
    made = dataset(line, f"{{indicator: things, period: 2023, value: {latest}, source: a}}")

    row = gaps(made, "2023")[1]

    assert row.status == status
    assert row.due < 0
    assert row.reasons["pace"] == "path_turns"
    if status != "reached-early":
        assert row.label == status


def test_a_path_to_zero_is_straight() -> None:
    row = table("100,2020,50,2023,0,2030,lower,stock,")

    assert (row.path_value, row.due) == (pytest.approx(70), pytest.approx(0.3))
    assert row.status == "ahead"


def test_the_path_of_a_rank_stands_at_whole_places_towards_its_base() -> None:
    row = table("30,2020,27,2021,20,2025,lower,rank,")
    between = table("30,2020,29,2021,23,2025,lower,rank,")

    assert row.path_value == 28
    assert (between.path_value, between.status) == (29, "on-track")  # 28.6 is a place that nobody can have


def test_where_the_printed_digits_allow_it_a_slow_way_is_on_track() -> None:
    """From 24.0 to 24.4 in five years; 24.0 may be 23.95, and 24.1 may be 24.14."""
    assert table("24.0,2020,24.1,2022,24.4,2025,higher,share,").status == "on-track"
    assert table("24.00,2020,24.10,2022,24.40,2025,higher,share,").status == "lagging"
    assert table("24.0,2020,24.0,2022,24.4,2025,higher,share,").status == "far-behind"  # nothing was delivered


# --- kept, lost, reached -----------------------------------------------------------------------------------------


def test_a_ceiling_kept_so_far_is_held_and_not_reached() -> None:
    made = of("by: 2025, at_most: 151, printed: 151家以内", {"2022": "131", "2023": "150"}, better="lower", base="100")

    row = gap(made, "2023")

    assert (row.status, row.reasons["status"], row.label) == ("holding", "base_satisfies", "achieved")
    assert (row.breaks, row.light) == ("2024", "yellow")
    assert {row.reasons[key] for key in ("progress", "due", "path_value", "path_gap")} == {"base_satisfies"}


def test_a_ceiling_that_was_kept_and_is_broken_is_reversing() -> None:
    made = of("by: 2025, at_most: 5.5, printed: 5.5家以内", {"2022": "5.1", "2023": "5.6"}, better="lower", base="5.1")
    later = gap(made, "2022")

    row = gap(made, "2023")

    assert (later.status, later.light) == ("holding", "green")
    assert (row.status, row.reasons["status"], row.light) == ("reversing", "base_satisfies", "red")
    assert "fell_back" in row.doubts


def test_an_earlier_year_of_a_flow_never_reaches_the_target_of_another() -> None:
    row = gap(of("during: 2025, at_least: 100, printed: 100家", {"2023": "120"}, measure="flow", base="80"), "2023")

    assert (row.status, "status" in row.reasons) == ("holding", False)


def test_without_a_base_what_satisfies_its_target_is_held_for_now() -> None:
    assert gap(of("by: 2025, at_least: 100, printed: 100家", {"2023": "120"}), "2023").status == "holding"
    early = gap(of("by: 2025, at_least: 100, printed: 100家", {"2023": "120"}, base="80"), "2023")
    assert (early.status, early.light) == ("reached-early", "green")


@pytest.mark.parametrize(("latest", "status"), [("104", "holding"), ("110", "lagging"), ("200", "lagging")])
def test_a_rise_that_is_limited_is_held_against_its_path(latest: str, status: str) -> None:
    """At most 3 % a year from 100: 106.1 after two years, 115.9 after five."""
    promise = "by: 2025, growth: {at_most: 3}, since: 2020, printed: 年均增长3%以内"
    made = of(promise, {"2022": latest}, better="lower", base="100")

    assert gap(made, "2022").status == status


def test_what_came_after_the_deadline_decides_nothing() -> None:
    row = table("100,2020,300,2025,200,2024,higher,stock,", "2025")

    assert (row.status, row.reasons["status"]) == ("undetermined", "latest_after_target")
    assert row.attainment is None


def test_before_a_period_is_over_nothing_is_met_or_missed_in_a_table_either() -> None:
    assert table("100,2020,250,2024,200,2024,higher,stock,", "2024-06").status == "reached-early"
    assert table("100,2020,190,2024,200,2024,higher,stock,", "2024-06").status == "lagging"
    assert table("100,2020,190,2024,200,2024,higher,stock,", "2024").status == "missed"


@pytest.mark.parametrize("line", ["10,2021-H1,20,2023,30,2025,higher,flow,", "10,2021,20,2023-H1,30,2025,higher,flow,"])
def test_part_of_a_year_gives_no_rate_in_a_table(line: str) -> None:
    row = table(line)

    for key in ("observed_rate", "progress", "recent_rate", "path_value", "due"):
        assert row.reasons[key] in {"periods_differ", "no_observation", "single_observation"}, key


# --- sums and limits ---------------------------------------------------------------------------------------------

HOMES = "during: {from: 2021, to: 2030}, at_least: 100000, printed: 100000家"


def test_nothing_built_in_the_first_year_is_far_behind() -> None:
    row = gap(of(HOMES, {"2021": "0"}, measure="addition"), "2021")

    assert (row.pace, row.status, row.label, row.light) == (0, "far-behind", "far-behind", "red")


CAP = "during: {from: 2021, to: 2025}, at_most: 300, printed: 300家以内"


def test_a_limit_on_a_sum_that_is_broken_is_missed_at_once() -> None:
    row = gap(of(CAP, {"2021": "100", "2022": "100", "2023": "110"}, better="lower", measure="flow"), "2023")

    assert (row.status, row.reasons["status"]) == ("missed", "limit_exceeded")


def test_a_limit_of_which_nothing_is_used_is_ahead() -> None:
    row = gap(of(CAP, {"2021": "0"}, better="lower", measure="flow"), "2021")

    assert (row.status, row.label, row.reasons["pace"]) == ("ahead", "ahead", "nothing_used")


def test_what_can_be_taken_back_is_no_limit_used_up() -> None:
    row = gap(of(CAP, {"2021": "400", "2022": "-150"}, better="lower", measure="flow"), "2022")

    assert (row.status, row.reasons["pace"]) == ("holding", "no_ratio")


def test_a_missing_year_leaves_a_lower_bound_that_settles_what_it_can() -> None:
    floor = "during: {from: 2021, to: 2025}, at_least: 300, printed: 300家"
    enough = gap(of(floor, {"2021": "200", "2023": "150"}, measure="addition"), "2023")
    broken = gap(of(CAP, {"2021": "200", "2023": "150"}, better="lower", measure="addition"), "2023")
    open_ = gap(of(floor, {"2021": "100", "2023": "100"}, measure="addition"), "2023")

    assert (enough.status, broken.status) == ("reached-early", "missed")
    assert (open_.status, open_.reasons["status"]) == ("undetermined", "incomplete_window")


def test_the_year_to_date_adds_to_a_sum_by_its_months() -> None:
    floor = "during: {from: 2021, to: 2025}, at_least: 500, printed: 500家"
    row = gap(of(floor, {"2021": "100", "2022-H1": "50"}, measure="addition"), "2022-06")

    assert (row.latest, row.elapsed, row.due) == (150, pytest.approx(0.3), pytest.approx(0.3))
    assert (row.pace, row.status) == (pytest.approx(1), "on-track")
    assert row.required_step == pytest.approx(350 / 3.5)


# --- within the year ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "done", "pace", "status"),
    [
        ("2024-01..09", "66.7", 0.667 / 0.75, "lagging"),
        ("2024-Q1", "16.3", 0.163 / 0.25, "lagging"),
        ("2024-01..09", "84", 0.84 / 0.75, "ahead"),
        ("2024-H1", "50", 1, "on-track"),
        ("2024-H1", "0", 0, "far-behind"),
    ],
)
def test_within_the_year_completion_is_divided_by_the_share_of_the_year(
    period: str, done: str, pace: float, status: str
) -> None:
    made = of("during: 2024, at_least: 100, printed: 100家", {"2023": "90", period: done}, measure="addition")

    row = gap(made, period.replace("01..", ""))

    assert (row.pace, row.status, row.label) == (pytest.approx(pace), status, status)
    for method in ("pace", "linear", "energy-saving"):  # which know of no part of a year
        other = gap(made, period.replace("01..", ""), method=method)
        assert (other.status, other.method, other.method_asked) == (status, "schedule", method)
    assert gap(made, period.replace("01..", ""), method="statcan").status == status


def test_within_the_year_a_floor_may_be_reached_and_a_ceiling_broken() -> None:
    jobs, waste = ("during: 2024, at_least: 100, printed: 100家", "during: 2024, at_most: 90, printed: 90家以内")

    assert gap(of(jobs, {"2024-H1": "101"}, measure="addition"), "2024-06").status == "reached-early"
    broken = gap(of(waste, {"2024-H1": "91"}, measure="flow", better="lower"), "2024-06")
    half = gap(of(waste, {"2024-H1": "60"}, measure="flow", better="lower"), "2024-06")
    assert (broken.status, broken.reasons["status"]) == ("missed", "limit_exceeded")
    assert (half.pace, half.status) == (pytest.approx(0.75), "lagging")


def test_growth_so_far_is_held_against_its_target_as_it_stands() -> None:
    """A ceiling on a rise is held or not; a ratio would call 2 % of at most 4 % far behind."""
    floor, ceiling = (
        f"during: 2024, {word}: 4, printed: {printed}"
        for word, printed in (("at_least", '"4%"'), ("at_most", "4%以内"))
    )
    growth = {"name_en": "growth", "unit": '"%"', "measure": "growth"}

    def so_far(promise: str, value: str, better: str) -> Row:
        line = indicator("pace", promise, better=better, **growth)
        return gap(dataset(line, f"{{indicator: pace, period: 2024-H1, value: {value}, source: a}}"), "2024-06")

    assert [so_far(floor, value, "higher").status for value in ("4.4", "3.9", "3", "1", "-1")] == [
        *("ahead", "on-track", "lagging", "far-behind", "reversing"),
    ]
    assert [so_far(ceiling, value, "lower").status for value in ("2", "4.1")] == ["holding", "lagging"]


def test_what_starts_anew_each_year_is_judged_in_its_own() -> None:
    """Growth or an addition observed in its very period: nothing is left to bring."""
    met = gap(of("during: 2023, at_least: 100, printed: 100家", {"2023": "120"}, measure="addition"), "2023")
    missed = gap(of("during: 2023, at_least: 100, printed: 100家", {"2023": "80"}, measure="addition"), "2023")

    assert (met.status, met.label, met.reasons["required_step"]) == ("met", "achieved", "already_met")
    assert (missed.status, missed.label, missed.pace) == ("missed", "lagging", pytest.approx(0.8))
    assert missed.reasons["required_step"] == "no_time_left"


# --- windows of rates --------------------------------------------------------------------------------------------


def test_an_average_below_its_target_is_lagging() -> None:
    row = by_hand("average", "5.5", (4, 5), "6")

    assert (row.pace, row.status) == (pytest.approx(math.log(1.055) / math.log(1.06)), "lagging")
    assert row.latest == Decimal("5.5")


def test_rates_in_all_are_held_against_their_share_of_the_window() -> None:
    """Reductions of 2.75 a year make 13.0 in five years, not 13.75: that misses 13.5."""
    after_two = by_hand("cumulative", "5.42", (2, 5), "13.5", reduction=True)
    over = by_hand("cumulative", "13.02", (5, 5), "13.5", reduction=True)

    assert after_two.pace == pytest.approx(math.log(1 - 0.0542) / math.log(1 - 0.135) / 0.4)
    assert (after_two.status, over.status) == ("on-track", "missed")
    assert by_hand("cumulative", "13.6", (5, 5), "13.5").status == "met"


def test_energy_saving_reads_reductions_of_a_window() -> None:
    at = {"reduction": True}
    published = by_hand("cumulative", "20.07", (4, 5), "20", **at)

    assert published.progress == pytest.approx(1.0039, abs=5e-5)
    assert (published.pace, published.status) == (pytest.approx(1.0039 / 0.8, abs=1e-4), "ahead")
    assert by_hand("cumulative", "-1", (4, 5), "20", **at).status == "reversing"
    assert by_hand("cumulative", "100", (4, 5), "20", **at).reasons["pace"] == "not_positive"


@pytest.mark.parametrize(("mean", "status"), [("2.5", "holding"), ("3.5", "lagging")])
def test_a_ceiling_on_an_average_rise_is_held_or_not(mean: str, status: str) -> None:
    assert by_hand("average", mean, (3, 5), "3", comparator="at_most", lower=True).status == status


def test_the_average_of_a_flow_is_its_mean_a_year() -> None:
    row = by_hand("average", "54", (3, 5), "60", measure="flow")
    over = by_hand("average", "54", (3, 5), "50", measure="flow", comparator="at_most", lower=True)

    assert (row.pace, row.status) == (pytest.approx(0.9), "lagging")
    assert (over.pace, over.status) == (None, "lagging")  # a mean is kept or not: no amount is used up


def test_a_window_that_is_over_waits_for_its_last_year_and_says_what_it_doubts() -> None:
    assert by_hand("average", "6.5", (4, 5), "6", until=of_year(2025).end).status == "awaiting"
    assert by_hand("average", "6.5", (5, 5), "6", doubtful=True).status == "met-unverified"


# --- doubts, lights, several methods -----------------------------------------------------------------------------


def test_a_doubtful_figure_leaves_the_verdict_standing_with_a_mark() -> None:
    made = of("by: 2025, at_least: 200, printed: 200家", {"2023": "value: 190, doubt: value"}, base="100")
    (one,) = assess(made, made.plans["made-up"].targets, moment("2023"), asked("schedule"))

    assert (one.verdict.status, one.verdict.doubtful) == ("ahead", True)


def test_every_status_has_its_light() -> None:
    lights = {status: light_of(status) for status in STATUSES}

    assert {status for status, light in lights.items() if light == "green"} == {
        *("met", "holding", "reached-early", "ahead", "on-track"),
    }
    assert {status for status, light in lights.items() if light == "yellow"} == {"met-unverified", "lagging"}
    assert {status for status, light in lights.items() if light == "red"} == {"far-behind", "reversing", "missed"}
    assert light_of("holding", "2024") == "yellow"


@pytest.mark.parametrize("method", ["statcan", "eustat"])
def test_published_methods_keep_the_labels_of_their_source(method: str) -> None:
    beyond = gap(
        of("during: 2025, at_least: 100, printed: 100家", {"2022": "90", "2023": "120"}, measure="flow"),
        "2023",
        baseline="2022",
        method=method,
    )
    nothing = table("0,2020,0,2023,0,2030,higher,stock,", method=method)

    achieved = "target_achieved" if method == "statcan" else "significant_progress"
    assert (beyond.label, beyond.status) == (achieved, "holding")
    assert (nothing.label, nothing.score) == (achieved, 5)


def test_of_two_two_sided_ends_the_nearer_is_made_for() -> None:
    goal = Goal("between", Decimal(3), Decimal(5), lower_is_better=False, both_sides=True)

    assert [goal.gap(Decimal(figure)) for figure in (1, 4, 9)] == [2, 0, 4]
    assert [goal.aim(Decimal(figure)) for figure in (1, 9)] == [3, 5]
    assert [goal.settled_by(Decimal(figure), "more_than") for figure in (2, 5)] == [None, False]


def test_pace_and_status_go_one_direction() -> None:
    """Lower is better, from 100 to 150 with at most 151 allowed: held, and never ahead beside reversing."""
    row = table("100,2020,150,2023,151,2025,lower,stock,", method="pace")

    assert (row.status, row.label) == ("holding", "achieved")


# --- worked figures, words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("now", "goal", "needed"), [("93.4", "83", -3.9), ("102.8", "90", -4.3)])
def test_the_national_plan_at_mid_term_needs_as_much_a_year_as_was_worked_out(
    now: str, goal: str, needed: float
) -> None:
    """12th plan: CO2 intensity -6.6 % by 2012 of -17 %, NOx +2.8 % of -10 %."""
    row = table(f"100,2010,{now},2012,{goal},2015,lower,stock,", "2012")

    assert round(row.required_rate, 1) == needed
    assert row.status == ("lagging" if now == "93.4" else "reversing")


def test_jobs_by_september() -> None:
    """54.6 of 65: 84.0 % of the year's target with 75.0 % of the year over."""
    made = of("during: 2024, at_least: 65, printed: 65家", {"2023": "72.1", "2024-01..09": "54.6"}, measure="addition")

    row = gap(made, "2024-09")

    assert (row.part_completion, row.part_elapsed) == (pytest.approx(0.84), pytest.approx(0.75))
    assert (row.part_lead, row.part_remaining) == (pytest.approx(9), pytest.approx(10.4))
    assert (row.pace, row.status) == (pytest.approx(1.12), "ahead")


UP, DOWN = "by: 2025, at_least: 100, printed: 100家", "by: 2025, at_most: 100, printed: 100家以内"


@pytest.mark.parametrize(
    ("promise", "better", "base", "latest", "zh", "en"),
    [
        (DOWN, "lower", "90", "90", "控制在目标内", "within limit"),
        (DOWN, "lower", "90", "101", "突破控制线", "broke the limit"),
        (UP, "higher", "110", "110", "保持达标", "holding"),
        (UP, "higher", "110", "99", "跌破目标", "fell below target"),
        (UP, "higher", "", "110", "目前达标", "holding"),
        ("by: 2025, exactly: 100, printed: '=100家'", "higher", "100", "110", "偏离目标", "left its target"),
        (UP, "higher", "90", "110", "提前达到", "reached early"),
        (UP, "higher", "90", "80", "不升反降", "falling"),
    ],
)
def test_what_is_kept_or_lost_has_the_words_of_its_direction(
    promise: str, better: str, base: str, latest: str, zh: str, en: str
) -> None:
    made = of(promise, {"2023": latest}, better=better, base=base)
    entries = [Entry(one) for one in assess(made, made.plans["made-up"].targets, moment("2023"), asked("schedule"))]

    (chinese,), (english,) = lines_of(entries, Words("zh")), lines_of(entries, Words("en"))

    assert (FINDING.cell(chinese), FINDING.cell(english)) == (zh, en)


@pytest.mark.parametrize(
    ("quantity", "pace"),
    [
        ("done_over_due", (51 / 100) / (2**0.5 - 1)),
        ("progress", 0.51),
        ("log_progress", math.log(1.51) / math.log(2)),
        ("log_done_over_elapsed", math.log(1.51) / math.log(2) / 0.5),
        ("lead", 1),
        ("recent_ratio", (1.51**0.2 - 1) / ((200 / 151) ** 0.2 - 1)),
        ("recent_step_ratio", 51 / 49),
        ("recent_growth_ratio", (1.51**0.2 - 1) / ((200 / 151) ** 0.2 - 1)),
        ("acceleration", ((200 / 151) ** 0.2 - 1) / (1.51**0.2 - 1)),
        ("linear_ratio", 1.02),
        ("growth_ratio", (1.51**0.2 - 1) / (2**0.1 - 1)),
        ("projected_share", 1.51**2 - 1),
    ],
)
def test_every_quantity_that_a_method_of_ones_own_may_name(quantity: str, pace: float) -> None:
    """From 100 to 151 in five of ten years, 200 to be reached."""
    made = Situation(
        measure="stock", better="higher", form="value", comparator="at_least", period=of_year(2030),
        until=of_year(2025).end, goal=Goal("at_least", Decimal(200), None, lower_is_better=False), encoded=Decimal(200),
        encoded_max=None, base=(start := Point(of_year(2020), Decimal("100.00"))), base_origin="plan",
        latest=(now := Point(of_year(2025), Decimal("151.00"))), latest_is_stale=False, one_series=True, recent=start,
        history=(start, now), milestones=(Milestone(of_year(2030), 200),), window=None, part=Reason.NO_PART_YEAR,
        doubts=(), limit=None, growth_from_levels=True, percent=False,
    )  # fmt: skip

    assert set(QUANTITIES) == set(get_args(Quantity))
    assert QUANTITIES[quantity](course_of(made, figures_of(made))) == pytest.approx(pace)  # type: ignore[index]  # a text
