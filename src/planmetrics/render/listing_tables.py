"""Tables of what is there: plans, the targets of a plan in its own words, observations with sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.render.layout import Column, stack
from planmetrics.render.numbers import figure
from planmetrics.render.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planmetrics.model.indicator import Definition
    from planmetrics.records import ObservationRow, PlanRow, TargetRow
    from planmetrics.render.words import Words

Names = dict[str, tuple[str, str]]


def plans_table(rows: Sequence[PlanRow], words: Words) -> Table:
    """Plans, a row each."""

    def column(head: str, cells: list[str], *, text: bool = False, folds: bool = False) -> Column:
        return Column(words(head), tuple(cells), right=not text, folds=folds)

    ids = column("plan", [row.plan for row in rows], text=True)
    titles = [row.title if words.lang == "zh" else row.title_en or row.title for row in rows]
    counts = [
        column("targets", [str(row.targets) for row in rows]),
        column("observed", [str(row.observed) for row in rows]),
        column("baselines", [str(row.baselines) for row in rows]),
        column("owned", [str(row.owned) for row in rows]),
    ]
    about = [
        column("standing", [words(row.standing) for row in rows], text=True),
        column("issued", [row.issued or "-" for row in rows]),
        column("horizon", [f"{row.period_from or '?'}-{row.period_to}" for row in rows]),
    ]
    title = column("title", titles, text=True, folds=True)
    return Table(
        title=words("plans"),
        rows=len(rows),
        layouts=(lambda: (ids, title, *about, *counts),),
        records=lambda: (ids, (title, *about, *counts)),
        notes=[],
        slim_notes=[],
        empty=words("no_plans"),
    )


def targets_table(
    plan: PlanRow, rows: Sequence[TargetRow], names: Names, names_en: dict[str, str], words: Words
) -> Table:
    """The targets of a plan, as its document prints them, each with its place."""

    def named(region: str) -> str:
        return names.get(region, (region, region))[0 if words.lang == "zh" else 1]

    def column(head: str, cells: list[str], *, text: bool = True, folds: bool = False) -> Column:
        return Column(words(head), tuple(cells), right=not text, folds=folds)

    named_rows = [row.name if words.lang == "zh" else names_en.get(row.indicator, row.name) for row in rows]
    first = [
        named_rows[n] if n == 0 or (rows[n - 1].indicator, rows[n - 1].region) != (row.indicator, row.region) else ""
        for n, row in enumerate(rows)
    ]
    natures = [
        ",".join(
            [
                *([words(row.firmness)] if row.firmness else []),
                *([words("strive")] if row.strive else []),
                *([words("assigned", by=named(row.assigned_by))] if row.assigned_by else []),
            ]
        )
        or "-"
        for row in rows
    ]
    name = column(
        "name",
        [f"{text}({row.unit})" if text else "" for text, row in zip(first, rows, strict=True)],
        folds=True,
    )
    region = column("region", [named(row.region) for row in rows])
    due = column("by", [_due(row) for row in rows], text=False)
    value = column("target", [_value(row, words) for row in rows], text=False)
    printed = column("printed", [row.printed for row in rows])
    place = column("place", [f"{row.section}:{row.line}" for row in rows], folds=True)
    nature = column("nature", natures)
    owners = column("owners", [words.listed(list(row.owners)) or "-" for row in rows], folds=True)
    several = [region] if len({row.region for row in rows}) > 1 else []
    title = plan.title if words.lang == "zh" else plan.title_en or plan.title
    return Table(
        title=f"{title} ({plan.plan})",
        rows=len(rows),
        layouts=(
            lambda: (name, *several, due, value, printed, nature, place, owners),
            lambda: (name, *several, stack(due, value), stack(printed, nature), stack(place, owners)),
        ),
        records=lambda: (
            column("name", [f"{text}({row.unit})" for text, row in zip(named_rows, rows, strict=True)]),
            (*several, due, value, printed, nature, place, owners),
        ),
        notes=[],
        slim_notes=[],
        empty=words("nothing"),
    )


def observations_table(rows: Sequence[ObservationRow], doubtful: Sequence[bool], names: Names, words: Words) -> Table:
    """Observations with their sources, none left out; `doubtful` tells which rows get a mark."""

    def column(head: str, cells: list[str], *, text: bool = True, folds: bool = False) -> Column:
        return Column(words(head), tuple(cells), right=not text, folds=folds)

    several = len({row.region for row in rows}) > 1
    regions = [names.get(row.region, (row.region, row.region))[0 if words.lang == "zh" else 1] for row in rows]
    region = [column("region", regions)] if several else []
    period = column(
        "period", [row.period + ("?" if doubt else "") for row, doubt in zip(rows, doubtful, strict=True)], text=False
    )
    value = column("value", [words(_open(row.comparator), value=figure(row.value)) for row in rows], text=False)
    status = column("status", [words(row.status) if row.status else "-" for row in rows])
    published = column("published", [row.published or "-" for row in rows])
    titles = [f"{row.source_title} ({words('kind.' + row.source_kind)})" for row in rows]
    source = column("source", titles, folds=True)
    note = column("note", [row.note or "-" for row in rows], folds=True)
    return Table(
        title=words("observations"),
        rows=len(rows),
        layouts=(
            lambda: (*region, period, value, status, published, source, note),
            lambda: (*region, stack(period, value), stack(status, published), stack(source, note)),
        ),
        records=lambda: (period, (*region, value, status, published, source, note)),
        notes=[words("mark.doubt")] if any(doubtful) else [],
        slim_notes=[],
        empty=words("no_observation"),
    )


def indicator_heading(definition: Definition, words: Words) -> Iterator[str]:
    """Names, measure, unit, direction and definition of an indicator."""
    yield f"{definition.name} / {definition.name_en} ({definition.id})"
    yield f"{words('measure.' + definition.measure)}, {definition.unit}, {words('better.' + definition.better)}"
    if definition.definition:
        yield definition.definition


def _due(row: TargetRow) -> str:
    period = row.period_to if row.form != "sum" else f"{row.period_from or '?'}..{row.period_to}"
    return period + ("*" if row.period_inferred else "")


def _value(row: TargetRow, words: Words) -> str:
    """The encoded figure with its comparator; the form where it is not a plain value."""
    if row.value is None:
        return words("form.relative")
    text = figure(row.value) if row.value_max is None else f"{figure(row.value)}-{figure(row.value_max)}"
    said = words(row.comparator, value=text)
    return said if row.form == "value" else f"{words('form.' + row.form)} {said}"


def _open(comparator: str | None) -> str:
    return "at_least" if comparator in (None, "exactly") else comparator
