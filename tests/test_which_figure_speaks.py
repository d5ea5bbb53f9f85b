"""Which published figure speaks for a target: by period, by rank, by unit; and across what no rate may run."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from planmetrics.model.period import parse_period
from planmetrics.tables import TableRow
from tests.made_up import baseline, dataset, gap, gaps, indicator, moment, segments, table_row
from tests.test_forms import EMISSIONS, MONEY, seen

if TYPE_CHECKING:
    from planmetrics.model.terms import Measure


# the plan's own baseline


def test_the_plans_own_baseline_speaks_whatever_was_observed_later_for_its_period() -> None:
    own = baseline("2020", "100")
    want = indicator(
        "firms", "by: 2025, at_least: 200, printed: 200家, stated: {growth: 14.9, printed: 14.9%}", baseline=own
    )
    made = dataset(want, seen("firms", y2020=120, y2023=150))
    row, (segment,) = gap(made, "2023"), segments(made, "2023")

    assert (row.baseline, row.baseline_origin) == (100, "plan")
    assert row.observed_rate == pytest.approx((1.5 ** (1 / 3) - 1) * 100)
    assert (segment.from_value, segment.agrees) == (100, True)


def test_a_draft_without_dates_starts_from_its_own_baseline_too() -> None:
    want = indicator("firms", "by: 2025, at_least: 200, printed: 200家", baseline=baseline("2020", "100"))
    made = dataset(want, seen("firms", y2020=120), head="period: {to: 2030}\nstanding: draft")

    assert (gap(made, "2023").baseline, segments(made, "2023")[0].from_value) == (100, 100)


@pytest.mark.parametrize("year", ["1990", "2005"])
def test_a_baseline_is_never_too_old(year: str) -> None:
    want = indicator("co2", "by: 2030, at_most: 25, printed: 25吨", **EMISSIONS, baseline=baseline(year, "100"))
    want = want.replace("by: 2030", "during: 2030")
    made = dataset(want, seen("co2", y2023=60))
    row, (segment,) = gap(made, "2023"), segments(made, "2023")

    assert (row.baseline, row.planned_rate < 0, row.path_value > 25) == (100, True, True)
    assert segment.rate == pytest.approx((0.25 ** (1 / (2030 - int(year))) - 1) * 100)


def test_what_is_older_than_the_plans_baseline_is_not_the_latest() -> None:
    want = indicator("new-firms", "during: 2024-H1, at_least: 50, printed: 50家", baseline=baseline("2022", "80"))
    row = gap(dataset(want, seen("new-firms", **{"2021-H1": 40})), "2023")

    assert (row.latest, row.status) == (None, "no-data")


def test_growth_since_the_baselines_period_is_counted_from_the_plans_own_figure() -> None:
    want = indicator("firms", "by: 2025, multiple: 2, since: 2020, printed: 翻一番", baseline=baseline("2020", "100"))

    assert gap(dataset(want, seen("firms", y2020=120, y2023=150)), "2023").target == 200


# rank first, then ask whether it is exact


def test_only_the_first_ranked_figure_of_a_period_speaks_even_where_it_is_open_ended() -> None:
    want = indicator("intensity", 'by: 2025, at_least: 80, printed: "80"')
    made = dataset(
        want,
        """
        {indicator: intensity, period: 2019, more_than: 77.1, source: a}
        {indicator: intensity, period: 2019, value: 35.6, source: b}
        {indicator: intensity, period: 2023, value: 65, source: a}
        """,
    )
    row = gap(made, "2023")

    assert (row.recent_rate, row.reasons["recent_rate"]) == (None, "single_observation")


def test_a_figure_of_another_series_that_ranks_first_silences_the_comparable_one() -> None:
    want = indicator("firms", "by: 2025, at_least: 200, printed: 200家")
    made = dataset(
        want,
        """
        {indicator: firms, period: 2019, value: 90, vintage: census-5, status: revised, source: a}
        {indicator: firms, period: 2019, value: 100, source: b}
        {indicator: firms, period: 2023, value: 150, source: b}
        """,
    )

    assert gap(made, "2023").reasons["recent_rate"] == "series_break"


# periods


@pytest.mark.parametrize("period", ["2024-12", "2024-Q4", "2024-H2", "2024"])
@pytest.mark.parametrize("observed", ["2024-12", "2024-Q4", "2024-H2", "2024"])
def test_a_stock_at_the_end_of_a_year_is_one_moment_by_whatever_name(period: str, observed: str) -> None:
    want = indicator("firms", f"by: {period}, at_least: 100, printed: 100家")

    row = gap(dataset(want, seen("firms", **{observed: 120})))

    assert (row.status, row.latest_period) == ("met", observed)  # the period stays as published


def test_a_stock_of_part_of_the_year_is_simply_the_latest_and_ranks_against_those_of_its_moment() -> None:
    want = indicator("firms", "by: 2025, at_least: 200, printed: 200家")
    made = dataset(
        want,
        """
        {indicator: firms, period: 2023, value: 100, source: a}
        {indicator: firms, period: 2024-06, value: 999, source: b}
        {indicator: firms, period: 2024-H1, value: 110, source: a}
        """,
    )
    row = gap(made, "2024-09")

    assert (row.latest, row.latest_period, row.part_value) == (110, "2024-H1", None)
    assert row.recent_rate == pytest.approx((1.1**2 - 1) * 100)


@pytest.mark.parametrize(
    ("kind", "due"),
    [("firms", "by: 2024-06"), ("spending", "during: 2025-Q1"), ("intensity", "by: 2024-06")],
)
def test_a_target_of_part_of_a_year_is_held_against_just_that_period(kind: str, due: str) -> None:
    period = due.split(": ")[1]
    more = ", prices: current" if kind == "spending" else ""
    want = indicator(kind, f'{due}, at_least: 10, printed: "10"')

    assert gap(dataset(want, seen(kind, more, **{period: 11})), "2025").status == "met"
    assert gap(dataset(want, seen(kind, more, **{period: 9})), "2025").status == "missed"


def test_a_half_year_is_compared_with_other_first_halves_and_never_with_years() -> None:
    want = indicator("spending", "during: 2024-H1, at_least: 50, printed: 50亿元")
    lines = seen("spending", ", prices: current", **{"2021-H1": 40, "2022": 90, "2022-H2": 60, "2023-H1": 45})
    row = gap(dataset(want, lines), "2023")

    assert (row.latest, row.latest_period, row.recent_from) == (45, "2023-H1", "2021-H1")
    assert row.required_rate == pytest.approx((50 / 45 - 1) * 100)


def test_a_fiscal_year_never_stands_for_a_calendar_year_of_a_flow() -> None:
    head = "period: {from: 2021, to: 2030}\nfiscal_year_starts: 4"
    calendar = indicator("spending", "during: 2024, at_least: 50, printed: 50亿元")
    fiscal = calendar.replace("during: 2024", "during: 2024/25")
    lines = seen("spending", ", prices: current", y2023=40, y2024=60)

    assert gap(dataset(calendar, lines, head=head), "2025").latest == 60
    row = gap(dataset(fiscal, lines, head=head), "2025-06")
    assert (row.latest, row.status) == (None, "no-data")


def test_a_base_of_another_kind_of_period_yields_no_rate() -> None:
    want = indicator(
        "spending",
        "during: 2024-H1, at_least: 50, printed: 50亿元",
        baseline=baseline("2020", "80", more=", prices: current"),
    )
    row = gap(dataset(want, seen("spending", ", prices: current", **{"2023-H1": 45})), "2023")

    assert (row.observed_rate, row.reasons["observed_rate"]) == (None, "periods_differ")


# tables


def row_of(measure: Measure, base: str, latest: str, target: str) -> TableRow:
    """From 100 to 120 of 150."""
    return TableRow(
        line=2,
        cells=(),
        indicator="指标",
        region="",
        comparator=None,
        limit=None,
        unit=None,
        base=Decimal(100),
        base_period=parse_period(base),
        latest=Decimal(120),
        latest_period=parse_period(latest),
        target=Decimal(150),
        target_period=parse_period(target),
        better="higher",
        measure=measure,
    )


@pytest.mark.parametrize(("base", "latest"), [("2021-H1", "2023"), ("2021", "2023-H1"), ("2021-H1", "2023-H1")])
def test_part_of_a_year_enters_no_rate_of_a_flow_in_a_table(base: str, latest: str) -> None:
    row = table_row(row_of("flow", base, latest, "2025"), moment("2024"), "schedule")

    assert row.observed_rate is None
    assert row.reasons["observed_rate"] in {"periods_differ", "no_observation"}
    assert row.progress is None


def test_halves_of_years_are_alike_in_a_table_and_a_stock_has_moments() -> None:
    half = table_row(row_of("flow", "2021-H1", "2023-H1", "2025-H1"), moment("2024"), "schedule")
    stock = table_row(row_of("stock", "2021-H1", "2023-H1", "2025"), moment("2024"), "schedule")

    assert half.observed_rate == stock.observed_rate == pytest.approx((1.2**0.5 - 1) * 100)


# across breaks and between units


def test_no_path_leads_across_a_revision() -> None:
    want = indicator("firms", "by: 2025, at_least: 200, printed: 200家")
    made = dataset(
        want,
        """
        {indicator: firms, period: 2020, value: 100, vintage: census-4, source: a}
        {indicator: firms, period: 2023, value: 150, vintage: census-5, source: a}
        """,
    )
    row = gap(made, "2023")

    for key in ("path_value", "path_gap", "progress", "observed_rate"):
        assert (key, row.reasons[key]) == (key, "series_break")


def test_figures_of_a_region_in_another_scale_speak_in_the_plans_unit() -> None:
    want = indicator("firms", "by: 2025, at_least: 20000, printed: 2万家")
    line = "{indicator: firms, period: 2023, value: 1.7, unit: 万家, source: a}"
    row = gap(dataset(want, line), "2023")

    assert (row.latest, row.gap) == (17000, 3000)


def test_targets_of_one_plan_are_each_held_against_their_own_kind_of_period() -> None:
    want = indicator(
        "own-gdp",
        "during: 2024-H1, at_least: 45, printed: 45亿元",
        "during: 2024, at_least: 100, printed: 100亿元",
        **MONEY,
    )
    half, year = gaps(dataset(want, seen("own-gdp", ", prices: current", **{"2024-H1": 50, "2023": 90})), "2024-09")

    assert (half.status, half.latest) == ("met", 50)
    assert (year.latest, year.part_value, year.observed_rate) == (50, 50, None)
