"""What a report says in sentences: how many targets fare how, what changed, how single ones and regions stand.

Every sentence is made of figures that tables show as well. What there is none of is said once, plainly, or not at all.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.compute.rates import rate_unit
from planmetrics.compute.status import GRAVE, GRAVEST_FIRST, UNSETTLED
from planmetrics.model.period import MONTHS
from planmetrics.model.terms import CAPS
from planmetrics.records.tasks import count_of_states
from planmetrics.render.gap import unpromised
from planmetrics.render.gap_columns import ATTAINMENT, FINDING, LATEST_DOUBTS, gap_text, lead_of
from planmetrics.render.gap_lines import lines_of
from planmetrics.render.gap_notes import definitions, row_notes
from planmetrics.render.layout import NOTHING
from planmetrics.render.numbers import annual, decimals_of, figure, fixed, percent, published
from planmetrics.report import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planmetrics.compute.rates import RateUnit
    from planmetrics.records.changes import Changes
    from planmetrics.records.report import Report
    from planmetrics.render.gap_lines import Line
    from planmetrics.render.words import Words

LEADING = frozenset({"ahead", "reached-early"})
"""Statuses of what runs before its plan."""
FEW = 6
"""Names that a sentence holds at most."""
ENDS = 3
"""Regions named from the top and from the bottom, where there are many."""


# counts


def overall(report: Report, lines: Sequence[Line], words: Words) -> list[str]:
    """How many targets fare how, and how many tasks; then what changed."""
    said = _targets(lines, words) + [text for text in [_tasks(report, words)] if text]
    between = "" if words.lang == "zh" else " "
    changed = [changes(report.changes, words)] if report.changes is not None else []
    return [between.join(said), *changed]


def _targets(lines: Sequence[Line], words: Words) -> list[str]:
    if not lines:
        return [words("told.no_targets")]
    indicators = len({(line.subject.plan, line.subject.indicator) for line in lines})
    key = "told.counts" if len(lines) > 1 else "told.counts_one"
    return [words(key, targets=len(lines), indicators=indicators), *_judged(lines, words), *_open(lines, words)]


def _judged(lines: Sequence[Line], words: Words) -> list[str]:
    judged = [line for line in lines if line.verdict.status not in UNSETTLED]
    if not judged:
        return [words("told.none_judged")]
    grave = [line for line in judged if line.verdict.status in GRAVE]
    good = [line for line in judged if line.verdict.status not in GRAVE]
    doubtful = sum(line.verdict.doubtful for line in judged)
    key = "told.all_grave" if not good else "told.judged_grave" if grave else "told.judged"
    facts = {"count": len(judged), "grave": len(grave), "good": _numbers(good, words), "bad": _numbers(grave, words)}
    return [words(key, **facts), *([words("told.doubtful", count=doubtful)] if doubtful else [])]


def _open(lines: Sequence[Line], words: Words) -> list[str]:
    unsettled = [line for line in lines if line.verdict.status in UNSETTLED]
    numbers = _numbers(unsettled, words)
    return [words("told.open", count=len(unsettled), list=numbers)] if unsettled else []


def _numbers(lines: Iterable[Line], words: Words) -> str:
    """How many have each status, in the words of their rows; those that fare best first."""
    worst_last = sorted(lines, key=lambda line: -GRAVEST_FIRST.index(line.verdict.status))
    count = Counter(map(state, worst_last))
    return words.listed(words("told.number", what=what, count=number) for what, number in count.items())


def state(line: Line) -> str:
    """The status in the word that the row has for it, without what the row says of itself alone."""
    words, own = line.words, f"undetermined.{line.verdict.why}"
    common = words(f"status.{line.worded}")
    said = words(own) if line.verdict.status == "undetermined" and words.known(own) else common
    return common if said.startswith(common) else said  # undetermined (about) is one of those that are undetermined


def _tasks(report: Report, words: Words) -> str:
    count = {state: number for state, number in count_of_states(report.board.tasks).items() if number}
    states = [words("told.task_number", what=words(f"task.{state}"), count=number) for state, number in count.items()]
    total = len(report.board.tasks)
    return words("told.tasks", total=total, list=words.listed(states)) if total else ""


def changes(changed: Changes, words: Words) -> str:
    """What changed, kind by kind, with the names of the targets."""
    since = words.moment(changed.since)
    lines = lines_of([change.after for change in changed.found], words, alone=True)
    kinds = []
    for kind, pairs in groupby(zip(changed.found, lines, strict=True), key=lambda pair: pair[0].kind):
        names = [label(line) for _, line in pairs]
        kinds.append(
            words("told.change", what=words(f"told.changed.{kind}"), count=len(names), names=_some(names, words))
        )
    return (
        words("told.changes", since=since, list=words.lines(kinds)) if kinds else words("told.no_changes", since=since)
    )


def _some(names: Sequence[str], words: Words, most: int = FEW) -> str:
    """The names, as many as a sentence holds."""
    shown = words.listed(names[:most])
    return words("told.and_more", names=shown) if len(names) > most else shown


def below(report: Report, lines: Sequence[Line], words: Words) -> list[str]:
    """What stands below a table of targets, with the full heads of a report."""
    meant = definitions(lines, words, of_table=False, full=True)
    return [*unpromised(report.board, words), *row_notes(lines, words), meant]


# single targets


def name_of(line: Line) -> str:
    """The name, with its region and who assigned it where that tells it from others."""
    region = f"{line.region}{' ' if line.words.lang == 'en' else ''}" if line.regions else ""
    return f"{region}{line.name}{line.words.bracketed(line.assigner) if line.assigner else ''}"


def label(line: Line) -> str:
    """The name and the year of the target."""
    due = line.due(in_text=True)
    return name_of(line) if due == NOTHING else f"{name_of(line)}{line.words.bracketed(due)}"


def told(line: Line, *, owned: bool = True) -> str:
    """A target in a sentence: its value, the share of the target, what is left, at which pace, and whose it is."""
    words = line.words
    finding = FINDING.cell(line).removesuffix("?")
    if line.verdict.doubtful:
        finding = (
            words.joined([finding, words("told.doubt")]) if words.lang == "zh" else f"{finding}, {words('told.doubt')}"
        )
    key = "told.line_owned" if owned and line.owners else "told.line"
    return words(key, name=name_of(line), finding=finding, clauses=clauses(line), owners=line.owners)


def clauses(line: Line) -> str:
    """Its value, the share of the target, what is left, and at which pace; of a limit what is used of it."""
    limit = _used(line)
    said = [limit, _lead(line)] if limit else [_value(line), _share(line), _left(line), _lead(line), _pace(line)]
    return spoken.money(("，" if line.words.lang == "zh" else ", ").join(clause for clause in said if clause))


def _used(line: Line) -> str:
    """How much of a limit on a sum is used, and how much of its time is over; empty of any other target."""
    at, words, unit = line.situation, line.words, unit_of(line)
    of_sum = at.comparator in CAPS and (at.leading is not None or (at.is_windowed and at.form == "sum"))
    facts = spoken.used(line) if of_sum and not at.is_over else None
    if (
        facts is None
        or isinstance(at.shown, Reason)
        or isinstance(at.current, Reason)
        or isinstance(line.target, Reason)
    ):
        return ""
    share, elapsed = map(percent, facts)
    value, limit = (f"{words.number(figure(one))}{unit}" for one in (at.current, line.target))
    period = words.period(at.shown.period, in_text=True)
    return words(
        "told.used", period=period, value=value, due=line.due(in_text=True), limit=limit, share=share, elapsed=elapsed
    )


def unit_of(line: Line) -> str:
    """The unit as it stands behind a figure."""
    unit = line.subject.unit
    return unit if line.words.lang == "zh" or unit == "%" or not unit else f" {unit}"


def _value(line: Line) -> str:
    shown, current, words = line.situation.shown, line.situation.current, line.words
    if isinstance(shown, Reason) or isinstance(current, Reason) or line.situation.is_change:
        return ""
    value = published(shown._replace(value=current), words, unit_of(line))
    return words("told.value", period=spoken.covered(line, shown.period), value=value)


def _share(line: Line) -> str:
    """How much of the target the value is; of a limit or a rank, which nobody completes, what the target is."""
    words, due = line.words, line.due(in_text=True)
    if isinstance(line.target, Reason):
        return words("told.printed", due=due, target=line.subject.printed) if line.subject.printed else ""
    target, share = spoken.target(line, unit_of(line)), ATTAINMENT.cell(line)
    is_completed = line.situation.better == "higher" and line.situation.comparator not in CAPS and share != NOTHING
    key = "told.share" if is_completed and not line.is_rate else "told.against"
    return words(key, due=due, target=target, share=share)


def _left(line: Line) -> str:
    gap, words = line.figures.gap, line.words
    if isinstance(gap, Reason) or gap == 0:
        return ""
    text = gap_text(line, unit_of(line))
    over_limit = line.situation.comparator in CAPS and line.situation.base_satisfies
    return (
        words("told.short" if line.situation.is_over else "told.to_go", gap=text)
        if gap > 0 and not over_limit
        else text
    )


def _lead(line: Line) -> str:
    lead, at = lead_of(line), line.situation
    if isinstance(lead, Reason) or Reason.STALE is line.verdict.why:
        return ""
    points = fixed(abs(lead), 1)
    by_time = at.is_windowed or at.leading is not None
    kind = "path" if not by_time else "used" if at.comparator in CAPS else "schedule"
    side = "ahead" if lead > 0 else "behind"
    return line.words(f"told.{kind}_{side}", points=points) if float(points) else ""


def _pace(line: Line) -> str:
    """What every year from now on has to bring, beside what recent years brought; nothing in the last year."""
    words, figures, at = line.words, line.figures, line.situation
    if at.period.end - at.until < MONTHS or at.leading is not None:
        return ""
    unit = rate_unit(at.measure)
    if not isinstance(figures.required_rate, Reason):
        rate = _moved(line, figures.required_rate, unit)
        if isinstance(figures.recent_rate, Reason):
            return words("told.required", rate=rate)
        return words("told.required_recent", rate=rate, recent=_moved(line, figures.recent_rate, unit))
    if at.form != "sum" or isinstance(figures.required_step, Reason) or figures.required_step <= 0:
        return ""
    step = f"{words.number(fixed(figures.required_step, decimals_of(line.target)))}{unit_of(line)}"
    return words("told.required", rate=words("told.step", rate=step))


def _moved(line: Line, rate: float, unit: RateUnit | None) -> str:
    """A rate with its direction: 增长2.0%, 降低0.09个百分点."""
    side = "down" if rate < 0 else "up"
    return line.words(f"told.{side}.{unit}", rate=annual(abs(rate), unit, line.decimals, line.words))


# who leads, who lags


def leading(lines: Sequence[Line]) -> list[Line]:
    """The targets that run before their plan, one of each indicator."""
    return _one_each(line for line in lines if line.verdict.status in LEADING)


def behind(lines: Sequence[Line]) -> list[Line]:
    """The targets that call for action, the gravest first, one of each indicator."""
    return _one_each(by_gravity(line for line in lines if line.verdict.status in GRAVE))


def by_gravity(lines: Iterable[Line]) -> list[Line]:
    """The gravest first; of those alike what is binding."""
    return sorted(
        lines, key=lambda line: (GRAVEST_FIRST.index(line.verdict.status), line.subject.firmness != "binding")
    )


def _one_each(lines: Iterable[Line]) -> list[Line]:
    """The first target of each indicator and region."""
    first: dict[tuple[str, str, str], Line] = {}
    for line in lines:
        first.setdefault((line.subject.plan, line.subject.indicator, line.subject.region), line)
    return list(first.values())


# regions


def ranking(report: Report, words: Words) -> list[str]:
    """Who leads and who comes last in each target that is divided among regions; how many cannot be ranked, and why."""
    tables = _tables(report, words)
    said = [_ranked(placed, len(rest), words) for placed, rest in tables if len(placed) > 1]
    count = Counter(min(len(placed), 2) for placed, _ in tables)
    lacking = [
        words(f"told.rank_{key}", count=count[placed]) for placed, key in ((1, "one"), (0, "none")) if count[placed]
    ]
    if lacking:
        told = ("，" if words.lang == "zh" else ", ").join(lacking)
        said.append(words("told.cannot_rank", count=count[0] + count[1], list=told))
    return said


def whole_ranking(report: Report, words: Words) -> list[str]:
    """Every region by name, of each divided target of which `ranking` does not name them all."""
    tables = _tables(report, words)
    return [_whole(placed, rest, words) for placed, rest in tables if rest or len(placed) > FEW]


def _tables(report: Report, words: Words) -> list[tuple[list[Line], list[Line]]]:
    """The regions of each divided target that have a rank, and those that have none."""
    lines = [
        line._replace(rank=one.rank)
        for one, line in zip(
            report.ranked, lines_of([one.entry for one in report.ranked], words, alone=True), strict=True
        )
    ]
    tables = [list(table) for _, table in groupby(lines, key=_divided)]
    return [
        ([line for line in table if line.rank is not None], [line for line in table if line.rank is None])
        for table in tables
    ]


def _divided(line: Line) -> tuple[str, str, str, str]:
    return line.subject.plan, line.subject.indicator, line.situation.form, line.subject.due


def _head(line: Line) -> str:
    return f"{line.name}{line.words.bracketed(line.due(in_text=True))}"


def _ranked(placed: Sequence[Line], rest: int, words: Words) -> str:
    """The first and the last by attainment, and how many have no rank."""
    places = _places(placed, words)
    best, last = words.listed(places[:ENDS]), words.listed(places[-ENDS:])
    listed = words.listed(places) if len(places) <= FEW else words("told.best", best=best, last=last)
    key = "told.ranked_rest" if rest else "told.ranked"
    return words(key, name=_head(placed[0]), list=listed, rest=rest)


def _whole(placed: Sequence[Line], rest: Sequence[Line], words: Words) -> str:
    other = [line.region for line in rest if placed and not isinstance(line.figures.attainment, Reason)]
    without = [line.region for line in rest if line.region not in other]
    parts = [words.listed(_places(placed, words))] if placed else []
    parts += [words("told.other_period", list=words.listed(other))] if other else []
    parts += [words("told.unranked", list=words.listed(without))] if without else []
    return words("told.whole", name=_head((*placed, *rest)[0]), list=words.lines(parts))


def _places(placed: Sequence[Line], words: Words) -> list[str]:
    return [words("told.rank", rank=line.rank, region=_region(line)) for line in placed]


def _region(line: Line) -> str:
    """A region with how much of its target it has, and whether its figure is doubtful."""
    doubt = [line.words("told.doubt")] if LATEST_DOUBTS & set(line.situation.doubts) else []
    comma = "，" if line.words.lang == "zh" else ", "
    return line.region + line.words.bracketed(comma.join([ATTAINMENT.cell(line), *doubt]))
