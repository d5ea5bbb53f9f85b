"""What the calculator prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.outcome import is_figure
from planmetrics.records.growth import CagrRow
from planmetrics.render.layout import pad, text_width
from planmetrics.render.numbers import fixed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.compute.calculator import Growth
    from planmetrics.render.words import Words


def calculator_lines(start: str, end: str, years: str, growth: Growth, words: Words) -> Iterator[str]:
    """The growth between two figures, a line each way of seeing it."""
    yield words("calc.title", start=start, end=end, years=years)
    pairs = []
    if is_figure(growth.compound):
        pairs.append(("calc.compound", f"{fixed(growth.compound, 1)}%", f"({fixed(growth.compound, 6)}%)"))
    pairs.append(("calc.linear", fixed(growth.step, 1), f"({fixed(growth.step, 6)})"))
    if is_figure(growth.total):
        pairs.append(("calc.total", f"{fixed(growth.total, 1)}%", ""))
    if is_figure(growth.doubling):
        key = "calc.double" if is_figure(growth.compound) and growth.compound > 0 else "calc.halve"
        pairs.append((key, fixed(growth.doubling, 1), ""))
    width = max(text_width(words(key)) for key, _, _ in pairs)
    numbers = max(len(number) for _, number, _ in pairs)
    for key, number, exact in pairs:
        yield f"  {pad(words(key), width, right=False)}  {number:>{numbers}}  {exact}".rstrip()


def calculator_row(start: float, end: float, years: float, growth: Growth) -> CagrRow:
    """The same as a row of the contract, without a plan."""
    rate = growth.compound if is_figure(growth.compound) else None
    missing = ("agrees", "at_stated")
    return CagrRow(
        plan=None, indicator=None, name=None, region=None, measure="stock", unit=None,
        from_period=None, from_value=start, to_period=None, to_value=end, years=years,
        compound_rate=rate, linear_step=growth.step, rate=rate, rate_unit="percent_per_year",
        stated_rate=None, stated_comparator=None, stated_unit=None, agrees=None, at_stated=None,
        reasons=dict.fromkeys(missing, "not_stated"),
    )  # fmt: skip
