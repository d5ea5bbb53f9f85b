"""How pace is to be judged, and what is to be supposed: --method, --methods and --what-if."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from planmetrics.cli.opening import known_regions, stop_on_errors
from planmetrics.cli.output import exclude, stop
from planmetrics.compute.assess import Methods
from planmetrics.compute.suppose import Supposition
from planmetrics.link.registries import EVERY
from planmetrics.mistyped import advice_on
from planmetrics.model.period import MONTHS, parse_period
from planmetrics.project import open_methods
from planmetrics.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from planmetrics.facts import Dataset
    from planmetrics.model.method import Method
    from planmetrics.model.period import Period


def known_methods(data: Path, file: Path | None) -> dict[str, Method]:
    """The package's methods, the data folder's, and those of --methods; ends the run where they are broken."""
    methods, diagnostics = open_methods(data, [file] if file is not None else [])
    stop_on_errors(diagnostics)
    return methods


def asked_methods(data: Path, method: str, file: Path | None) -> Methods:
    """The methods asked for; ends the run at one that is not known, or at a broken file of methods."""
    known = known_methods(data, file)
    if method != EVERY and method not in known:
        stop("unknown_method", nearest(method, [*known, EVERY]), method=method)
    return Methods(tuple(known.values()) if method == EVERY else (known[method],), known)


def one_method(data: Path, method: str, file: Path | None, command: str) -> Methods:
    """The one method asked for, of a command that shows what one says."""
    exclude(command, {f"--method {EVERY}": method == EVERY}, "name_one_method")
    return asked_methods(data, method, file)


def suppositions(written: Sequence[str], dataset: Dataset, regions: Sequence[str], until: int) -> list[Supposition]:
    """What is to be supposed; ends the run at what cannot be understood, or would be left out in silence.

    `regions` are those that may be meant where none is written: it has to be one.
    """
    made: dict[tuple[str, str, Period], Supposition] = {}
    for one in written:
        supposed = _supposition(one, dataset, regions, until)
        other = made.setdefault((supposed.indicator, supposed.region, supposed.period), supposed)
        if other is not supposed:
            stop("same_supposed", "leave_one_out", written=one, other=other.written)
    return list(made.values())


def _supposition(written: str, dataset: Dataset, regions: Sequence[str], until: int) -> Supposition:
    what, at, rest = written.partition("@")
    when, equals, value = rest.partition("=")
    if not at or not equals:
        stop("no_supposition", written=written)
    indicator, _, region = what.partition(":")
    known = dataset.every_definition()
    if indicator not in known:
        stop("supposed_indicator", nearest(indicator, known), indicator=indicator)
    if not region and len(regions) != 1:
        guess = regions[0] if regions else "REGION"
        stop("supposed_where", written=written, indicator=indicator, region=guess, rest=rest)
    place = known_regions([region], dataset)[0] if region else regions[0]
    period, figure = parse_period(when, _fiscal_years_start(place, dataset)), _figure(value)
    if period is None:
        stop("supposed_period", period=when)
    if figure is None:
        stop("supposed_value", advice_on(value), value=value)
    if period.end > until:
        stop("supposed_early", period=when)
    return Supposition(indicator, place, period, figure, written)


def _fiscal_years_start(region: str, dataset: Dataset) -> int | None:
    """The month in which the fiscal years of a region start, where targets or figures of it are of such."""
    targets = (
        target.period for linked in dataset.plans.values() for target in linked.targets if target.region == region
    )
    figures = (fact.period for (_, place), facts in dataset.observations.items() if place == region for fact in facts)
    fiscal = (period for period in chain(targets, figures) if period.is_year and period.start % MONTHS)
    return next((period.start % MONTHS + 1 for period in fiscal), None)


def _figure(text: str) -> Decimal | None:
    return Decimal(text) if re.fullmatch(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?", text) else None
