"""Each shipped method by hand: every class, both sides of every cut-off, and what keeps it from judging."""

from __future__ import annotations

import io
import json
import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner, Result

from planmetrics.cli.app import app
from planmetrics.compute.course import Course, log_progress
from planmetrics.compute.outcome import Reason, is_figure
from planmetrics.compute.path import value_at
from planmetrics.compute.suppose import Supposition, suppose
from planmetrics.compute.verdict import graded, mean_score, scored
from planmetrics.compute.years import path_years, projected
from planmetrics.model.period import of_year, parse_period
from planmetrics.tables import read_table
from tests.made_up import (
    EVERY_FORM,
    Row,
    baseline,
    dataset,
    gap,
    gaps,
    indicator,
    methods,
    moment,
    opinion,
    table_row,
    target,
)

if TYPE_CHECKING:
    from pathlib import Path

    from planmetrics.compute.years import PathYear
    from planmetrics.facts import Dataset

OURS = ("schedule", "pace", "linear", "energy-saving")
BY_GROWTH = ("statcan", "eustat", "unsd2023")
EVERY_METHOD = (*OURS, *BY_GROWTH)
ON_TRACK, FAIR, STAGNATION = (
    "target met or on track",
    "fair progress, acceleration needed",
    "stagnation or regression",
)


def seen(kind: str, *figures: str, more: str = "") -> str:
    """Observations, each as period=value."""
    pairs = (figure.split("=") for figure in figures)
    return "\n".join(f"{{indicator: {kind}, period: {when}, value: {value}{more}, source: a}}" for when, value in pairs)


def firms(*figures: str, start: str = "100", to: str = "200") -> Dataset:
    """Firms on their way from a baseline of 2020 to a target of 2030."""
    line = target("firms", by="2030", at_least=to, printed=f"{to}家", baseline=baseline("2020", start, f"{start}家"))
    return dataset(line, seen("firms", *figures))


def halfway(latest: str, method: str = "schedule", **more: str) -> Row:
    """Firms at the middle of the way from 2020 to 2030."""
    return gap(firms(f"2025={latest}", **more), "2025", method=method)


def course(base: float, latest: float, end: float, **more: Any) -> Course:
    """A course at the middle of ten years."""
    return Course(**{"base": base, "latest": latest, "target": end, "passed": 5, "total": 10, "sign": 1} | more)


def table(line: str, method: str, as_of: str = "2025", more: str = "") -> Row:
    """A line of a table: base, year, latest, year, target, year, better, limit."""
    head = "indicator,base,base_period,latest,latest_period,target,target_period,better,limit"
    extra = more.split("=") if more else []
    text = ",".join([head, *extra[:1]]) + "\nmade-up," + ",".join([line, *extra[1:]]) + "\n"
    found, problems = read_table(io.BytesIO(text.encode()), "t.csv", "utf-8")
    assert found is not None, problems
    return table_row(next(found.rows), as_of, method)


# --- classes and cut-offs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("latest", "status"),
    [
        ("145.6", "ahead"),
        ("145.5", "on-track"),
        ("141.4", "on-track"),
        ("139.4", "on-track"),
        ("139.3", "lagging"),
        ("124.9", "lagging"),
        ("124.8", "far-behind"),
        ("100", "far-behind"),
        ("99.9", "reversing"),
    ],
)
def test_schedule_holds_the_way_behind_against_what_the_path_asks_for(latest: str, status: str) -> None:
    """The path from 100 to 200 stands at 141.42 halfway: 0.414 of the way is due, not a half."""
    row = halfway(latest)

    assert (row.method, row.status, row.label) == ("schedule", status, status)
    assert row.due == pytest.approx(2**0.5 - 1)
    assert row.pace == pytest.approx((float(latest) - 100) / 100 / (2**0.5 - 1))
    assert (row.score, row.reasons["score"]) == (None, "no_score")


@pytest.mark.parametrize("method", ["pace", "linear", "energy-saving", "schedule"])
@pytest.mark.parametrize(
    ("quantity", "status"),
    [
        (2, "ahead"),
        (1.1, "ahead"),
        (1.1 - 2e-10, "ahead"),
        (1.0999, "on-track"),
        (0.95, "on-track"),
        (0.9499, "lagging"),
        (0.6, "lagging"),
        (0.5999, "far-behind"),
        (0, "far-behind"),
        (-0.0001, "reversing"),
    ],
)
def test_our_own_methods_judge_on_one_scale(method: str, quantity: float, status: str) -> None:
    classes = methods()[method].with_target.classes
    course_ = course(100, 150, 200, recent=quantity, done=quantity)

    assert graded(classes, round(quantity, 9)).label == status
    if method in {"pace", "schedule"}:
        verdict = opinion(method, course_)
        assert (verdict.method, verdict.label, verdict.status) == (method, status, status)
        assert verdict.pace == pytest.approx(quantity)


def test_pace_by_hand() -> None:
    """From 100 to 150 in five years is 8.447 % a year; from there to 200 in five takes 5.922 %: it went 1.43 times as fast."""
    row = gap(firms("2020=100", "2025=150"), "2025", method="pace")

    required, recent = (200 / 150) ** 0.2 - 1, 1.5**0.2 - 1
    assert row.pace == pytest.approx(recent / required, abs=1e-9)
    assert row.acceleration == pytest.approx(required / recent)
    assert row.status == "ahead"


def test_pace_goes_by_steps_where_there_is_no_compound_rate() -> None:
    row = table("-50,2020,-20,2025,10,2030,higher,", "pace")

    assert (row.pace, row.status) == (pytest.approx(1), "on-track")


@pytest.mark.parametrize(
    ("fallen", "target_", "published"), [("20.07", "20", 1.0039), ("6.94", "17", 0.3860), ("4.87", "17", 0.268)]
)
def test_published_progress_of_energy_saving_targets_comes_out(fallen: str, target_: str, published: float) -> None:
    """Tianjin 2009 and Beijing 2011 (as announced by the state), Qinghai 2008 (its statistics bureau's worked example)."""
    latest, end = (100 - float(figure) for figure in (fallen, target_))

    done = log_progress(course(100, latest, end, sign=-1))

    assert done == pytest.approx(published, abs=5e-5 if published != 0.268 else 5e-4)


def test_energy_saving_holds_its_progress_against_elapsed_time() -> None:
    """A fall to 90 of one to 80 in ten years: ln 0.9 / ln 0.8 is 0.472 of the way with half of the time over."""
    ratio = math.log(0.9) / math.log(0.8) / 0.5

    row = table("100.00,2020,90.00,2025,80,2030,lower,", "energy-saving")
    risen = table("100,2020,101,2025,80,2030,lower,", "energy-saving")
    nothing_left = table("100,2020,-1,2025,-2,2030,lower,", "energy-saving")

    assert (row.pace, row.status) == (pytest.approx(ratio), "lagging")
    assert risen.pace < 0
    assert risen.status == "reversing"
    assert nothing_left.reasons["pace"] == "not_positive"


@pytest.mark.parametrize(
    ("latest", "ratio", "status"),
    [
        ("160", 1.2, "ahead"),
        ("155", 1.1, "ahead"),
        ("154.9", 1.098, "on-track"),
        ("147.5", 0.95, "on-track"),
        ("147.4", 0.948, "lagging"),
        ("130", 0.6, "lagging"),
        ("129.9", 0.598, "far-behind"),
        ("100", 0, "far-behind"),
        ("99.9", -0.002, "reversing"),
    ],
)
def test_linear_compares_steps_a_year(latest: str, ratio: float, status: str) -> None:
    row = halfway(latest, "linear")

    assert (row.method, row.status, row.label) == ("linear", status, status)
    assert row.pace == pytest.approx(ratio)


@pytest.mark.parametrize(
    ("latest", "statcan", "eustat", "status"),
    [
        ("145", "substantial_progress", "significant_progress", "on-track"),
        ("125", "moderate_progress", "moderate_progress", "lagging"),
        ("110", "limited_progress", "moderate_deterioration", "far-behind"),
        ("100", "limited_progress", "moderate_deterioration", "far-behind"),
        ("90", "deterioration", "significant_deterioration", "reversing"),
    ],
)
def test_statcan_and_eustat_compare_growth_from_the_base(latest: str, statcan: str, eustat: str, status: str) -> None:
    one, other = halfway(latest, "statcan"), halfway(latest, "eustat")

    ratio = ((float(latest) / 100) ** 0.2 - 1) / (2**0.1 - 1)
    assert (one.method, one.label, one.status) == ("statcan", statcan, status)
    assert (other.method, other.label, other.status) == ("eustat", eustat, status)
    assert one.pace == pytest.approx(ratio, rel=1e-12, abs=1e-12)
    assert other.pace == one.pace


@pytest.mark.parametrize(
    ("latest", "label", "score", "status"),
    [
        ("145", ON_TRACK, 3, "on-track"),
        ("120", FAIR, 2, "lagging"),
        ("104", STAGNATION, 1, "far-behind"),
        ("90", STAGNATION, 1, "reversing"),
    ],
)
def test_unsd2023_asks_which_share_of_the_change_the_pace_brings(
    latest: str, label: str, score: float, status: str
) -> None:
    row = halfway(latest, "unsd2023")

    value = float(latest)
    assert (row.method, row.label, row.score, row.status) == ("unsd2023", label, score, status)
    assert row.pace == pytest.approx((value * value / 100 - 100) / 100, abs=1e-9)


@pytest.mark.parametrize(
    ("method", "quantity", "label"),
    [
        ("statcan", 0.95, "substantial_progress"),
        ("statcan", 0.9499999, "moderate_progress"),
        ("statcan", 0.6, "moderate_progress"),
        ("statcan", 0.5999999, "limited_progress"),
        ("statcan", 0.0, "limited_progress"),
        ("statcan", -0.0, "limited_progress"),
        ("statcan", -0.0000001, "deterioration"),
        ("eustat", 0.9500001, "significant_progress"),
        ("eustat", 0.95, "moderate_progress"),
        ("eustat", 0.6000001, "moderate_progress"),
        ("eustat", 0.6, "moderate_deterioration"),
        ("eustat", 0.0, "moderate_deterioration"),
        ("eustat", -0.0000001, "significant_deterioration"),
        ("unsd2023", 0.95, ON_TRACK),
        ("unsd2023", 0.9499999, FAIR),
        ("unsd2023", 0.1, FAIR),
        ("unsd2023", 0.0999999, STAGNATION),
    ],
)
def test_each_cut_off_of_a_published_method_is_open_or_closed_as_its_source_has_it(
    method: str, quantity: float, label: str
) -> None:
    assert graded(methods()[method].with_target.classes, quantity).label == label


@pytest.mark.parametrize(
    ("method", "growth", "label"),
    [
        ("statcan", 0.015, "substantial_progress"),
        ("statcan", 0.0149999, "moderate_progress"),
        ("statcan", 0.005, "moderate_progress"),
        ("statcan", 0.0049999, "limited_progress"),
        ("statcan", 0.0, "limited_progress"),
        ("statcan", -0.0000001, "deterioration"),
        ("eustat", 0.0100001, "significant_progress"),
        ("eustat", 0.01, "moderate_progress"),
        ("eustat", 0.0010001, "moderate_progress"),
        ("eustat", 0.001, "no_progress"),
        ("eustat", -0.001, "no_progress"),
        ("eustat", -0.0010001, "moderate_deterioration"),
        ("eustat", -0.01, "moderate_deterioration"),
        ("eustat", -0.0100001, "significant_deterioration"),
        ("unsd2023", 0.02, ON_TRACK),
        ("unsd2023", 0.0199999, FAIR),
        ("unsd2023", 0.005, FAIR),
        ("unsd2023", 0.0049999, STAGNATION),
    ],
)
def test_each_cut_off_without_a_target_is_open_or_closed_as_its_source_has_it(
    method: str, growth: float, label: str
) -> None:
    judging = methods()[method].without_target
    assert judging is not None

    assert graded(judging.classes, growth).label == label


def test_float_noise_does_not_carry_a_quantity_over_a_cut_off() -> None:
    """0.3 * 3 + 0.05 is 0.9499999999999998 in floats: that is 0.95."""
    verdict = opinion("schedule", course(0, 8, 10, done=0.3 * 3 + 0.05 - 1e-16))

    assert (verdict.status, verdict.pace) == ("on-track", pytest.approx(0.95))


def test_scores_are_stretches_of_lines_held_between_their_ends() -> None:
    statcan, eustat = methods()["statcan"].with_target.score, methods()["eustat"].with_target.score
    assert statcan is not None
    assert eustat is not None

    assert [scored(eustat, ratio) for ratio in (-0.6, 0, 0.6, 0.95, 1.3)] == pytest.approx([-5, -2.5, 0, 2.5, 5])
    assert scored(statcan, 0.95) == pytest.approx(0.95 * 7.1429 - 4.2857)
    assert (scored(statcan, 9), scored(statcan, -9)) == (5, -5)


def test_the_mean_of_scores_has_a_class_of_its_own() -> None:
    for method, mean, label in [
        ("statcan", 2.5, "substantial_progress"),
        ("statcan", 0, "moderate_progress"),
        ("statcan", -2.5, "limited_progress"),
        ("statcan", -2.6, "deterioration"),
        ("eustat", 2.5, "moderate_progress"),
        ("eustat", 0.25, "no_progress"),
        ("eustat", -0.25, "no_progress"),
        ("eustat", -2.5, "moderate_deterioration"),
        ("eustat", -2.6, "significant_deterioration"),
    ]:
        of_both = mean_score(methods()[method], [mean - 1, mean + 1])
        assert of_both is not None
        assert (of_both[0], of_both[1].label) == (pytest.approx(mean), label)
    for method, label in (
        ("statcan", "target_achieved"),
        ("eustat", "significant_progress"),
    ):  # each of them, or not all
        together = mean_score(methods()[method], [5, 5], all_achieved=True)
        assert together is not None
        assert together[1].label == label
    assert mean_score(methods()["schedule"], [1, 2]) is None
    assert mean_score(methods()["statcan"], []) is None


# --- direction first, and what cannot be judged ------------------------------------------------------------------


def test_schedule_hands_over_to_pace_where_there_is_no_baseline() -> None:
    made = dataset(target("firms", by="2030", at_least="200", printed="200家"), seen("firms", "2022=100", "2025=150"))

    row = gap(made, "2025")

    assert (row.progress, row.reasons["progress"]) == (None, "no_baseline")
    assert (row.method, row.method_asked) == ("pace", "schedule")
    assert (row.label, row.status) == ("ahead", "ahead")
    assert row.pace == pytest.approx((1.5 ** (1 / 3) - 1) / ((200 / 150) ** 0.2 - 1), abs=1e-9)


def test_a_method_that_hands_over_to_none_says_what_is_missing() -> None:
    made = dataset(target("firms", by="2030", at_least="200", printed="200家"), seen("firms", "2022=100", "2025=150"))

    assert gap(made, "2025", method="linear").method == "pace"  # ours all do
    for method in BY_GROWTH:
        row = gap(made, "2025", method=method)
        assert (row.method, row.status, row.reasons["status"]) == (method, "undetermined", "no_baseline")
        assert (row.pace, row.reasons["pace"]) == (None, "no_baseline")
        assert row.label == ("not_available" if method in {"statcan", "eustat"} else None)


@pytest.mark.parametrize("method", EVERY_METHOD)
def test_what_moves_away_from_its_target_is_reversing_however_slowly(method: str) -> None:
    rising, falling = halfway("99.99", method), halfway("190", method)
    lower = gap(
        dataset(
            target(
                "energy",
                by="2030",
                at_most="0.40",
                printed="0.40以内",
                baseline=baseline("2020", "0.50", "0.50吨标准煤/万元"),
            ),
            seen("energy", "2025=0.51"),
        ),
        "2025",
        method=method,
    )

    assert (rising.status, lower.status) == ("reversing", "reversing")
    assert falling.status != "reversing"


def test_without_a_baseline_the_recent_pace_gives_the_direction() -> None:
    made = dataset(target("firms", by="2030", at_least="200", printed="200家"), seen("firms", "2022=160", "2025=150"))

    for method in ("schedule", "pace", "linear"):
        assert gap(made, "2025", method=method).status == "reversing"
    for method in BY_GROWTH:  # which start from a base
        assert gap(made, "2025", method=method).reasons["status"] == "no_baseline"


def test_met_and_lost_again_is_reversing_from_above_and_a_lag_from_below() -> None:
    """The base was past the target already: then all is loss. It was not: what is left of the way counts."""
    for method in EVERY_METHOD:
        lost = gap(firms("2023=230", "2025=180", start="210"), "2025", method=method)
        kept = gap(firms("2023=230", "2025=180"), "2025", method=method)
        assert lost.status == "reversing"
        assert "fell_back" in lost.doubts
        assert "fell_back" in kept.doubts
        assert kept.status not in {"met", "reached-early"}


@pytest.mark.parametrize("method", EVERY_METHOD)
def test_the_figures_come_first_whatever_the_method(method: str) -> None:
    made = firms("2025=150")

    assert gap(made, "2030", method=method).status == "awaiting"
    assert gap(firms("2030=200"), "2030", method=method).status == "met"
    assert gap(firms("2030=199"), "2030", method=method).status == "missed"
    assert gap(firms("2025=200"), "2025", method=method).status == "reached-early"
    assert gap(firms(), "2025", method=method).status == "undetermined"
    assert gap(dataset(target("firms", by="2030", at_least="2", printed="2家")), method=method).status == "no-data"


@pytest.mark.parametrize("method", BY_GROWTH)
def test_growth_does_not_cross_zero(method: str) -> None:
    row = table("-5,2020,3,2025,10,2030,higher,", method)

    assert (row.pace, row.reasons["pace"]) == (None, "not_positive")
    assert (row.status, row.reasons["status"]) == ("undetermined", "not_positive")
    assert row.label == (None if method == "unsd2023" else "not_available")


def test_steps_do() -> None:
    assert table("-5,2020,3,2025,10,2030,higher,", "linear").pace == pytest.approx(8 / 7.5)
    assert table("-5,2020,3,2025,10,2030,higher,", "schedule").pace == pytest.approx(8 / 7.5)


def test_negative_values_grow_towards_zero() -> None:
    """From -10 to -8 in five years, of -5 in ten: what shrinks is the loss."""
    ratio = (1 - 0.8**0.2) / (1 - 0.5**0.1)

    better = table("-10,2020,-8,2025,-5,2030,higher,", "statcan")
    worse = table("-10,2020,-12,2025,-5,2030,higher,", "statcan")
    share = table("-10,2020,-8,2025,-5,2030,higher,", "unsd2023")

    assert (better.pace, better.label) == (pytest.approx(ratio), "moderate_progress")
    assert worse.pace is not None
    assert worse.pace < 0
    assert (worse.label, worse.status) == ("deterioration", "reversing")
    assert share.pace == pytest.approx((10 - 6.4) / 5)


def test_a_doubtful_scope_or_an_open_end_is_not_judged_by_growth() -> None:
    line = target("firms", by="2030", at_least="200", printed="200家", baseline=baseline("2020", "100", "100家"))
    scope = dataset(line, seen("firms", "2025=150", more=", doubt: scope"))
    more_than = dataset(line, "{indicator: firms, period: 2025, more_than: 150, source: a}")

    for method in ("linear", *BY_GROWTH):
        assert gap(scope, "2025", method=method).reasons["pace"] == "series_break"
        row = gap(more_than, "2025", method=method)
        assert (row.status, row.reasons["status"]) == ("undetermined", "open_ended")


def test_a_stale_figure_is_not_judged() -> None:
    made = dataset(target("firms", by="2030", at_least="200", printed="200家"), seen("firms", "2015=90", "2017=100"))

    for method in EVERY_METHOD:
        row = gap(made, "2025", method=method)
        assert (row.status, row.reasons["status"]) == ("undetermined", "stale")
        assert row.pace is None


def test_a_better_direction_that_is_not_known_keeps_every_method_from_judging() -> None:
    for method in EVERY_METHOD:
        row = table("100,2020,150,2025,200,2030,,", method)
        assert (row.status, row.reasons["status"]) == ("undetermined", "direction_unknown")
        assert row.label in {None, "not_available"}


# --- without a target, natural limits, special readings ----------------------------------------------------------


def test_without_a_target_growth_a_year_is_judged_by_the_methods_that_define_that() -> None:
    line = "100,2020,105,2025,,,higher,"
    growth = 1.05**0.2 - 1

    found = {method: table(line, method) for method in EVERY_METHOD}

    assert {method: row.label for method, row in found.items()} == {
        **dict.fromkeys(OURS),
        "statcan": "moderate_progress",
        "eustat": "moderate_progress",
        "unsd2023": FAIR,
    }
    assert all(found[method].pace == pytest.approx(growth) for method in BY_GROWTH)
    assert {found[method].reasons["status"] for method in OURS} == {"no_target"}
    assert {found[method].status for method in OURS} == {"undetermined"}


def test_without_a_target_falling_is_progress_where_lower_is_better() -> None:
    row = table("100,2020,90,2025,,,lower,", "statcan")

    assert (row.label, row.status) == ("substantial_progress", "on-track")
    assert row.pace == pytest.approx(1 - 0.9**0.2)


def test_cut_offs_shrink_near_a_natural_limit() -> None:
    """At 90 of 100 there is 1 - 0.9^4.44 = 0.374 of the way left: 1.5 % a year shrinks to 0.56 %."""
    growth = 0.006
    latest = 90 * (1 + growth) ** 5
    there = {"total": 5, "target": Reason.NO_TARGET}

    near = opinion("statcan", course(90, latest, 0, limit=100, **there))
    above = opinion("statcan", course(110, latest / 90 * 110, 0, limit=100, **there))
    far = opinion("statcan", course(90, latest, 0, limit=45, **there))
    none = opinion("statcan", course(90, latest, 0, **there))

    assert (near.label, above.label) == ("substantial_progress", "substantial_progress")
    assert (far.label, none.label) == ("moderate_progress", "moderate_progress")
    assert near.pace == pytest.approx(growth)
    assert near.score == pytest.approx(500 * growth / (1 - 0.9**4.44) - 5)


def test_a_method_without_natural_limits_takes_no_notice_of_one() -> None:
    there = {"total": 5, "target": Reason.NO_TARGET}

    assert opinion("unsd2023", course(99, 99.1, 0, limit=100, **there)).label == STAGNATION


def test_at_its_natural_limit_a_series_may_only_stay() -> None:
    there = {"total": 5, "target": Reason.NO_TARGET, "limit": 100}

    kept = [opinion(method, course(100, 100, 0, **there)) for method in ("statcan", "eustat")]
    slipped = opinion("eustat", course(100, 99.9, 0, **there))
    lost = [opinion(method, course(100, 80, 0, **there)) for method in ("statcan", "eustat")]

    assert [verdict.label for verdict in kept] == ["substantial_progress", "significant_progress"]
    assert [verdict.score for verdict in kept] == [5, 5]
    assert slipped.label == "no_progress"  # its cut-off at -0.1 % does not shrink
    assert [verdict.label for verdict in lost] == ["deterioration", "significant_deterioration"]
    assert [verdict.score for verdict in lost] == [-5, -5]


def test_zero_is_read_as_a_small_figure_where_the_source_does_so() -> None:
    ratio = (1 - (29 / 103) ** 0.2) / (1 - (0.001 / 103) ** 0.1)

    for method in ("statcan", "eustat"):
        verdict = opinion(method, course(103, 29, 0, sign=-1))
        assert verdict.pace == pytest.approx(ratio)
        assert verdict.status == "far-behind"


def test_a_target_of_zero_counts_as_reached_below_the_small_figure() -> None:
    reached, open_ = (opinion("statcan", course(5, latest, 0, sign=-1)) for latest in (0.0005, 0.002))

    assert (reached.label, reached.score) == ("target_achieved", 5)
    assert open_.label != "target_achieved"


def test_a_share_within_a_point_of_0_or_100_counts_as_met_for_unsd2023_alone() -> None:
    near = table("90,2020,99,2025,100,2030,higher,", "unsd2023", more="measure=share")
    far = table("98,2020,98.9,2025,100,2030,higher,", "unsd2023", more="measure=share")
    low = table("9,2020,0.9,2025,0,2030,lower,", "unsd2023", more="measure=share")

    assert (near.label, near.score) == (ON_TRACK, 3)
    assert (low.label, low.score) == (ON_TRACK, 3)
    assert far.label == FAIR
    assert table("90,2020,99,2025,100,2030,higher,", "linear", more="measure=share").label != "achieved"
    assert near.status not in {"met", "reached-early"}  # the figures come first: 99 is not 100


def test_only_a_share_has_natural_ends() -> None:
    count = table("99.5,2020,99.6,2025,100,2030,higher,", "unsd2023")
    share = table("99.5,2020,99.6,2025,100,2030,higher,", "unsd2023", more="measure=share")

    assert (count.score, share.score) == (2, 3)


# --- ranges and exact values -------------------------------------------------------------------------------------


def patents(start: str, latest: str, method: str, *, exactly: bool = False, before: str = "") -> Row:
    wanted = {"exactly": "3", "printed": '"3"'} if exactly else {"between": "[3, 5]", "printed": "3—5"}
    line = target("patents", by="2030", baseline=baseline("2020", start), **wanted)
    seen_ = seen("patents", *([f"2024={before}"] if before else []), f"2025={latest}")
    return gap(dataset(line, seen_), "2025", method=method)


def test_the_way_into_a_range_leads_to_its_less_demanding_end() -> None:
    row = patents("1.00", "2.00", "schedule")

    assert (row.progress, row.due) == (pytest.approx(0.5), pytest.approx((3**0.5 - 1) / 2))
    assert (row.status, patents("1", "2", "linear").pace) == ("ahead", pytest.approx(1))
    assert patents("1", "0.9", "linear").status == "reversing"


@pytest.mark.parametrize("method", EVERY_METHOD)
def test_beyond_the_better_end_of_a_range_nobody_complains(method: str) -> None:
    assert patents("1", "6", method).status == "reached-early"
    assert patents("4", "5.5", method).status == "holding"
    assert patents("9", "7", method).status == "holding"
    assert patents("9", "2", method).status == "reversing"


def test_the_way_to_an_exact_value_leads_there_from_either_side() -> None:
    below, above = (patents(*ends, "linear", exactly=True) for ends in (("1.0", "2.0"), ("5.0", "4.0")))

    assert (below.progress, above.progress) == (pytest.approx(0.5), pytest.approx(0.5))
    assert (below.pace, above.pace) == (pytest.approx(1), pytest.approx(1))


@pytest.mark.parametrize("method", ["schedule", "linear", "energy-saving", "statcan", "eustat"])
def test_far_above_an_exact_value_is_behind_whichever_direction_is_better_elsewhere(method: str) -> None:
    assert patents("9.0", "8.0", method, exactly=True).status == "far-behind"


@pytest.mark.parametrize("method", EVERY_METHOD)
def test_beyond_an_exact_value_the_last_two_figures_tell_whether_it_is_turning_back(method: str) -> None:
    assert patents("1", "4", method, exactly=True).status == "lagging"  # nearer than it was, if on the other side
    assert patents("1", "4", method, exactly=True, before="3.5").status == "reversing"
    assert patents("1", "4", method, exactly=True, before="4.5").status == "lagging"


def test_an_exact_value_that_was_kept_and_is_left_is_reversing() -> None:
    row = patents("3", "4", "schedule", exactly=True)

    assert (row.status, row.label, row.reasons["status"]) == ("reversing", "reversing", "base_satisfies")


def test_without_a_baseline_a_fall_towards_an_exact_value_is_not_away_from_it() -> None:
    line = target("patents", by="2030", exactly="3", printed='"3"')

    towards = dataset(line, seen("patents", "2022=8", "2025=7"))
    away = dataset(line, seen("patents", "2022=6", "2025=7"))

    assert gap(towards, "2025").status == "far-behind"
    assert gap(away, "2025").status == "reversing"


def test_beyond_an_exact_value_something_is_lacking_for_a_trend_as_for_a_pace() -> None:
    line = target("patents", by="2030", exactly="3", printed='"3"', baseline=baseline("2020", "1"))
    made = dataset(line, seen("patents", "2021=1.3", "2022=1.7", "2023=2.1", "2024=2.4", "2025=2.8"))

    for row in projected(made, made.plans["made-up"].targets, moment("2025")):
        assert is_figure(row.projected)
        assert row.projected > 3
        assert row.shortfall == pytest.approx(row.projected - 3)


# --- sums, and part of a year ------------------------------------------------------------------------------------


def new_firms(*figures: str) -> Dataset:
    line = target("new-firms", during="{from: 2021, to: 2030}", at_least="1000", printed="新增1000家")
    return dataset(line, seen("new-firms", *figures))


def test_a_sum_is_judged_by_the_share_of_it_and_of_its_years() -> None:
    ahead = gap(new_firms("2021=200", "2022=200"), "2022")
    lagging = gap(new_firms("2021=100", "2022=80", "2023=0"), "2023")

    assert (ahead.progress, ahead.elapsed, ahead.pace, ahead.status) == (
        pytest.approx(0.4),
        pytest.approx(0.2),
        pytest.approx(2),
        "ahead",
    )
    assert (lagging.pace, lagging.status) == (pytest.approx(0.6), "lagging")


@pytest.mark.parametrize("method", BY_GROWTH)
def test_a_sum_has_no_growth_to_be_judged_by(method: str) -> None:
    row = gap(new_firms("2021=200", "2022=200"), "2022", method=method)

    assert (row.status, row.reasons["status"]) == ("undetermined", "not_defined_for_measure")


@pytest.mark.parametrize("method", ["pace", "linear"])
def test_a_sum_is_judged_by_its_share_whichever_of_our_methods_is_asked(method: str) -> None:
    row, by_share = (gap(new_firms("2021=200", "2022=200"), "2022", method=one) for one in (method, "schedule"))

    assert (row.status, row.pace) == (by_share.status, by_share.pace)
    assert (row.method_asked, row.method) == (method, "schedule")


OUTPUT = target("output", during="2025", at_least="3200", printed="3200亿元")


def test_within_the_year_completion_is_held_against_elapsed_time() -> None:
    row = gap(dataset(OUTPUT, seen("output", "2025-H1=1523.4", more=", prices: current")), "2025-06")

    assert (row.part_period, row.part_value) == ("2025-H1", Decimal("1523.4"))
    assert row.part_completion == pytest.approx(0.4760625)
    assert row.part_elapsed == pytest.approx(0.5)
    assert row.part_lead == pytest.approx(-2.39375)
    assert row.part_remaining == pytest.approx(1676.6)
    assert (row.method, row.pace, row.status) == ("schedule", pytest.approx(0.952125), "on-track")


def test_a_part_of_the_year_leads_its_row_and_enters_no_rate() -> None:
    made = dataset(OUTPUT, seen("output", "2024=3000", "2025-H1=1523.4", more=", prices: current"))

    row = gap(made, "2025-06")

    assert (row.latest, row.latest_period) == (Decimal("1523.4"), "2025-H1")
    assert (row.attainment, row.gap) == (pytest.approx(0.4760625), Decimal("1676.6"))
    assert row.required_rate == pytest.approx((3200 / 3000 - 1) * 100)  # from 2024 on, as before
    assert gap(made, "2025").status == "awaiting"


def test_the_longest_of_several_parts_of_a_year_speaks() -> None:
    months = ("2025-Q1=700", "2025-01..05=1300", "2025-05=290")
    row = gap(dataset(OUTPUT, seen("output", *months, more=", prices: current")), "2025-05")

    assert (row.part_period, row.part_elapsed) == ("2025-01..05", pytest.approx(5 / 12))


def test_a_part_that_does_not_begin_with_the_year_is_not_held_against_it() -> None:
    row = gap(dataset(OUTPUT, seen("output", "2025-Q2=700", more=", prices: current")), "2025-06")

    assert row.part_completion is None
    assert row.reasons["part_completion"] == "period_not_observed"
    assert row.status == "no-data"


def test_growth_in_a_part_of_the_year_is_held_against_its_target_as_it_stands() -> None:
    made = dataset(
        target("investment-growth", during="2025", at_least="20", printed="20%"),
        seen("investment-growth", "2025-H1=24.5"),
    )

    row = gap(made, "2025-06")

    assert (row.latest, row.part_value) == (Decimal("24.5"), Decimal("24.5"))
    assert (row.part_completion, row.reasons["part_completion"]) == (None, "not_defined_for_measure")
    assert (row.pace, row.status) == (pytest.approx(24.5 / 20), "ahead")


def test_a_stock_in_a_part_of_the_year_is_simply_the_latest() -> None:
    row = gap(firms("2024=140", "2025-H1=199"), "2025-06")

    assert (row.latest, row.latest_period, row.part_value) == (199, "2025-H1", None)
    assert row.progress == pytest.approx(0.99)


# --- where it leads ----------------------------------------------------------------------------------------------


def test_the_observed_pace_is_carried_on_to_the_target() -> None:
    """100 to 150 in five years goes on to 225; the 300 asked for are reached in 8.5 more years."""
    row = gap(firms("2025=150", to="300"), "2025")

    assert row.projected == pytest.approx(225)
    assert row.shortfall == pytest.approx(75)
    assert row.reached == "2034"
    assert (row.projected_by, row.projected_points) == ("observed", 2)


def test_without_a_baseline_the_recent_pace_is_carried_on() -> None:
    made = dataset(target("firms", by="2028", at_least="200", printed="200家"), seen("firms", "2022=100", "2025=150"))

    row = gap(made, "2025")

    assert (row.projected, row.shortfall) == (pytest.approx(225), pytest.approx(-25))
    assert (row.projected_by, row.reached) == ("recent", "2028")


def test_a_share_is_carried_on_in_points() -> None:
    made = dataset(
        target("intensity", by="2030", at_least="3.0", printed='"3.0"', baseline=baseline("2020", "1.0")),
        seen("intensity", "2025=1.5"),
    )

    row = gap(made, "2025")

    assert (row.projected, row.shortfall, row.reached) == (pytest.approx(2), pytest.approx(1), "2040")


def test_the_year_in_which_an_open_target_is_passed_is_the_one_after_it_is_touched() -> None:
    touched, passed = (
        gap(
            dataset(
                target("intensity", by="2030", printed=printed, baseline=baseline("2020", "1.0"), **{word: "2.0"}),
                seen("intensity", "2025=1.5"),
            ),
            "2025",
        ).reached
        for word, printed in (("at_least", '"2.0"'), ("more_than", "超2.0"))
    )

    assert (touched, passed) == ("2030", "2031")


def test_a_pace_the_other_way_never_arrives() -> None:
    row = gap(firms("2025=90"), "2025")

    assert (row.reached, row.reasons["reached"]) == (None, "opposite_direction")
    assert row.projected == pytest.approx(81)


def test_what_is_reached_needs_no_year() -> None:
    assert gap(firms("2025=210"), "2025").reasons["reached"] == "already_met"


def test_nothing_is_projected_beyond_a_natural_limit() -> None:
    free = table("50,2020,75,2025,100,2030,higher,", "linear")
    bound = table("50,2020,75,2025,100,2030,higher,100", "linear")

    assert (free.projected, bound.projected) == (pytest.approx(112.5), 100)


@pytest.mark.parametrize(
    ("observations", "why"),
    [
        (seen("firms", "2016=90", "2017=100"), "stale"),
        (seen("firms", "2022=100") + "\n" + seen("firms", "2025=150", more=", doubt: year"), "doubtful"),
        (seen("firms", "2025=150"), "single_observation"),
    ],
)
def test_nothing_is_projected_from_stale_doubtful_or_lone_figures(observations: str, why: str) -> None:
    row = gap(dataset(target("firms", by="2030", at_least="200", printed="200家"), observations), "2025")

    assert (row.projected, row.shortfall, row.reached) == (None, None, None)
    assert {row.reasons[key] for key in ("projected", "shortfall", "reached")} == {why}


def test_every_pace_has_a_projection_of_its_own() -> None:
    made = firms("2023=120", "2025=150", to="300")

    found = list(projected(made, made.plans["made-up"].targets, moment("2025")))

    assert [row.by for row in found] == ["observed", "recent", "trend"]
    assert found[0].projected == pytest.approx(225)
    assert is_figure(found[1].projected)
    assert all(row.low is None and row.probability is None for row in found[:2])


# --- paths -------------------------------------------------------------------------------------------------------


def years(made: Dataset, as_of: str) -> dict[str, PathYear]:
    return {str(year.period): year for year in path_years(made, made.plans["made-up"].targets, moment(as_of))}


def milestones(*figures: str) -> Dataset:
    line = indicator(
        "firms",
        "by: 2025, at_least: 200, printed: 200家",
        "by: 2030, at_least: 800, printed: 800家",
        baseline=baseline("2020", "100", "100家"),
    )
    return dataset(line, seen("firms", *figures))


def test_the_path_has_a_value_in_every_year_through_the_milestones() -> None:
    found = years(milestones("2023=180"), "2023")

    assert list(found) == [str(year) for year in range(2020, 2031)]
    assert found["2022"].path_value == pytest.approx(100 * 2**0.4)
    assert found["2025"].path_value == pytest.approx(200)
    assert found["2029"].path_value == pytest.approx(200 * 4**0.8)
    assert (found["2025"].milestone, found["2030"].milestone) == ("200家", "800家")


def test_the_path_is_anchored_anew_at_the_latest_figure() -> None:
    found = years(milestones("2023=180"), "2023")

    assert found["2022"].anchored_value is Reason.NO_BASELINE
    assert found["2023"].anchored_value == pytest.approx(180)
    assert found["2024"].anchored_value == pytest.approx((180 * 200) ** 0.5)
    assert found["2025"].anchored_value == pytest.approx(200)
    assert found["2023"].path_gap == pytest.approx(100 * 2**0.6 - 180)


def test_a_path_has_a_value_at_any_period_between_its_ends() -> None:
    points = [(of_year(2020), 100.0), (of_year(2030), 400.0)]
    half, before, after = (parse_period(when) for when in ("2025-H1", "2019", "2031"))
    assert half is not None
    assert before is not None
    assert after is not None

    assert value_at(points, half, "stock") == pytest.approx(100 * 4**0.45)
    assert value_at(points, before, "stock") is Reason.NO_BASELINE
    assert value_at(points, after, "stock") is Reason.NO_TIME_LEFT


def test_a_share_walks_in_equal_steps() -> None:
    made = dataset(
        target("intensity", by="2030", at_least="3.0", printed='"3.0"', baseline=baseline("2020", "1.0")),
        seen("intensity", "2025=1.5"),
    )

    found = years(made, "2025")

    assert found["2023"].path_value == pytest.approx(1.6)
    assert found["2026"].anchored_value == pytest.approx(1.8)


# --- what if -----------------------------------------------------------------------------------------------------


def supposed(made: Dataset, when: str, value: str) -> Dataset:
    period = parse_period(when)
    assert period is not None
    return suppose(made, [Supposition("firms", "990100", period, Decimal(value), f"firms@{when}={value}")])


def test_what_is_supposed_speaks_and_is_marked() -> None:
    row = gap(supposed(firms("2024=140"), "2025", "170"), "2025")

    assert (row.latest, row.latest_period, row.latest_source) == (170, "2025", "what-if")
    assert row.doubts == ("what_if",)
    assert row.status == "ahead"


def test_what_is_supposed_leaves_the_dataset_as_it_was() -> None:
    made = firms("2024=140")
    supposed(made, "2025", "170")

    row = gap(made, "2025")

    assert (row.latest_source, row.doubts) == ("a", ())


def test_what_is_supposed_stands_over_what_was_published_of_the_same_year() -> None:
    row = gap(supposed(firms("2025=140"), "2025", "130"), "2025")

    assert (row.latest, row.latest_source, row.status) == (130, "what-if", "lagging")


def test_what_is_supposed_of_an_earlier_year_marks_the_row_too() -> None:
    row = gap(supposed(firms("2025=140"), "2023", "120"), "2025")

    assert (row.latest_source, row.doubts) == ("a", ("what_if",))


def test_what_is_supposed_continues_the_series_of_the_newest_published_figure() -> None:
    line = target("firms", by="2030", at_least="200", printed="200家")
    made = dataset(line, seen("firms", "2022=100", "2024=140", more=", vintage: census-5"))

    row = gap(supposed(made, "2025", "150"), "2025")

    assert row.recent_from == "2022"
    assert row.recent_rate == pytest.approx((1.5 ** (1 / 3) - 1) * 100)


def test_a_part_of_the_year_may_be_supposed() -> None:
    made = suppose(
        dataset(OUTPUT),
        [
            Supposition(
                "output", "990100", parse_period("2025-H1") or of_year(2025), Decimal(1600), "output@2025-H1=1600"
            )
        ],
    )

    row = gap(made, "2025-06")

    assert (row.part_lead, row.status, row.doubts) == (
        pytest.approx(0),
        "on-track",
        ("what_if", "what_if_part"),
    )


# --- methods of one's own ----------------------------------------------------------------------------------------

OWN = """\
format: 1
methods:
  - id: strict
    name: 严格法
    name_en: strict lead
    source: {title: made up}
    achieved: {label: there, name: 到了, name_en: there}
    with_target:
      quantity: lead
      classes:
        - {at_least: 0, label: good, status: on-track, name: 好, name_en: good}
        - {label: bad, status: far-behind, name: 差, name_en: bad}
"""
TABLE = """\
indicator,base,base_period,latest,latest_period,target,target_period,better
ahead,100,2020,151,2025,200,2030,higher
behind,100,2020,149,2025,200,2030,higher
there,100,2020,201,2025,200,2030,higher
"""


def run(folder: Path, own: str, method: str, *more: str) -> Result:
    (folder / "own.yaml").write_text(own, "utf-8")
    (folder / "table.csv").write_text(TABLE, "utf-8")
    files = ["--table", str(folder / "table.csv"), "--methods", str(folder / "own.yaml")]
    return CliRunner().invoke(app, ["gap", *files, "--method", method, "--as-of", "2025", *more])


def test_a_method_of_ones_own_judges_and_is_named(tmp_path: Path) -> None:
    result = run(tmp_path, OWN, "strict", "--format", "json")

    rows = json.loads(result.stdout)["rows"]
    assert [(row["method"], row["label"], row["status"]) for row in rows] == [
        ("strict", "good", "on-track"),
        ("strict", "bad", "far-behind"),
        ("strict", "there", "reached-early"),
    ]


def test_a_method_of_ones_own_stands_beside_the_shipped_ones(tmp_path: Path) -> None:
    result = run(tmp_path, OWN, "all", "--format", "json")

    assert json.loads(result.stdout)["methods"] == [*EVERY_METHOD, "strict"]


def test_a_method_of_ones_own_judges_plans_too(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN, "utf-8")
    asked = ["gap", "--plan", "every-form", "--data", str(EVERY_FORM), "--as-of", "2024", "--format", "json"]

    result = CliRunner().invoke(app, [*asked, "--method", "strict", "--methods", str(tmp_path / "own.yaml")])

    assert result.exit_code == 0, result.output
    rows = json.loads(result.stdout)["rows"]
    assert {row["method"] for row in rows} == {"strict"}
    assert {row["label"] for row in rows} == {"good", "bad", "there", None}


def test_a_method_that_is_not_known_is_refused_with_the_nearest(tmp_path: Path) -> None:
    result = run(tmp_path, OWN, "strikt")

    assert result.exit_code == 2
    assert "strict" in result.stderr


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("id: strict", "id: schedule", "L017"),
        ("    source:", "    otherwise: nowhere\n    source:", "L018"),
        ("    source:", "    otherwise: strict\n    source:", "L018"),
        ("at_least: 0, ", "at_least: 0, at_most: 1, ", "S031"),
        ("at_least: 0, ", "", "S031"),
    ],
)
def test_a_file_of_methods_that_cannot_be_right_is_refused_at_its_line(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    result = run(tmp_path, OWN.replace(old, new), "strict")

    assert result.exit_code == 1
    assert result.stdout == ""
    assert code in result.stderr
    assert "own.yaml:" in result.stderr


def test_methods_hand_over_once_and_to_one_that_is_there() -> None:
    for method in methods().values():
        assert method.otherwise is None or method.otherwise in methods()


def test_where_neither_method_can_judge_the_asked_one_says_why() -> None:
    nothing = course(100, 150, 200)
    found = opinion("schedule", nothing)

    assert found.method == "schedule"  # neither can be had: the asked method says why its own cannot
    assert found.status is Reason.NO_BASELINE


def test_several_targets_are_judged_each_by_itself() -> None:
    early, late = gaps(milestones("2023=180"), "2023", method="linear")

    assert early.pace == pytest.approx((80 / 3) / (100 / 5))
    assert late.pace == pytest.approx((80 / 3) / (700 / 10))
