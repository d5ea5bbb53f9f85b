"""The trend through a series, and where its next value may lie: a line fitted by least squares.

The interval tells what the scatter of the past would do to one further value, if the trend goes on and the
years scatter independently of each other. It is too narrow where they do not (benchmarks/backtest.py).
Sources: Montgomery, Peck and Vining, Introduction to Linear Regression Analysis, sections 2.2 and 2.5 (the fit,
and the prediction of new observations). Student's t: for whole degrees of freedom it is a finite sum in the angle
whose tangent is t / sqrt(degrees), Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 (odd) and
26.7.4 (even).
"""

from __future__ import annotations

import math
import sys
from functools import cache
from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST = 4
INSIDE = 0.8
"""How likely it is that the new value lies inside the interval."""
_NOISE = 1e-12  # residuals below this share of the values are those of float arithmetic
_ALIKE = 1e-9  # relative distance within which an exact line reaches a bound
_LARGEST = sys.float_info.max
_HALVINGS = 64  # of the angle, which is as exact as a float can be


class Trend(NamedTuple):
    """A line through values, or through their natural logarithms (`is_growth`).

    `centre` is the line's height at `mean_time`, `slope` its rise a year, `error` the residual standard error
    (0 where the points lie on the line), `spread` the sum of squares of the times about their mean.
    """

    centre: float
    slope: float
    error: float
    number: int
    mean_time: float
    spread: float
    is_growth: bool


class Forecast(NamedTuple):
    """The median of the new value, and the ends of the interval that holds it with 80 %; in the values' unit."""

    value: float
    low: float
    high: float


def fit(points: Sequence[tuple[float, float]], *, is_growth: bool) -> Trend | Reason:
    """The trend through (time in years, value), in any order, or why there is none.

    Ordinary least squares; on logarithms for measures that grow compound (`is_growth`). The caller sees to it
    that figures are finite, that they belong to one series, and that there is one value a period: times are
    distinct, as those of months and years are.
    """
    if len(points) < FEWEST:
        return Reason.TOO_FEW_OBSERVATIONS
    if is_growth and any(value <= 0 for _, value in points):
        return Reason.NOT_POSITIVE
    number = len(points)
    # in units of the largest value, so that no sum overflows
    unit = 1.0 if is_growth else max(abs(value) for _, value in points) or 1.0
    heights = [math.log(value) if is_growth else value / unit for _, value in points]
    mean_time = math.fsum(time for time, _ in points) / number
    mean = math.fsum(heights) / number
    passed = [time - mean_time for time, _ in points]
    spread = math.fsum(years * years for years in passed)
    slope = math.fsum(years * (height - mean) for years, height in zip(passed, heights, strict=True)) / spread
    missed = [height - mean - slope * years for years, height in zip(passed, heights, strict=True)]
    error = math.hypot(*missed) / math.sqrt(number - 2)
    if error <= _NOISE * max(1.0, *map(abs, heights)):
        error = 0.0
    return Trend(
        _finite(mean * unit), _finite(slope * unit), _finite(error * unit), number, mean_time, spread, is_growth
    )


def predict(trend: Trend, time: float) -> Forecast:
    """Where one new value at this time lies with 80 %: centre plus and minus t s sqrt(1 + 1/n + (time - mean)^2 / Sxx).

    For growth the interval of the logarithm is transformed back, so that `value` is the median, not the mean.
    What no float can hold stops at the largest that one can.
    """
    centre, deviation = _outlook(trend, time)
    margin = quantile((1 + INSIDE) / 2, trend.number - 2) * deviation
    low, value, high = (_value(trend, height) for height in (centre - margin, centre, centre + margin))
    return Forecast(value, low, high)


def rate_of(trend: Trend) -> float:
    """What the line rises by a year: in percent for growth, else in the values' unit."""
    return _finite(math.expm1(min(trend.slope, math.log(_LARGEST))) * 100) if trend.is_growth else trend.slope


def probability(trend: Trend, time: float, low: float | None, high: float | None) -> float:
    """How likely one new value at this time is at or above `low` and at or below `high`, 0 to 1; None is open.

    From the distribution that `predict` takes its interval from. Of an exact line the answer is 0 or 1.
    """
    centre, deviation = _outlook(trend, time)
    bottom = -math.inf if low is None else _height(trend, low)
    top = math.inf if high is None else _height(trend, high)
    if deviation == 0:
        moved = abs(trend.slope * (time - trend.mean_time))
        slack = _ALIKE * (1.0 if trend.is_growth else _finite(abs(trend.centre) + moved))
        return float(bottom - slack <= centre <= top + slack)
    degrees = trend.number - 2
    below = cdf((bottom - centre) / deviation, degrees)
    above = cdf((centre - top) / deviation, degrees)
    return min(1.0, max(0.0, 1.0 - below - above))


def _outlook(trend: Trend, time: float) -> tuple[float, float]:
    """Height of the line at this time, and the standard deviation of a new value about it."""
    passed = time - trend.mean_time
    widened = math.hypot(math.sqrt(1 + 1 / trend.number), passed / math.sqrt(trend.spread))
    return _finite(trend.centre + trend.slope * passed), _finite(trend.error * widened)


def _height(trend: Trend, value: float) -> float:
    """The value as the line measures it; growth passes no value at or below zero."""
    if not trend.is_growth:
        return value
    return math.log(value) if value > 0 else -math.inf


def _value(trend: Trend, height: float) -> float:
    """The value at this height of the line."""
    return math.exp(min(height, math.log(_LARGEST))) if trend.is_growth else _finite(height)


def _finite(number: float) -> float:
    """The number, or the largest float of its sign where it is beyond all floats."""
    return min(max(number, -_LARGEST), _LARGEST)


def cdf(t: float, degrees: int) -> float:
    """How likely Student's t with so many degrees of freedom (1 or more) is at most `t`, 0 to 1.

    The absolute error is that of float arithmetic, so that far tails are small, but not exact in proportion.
    """
    return _below(math.atan(t / math.sqrt(degrees)), degrees)


@cache
def quantile(chance: float, degrees: int) -> float:
    """The t that Student's t is at most with this chance (above 0, below 1): `cdf` turned around.

    By bisection of the angle, which is bounded as t is not.
    """
    low, high = -math.pi / 2, math.pi / 2
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _below(middle, degrees) < chance else (low, middle)
    return math.tan(low) * math.sqrt(degrees)


def _below(angle: float, degrees: int) -> float:
    """(1 + A) / 2, where A is the series: the probability of t between minus and plus the one of this angle."""
    sine, cosine = math.sin(angle), math.cos(angle)
    is_odd = degrees % 2 == 1
    term, total = cosine if is_odd else 1.0, 0.0
    for step in range(3 if is_odd else 2, degrees + 1, 2):
        total += term
        term *= cosine * cosine * (step - 1) / step
    series = (angle + sine * total) * 2 / math.pi if is_odd else sine * total
    return min(1.0, max(0.0, (1 + series) / 2))
