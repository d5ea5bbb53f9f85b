"""Levels in money say at which prices they are counted; nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planmetrics.codes import problem
from planmetrics.model.units import parse_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.diagnostics import Diagnostic
    from planmetrics.load import Loaded
    from planmetrics.model.figure import Quantity
    from planmetrics.model.indicator import Definition
    from planmetrics.syntax.nodes import Path


def check_prices(
    loaded: Loaded[Any], quantity: Quantity, definition: Definition, place: Path, about: dict[str, Any]
) -> Iterator[Diagnostic]:
    """At most one diagnostic: prices that are missing, or that do not belong there."""
    unit = parse_unit(definition.unit)
    is_money = unit is not None and unit.is_money and definition.measure != "growth"
    if is_money and quantity.prices is None:
        yield problem("D009", loaded.at(*place), path=place, **about)
    if not is_money and quantity.prices is not None:
        path = (*place, "prices")
        yield problem("D010", loaded.at(*path), path=path, unit=definition.unit, **about)
