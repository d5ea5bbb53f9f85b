"""Tables of what is there: plans, the targets of a plan in its own words, observations with sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.render.layout import Column, stack
from planmetrics.render.numbers import figure
from planmetrics.render.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planmetrics.model.indicator import Definition
    from planmetrics.model.plan import Plan
    from planmetrics.records.listing import ObservationRow, PlanRow, TargetRow
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


def plan_title(plan: Plan, words: Words) -> str:
    """The title of a plan in the language of the table, with its id."""
    return f"{plan.title if words.lang == 'zh' else plan.title_en or plan.title} ({plan.id})"


def plan_table(
    plan: Plan, rows: Sequence[TargetRow], names: Names, names_en: dict[str, str], words: Words, elsewhere: int = 0
) -> Table:
    """The targets of a plan under the headings of its document, each with its line.

    `elsewhere` is how many more targets it has for other regions.
    """
    sections = _headings([row.section for row in rows])
    lines = [str(row.line) for row in rows]
    several = len({row.region for row in rows}) > 1
    leading = _named(rows, names_en, words)
    table = _targets(plan_title(plan, words), leading, rows, names, words, ("line", lines), sections, regions=several)
    return _with_rest(table, elsewhere, words)


def _with_rest(table: Table, elsewhere: int, words: Words) -> Table:
    """The table with a note on the targets of other regions, which it leaves out."""
    return table._replace(notes=[*table.notes, words("elsewhere", count=elsewhere)]) if elsewhere else table


def targets_table(title: str, rows: Sequence[TargetRow], names: Names, words: Words, elsewhere: int = 0) -> Table:
    """What plans promise of one indicator, under the regions that are to reach it, each with its place."""
    regions = [_region(row.region, names, words) for row in rows]
    sections = _headings(regions)
    plans = [("plan", row.plan, row.plan) for row in rows]
    places = [f"{row.section}:{row.line}" for row in rows]
    return _with_rest(_targets(title, plans, rows, names, words, ("place", places), sections), elsewhere, words)


def _targets(
    title: str,
    leading: list[tuple[str, str, str]],
    rows: Sequence[TargetRow],
    names: Names,
    words: Words,
    places: tuple[str, list[str]],
    sections: dict[int, str],
    *,
    regions: bool = False,
) -> Table:
    """Targets as their documents print them.

    `leading` holds for each row the head of the first column, and its text where the row stands alone and
    where it stands in the table; `places` the head and the texts of the place. `regions` adds a column.
    """

    def column(head: str, cells: list[str], *, text: bool = True, folds: bool = False) -> Column:
        return Column(words(head), tuple(cells), right=not text, folds=folds)

    head = leading[0][0] if leading else "name"
    first = column(head, [short for _, _, short in leading], folds=head == "name")
    region = column("region", [_region(row.region, names, words) for row in rows])
    due = column("by", [_due(row) for row in rows], text=False)
    value = column("target", [_value(row, words) for row in rows], text=False)
    printed = column("printed", [row.printed for row in rows])
    place = column(places[0], places[1], folds=places[0] == "place", text=places[0] == "place")
    nature = column("nature", [_nature(row, names, words) for row in rows])
    owners = column("owners", [words.listed(list(row.owners)) or "-" for row in rows], folds=True)
    several = [region] if regions else []
    return Table(
        title=title,
        rows=len(rows),
        layouts=(
            lambda: (first, *several, due, value, printed, nature, place, owners),
            lambda: (first, *several, stack(due, value), stack(printed, nature), stack(place, owners)),
        ),
        records=lambda: (
            column(head, [full for _, full, _ in leading]),
            (*several, due, value, printed, nature, place, owners),
        ),
        notes=[words("mark.inferred")] if any(row.period_inferred for row in rows) else [],
        slim_notes=[],
        empty=words("nothing"),
        sections=sections,
    )


def _named(rows: Sequence[TargetRow], names_en: dict[str, str], words: Words) -> list[tuple[str, str, str]]:
    """Names of indicators with their units; in the table each stands once, above what follows it."""
    named, last = [], None
    for row in rows:
        name = f"{row.name if words.lang == 'zh' else names_en.get(row.indicator, row.name)}({row.unit})"
        this = (row.indicator, row.region, row.section)
        named.append(("name", name, "" if this == last else name))
        last = this
    return named


def _headings(texts: list[str]) -> dict[int, str]:
    """Each text, by the first row of the run in which it stands."""
    return {row: text for row, text in enumerate(texts) if row == 0 or texts[row - 1] != text}


def _region(region: str, names: Names, words: Words) -> str:
    return names.get(region, (region, region))[0 if words.lang == "zh" else 1]


def _nature(row: TargetRow, names: Names, words: Words) -> str:
    """Binding or expected, only striven for, set by the level above; - where nothing is said."""
    said = [words(row.firmness)] if row.firmness else []
    said += [words("strive")] if row.strive else []
    said += [words("assigned", by=_region(row.assigned_by, names, words))] if row.assigned_by else []
    return ",".join(said) or "-"


def observations_table(rows: Sequence[ObservationRow], doubtful: Sequence[bool], names: Names, words: Words) -> Table:
    """Observations with their sources, none left out; `doubtful` tells which rows get a mark."""

    def column(head: str, cells: list[str], *, text: bool = True, folds: bool = False) -> Column:
        return Column(words(head), tuple(cells), right=not text, folds=folds)

    several = len({row.region for row in rows}) > 1
    regions = [_region(row.region, names, words) for row in rows]
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
