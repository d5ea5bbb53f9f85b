"""planmetrics record: one observation into the file of its region."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from planmetrics.cli import options

if TYPE_CHECKING:
    from planmetrics.cli.recording import Asked
    from planmetrics.facts import Dataset
    from planmetrics.model.period import Period
    from planmetrics.syntax.nodes import Data

RegionArgument = Annotated[str, typer.Argument(metavar="REGION", help="argument.region", show_default=False)]
IndicatorArgument = Annotated[str, typer.Argument(metavar="INDICATOR", help="argument.observed", show_default=False)]
PeriodArgument = Annotated[str, typer.Argument(metavar="PERIOD", help="argument.period", show_default=False)]
ValueArgument = Annotated[str, typer.Argument(metavar="VALUE", help="argument.value", show_default=False)]
UnitOption = Annotated[str | None, typer.Option("--unit", metavar="UNIT", help="option.unit")]
StatusOption = Annotated[
    Literal["preliminary", "final", "revised"] | None, typer.Option("--status", help="option.observed_status")
]
DoubtOption = Annotated[Literal["year", "scope", "value"] | None, typer.Option("--doubt", help="option.doubt")]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="option.note")]
SinceOption = Annotated[str | None, typer.Option("--since", metavar="PERIOD", help="option.counted_since")]
VintageOption = Annotated[str | None, typer.Option("--vintage", metavar="ID", help="option.vintage")]
COMPARATORS = ("more_than", "at_least", "about", "at_most", "less_than")


def record(
    region: RegionArgument,
    indicator: IndicatorArgument,
    period: PeriodArgument,
    value: ValueArgument,
    source: options.SourceOption = None,
    new_source: options.NewSourceOption = None,
    publisher: options.PublisherOption = None,
    url: options.UrlOption = None,
    number: options.NumberOption = None,
    internal: options.InternalOption = False,
    published: options.PublishedOption = None,
    kind: options.KindOption = None,
    copy: options.CopyOption = None,
    unit: UnitOption = None,
    more_than: Annotated[bool, typer.Option("--more-than", help="option.more_than")] = False,
    at_least: Annotated[bool, typer.Option("--at-least", help="option.at_least")] = False,
    about: Annotated[bool, typer.Option("--about", help="option.about")] = False,
    at_most: Annotated[bool, typer.Option("--at-most", help="option.at_most")] = False,
    less_than: Annotated[bool, typer.Option("--less-than", help="option.less_than")] = False,
    since: SinceOption = None,
    prices: options.PricesOption = None,
    status: StatusOption = None,
    vintage: VintageOption = None,
    doubt: DoubtOption = None,
    note: NoteOption = None,
    revise: options.ReviseOption = False,
    dry_run: options.DryRunOption = False,
    data: options.DataOption = None,
) -> None:
    """One observation, checked with all that is there, and written into the file of its region."""
    from planmetrics.cli.opening import own_data_folder
    from planmetrics.cli.output import exclude, stop
    from planmetrics.cli.recording import record_into
    from planmetrics.cli.sources import new_sources

    if value.startswith("--"):
        stop("no_such_option", "see_help", option=value, command="planmetrics record")
    given = {
        word: flag
        for word, flag in zip(COMPARATORS, (more_than, at_least, about, at_most, less_than), strict=True)
        if flag
    }
    first = next(iter(given), None)
    if first is not None:
        exclude(_flag(first), {_flag(word): True for word in [*given][1:]} | {"--since": since})
    if source is None and new_source is None:
        stop("source_missing")
    folder = own_data_folder(data)
    sources = new_sources(
        source, new_source,
        publisher=publisher, url=url, number=number, internal=internal, published=published, kind=kind, copy=copy,
    )  # fmt: skip
    about_it = {"prices": prices, "status": status, "vintage": vintage, "doubt": doubt, "note": note}
    more: dict[str, Data] = {key: held for key, held in about_it.items() if held is not None}

    def ask(dataset: Dataset) -> Asked:
        return _asked(dataset, (region, indicator, period, value), source or "", sources, unit, since, first, more)

    record_into(folder, ask, revise=revise, dry_run=dry_run)


def _flag(word: str) -> str:
    return f"--{word.replace('_', '-')}"


def _asked(
    dataset: Dataset,
    given: tuple[str, str, str, str],
    source: str,
    sources: dict[str, dict[str, Data]],
    unit: str | None,
    since: str | None,
    comparator: str | None,
    more: dict[str, Data],
) -> Asked:
    """The observation; ends the run at a name, a period or a figure that is not certain."""
    from planmetrics.cli.recording import Asked
    from planmetrics.intake.merge import Wanted
    from planmetrics.intake.names import indicator_names, region_names

    places = region_names(dataset)
    code = only(places.find(given[0]), "REGION", given[0], (*dataset.regions, *places.shown))
    known = indicator_names(dataset)
    name = only(known.find(given[1]), "INDICATOR", given[1], (*dataset.every_definition(), *known.shown))
    when = period_in(given[2], dataset, code, "PERIOD")
    base = period_in(since, dataset, code, "--since") if since is not None else None
    figure = _figure(given[3], name, dataset, unit, comparator, base)
    keys: dict[str, Data] = {"indicator": name, "period": _as_data(when), **figure}
    if base is not None:
        keys["since"] = _as_data(base)
    order = ("prices", "status", "vintage")
    keys |= {key: more[key] for key in order if key in more}
    keys["source"] = source
    keys |= {key: held for key, held in more.items() if key not in order}
    return Asked([Wanted(code, when, base, keys)], sources)


def _as_data(period: Period) -> Data:
    from planmetrics.syntax.nodes import plain_value

    return plain_value(str(period))


def only(found: tuple[str, ...], argument: str, given: str, known: tuple[str, ...]) -> str:
    """The one id that a name means; ends the run where there is none, or more than one."""
    from planmetrics.cli.output import listed, stop
    from planmetrics.wording import nearest

    if not found:
        stop("unknown_name", nearest(given, known), argument=argument, name=given)
    if len(found) > 1:
        stop("several_names", argument=argument, name=given, ids=listed(found))
    return found[0]


def period_in(given: str, dataset: Dataset, region: str, option: str) -> Period:
    """The period that an argument names; ends the run where it is none, or has not begun."""
    from planmetrics.cli.opening import moment
    from planmetrics.cli.output import stop
    from planmetrics.model.period import is_fiscal
    from planmetrics.tables.cells import period_of

    starts = dataset.fiscal_years.get(region)
    period = period_of(given, starts)
    if period is None:
        stop(
            "no_fiscal_years" if is_fiscal(given) and starts is None else "no_period",
            option=option,
            period=given,
            region=region,
        )
    if period.start >= moment(None)[0] + 1:
        stop("not_begun", option=option, period=given)
    return period


def _figure(
    given: str, indicator: str, dataset: Dataset, unit: str | None, comparator: str | None, since: Period | None
) -> dict[str, Data]:
    """The keys that hold the figure."""
    from planmetrics.cli.output import exclude, stop
    from planmetrics.diagnostics import Phrase
    from planmetrics.intake.figure import figure_of

    definition = dataset.every_definition().get(indicator)
    if definition is None or given == "done":
        if given != "done" or definition is not None:
            stop("task_is_done" if definition is None else "done_is_for_tasks", value=given, indicator=indicator)
        exclude("done", {"--unit": unit, "--since": since})
        return {"done": True}
    if since is not None:
        definition = definition.model_copy(update={"unit": "%", "measure": "growth"})
    figure = figure_of(given, definition, unit, dataset.counters)
    if isinstance(figure, Phrase):
        stop("no_figure", figure, value=given, indicator=indicator, unit=definition.unit)
    keys = figure.keys
    if comparator is not None or since is not None:
        if figure.key != "value":
            stop("compared_twice", value=given, option=_flag(comparator or "since"))
        held: Data = keys.pop("value")
        keys = {comparator or "percent_change": held, **keys}
    return keys
