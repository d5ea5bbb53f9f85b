"""The figures of one case, a function a quantity, as the design defines it: a number, or why there is none."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from tests.oracle.facts import (
    COMPOUND,
    INF,
    Case,
    Figure,
    Interval,
    Observation,
    Situation,
    Target,
    close,
    interval,
    make_target,
    satisfies,
)


def rate(measure: str, first: float, last: float, months: int) -> Figure:
    """Compound % a year for stock, flow, ratio, index; points or places a year for share and rank."""
    if measure in ("growth", "addition"):
        return "not_defined_for_measure"
    if months <= 0:
        return "no_time_left"
    if measure not in COMPOUND:
        return (last - first) * 12 / months
    if first <= 0 or last <= 0:
        return "not_positive"
    return float(((last / first) ** (12 / months) - 1) * 100)


def between_rate(first: Observation, last: Observation, measure: str) -> Figure:
    if first.comparator or last.comparator:
        return "open_ended"
    if first.vintage != last.vintage:
        return "series_break"
    return rate(measure, first.value, last.value, last.period[1] - first.period[1])


def planned_rate(case: Case) -> Figure:
    if case.base is None:
        return "no_baseline"
    if isinstance(case.target, str):
        return case.target
    if case.start.comparator:
        return "open_ended"
    months = case.s.period[1] - case.start.period[1]
    return rate(case.s.measure, case.start.value, case.goal.point, months)


def observed_rate(case: Case) -> Figure:
    if case.s.measure in ("growth", "addition"):
        return "not_defined_for_measure"
    if case.base is None or case.latest is None:
        return "no_baseline" if case.latest else "no_observation"
    if case.start.period[1] >= case.last.period[1]:
        return "baseline_is_latest"
    return between_rate(case.start, case.last, case.s.measure)


def recent_from(case: Case) -> Observation | str:
    """The earliest exact observation at most five years before the latest, of the latest's vintage (D5, D6)."""
    last = case.latest
    if last is None:
        return "no_observation"
    earlier = [o for o in case.whole if 0 < last.period[1] - o.period[1] <= 60]
    same = [o for o in earlier if o.vintage == last.vintage]
    exact = [o for o in same if o.comparator is None]
    case.tags |= {"D5"} if len(exact) < len(same) else set()
    case.tags |= {"D6"} if len(same) < len(earlier) else set()
    if exact:
        return exact[0]
    return "open_ended" if same else "series_break" if earlier else "no_observation"


def recent_rate(case: Case, measure: str | None = None) -> Figure:
    if case.s.measure in ("growth", "addition"):
        return "not_defined_for_measure"
    first = recent_from(case)
    return first if isinstance(first, str) else between_rate(first, case.last, measure or case.s.measure)


def required_rate(case: Case, measure: str | None = None) -> Figure:
    """From the latest period to the target's, whatever today is; growth and additions have none (D7)."""
    if isinstance(case.target, str) or case.latest is None:
        return case.target if isinstance(case.target, str) else "no_observation"
    if satisfies(interval(case.last), case.goal) is True and usable_for(case):
        return "already_met"
    if case.s.measure in ("growth", "addition"):
        return "not_defined_for_measure"
    if case.last.comparator:
        return "open_ended"
    months = case.s.period[1] - case.last.period[1]
    return rate(measure or case.s.measure, case.last.value, case.goal.point, months)


def usable_for(case: Case) -> bool:
    """A value of another year of growth or an addition says nothing of the target's."""
    return case.s.measure not in ("growth", "addition") or case.last.period == case.s.period


def pace(case: Case) -> tuple[Figure, Figure]:
    """The ruling on pace: recent and required rate, both by steps where one has no compound rate."""
    recent, required = recent_rate(case), required_rate(case)
    if case.s.measure in COMPOUND and "not_positive" in (recent, required):
        return recent_rate(case, "share"), required_rate(case, "share")
    return recent, required


def acceleration(case: Case) -> Figure:
    """Required over recent; null when recent is 0 or of the other sign; the inverse of what pace judges."""
    recent, required = pace(case)
    if isinstance(required, str) or isinstance(recent, str):
        return required if isinstance(required, str) else recent
    if recent == 0 or recent * required < 0:
        return "opposite_direction"
    return required / recent


def pace_ratio(case: Case) -> Figure:
    recent, required = pace(case)
    if isinstance(required, str) or isinstance(recent, str):
        return recent if isinstance(recent, str) else required
    if required == 0:
        return INF if recent * (case.goal.aim or 1) > 0 else 0.0
    return recent / required


def gap(s: Situation, target: Target, value: float) -> float:
    """What is still to go in the better direction; a range by its nearer end, 0 inside; exactly by distance."""
    low, high = target.values[0], target.values[-1]
    if s.comparator == "exactly":
        return abs(low - value)
    if s.comparator == "between" and low <= value <= high:
        return 0.0
    if s.comparator == "between":
        return min(abs(low - value), abs(value - high)) * (1 if (value < low) == (s.better == "higher") else -1)
    return low - value if s.better == "higher" else value - low


def attainment(s: Situation, target: Target, value: float) -> Figure:
    """Observed / target; lower is better 2 - that; null for growth, rank, ranges (about too, D8), below zero."""
    if s.measure in ("growth", "rank") or s.comparator in ("between", "about"):
        return "not_defined_for_measure"
    if target.values[0] <= 0:
        return "not_positive"
    share = value / target.values[0]
    figure = share if s.better == "higher" else 2 - share
    return figure if figure >= 0 else "not_positive"


def aim(case: Case) -> int:
    """+1 where the target lies above, -1 below; of `exactly`, from the base on, else the better direction."""
    if case.goal.aim:
        return case.goal.aim
    if case.base and not close(case.start.value, case.goal.point):
        return 1 if case.goal.point > case.start.value else -1
    return 1 if case.s.better == "higher" else -1


def stations(case: Case, base: float | None = None) -> list[tuple[int, float]]:
    """The stops of the path: baseline, milestones (striving ones only for striving targets), target."""
    s, start = case.s, case.start
    points: dict[int, float] = {}
    for stone in s.milestones:
        if stone.values and start.period[1] < stone.period[1] < s.period[1] and (s.strive or not stone.strive):
            point = make_target(s, stone.values, stone.comparator, stone.decimals).point
            known = points.get(stone.period[1], point)
            points[stone.period[1]] = max(known, point) if aim(case) > 0 else min(known, point)
    first = start.value if base is None else base
    return [(start.period[1], first), *sorted(points.items()), (s.period[1], case.goal.point)]


def path_at(s: Situation, nodes: list[tuple[int, float]], month: int) -> float:
    """Compound or linear a segment; a rank is rounded to whole places towards the base."""
    (m0, v0), (m1, v1) = next(pair for pair in pairwise(nodes) if month <= pair[1][0])
    share = (month - m0) / (m1 - m0)
    if s.measure in COMPOUND and v0 > 0 and v1 > 0:
        return float(v0 * (v1 / v0) ** share)
    value = v0 + (v1 - v0) * share
    if s.measure != "rank":
        return value
    return math.floor(value + 1e-9) if value > nodes[0][1] else math.ceil(value - 1e-9)


def turning(case: Case) -> bool:
    """The ruling on paths that turn: the first milestone lies on the worse side of the base."""
    nodes = stations(case)
    return len(nodes) > 2 and (nodes[1][1] - nodes[0][1]) * aim(case) < 0 and not close(nodes[1][1], nodes[0][1])


def no_path(case: Case) -> str | None:  # noqa: PLR0911 (one return a reason, in the order that decides)
    """Why there is no path: no base, base is latest, open-ended, satisfied already, no way to go."""
    if case.s.measure in ("growth", "addition"):
        return "not_defined_for_measure"
    if case.base is None:
        return "no_baseline"
    if case.start.comparator or case.last.comparator:
        return "open_ended"
    if case.start.period[1] >= case.last.period[1]:
        return "baseline_is_latest"
    if turning(case):
        return None
    if satisfies(interval(case.start), case.goal) is True:
        return "base_satisfies"
    return "path_flat" if close(case.start.value, case.goal.point) else None


def way(case: Case, base: float, last: float) -> tuple[float, float]:
    """Progress and due (at most 1) from a base and a latest value."""
    whole = case.goal.point - base
    due = (path_at(case.s, stations(case, base), case.last.period[1]) - base) / whole
    return (last - base) / whole, min(due, 1.0)


def elapsed(case: Case) -> float:
    start, end = case.start.period[1], case.s.period[1]
    return (case.last.period[1] - start) / (end - start)


def path_figures(case: Case) -> dict[str, Figure]:
    keys = ("progress", "elapsed", "due", "path_value", "path_gap")
    missing = no_path(case)
    if missing:
        figures: dict[str, Figure] = dict.fromkeys(keys, missing)
        if missing in ("base_satisfies", "path_flat", "open_ended") and case.start.period[1] < case.last.period[1]:
            figures["elapsed"] = elapsed(case)
        return figures
    value = path_at(case.s, stations(case), case.last.period[1])
    flat = close(case.start.value, case.goal.point) or satisfies(interval(case.start), case.goal) is True
    done, due = ("base_satisfies",) * 2 if flat else way(case, case.start.value, case.last.value)
    behind: Figure = (value - case.last.value) * aim(case)
    if case.broken:
        done = behind = "series_break"
    return dict(zip(keys, (done, elapsed(case), due, value, behind), strict=True))


@dataclass(frozen=True)
class Window:
    """The part of a window that is observed: whole years in order, a year to date behind them, and what is missing."""

    seen: tuple[Observation, ...]
    tail: Observation | None
    missing: bool
    years: int

    @property
    def end(self) -> int:
        return self.tail.period[1] if self.tail else self.seen[-1].period[1]

    @property
    def parts(self) -> tuple[Observation, ...]:
        return (*self.seen, self.tail) if self.tail else self.seen


def window(case: Case) -> Window:
    s = case.s
    starts = range(s.period[0], s.period[1], 12)
    seen = tuple(o for o in case.ranked if o.period[0] in starts and o.period[1] == o.period[0] + 11)
    after = seen[-1].period[1] if seen else -1
    tails = [o for o in case.ranked if o.period[0] in starts and o.period[1] < o.period[0] + 11 and o.period[0] > after]
    tail = tails[-1] if tails and s.form == "sum" else None
    limit = tail.period[0] - 1 if tail else after
    missing = sum(1 for m in starts if m + 11 <= limit) > len(seen)
    return Window(seen, tail, missing, len(starts))


def combined(case: Case, values: list[float]) -> float:
    """The sum; the mean a year or the geometric mean of rates; rates compounded, reductions as 1 - (1-r)."""
    s, n = case.s, len(values)
    if s.form == "sum" or (s.form == "average" and s.measure != "growth"):
        return sum(values) if s.form == "sum" else sum(values) / n
    sign = -1 if s.reduction else 1
    product = math.prod(max(1 + sign * v / 100, 0.0) for v in values)
    return sign * (product ** (1 / n if s.form == "average" else 1) - 1) * 100


def so_far(case: Case, w: Window) -> Interval:
    spans = [interval(o) for o in w.parts]
    low, high = combined(case, [x.low for x in spans]), combined(case, [x.high for x in spans])
    opened = any(x.low_open for x in spans), any(x.high_open for x in spans)
    return Interval(low, INF if w.missing else high, opened[0], opened[1])


def level_figures(case: Case) -> dict[str, Figure]:
    """Gap, attainment and rates of a target that is not a window; what leads the row is the year to date."""
    s, t = case.s, case.target
    figures = {
        "planned_rate": planned_rate(case),
        "observed_rate": observed_rate(case),
        "recent_rate": recent_rate(case),
        "required_rate": required_rate(case),
        "acceleration": acceleration(case),
    }
    seen = case.leading or case.latest
    if isinstance(t, str):
        return figures | dict.fromkeys(("gap", "attainment", "progress", "due", "path_value", "path_gap"), t)
    if case.latest:
        figures |= path_figures(case)
    if seen and seen.comparator:
        return figures | {"gap": "open_ended", "attainment": "open_ended"}
    return figures | ({"gap": gap(s, t, seen.value), "attainment": attainment(s, t, seen.value)} if seen else {})


def window_figures(case: Case) -> dict[str, Figure]:
    """Gap and attainment of the figure so far; what is left a year; progress and elapsed of a sum."""
    s, w = case.s, window(case)
    x = so_far(case, w)
    if not close(x.low, x.high):
        code = "incomplete_window" if w.missing else "open_ended"
        return dict.fromkeys(("gap", "attainment", "progress", "required_rate"), code)
    months = s.period[1] - w.end
    figures: dict[str, Figure] = {
        "gap": gap(s, case.goal, x.low),
        "attainment": attainment(s, case.goal, x.low),
        "elapsed": (w.end + 1 - s.period[0]) / (12 * w.years),
    }
    if s.form == "sum":
        left = case.goal.point - x.low
        met = case.goal.aim > 0 and satisfies(x, case.goal) is True  # a ceiling is not met by what is used so far
        figures["required_rate"] = "already_met" if met else left * 12 / months if months else "no_time_left"
        figures["progress"] = x.low / case.goal.point if case.goal.point else "not_positive"
        figures["due"] = figures["elapsed"]
    return figures
