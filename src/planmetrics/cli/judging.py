"""How pace is to be judged, and what is to be supposed: --method, --methods and --what-if."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeAlias

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.compute.gap import Judge
    from planmetrics.compute.suppose import Supposition
    from planmetrics.facts import Dataset
    from planmetrics.model.method import Method
    from planmetrics.model.period import Period
    from planmetrics.records.gap import MethodNames

DEFAULT = "schedule"
MethodOption: TypeAlias = Annotated[
    str,
    typer.Option(
        "--method",
        metavar="ID",
        help="How pace is judged: schedule, pace, path, linear, statcan, eustat, unsd2023, or one of --methods; "
        "all: side by side.",
    ),
]
MethodsOption: TypeAlias = Annotated[
    Path | None,
    typer.Option("--methods", metavar="FILE", help="A YAML file of further methods.", show_default=False),
]
WhatIfOption: TypeAlias = Annotated[
    list[str] | None,
    typer.Option(
        "--what-if",
        metavar="ID[:REGION]@PERIOD=VALUE",
        help="Suppose an observation: rd-intensity@2025=3.98. May be repeated.",
    ),
]


class Judges(NamedTuple):
    """The methods that judge, ready to use, in order; and all that are known, by id."""

    judges: tuple[Judge, ...]
    ids: tuple[str, ...]
    known: dict[str, Method]

    def names(self) -> dict[str, MethodNames]:
        """What the methods and their classes are called."""
        return {name: _names(method) for name, method in self.known.items()}


def _names(method: Method) -> MethodNames:
    from planmetrics.records.gap import MethodNames

    judgings = [method.with_target, *([method.without_target] if method.without_target else [])]
    labels = [label for judging in judgings for label in judging.classes]
    more = [label for label in (method.achieved, method.reversing, method.unavailable) if label is not None]
    return MethodNames(
        (method.name, method.name_en), {label.label: (label.name, label.name_en) for label in [*labels, *more]}
    )


def judges(data: Path, method: str, file: Path | None) -> Judges:
    """The methods asked for; ends the run at one that is not known, or at a broken file of methods."""
    from planmetrics.cli.output import stop
    from planmetrics.compute.verdict import judge_pace
    from planmetrics.link.registries import EVERY
    from planmetrics.wording import nearest

    there = known(data, file)
    if method != EVERY and method not in there:
        stop(f"--method is '{method}', which is no method", nearest(method, [*there, EVERY]))
    ids = tuple(there) if method == EVERY else (method,)
    return Judges(tuple(partial(judge_pace, there[name], methods=there) for name in ids), ids, there)


def known(data: Path, file: Path | None) -> dict[str, Method]:
    """The package's methods, the data folder's, and those of --methods; ends the run where they are broken."""
    from planmetrics.cli.opening import stop_on_errors
    from planmetrics.project import open_methods

    methods, diagnostics = open_methods(data, [file] if file is not None else [])
    stop_on_errors(diagnostics)
    return methods


def suppositions(written: Sequence[str], dataset: Dataset, regions: Sequence[str], until: int) -> list[Supposition]:
    """What is to be supposed; ends the run at what cannot be understood, or would be left out in silence.

    `regions` are those that may be meant where none is written: it has to be one.
    """
    from planmetrics.cli.output import stop

    made: dict[tuple[str, str, Period], Supposition] = {}
    for text in written:
        one = _supposition(text, dataset, regions, until)
        other = made.setdefault((one.indicator, one.region, one.period), one)
        if other is not one:
            stop(f"--what-if {one.written} speaks of the same as {other.written}", "leave one out")
    return list(made.values())


def _supposition(text: str, dataset: Dataset, regions: Sequence[str], until: int) -> Supposition:
    from planmetrics.cli.opening import known_regions
    from planmetrics.cli.output import stop
    from planmetrics.compute.suppose import Supposition
    from planmetrics.model.period import parse_period
    from planmetrics.wording import nearest

    what, at, rest = text.partition("@")
    when, equals, value = rest.partition("=")
    if not at or not equals:
        stop(f"--what-if is '{text}'", "write an indicator, @, a period, = and a value: rd-intensity@2025=3.98")
    indicator, _, region = what.partition(":")
    known = dataset.every_definition()
    if indicator not in known:
        stop(f"--what-if speaks of '{indicator}', which is no indicator here", nearest(indicator, known))
    period, figure = parse_period(when), _figure(value)
    if period is None:
        stop(f"--what-if speaks of '{when}', which is not a period", "write 2025, 2025-H1, 2025-Q3 or 2025-06")
    if figure is None:
        stop(f"--what-if gives '{value}', which is not a number", "write plain digits in the indicator's unit: 3.98")
    if period.end > until:
        stop(
            f"--what-if speaks of {when}, which is not over yet: it would not count",
            f"look from its end: --as-of {when}",
        )
    if not region and len(regions) != 1:
        wanted = f"write {indicator}:{regions[0] if regions else 'REGION'}@{rest}"
        stop(f"--what-if is '{text}', which does not say of which region", wanted)
    place = known_regions([region], dataset)[0] if region else regions[0]
    return Supposition(indicator, place, period, figure, text)


def _figure(text: str) -> Decimal | None:
    import re

    found = re.fullmatch(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?", text)
    return Decimal(text) if found else None
