"""How often a value that was hidden lies inside the 80 % interval of the trend, and how far the trend misses it.

    python benchmarks/backtest.py

A series is cut after its fourth value or later, the trend is fitted to what is left, and every hidden value is held
against it, by the years between the last value left and the hidden one. Beside the trend stand the two forecasts
that need no fit: the last value carried forward, and the recent pace that `gap` shows, carried forward.
First the shipped observations, which are few; then made-up series whose truth is known.
"""

from __future__ import annotations

import math
import random
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from planmetrics.compute.outcome import Reason, is_figure
from planmetrics.compute.rates import compound, moved, moved_at, rate, rate_unit, step
from planmetrics.compute.series import RECENT_YEARS, by_period, comparable, point_of, recent_start
from planmetrics.compute.trend import FEWEST, Trend, fit, predict
from planmetrics.model.period import MONTHS, of_year, years_between
from planmetrics.project import open_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planmetrics.facts import Dataset, ObservationFact
    from planmetrics.model.indicator import Definition

DATA = Path(__file__).parents[1] / "data"
SEED = 20260101
SERIES = 10_000
HORIZONS = 5
LONGEST = 10
SCATTER = 0.05
SANE = (0.78, 0.82)
"""Where the share inside must lie when the years scatter independently, as the interval supposes."""
ENOUGH = 100
"""With fewer cases the share inside is off by chance by some 8 points or more, one time in twenty."""


class Case(NamedTuple):
    """A hidden value: how many years ahead, whether inside the interval, and what each forecast misses it by.

    `missed` holds percent of the hidden value, of trend, last value and recent pace; None where one has none.
    """

    horizon: float
    is_inside: bool
    missed: tuple[float, float, float] | None


def judged(trend: Trend, time: float, hidden: float, horizon: float, plain: tuple[float, float | None]) -> Case:
    """The hidden value held against the trend and against the plain forecasts: last value, recent pace."""
    value, low, high = predict(trend, time)
    last, recent = plain
    missed = None
    if recent is not None and hidden != 0:
        trend_missed, last_missed, recent_missed = (abs(found / hidden - 1) * 100 for found in (value, last, recent))
        missed = trend_missed, last_missed, recent_missed
    return Case(horizon, low <= hidden <= high, missed)


# the shipped observations


def one_series(dataset: Dataset, observations: Sequence[ObservationFact]) -> list[ObservationFact]:
    """The exact, undoubted whole-year values that are comparable with the latest of them, earliest first."""
    exact = [fact for fact in observations if fact.quantity.comparator is None and fact.quantity.doubt is None]
    until = max((fact.period.end for fact in exact), default=0)
    speaking = list(by_period(exact, until, of_year(0)).values())
    return [fact for fact in speaking if comparable(dataset, fact, speaking[-1])]


def carried(definition: Definition, left: list[ObservationFact], years: float) -> float | None:
    """Where the recent pace leads so many years after the last value; None where the measure has no pace."""
    start, last = recent_start(left, map(point_of, left), left[-1]), left[-1]
    if isinstance(start, Reason):
        return None
    values = float(start.value), float(last.quantity.figure)
    between = years_between(start.period, last.period)
    pace = rate(definition.measure, *values, between, from_levels=definition.growth_from_levels)
    return moved(definition.measure, values[1], pace, years) if is_figure(pace) else None


def shipped_cases(dataset: Dataset) -> Iterator[list[Case]]:
    """The cases of each series with a value to hide."""
    definitions = dataset.every_definition()
    for (indicator, _), observations in sorted(dataset.observations.items()):
        definition, facts = definitions[indicator], one_series(dataset, observations)
        is_growth = rate_unit(definition.measure) == "percent_per_year"
        points = [(fact.period.end / MONTHS, float(fact.quantity.figure)) for fact in facts]
        cases = []
        for cut in range(FEWEST, len(facts)):
            trend, last = fit(points[:cut], is_growth=is_growth), facts[cut - 1]
            for fact, (time, hidden) in zip(facts[cut:], points[cut:], strict=True):
                years = years_between(last.period, fact.period)
                plain = points[cut - 1][1], carried(definition, facts[:cut], years)
                if isinstance(trend, Trend):
                    cases.append(judged(trend, time, hidden, years, plain))
        if cases:
            yield cases


# made-up series


def made_up(chance: random.Random, length: int, *, is_walk: bool, is_growth: bool) -> list[float]:
    """Yearly values that rise by a steady amount, or grow by a steady rate, and scatter.

    The scatter of each year is its own, or in a random walk stays for all years that follow.
    """
    height, slope = (math.log(100), chance.uniform(0.02, 0.15)) if is_growth else (3.0, chance.uniform(0.02, 0.2))
    heights = []
    for year in range(length):
        shock = chance.gauss(0, SCATTER)
        height += shock if is_walk else 0.0
        heights.append(height + slope * year + (0.0 if is_walk else shock))
    return [math.exp(height) for height in heights] if is_growth else heights


def made_up_cases(*, is_walk: bool) -> Iterator[list[Case]]:
    """The cases of each made-up series: its last five values are hidden, four to ten are left."""
    chance = random.Random(SEED)
    for _ in range(SERIES):
        cut, is_growth = chance.randint(FEWEST, LONGEST), chance.random() < 1 / 2
        values = made_up(chance, cut + HORIZONS, is_walk=is_walk, is_growth=is_growth)
        trend = fit([(float(year), value) for year, value in enumerate(values[:cut])], is_growth=is_growth)
        assert isinstance(trend, Trend)
        last, back = values[cut - 1], min(RECENT_YEARS, cut - 1)
        pace = (compound if is_growth else step)(values[cut - 1 - back], last, back)
        assert is_figure(pace)
        yield [
            judged(
                trend,
                float(cut - 1 + years),
                values[cut - 1 + years],
                years,
                (last, moved_at(last, pace, years, is_growth=is_growth)),
            )
            for years in range(1, HORIZONS + 1)
        ]


# the tables


def share_inside(cases: list[Case]) -> float:
    """Which share of the hidden values lies inside the interval."""
    return sum(case.is_inside for case in cases) / len(cases)


def line(name: str, cases: list[Case]) -> str:
    """Cases, the share inside, and the mean absolute percentage error of each forecast, over the same cases."""
    missed = [case.missed for case in cases if case.missed is not None]
    means = [f"{sum(column) / len(missed):10.1f}" for column in zip(*missed, strict=True)] or ["         -"] * 3
    return f"  {name:9}{len(cases):7}{share_inside(cases) * 100:9.1f} %{len(missed):10}" + "".join(means)


def table(title: str, series: list[list[Case]]) -> list[Case]:
    """Print a table: a line a horizon, and one for all. Returns all cases."""
    cases = [case for own in series for case in own]
    print(f"{title}: {len(series)} series, {len(cases)} cases")
    if not cases:
        return cases
    print(f"  {'':9}{'cases':>7}{'inside':>11}{'compared':>10}{'trend':>10}{'last':>10}{'recent':>10}")
    for horizon in sorted({case.horizon for case in cases}):
        line_name = f"{horizon:g} year{'s' if horizon != 1 else ''}"
        print(line(line_name, [case for case in cases if case.horizon == horizon]))
    print(line("all", cases))
    return cases


def main() -> None:
    """Print the three tables, and check that the interval keeps its word where it can."""
    print("inside: share of hidden values inside the 80 % interval of the trend")
    print("trend, last, recent: mean absolute percentage error of the trend, of the last value carried forward, and of")
    print("the recent pace carried forward, over the `compared` cases, in which all three exist\n")
    shipped = table("SHIPPED observations", list(shipped_cases(open_all(DATA).dataset)))
    if len(shipped) < ENOUGH:
        print(f"  {len(shipped)} cases are too few to tell anything: read nothing into these figures.")
    independent = table("\nMADE UP, trend and independent scatter", list(made_up_cases(is_walk=False)))
    print("  What the interval supposes: about 80 % must lie inside.")
    table("\nMADE UP, random walk with drift", list(made_up_cases(is_walk=True)))
    print("  What the interval does not suppose: shocks stay, so fewer lie inside, and fewer the further ahead.")
    assert SANE[0] <= share_inside(independent) <= SANE[1], share_inside(independent)


if __name__ == "__main__":
    main()
