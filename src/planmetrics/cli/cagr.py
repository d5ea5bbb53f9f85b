"""planmetrics cagr: the growth that plans ask for; with two figures, a calculator."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Annotated

import typer

from planmetrics.cli import options

if TYPE_CHECKING:
    from planmetrics.records.growth import Calculation
    from planmetrics.render.formats import Output

Figures = Annotated[
    list[str] | None, typer.Argument(metavar="[START END]", help="argument.figures", show_default=False)
]
YearsOption = Annotated[str | None, typer.Option("--years", "-y", metavar="N", help="option.years")]
_HIGHEST = 1e100
"""Beyond any figure of a plan."""


def cagr(
    figures: Figures = None,
    years: YearsOption = None,
    plan: options.PlanOption = None,
    region: options.RegionOption = None,
    all_regions: options.AllRegionsOption = False,
    indicator: options.IndicatorOption = None,
    as_of: options.AsOfOption = None,
    format_: options.FormatOption = "text",
    color: options.ColorOption = "auto",
    data: options.DataOption = None,
) -> None:
    """A row a segment between baseline, milestones and target of one plan, or of all; or the growth of two figures."""
    from planmetrics.cli.output import exclude, show, stop

    unknown = [text for text in figures or () if text.startswith("-") and not (_is_number(text) or text[1:2].isdigit())]
    if unknown:
        stop("no_such_option", "see_help", option=unknown[0], command="planmetrics cagr")
    if figures or years is not None:
        _refuse_plans(figures or [], data)
        of_plans = {"--plan": plan, "--region": region, "--all-regions": all_regions, "--indicator": indicator}
        exclude(" ".join(figures or ["--years"]), of_plans | {"--as-of": as_of}, "of_figures")
        calculation = _calculation(figures or [], years)
        show(_of_figures(calculation, [*(figures or []), years or ""]), format_, color)
        return
    from planmetrics.cli.opening import asked_regions, choose, data_folder, moment
    from planmetrics.cli.output import end_with
    from planmetrics.compute.segments import segments
    from planmetrics.records.growth import FIELDS
    from planmetrics.render.formats import Output, listing
    from planmetrics.render.growth import growth_table

    until, _ = moment(as_of)
    regions = asked_regions(region, every=all_regions)
    chosen = choose(data_folder(data), (plan, "--plan"), regions, indicator or [], every=True)
    own = [target for target in chosen.targets if target.assigned_by is None or target.region != target.plan.region]
    rows = list(segments(chosen.dataset, own, until))
    show(Output(lambda words: [growth_table(rows, words)], *listing(FIELDS, rows)), format_, color)
    end_with(chosen.broken)


def _refuse_plans(figures: list[str], data: options.DataOption) -> None:
    """End the run where the id of a plan stands in a figure's place."""
    text = next((text for text in figures if re.fullmatch(r"[a-z0-9-]*[a-z][a-z0-9-]*", text)), None)
    if text is not None:
        from planmetrics.cli.opening import data_folder
        from planmetrics.cli.output import stop
        from planmetrics.folder import plan_files

        if text in {path.stem for path in plan_files(data_folder(data)).files}:
            stop("figure_is_plan", plan=text)


def _calculation(figures: list[str], years: str | None) -> Calculation:
    """START END --years N: no plan, no data, and nothing imported that only they need."""
    from planmetrics.cli.output import in_words, stop
    from planmetrics.compute.outcome import Reason
    from planmetrics.compute.rates import calculate
    from planmetrics.records.growth import Calculation

    if len(figures) != 2:  # noqa: PLR2004 (start and end)
        stop("two_figures", count=len(figures))
    if years is None:
        stop("years_missing", figures=" ".join(figures))
    start, end = (_number(text, in_words("figure")) for text in figures)
    span = _number(years, "--years")
    if span <= 0:
        stop("no_time", years=years)
    growth = calculate(start, end, span)
    if isinstance(growth.compound, Reason):
        key = "not_above_zero" if min(start, end) <= 0 else "beyond_measure"
        stop(key, start=figures[0], end=figures[1], step=f"{growth.step:g}")
    return Calculation(start, end, span, growth)


def _of_figures(calculation: Calculation, printed: list[str]) -> Output:
    """The growth of two figures, shown with the digits that were typed."""
    from planmetrics.records.growth import CALCULATION_FIELDS
    from planmetrics.render.formats import Output, listing
    from planmetrics.render.growth import calculator_lines

    start, end, years = printed
    return Output(
        lambda words: [*calculator_lines(start, end, years, calculation.growth, words)],
        *listing(CALCULATION_FIELDS, [calculation]),
    )


def _is_number(text: str) -> bool:
    """Whether it is a number as in plan files: plain digits, no full-width ones, no underscores."""
    return re.fullmatch(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?", text) is not None


def _number(text: str, what: str) -> float:
    from planmetrics.cli.output import stop

    if not _is_number(text):
        from planmetrics.mistyped import advice_on

        stop("no_number", advice_on(text), what=what, text=text)
    value = float(text)
    if not math.isfinite(value) or abs(value) > _HIGHEST:
        stop("out_of_range", what=what, text=text)
    return value
