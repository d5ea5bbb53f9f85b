"""planmetrics import: observations from a table, all of them or none."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from planmetrics.cli import options
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from planmetrics.cli.recording import Asked
    from planmetrics.diagnostics import Diagnostic
    from planmetrics.facts import Dataset
    from planmetrics.intake.rows import Passed, Read
    from planmetrics.intake.sheet import Constant, Known, Layout
    from planmetrics.model.mapping import TableMapping
    from planmetrics.tables.grid import Grid

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="argument.table", show_default=False)]
SheetOption = Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="option.sheet")]
RegionOption = Annotated[str | None, typer.Option("--region", "-r", metavar="CODE", help="option.of_region")]
IndicatorOption = Annotated[str | None, typer.Option("--indicator", "-i", metavar="ID", help="option.of_indicator")]
PeriodOption = Annotated[str | None, typer.Option("--period", metavar="PERIOD", help="option.of_period")]
YearOption = Annotated[int | None, typer.Option("--year", metavar="YEAR", help="option.of_year")]
UnitOption = Annotated[str | None, typer.Option("--unit", metavar="UNIT", help="option.of_unit")]
AsOption = Annotated[list[str] | None, typer.Option("--as", metavar="NAME=ID", help="option.named")]
SkipOption = Annotated[list[str] | None, typer.Option("--skip", metavar="NAME", help="option.skip")]
MappingOption = Annotated[
    Path | None, typer.Option("--mapping", metavar="FILE", help="option.mapping", show_default=False)
]
EncodingOption = Annotated[
    Literal["auto", "utf-8", "gbk", "gb18030", "utf-16", "cp1252"],
    typer.Option("--encoding", case_sensitive=False, help="option.encoding_of_table"),
]
FullOption = Annotated[bool, typer.Option("--full-digits", help="option.full_digits")]
MOST_BYTES = 64 * 1024 * 1024
_CHANGING = re.compile(
    r"(?:19|20)?[0-9]{1,4}(?:年度?|月份?|日|号)?|第?[一二三四]季度|[上下]半年|[-_.,—–~至 ()（）]|Q(?=[1-4])"
)
"""What changes in the names of tables of one kind: dates, and what parts them."""


_HOLDS = {
    "indicator": "layout.indicator",
    "region": "layout.region",
    "period": "layout.period",
    "unit": "layout.unit",
    "source": "layout.source",
    "note": "layout.note",
    "status": "layout.status",
    "prices": "layout.prices",
    "value": "layout.value",
    "figure": "layout.value",
    "growth": "layout.growth",
    "nothing": "layout.nothing",
}
"""The texts of what columns hold."""


class _Given(NamedTuple):
    """What the options say of the table, as written."""

    region: str | None
    indicator: str | None
    period: str | None
    year: int | None
    source: str | None


def import_(
    file: FileArgument,
    sheet: SheetOption = None,
    region: RegionOption = None,
    indicator: IndicatorOption = None,
    period: PeriodOption = None,
    year: YearOption = None,
    unit: UnitOption = None,
    prices: options.PricesOption = None,
    source: options.SourceOption = None,
    new_source: options.NewSourceOption = None,
    publisher: options.PublisherOption = None,
    url: options.UrlOption = None,
    number: options.NumberOption = None,
    internal: options.InternalOption = False,
    published: options.PublishedOption = None,
    kind: options.KindOption = None,
    copy: options.CopyOption = None,
    named: AsOption = None,
    skip: SkipOption = None,
    mapping: MappingOption = None,
    encoding: EncodingOption = "auto",
    full_digits: FullOption = False,
    revise: options.ReviseOption = False,
    dry_run: options.DryRunOption = False,
    data: options.DataOption = None,
) -> None:
    """Observations from a table, checked with all that is there, and written into the files of their regions."""
    from planmetrics.cli.opening import own_data_folder
    from planmetrics.cli.recording import record_into
    from planmetrics.cli.sources import new_sources

    folder = own_data_folder(data)
    sources = new_sources(
        source, new_source,
        publisher=publisher, url=url, number=number, internal=internal, published=published, kind=kind, copy=copy,
    )  # fmt: skip
    grids = _grids(file, encoding)
    place = mapping or folder / "imports" / f"{_CHANGING.sub('', file.stem) or 'table'}.yaml"
    held = _mapping(place)
    given = _Given(region, indicator, period, year, source)

    def ask(dataset: Dataset) -> Asked:
        from planmetrics.cli.recording import Asked
        from planmetrics.cli.saving import Saved

        asked = _with_options(held, dataset, named or [], skip or [], sheet, unit, prices)
        known = _known(dataset, asked, given)
        constant = _constant(dataset, asked, known, given)
        layout = _layout(grids, asked, known, constant, file)
        _explain(layout, constant, place, is_new=held is None)
        found = _read(layout, asked, known, constant, dataset, full_digits=full_digits)
        kept = [] if held is not None else [Saved(place, None, _text_of(asked, layout, constant, file))]
        return Asked(found.wanted, sources, kept)

    record_into(folder, ask, revise=revise, dry_run=dry_run)


def _grids(file: Path, encoding: str) -> list[Grid]:
    """The sheets of the file; ends the run where it cannot be read."""
    from planmetrics.cli.opening import errors_in
    from planmetrics.cli.output import FINDINGS, UNREADABLE, doing, end_with, show_diagnostics, stop
    from planmetrics.diagnostics import Diagnostic
    from planmetrics.source import open_bytes, shown
    from planmetrics.tables.grid import grids_of
    from planmetrics.tables.workbook import MissingReaderError

    doing("doing.read", what=shown(file))
    stream = open_bytes(file, MOST_BYTES)
    if isinstance(stream, Diagnostic):
        show_diagnostics([stream])
        end_with([stream])
        raise typer.Exit(UNREADABLE)
    with stream:
        try:
            grids, diagnostics = grids_of(stream, shown(file), encoding)
        except MissingReaderError:
            stop("no_openpyxl", code=UNREADABLE, file=shown(file))
    show_diagnostics(diagnostics)
    end_with(errors_in(diagnostics))
    if not grids:
        stop("nothing_read", code=FINDINGS, file=shown(file))
    return grids


def _mapping(place: Path) -> TableMapping | None:
    """The mapping that is kept for tables of this kind; None where there is none yet."""
    import os

    from planmetrics.cli.output import UNREADABLE, end_with, show_diagnostics
    from planmetrics.diagnostics import Diagnostic
    from planmetrics.load import load
    from planmetrics.model.mapping import TableMapping
    from planmetrics.source import read_bytes, shown

    if not os.path.lexists(place):
        return None
    raw = read_bytes(place)
    if isinstance(raw, Diagnostic):
        show_diagnostics([raw])
        raise typer.Exit(UNREADABLE)
    loaded, wrong = load(raw, shown(place), TableMapping)
    show_diagnostics(wrong)
    end_with(wrong)
    return loaded.model if loaded is not None else None


def _with_options(
    held: TableMapping | None,
    dataset: Dataset,
    named: list[str],
    skip: list[str],
    sheet: str | None,
    unit: str | None,
    prices: str | None,
) -> TableMapping:
    """The mapping with what the options say beside it, or instead of it."""
    from planmetrics.cli.output import stop
    from planmetrics.model.mapping import TableMapping
    from planmetrics.wording import nearest

    made = held or TableMapping(format=1)
    names, regions = {**made.names}, {**made.regions}
    for pair in named:
        name, _, one = pair.rpartition("=")
        if one in dataset.regions and name:
            regions[name] = one
        elif one in dataset.every_definition() and name:
            names[name] = one
        else:
            known = {*dataset.regions, *dataset.every_definition()}
            stop("no_name", nearest(one, known), option="--as", given=pair)
    given = {"sheet": sheet, "unit": unit, "prices": prices}
    more = {key: held for key, held in given.items() if held is not None}
    return made.model_copy(update={"names": names, "regions": regions, "skip": (*made.skip, *skip), **more})


def _known(dataset: Dataset, mapping: TableMapping, given: _Given) -> Known:
    from planmetrics.intake.names import indicator_names, region_names
    from planmetrics.intake.sheet import Known

    regions = region_names(dataset, mapping.regions)
    codes = regions.find(given.region) if given.region is not None else (mapping.region or "",)
    starts = dataset.fiscal_years.get(codes[0]) if codes else None
    return Known(indicator_names(dataset, mapping.names), regions, dataset.counters, starts)


def _constant(dataset: Dataset, mapping: TableMapping, known: Known, given: _Given) -> Constant:
    """What the options say of every row; ends the run at a name or period that is not certain."""
    from planmetrics.cli.output import stop
    from planmetrics.cli.record import only, period_in
    from planmetrics.intake.sheet import Constant
    from planmetrics.model.units import parse_unit

    region, indicator, period = mapping.region, None, None
    if given.region is not None:
        found = known.regions.find(given.region)
        region = only(found, "--region", given.region, (*dataset.regions, *known.regions.shown))
    if given.indicator is not None:
        found = known.indicators.find(given.indicator)
        indicator = only(found, "--indicator", given.indicator, (*dataset.every_definition(), *known.indicators.shown))
    if given.period is not None:
        period = period_in(given.period, dataset, region or "", "--period")
    if mapping.unit is not None and parse_unit(mapping.unit, dataset.counters) is None:
        stop("no_unit", unit=mapping.unit)
    return Constant(region, indicator, period, given.year, mapping.unit, mapping.prices, None, given.source)


def _layout(grids: list[Grid], mapping: TableMapping, known: Known, constant: Constant, file: Path) -> Layout:
    from planmetrics.cli.output import FINDINGS, end_with, show_diagnostics, stop
    from planmetrics.intake.sheet import layout_of
    from planmetrics.source import shown

    layout, wrong = layout_of(grids, mapping, known, constant, shown(file))
    show_diagnostics(wrong)
    end_with(wrong)
    if layout is None:
        stop("nothing_read", code=FINDINGS, file=shown(file))
    return layout


def _read(
    layout: Layout, mapping: TableMapping, known: Known, constant: Constant, dataset: Dataset, *, full_digits: bool
) -> Read:
    """The observations; ends the run with every cell that keeps them from being taken."""
    from planmetrics.cli.opening import errors_in, moment
    from planmetrics.cli.output import FINDINGS, end_with, show_diagnostics, stop
    from planmetrics.diagnose import capped
    from planmetrics.diagnostics import in_order
    from planmetrics.intake.rows import read_rows

    found = read_rows(layout, mapping, known, constant, dataset, full_digits=full_digits)
    until = moment(None)[0]
    ahead = next((one for one in found.wanted if one.period.start > until), None)
    if ahead is not None:
        stop("not_begun", code=FINDINGS, option="FILE", period=ahead.period)
    show_diagnostics(capped(in_order(found.wrong), layout.grid.file))
    if found.wrong:
        stop("nothing_imported", None, FINDINGS, number=len(found.wrong))
    show_diagnostics(_notes(layout, found))
    end_with(errors_in(found.wrong))
    if not found.wanted:
        stop("nothing_read", code=FINDINGS, file=layout.grid.file)
    return found


def _notes(layout: Layout, found: Read) -> list[Diagnostic]:
    """What was passed over, and what was taken otherwise than it is held."""
    from planmetrics.diagnostics import Span, diagnostic
    from planmetrics.tables.grid import cell_name
    from planmetrics.wording import show

    def passed(code: str, one: Passed | None) -> list[Diagnostic]:
        if one is None:
            return []
        facts: dict[str, Any] = {"where": one.cell, "found": show(one.found), "taken": show(one.taken)}
        return [diagnostic(code, Span(layout.grid.file), number=one.number, **facts)]

    notes = [*passed("C049", found.shown), *passed("C050", found.blank)]
    if layout.left:
        cells = tuple(f"{cell_name(layout.head, at)} {_head_text(layout, at)}".strip() for at in layout.left)
        notes.append(diagnostic("C051", layout.grid.span(layout.head, layout.left[0]), columns=cells))
    return notes


def _head_text(layout: Layout, at: int) -> str:
    return layout.head.cells[at].strip() if at < len(layout.head.cells) else ""


def _explain(layout: Layout, constant: Constant, place: Path, *, is_new: bool) -> None:
    """How the table is understood, a line a column, to stderr."""
    from planmetrics.cli.output import in_words, tell, words
    from planmetrics.source import shown
    from planmetrics.tables.grid import cell_name
    from planmetrics.wording import printable

    sheet = in_words("layout.sheet", sheet=layout.grid.name) if layout.grid.name else ""
    tell(printable(in_words("layout.head", file=layout.grid.file, sheet=sheet, line=layout.head.line)))
    for one in layout.columns:
        about = [in_words(_HOLDS[one.role])]
        about += [str(one.period)] if one.period is not None else []
        about += [held for held in (one.head.indicator, one.head.region, one.head.unit) if held]
        tell(printable(f"    {cell_name(layout.head, one.place)} {one.head.text}: {' '.join(about)}"))
    said: dict[str, object] = {"--region": constant.region, "--indicator": constant.indicator}
    said |= {"--source": constant.source, "--unit": constant.unit, "--prices": constant.prices}
    said |= {"--period": constant.period}
    if given := [f"{option} {held}" for option, held in said.items() if held]:
        tell(printable(f"    {words().listed(given)}"))
    if layout.units:
        tell(printable("    " + in_words("layout.units", units=words().listed(layout.units))))
    for text in layout.told:
        tell(printable("    " + in_words("layout.told", text=text)))
    tell(printable("    " + in_words("layout.new_mapping" if is_new else "layout.mapping", file=shown(place))))


def _text_of(mapping: TableMapping, layout: Layout, constant: Constant, file: Path) -> bytes:
    """The mapping as a file: roles of columns, names that were said, what holds for every table of the kind."""
    from planmetrics.edit.written import pair

    roles = {one.head.text: one.role for one in layout.columns if one.role != "figure" and one.head.text}
    lines = [f"# How tables such as {file.name} are read by `planmetrics import`.", "format: 1"]
    lines += [pair("sheet", layout.grid.name)] if mapping.sheet is not None else []
    for key, held in (("columns", roles), ("names", mapping.names), ("regions", mapping.regions)):
        if held:
            lines += [f"{key}:", *(f"  {pair(name, str(one))}" for name, one in held.items())]
    lines += [pair("skip", mapping.skip)] if mapping.skip else []
    for key, one in (("region", constant.region), ("unit", constant.unit), ("prices", constant.prices)):
        lines += [pair(key, one)] if one is not None else []
    return "".join(f"{line}\n" for line in lines).encode()
