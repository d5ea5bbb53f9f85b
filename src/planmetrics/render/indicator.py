"""One indicator of a plan: its path year by year, what is done of it, and where its paces lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.compute.rates import rate_unit
from planmetrics.model.terms import WINDOWED
from planmetrics.render.layout import NOTHING
from planmetrics.render.listing import indicator_heading, observations_table, targets_table
from planmetrics.render.numbers import annual, decimals_of, figure, fixed, percent, published
from planmetrics.render.table import Column, headings, table_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.compute.assessment import Subject
    from planmetrics.compute.outcome import Outcome
    from planmetrics.compute.years import PathYear, Projected, Way
    from planmetrics.model.period import Period
    from planmetrics.records.indicator import Dossier
    from planmetrics.render.table import Block, Table
    from planmetrics.render.words import Words

PERCENT = "%"
_SURE = 0.05
_TENTHS, _NOISE = 10, 1e-9
BLOCKS = "▁▂▃▄▅▆▇█"
"""Of no certain width, and so for a line of their own; GBK has them."""


class YearLine(NamedTuple):
    """A year of a path as a row: computed values have one decimal more than what is printed of a share."""

    year: PathYear
    words: Words
    decimals: int
    share: bool


class ProjectedLine(NamedTuple):
    """Where a pace leads, as a row."""

    one: Projected
    words: Words
    decimals: int
    share: bool


def dossier_blocks(dossier: Dossier, title: str, words: Words, elsewhere: int = 0) -> list[Block]:
    """The indicator, what is promised and observed of it, its path, and where its paces lead.

    `title` stands above the targets, `elsewhere` is how many more there are for other regions.
    """
    return [
        indicator_heading(dossier.definition, words),
        targets_table(title, dossier.targets, words, elsewhere),
        observations_table(dossier.observations, words),
        *([paths_table(dossier, words)] if dossier.paths else []),
        *([ways_table(dossier.ways, words)] if dossier.ways else []),
        *([projections_table(dossier, words)] if dossier.projections else []),
    ]


def paths_table(dossier: Dossier, words: Words) -> Table:
    """A row a year, under the region and the level that set the targets."""
    years, share = dossier.paths, dossier.definition.unit == PERCENT
    decimals = max(
        _printed(dossier), decimals_of(*(year.observed.value for year in years if year.observed is not None))
    )
    lines = [YearLine(year, words, decimals + share, share) for year in years]
    doubtful = any(year.observed is not None and year.observed.doubt is not None for year in years)
    return table_of(
        lines,
        words,
        ((YEAR, *OF_YEAR),),
        (YEAR, OF_YEAR),
        title=words("paths"),
        empty=words("no_path"),
        notes=[*_sparklines(years, words), words("note.path"), *([words("mark.doubt")] if doubtful else [])],
        sections=headings([_heading(year.subject, words) for year in years]),
    )


def _sparklines(years: Sequence[PathYear], words: Words) -> list[str]:
    """What was observed along each path, as a line of blocks from its lowest value to its highest."""
    by_heading: dict[str, dict[Period, float]] = {}
    for year in years:
        if year.observed is not None and year.observed.is_exact:
            by_heading.setdefault(_heading(year.subject, words), {})[year.period] = float(year.observed.value)
    return [_sparkline(heading, seen, words) for heading, seen in by_heading.items() if len(seen) > 2]  # noqa: PLR2004 (two make no line)


def _sparkline(heading: str, seen: dict[Period, float], words: Words) -> str:
    low, high, last = min(seen.values()), max(seen.values()), len(BLOCKS) - 1
    height = high - low
    blocks = "".join(BLOCKS[round((value - low) / height * last) if height else 0] for value in seen.values())
    first, *_, newest = seen
    return words("sparkline", of=heading, blocks=blocks, span=words.span(first, newest, in_text=True))


def _looks_reached(one: Projected, decimals: int) -> bool:
    """Whether a target that is just missed would look reached with so many decimals."""
    if isinstance(one.projected, Reason) or isinstance(one.shortfall, Reason) or one.target is None:
        return False
    return one.shortfall > 0 and fixed(one.projected, decimals) == fixed(one.target, decimals)


class WayLine(NamedTuple):
    """What is done of a target, as a row."""

    way: Way
    words: Words


def ways_table(ways: Sequence[Way], words: Words) -> Table:
    """A row a target: how much of it is done, and how much is due, as a bar and in percent."""
    return table_of(
        [WayLine(way, words) for way in ways],
        words,
        ((WAY_DUE, *OF_WAY),),
        (WAY_DUE, OF_WAY),
        title=words("ways"),
        empty=words("no_path"),
        notes=[words("note.ways")],
        sections=headings([_heading(way.subject, words) for way in ways]),
    )


def _bar(done: float, due: float) -> str:
    """[####|.....]: what is done of ten, with a stroke where it should be by now; a tenth counts when it is whole."""
    filled, asked = (min(max(int(share * _TENTHS + _NOISE), 0), _TENTHS) for share in (done, due))
    tenths = "#" * filled + "." * (_TENTHS - filled)
    return f"[{tenths[:asked]}|{tenths[asked:]}]"


def _way_due(line: WayLine) -> str:
    target = line.way.target
    return line.words.span(target.start, target.period) if target.form in WINDOWED else line.words.period(target.period)


WAY_DUE = Column[WayLine](
    "by",
    ("目标年", "By"),
    _way_due,
    ("目标年", "Target year"),
)
OF_WAY = (
    Column[WayLine]("printed", ("原文", "Printed"), lambda line: line.way.target.printed, right=False, folds=True),
    Column[WayLine](
        "when", ("时点", "Year"), lambda line: line.words.period(line.way.seen), ("最新值时点", "Year of latest value")
    ),
    Column[WayLine]("done", ("已完成", "Done"), lambda line: percent(line.way.done)),
    Column[WayLine]("due", ("应达", "Due"), lambda line: percent(line.way.due)),
    Column[WayLine]("bar", ("进度条", "Bar"), lambda line: _bar(line.way.done, line.way.due), right=False),
)


def projections_table(dossier: Dossier, words: Words) -> Table:
    """A row a target and pace: where it leads, and when the target is reached; reasons where it leads nowhere."""
    share = dossier.definition.unit == PERCENT
    printed = max(_printed(dossier), decimals_of(*(one.target for one in dossier.projections)))
    decimals = printed + share  # of a share one more: a step a year is a fraction of what its source prints
    lines = [ProjectedLine(one, words, decimals + _looks_reached(one, decimals), share) for one in dossier.projections]
    return table_of(
        lines,
        words,
        ((DUE, AIM, PACE, *LEADS_TO),),
        (PACE, (DUE, AIM, *LEADS_TO)),
        title=words("projections"),
        empty=words("no_projection"),
        notes=[words("note.projection")],
        sections=headings([_heading(one.subject, words) for one in dossier.projections]),
    )


def _printed(dossier: Dossier) -> int:
    """The most decimals that a target or an observation was printed with."""
    return max(
        decimals_of(*(one.fact.value for one in dossier.targets)),
        decimals_of(*(one.fact.quantity.figure for one in dossier.observations)),
    )


def _heading(subject: Subject, words: Words) -> str:
    """Region, plan and who assigned the targets, above the rows that they head."""
    by = [words("assigned", by=words.of(subject.assigner_name))] if subject.assigner_name is not None else []
    return " ".join([words("of_plan", region=words.of(subject.region_name), plan=subject.plan), *by])


def _value(value: Outcome | None, line: YearLine | ProjectedLine) -> str:
    return NOTHING if value is None or isinstance(value, Reason) else line.words.number(fixed(value, line.decimals))


def _gap(gap: Outcome, line: YearLine | ProjectedLine, short: str | None, past: str) -> str:
    """How far it is from there, in the words for being short of it and past it."""
    if isinstance(gap, Reason):
        return NOTHING
    text = fixed(abs(gap), line.decimals)
    shown = line.words("points", value=text) if line.share else line.words.number(text)
    side = past if gap < 0 else short
    return line.words(side, value=shown) if side is not None and float(text) else shown


# cells of years


def _observed(line: YearLine) -> str:
    """The figure, as open-ended and as doubtful as it was published."""
    point = line.year.observed
    if point is None:
        return NOTHING
    return published(point, line.words) + ("?" if point.doubt else "")


YEAR = Column[YearLine]("year", ("年份", "Year"), lambda line: line.words.period(line.year.period))
OF_YEAR = (
    Column[YearLine]("path", ("路径值", "Path"), lambda line: _value(line.year.path_value, line)),
    Column[YearLine]("observed_value", ("实际值", "Observed"), _observed),
    Column[YearLine](
        "path_gap", ("与路径之差", "Behind"), lambda line: _gap(line.year.path_gap, line, "behind", "in_front")
    ),
    Column[YearLine](
        "anchored",
        ("按最新值调整的路径", "Re-anchored"),
        lambda line: _value(line.year.anchored_value, line),
        ("按最新值调整的路径", "Path from the latest value"),
    ),
    Column[YearLine]("printed", ("原文", "Printed"), lambda line: line.year.milestone or NOTHING, right=False),
)


# cells of projections


def _target(line: ProjectedLine) -> str:
    ends = [line.words.number(figure(end)) for end in (line.one.target, line.one.target_max) if end is not None]
    return "-".join(ends) or NOTHING


def _rate(line: ProjectedLine) -> str:
    rate = line.one.rate
    if isinstance(rate, Reason):
        return line.words(rate)
    return annual(rate, rate_unit(line.one.measure), line.decimals, line.words)


def _interval(line: ProjectedLine) -> str:
    low, high = (_value(end, line) for end in (line.one.low, line.one.high))
    return NOTHING if low == NOTHING else line.words("from_to", low=low, high=high)


def _reached(line: ProjectedLine) -> str:
    reached = line.one.reached
    if reached is None or isinstance(line.one.rate, Reason):
        return NOTHING
    return line.words(reached) if isinstance(reached, Reason) else reached


def _probability(line: ProjectedLine) -> str:
    likely = line.one.probability
    if likely is None or isinstance(likely, Reason):
        return NOTHING
    if likely >= 1 - _SURE or likely <= _SURE:  # a trend of a few values is not known to the hundredth
        is_likely = likely > _SURE
        return line.words("at_or_above" if is_likely else "at_or_below", value="95%" if is_likely else "5%")
    return percent(likely)


def _points(line: ProjectedLine) -> str:
    return NOTHING if isinstance(line.one.projected, Reason) else str(line.one.points)


DUE = Column[ProjectedLine](
    "by", ("目标年", "By"), lambda line: line.words.period(line.one.period), ("目标年", "Target year")
)
AIM = Column[ProjectedLine]("target", ("目标值", "Target"), _target)
PACE = Column[ProjectedLine](
    "pace", ("依据", "Pace"), lambda line: line.words(f"pace.{line.one.by}"), right=False, folds=True
)
LEADS_TO = (
    Column[ProjectedLine]("points_used", ("数据个数", "Values"), _points),
    Column[ProjectedLine]("rate", ("年均", "Per year"), _rate),
    Column[ProjectedLine]("projected", ("预计值", "Projected"), lambda line: _value(line.one.projected, line)),
    Column[ProjectedLine]("interval", ("80%预测区间", "80 % interval"), _interval),
    Column[ProjectedLine](
        "shortfall", ("预计缺口", "Short by"), lambda line: _gap(line.one.shortfall, line, None, "beyond")
    ),
    Column[ProjectedLine]("reached_in", ("达到年份", "Reached in"), _reached, right=False, folds=True),
    Column[ProjectedLine]("probability", ("达标概率", "Likely"), _probability),
)
