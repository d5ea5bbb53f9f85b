"""planmetrics cagr: the growth that plans ask for; with two figures, a calculator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from planmetrics.cli.options import (  # noqa: TC001 (typer reads annotations at run time)
    AllRegionsOption,
    AsOfOption,
    ColorOption,
    DataOption,
    FormatOption,
    IndicatorOption,
    LangOption,
    PlanOption,
    RegionOption,
)

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic
    from planmetrics.render.words import Lang

FIGURES = "[START END]"
Figures = Annotated[
    list[str] | None,
    typer.Argument(metavar=FIGURES, help="Two figures, for the calculator.", show_default=False),
]
YearsOption = Annotated[str | None, typer.Option("--years", "-y", metavar="N", help="Years from START to END.")]


def cagr(
    figures: Figures = None,
    years: YearsOption = None,
    plan: PlanOption = None,
    region: RegionOption = None,
    all_regions: AllRegionsOption = False,
    indicator: IndicatorOption = None,
    as_of: AsOfOption = None,
    format_: FormatOption = "text",
    lang: LangOption = None,
    color: ColorOption = "auto",
    data: DataOption = None,
) -> None:
    """What growth does a plan ask for, and is it the growth that it states?

    A row a segment between baseline, milestones and target. With two figures it is a calculator.

    Examples: planmetrics cagr --plan gongshu-14fyp; planmetrics cagr 466 1000 --years 5
    """
    from planmetrics.cli.output import stop

    unknown = [text for text in figures or () if text.startswith("-") and not _is_number(text)]
    if unknown:
        stop(f"there is no option {unknown[0]}", "`planmetrics cagr --help` lists the options")
    if figures or years is not None:
        of_plans = {"--plan": plan, "--region": region, "--all-regions": all_regions, "--indicator": indicator}
        for option in (option for option, value in (of_plans | {"--as-of": as_of}).items() if value):
            stop(f"{option} does not go with figures", "figures calculate, options look at plans: leave one out")
        _calculate(figures or [], years, format_, lang)
    else:
        _of_plans(plan, None if all_regions else region or [], indicator, as_of, format_, lang, color, data)


def _of_plans(
    plan: str | None,
    regions: list[str] | None,
    indicators: list[str] | None,
    as_of: str | None,
    format_: str,
    lang: Lang | None,
    color: str,
    data: DataOption,
) -> None:
    from planmetrics.cli.opening import (
        data_folder,
        known_regions,
        moment,
        opened_all,
        opened_plan,
        wanted_targets,
    )
    from planmetrics.cli.output import end_with, language, print_table, stop, write_records
    from planmetrics.compute.report import cagr_report
    from planmetrics.records.growth import CagrRow
    from planmetrics.render.words import Words
    from planmetrics.wording import nearest

    until, _ = moment(as_of)
    folder = data_folder(data)
    broken: list[Diagnostic] = []
    if plan is None:
        project, broken = opened_all(folder)
        chosen = list(project.dataset.plans.values())
    else:
        linked, project = opened_plan(folder, plan, regions)
        chosen = [linked]
    asked = known_regions(regions or [], project.dataset)
    known_somewhere = {name for linked in chosen for name in linked.definitions}
    for name in indicators or ():
        if name not in known_somewhere:
            stop(f"--indicator is '{name}', which is no indicator of these plans", nearest(name, known_somewhere))
    targets = []
    for linked in chosen:
        own = None if regions is None else asked or [linked.plan.region]
        known = [name for name in indicators or () if plan or name in linked.definitions]
        if indicators and not known:
            continue
        found = wanted_targets(linked, own, known)
        targets += [t for t in found if t.assigned_by is None or t.region != linked.plan.region]
    report = cagr_report(project.dataset, targets, until)
    if format_ == "text":
        from planmetrics.render.cagr_table import cagr_table

        print_table(cagr_table(report, Words(language(lang))), color)
    else:
        write_records(format_, CagrRow, report.rows)
    end_with(broken)


def _calculate(figures: list[str], years: str | None, format_: str, lang: Lang | None) -> None:
    """START END --years N: no plan, no data, and nothing imported that only they need."""
    from planmetrics.cli.output import language, stop, write
    from planmetrics.compute.calculator import calculate
    from planmetrics.compute.outcome import Reason

    if len(figures) != 2:  # noqa: PLR2004 (start and end)
        stop(
            f"the calculator takes two figures, not {len(figures)}",
            "write `planmetrics cagr 466 1000 --years 5`",
        )
    if years is None:
        stop("--years is missing", f"write `planmetrics cagr {' '.join(figures)} --years 5`")
    start, end = (_number(text, "figure") for text in figures)
    span = _number(years, "--years")
    if span <= 0:
        stop(f"--years is {years}: growth needs time", "write a number of years above 0")
    found = calculate(start, end, span)
    if isinstance(found.compound, Reason):
        why = "both have to be above zero" if min(start, end) <= 0 else "it is beyond all measure"
        stop(
            f"there is no compound rate from {figures[0]} to {figures[1]}: {why}",
            f"in equal steps it is {found.step:g} a year",
        )
    if format_ == "text":
        from planmetrics.render.calculator import calculator_lines
        from planmetrics.render.words import Words

        write("\n".join(calculator_lines(figures[0], figures[1], years, found, Words(language(lang)))))
    else:
        from planmetrics.cli.output import write_records
        from planmetrics.records.growth import CagrRow
        from planmetrics.render.calculator import calculator_row

        write_records(format_, CagrRow, [calculator_row(start, end, span, found)])


def _is_number(text: str) -> bool:
    """Whether it is a number as in plan files: plain digits, no full-width ones, no underscores."""
    import re

    return re.fullmatch(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?", text) is not None


def _number(text: str, what: str) -> float:
    import math

    from planmetrics.cli.output import stop

    if not _is_number(text):
        hint = f"write {text.replace(',', '')}" if _is_number(text.replace(",", "")) else "write plain digits: 1234.5"
        stop(f"{what} is '{text}', which is not a number", hint)
    value = float(text)
    if not math.isfinite(value) or abs(value) > 1e100:  # noqa: PLR2004 (beyond any figure of a plan)
        stop(f"{what} is '{text}', which is out of range", "write a figure that a plan could hold")
    return value
