"""What holds for our own methods whatever the figures: on its path on track, nothing delivered far behind, and no surprises."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planmetrics.compute.rates import moved, rate, rate_unit
from planmetrics.compute.status import GRAVEST_FIRST
from planmetrics.model.period import of_year
from planmetrics.tables import TableRow
from tests.made_up import Row, baseline, dataset, gap, indicator, moment, table_row

if TYPE_CHECKING:
    from planmetrics.model.terms import Measure

BASE, LAST = 2020, 2030
EVERY_OWN = ("schedule", "linear", "energy-saving", "pace")
levels: st.SearchStrategy[Measure] = st.sampled_from(["stock", "flow", "share", "ratio", "index"])
counts = st.integers(1_000, 10_000_000).map(lambda count: Decimal(count).scaleb(-3))
"""From 1 to 10,000 with three decimals."""
years = st.integers(BASE + 1, LAST - 1)
betters = st.sampled_from(["higher", "lower"])
unhurried = settings(deadline=None)


def judged(base: Decimal, latest: Decimal, target: Decimal, better: str, year: int, **more: Any) -> Row:
    """A line of a table: its base of 2020, its latest value of a year, its target of 2030 or another year."""
    said: dict[str, Any] = {
        "measure": "stock",
        "comparator": None,
        "limit": None,
        "unit": None,
        "target_period": of_year(LAST),
    } | more
    method = said.pop("method", "schedule")
    said |= {"base": base, "base_period": of_year(BASE), "latest": latest, "latest_period": of_year(year)}
    row = TableRow(line=2, cells=(), indicator="made-up", region=None, target=target, better=better, **said)  # type: ignore[arg-type]  # as drawn
    return table_row(row, moment(str(year)), method)


def on_path(base: Decimal, target: Decimal, year: int, measure: Measure) -> Decimal:
    """The value of the path in a year, to three decimals like all figures here."""
    pace = rate(measure, float(base), float(target), LAST - BASE)
    assert isinstance(pace, float)
    return Decimal(repr(moved(measure, float(base), pace, year - BASE))).quantize(Decimal("0.001"))


def is_worth_going(base: Decimal, target: Decimal, better: str) -> bool:
    return (target > base) == (better == "higher") and abs(target - base) > 1


@unhurried
@given(counts, counts, years, betters, levels)
def test_a_series_exactly_on_its_path_is_on_track_at_every_date(
    base: Decimal, target: Decimal, year: int, better: str, measure: Measure
) -> None:
    assume(is_worth_going(base, target, better))
    latest = on_path(base, target, year, measure)
    assume(latest != base)  # where the print shows nothing delivered, it says so

    assert judged(base, latest, target, better, year, measure=measure).status == "on-track"


@unhurried
@given(st.integers(2, 90), st.integers(1, 60), years)
def test_a_rank_on_its_path_is_on_track(base: int, gain: int, year: int) -> None:
    assume(gain < base)
    due = -(-(base * (LAST - BASE) - gain * (year - BASE)) // (LAST - BASE))

    row = judged(Decimal(base), Decimal(due), Decimal(base - gain), "lower", year, measure="rank")

    assert row.status in {"on-track", "reached-early"}


@pytest.mark.parametrize("method", EVERY_OWN)
@unhurried
@given(base=counts, target=counts, year=years, better=betters, measure=levels)
def test_nothing_delivered_is_far_behind(
    method: str, base: Decimal, target: Decimal, year: int, better: str, measure: Measure
) -> None:
    assume(is_worth_going(base, target, better))

    assert judged(base, base, target, better, year, measure=measure, method=method).status == "far-behind"


@pytest.mark.parametrize("method", EVERY_OWN)
@unhurried
@given(base=counts, target=counts, one=counts, other=counts, year=years, better=betters, measure=levels)
def test_better_data_never_worsen_a_verdict(
    method: str, base: Decimal, target: Decimal, one: Decimal, other: Decimal, year: int, better: str, measure: Measure
) -> None:
    worse, best = sorted((one, other), reverse=better == "lower")

    ranks = [
        GRAVEST_FIRST.index(judged(base, latest, target, better, year, measure=measure, method=method).status)
        for latest in (worse, best)
    ]

    assert ranks == sorted(ranks)


@unhurried
@given(counts, counts, counts, years, st.integers(1, 20), betters, levels)
def test_a_later_deadline_never_worsens_a_verdict(
    base: Decimal, target: Decimal, latest: Decimal, year: int, more: int, better: str, measure: Measure
) -> None:
    soon = judged(base, latest, target, better, year, measure=measure)
    later = judged(base, latest, target, better, year, measure=measure, target_period=of_year(LAST + more))

    assert GRAVEST_FIRST.index(later.status) >= GRAVEST_FIRST.index(soon.status)


# --- what changes nothing ----------------------------------------------------------------------------------------

OTHER = "{indicator: patents, period: 2023, value: 3, source: a}"


def of_plan(
    base: Decimal, target: Decimal, observed: dict[int, Decimal], better: str, measure: str, kind: str = "things"
) -> Row:
    word, printed = ("at_least", f'"{target}家"') if better == "higher" else ("at_most", f"{target}家以内")
    line = indicator(
        kind,
        f"{'during' if measure == 'flow' else 'by'}: {LAST}, {word}: {target}, printed: {printed}",
        name_en="things",
        unit="家",
        better=better,
        measure=measure,
        baseline=baseline(str(BASE), str(base), f"{base}家"),
    )
    seen = [f"{{indicator: {kind}, period: {year}, value: {value}, source: a}}" for year, value in observed.items()]
    return gap(dataset(line, "\n".join([*seen, OTHER])), str(max(observed)))


def verdict(row: Row) -> tuple[Any, ...]:
    return row.status, row.label, row.method, None if row.pace is None else round(row.pace, 9), row.light


@settings(deadline=None, max_examples=40)
@given(counts, counts, counts, st.integers(BASE + 1, BASE + 5), betters, st.sampled_from(["stock", "flow", "ratio"]))
def test_a_table_and_a_plan_give_the_same_verdict(
    base: Decimal, target: Decimal, latest: Decimal, year: int, better: str, measure: Measure
) -> None:
    """A table knows base and latest alone, and so does this plan; its recent pace reaches back five years."""
    row = judged(base, latest, target, better, year, measure=measure)

    assert verdict(of_plan(base, target, {year: latest}, better, measure)) == verdict(row)
    assert rate_unit(measure) is not None


@settings(deadline=None, max_examples=30)
@given(counts, counts, st.lists(counts, min_size=2, max_size=4), betters)
def test_neither_order_nor_names_nor_what_else_was_observed_change_a_verdict(
    base: Decimal, target: Decimal, values: list[Decimal], better: str
) -> None:
    observed = {2021 + number: value for number, value in enumerate(values)}
    turned = dict(reversed(observed.items()))

    one = of_plan(base, target, observed, better, "stock")

    assert verdict(of_plan(base, target, turned, better, "stock")) == verdict(one)
    assert verdict(of_plan(base, target, observed, better, "stock", kind="other-things")) == verdict(one)


@pytest.mark.parametrize("method", EVERY_OWN)
@unhurried
@given(base=counts, target=counts, latest=counts, year=years, better=betters, power=st.integers(-6, 6))
def test_the_unit_changes_nothing(
    method: str, base: Decimal, target: Decimal, latest: Decimal, year: int, better: str, power: int
) -> None:
    one = judged(base, latest, target, better, year, method=method)
    other = judged(base.scaleb(power), latest.scaleb(power), target.scaleb(power), better, year, method=method)

    near = one.pace is not None and min(abs(one.pace - cut) for cut in (0, 0.6, 0.95, 1, 1.1)) < 1e-6
    assert near or other.status == one.status
