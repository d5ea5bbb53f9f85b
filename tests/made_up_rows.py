"""Made-up rows of a table, by the number of the row: every measure, direction, comparator and period, and every edge of theirs."""

from __future__ import annotations

import random
from decimal import Context, Decimal
from typing import TYPE_CHECKING

from planmetrics.model.period import Period, of_year
from planmetrics.model.terms import COMPARATORS, MEASURES
from planmetrics.tables.rows import TableRow

if TYPE_CHECKING:
    from planmetrics.model.terms import Comparator, Measure

COMPARATORS_OF_ROWS = tuple(word for word in COMPARATORS if word != "between")
EDGES = (
    "0",
    "0.0",
    "1",
    "-1",
    "100",
    "100.0",
    "0.001",
    "1E+9",
    "1E-9",
    "1E+300",
    "-1E+300",
    "1E-300",
    "20",
    "7",
    "-0.5",
)
"""Figures at which formulas turn."""
MOST_ZEROS = 10**22
"""Beyond it the kernel does not count the zeros of "about": powers of ten are no floats there."""
FITS, FIFTEEN = 10**14, Context(prec=15)
LENGTHS = (12, 12, 12, 12, 12, 12, 6, 3, 1)


def figure(draw: random.Random) -> Decimal:
    """A figure as typed, an edge now and then."""
    if draw.random() < 0.12:
        return Decimal(draw.choice(EDGES))
    digits = draw.choice((0, 0, 0, 1, 1, 2, 3))
    size = draw.choice((10, 100, 100, 1000, 100_000, 10_000_000_000))
    value = Decimal(draw.randint(1, size * 10**digits)).scaleb(-digits)
    return -value if draw.random() < 0.06 else value


def typed(value: Decimal, like: Decimal) -> Decimal:
    """A figure with the decimals of another, as far as a float holds them."""
    step = Decimal(1).scaleb(min(0, int(like.as_tuple().exponent)))
    return value.quantize(step) if abs(value) < FITS * step else FIFTEEN.plus(value)


def near(draw: random.Random, one: Decimal) -> Decimal:
    """Another figure of the same kind: the same, a last digit beside it, or some share of it."""
    chance, step = draw.random(), Decimal(1).scaleb(min(0, int(one.as_tuple().exponent)))
    step = step if abs(one) < FITS * step else one / 8
    if chance < 0.1:
        return one
    if chance < 0.2:
        return typed(one + step * draw.choice((-1, 1)), one)
    if chance < 0.8:
        return typed(one * Decimal(draw.choice(("0.5", "0.8", "0.9", "0.97", "1.02", "1.05", "1.1", "1.3", "2"))), one)
    return figure(draw)


def period(draw: random.Random, years: tuple[int, int], length: int) -> Period:
    """A period that ends in one of some years; now and then a fiscal year, or a run of months."""
    start = draw.randint(*years) * 12
    if length == 12 and draw.random() < 0.05:
        return Period(start + 3, start + 15)
    if draw.random() < 0.06:
        return Period(start, start + draw.choice((9, 9, 5, 2)))
    start += draw.randrange(12 // length) * length if draw.random() < 0.5 else 0
    return Period(start, start + length)


def row(number: int) -> TableRow:
    """The row of this number."""
    draw = random.Random(number)
    measure: Measure = draw.choice(MEASURES)
    length = draw.choice(LENGTHS)
    odd = draw.random() < 0.05
    base = figure(draw)
    target = near(draw, base) if draw.random() < 0.8 else figure(draw)
    if measure == "rank":
        base, target = (abs(one).to_integral_value() for one in (base, target))
    chance = draw.random()
    latest = (
        target
        if chance < 0.15
        else near(draw, target)
        if chance < 0.4
        else base
        + (target - base)
        * draw.choice((Decimal("0.5"), Decimal("0.2"), Decimal("0.9"), Decimal("1.2"), Decimal("-0.3")))
    )
    latest = typed(latest, min(base, target, key=lambda one: int(one.as_tuple().exponent)))
    if chance > 0.93:
        latest = base
    lengths = [length if not odd else draw.choice(LENGTHS) for _ in range(3)]
    base_period = period(draw, (2015, 2021) if draw.random() < 0.93 else (2018, 2026), lengths[0])
    latest_period = period(draw, (2020, 2025), lengths[1])
    target_period = period(draw, draw.choice(((2023, 2026), (2025, 2035), (2025, 2060))), lengths[2])
    if draw.random() < 0.15:
        target_period = latest_period
    if draw.random() < 0.12:  # a part of the target's own year
        latest_period = Period(target_period.start, target_period.start + draw.randint(1, 12))
    if draw.random() < 0.03:
        base_period = latest_period
    comparator: Comparator | None = draw.choice((None, None, *COMPARATORS_OF_ROWS))
    if comparator == "about" and abs(target) > MOST_ZEROS:
        comparator = None
    if draw.random() < 0.03:  # within what the zeros of a round figure may be meant to allow
        comparator, target = "about", Decimal(draw.choice((100, 1000, 20_000)))
        latest = target * draw.randint(85, 115) / 100
        latest_period = target_period = period(draw, (2020, 2023), 12)
    holds = [draw.random() for _ in range(6)]
    return TableRow(
        line=number,
        cells=(),
        indicator=None,
        region=None,
        base=base if holds[0] > 0.08 else None,
        base_period=base_period if holds[0] > 0.04 else None,
        latest=latest if holds[1] > 0.06 else None,
        latest_period=latest_period if holds[1] > 0.03 else None,
        target=target if holds[2] > 0.06 else None,
        target_period=target_period if holds[3] > 0.04 else None,
        better=draw.choice(("higher", "higher", "lower", "lower", None)),
        measure=measure,
        comparator=comparator,
        limit=draw.choice((Decimal(0), Decimal(100), near(draw, target), latest, base, figure(draw)))
        if holds[4] > 0.7
        else None,
        unit=None,
    )


OPEN_END = of_year(2100)
