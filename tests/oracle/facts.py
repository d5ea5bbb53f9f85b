"""The plain data of one target, and what is looked up in it: its threshold, which observation speaks, its base.

Months are whole numbers, year * 12 + month - 1; a period is (first month, last month). A figure is a number, or the
reason (a word that the design lists) why it cannot be had. D1, D2 ... are the choices of DECISIONS.md.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property

Period = tuple[int, int]
Figure = float | str
INF = math.inf
CEILINGS = ("at_most", "less_than")
MOMENTS = ("stock", "rank")
YEARLY = ("flow", "addition", "growth")
COMPOUND = ("stock", "flow", "ratio", "index")
GREEN = ("met", "holding", "reached-early", "ahead", "on-track")
RED = ("far-behind", "reversing", "missed")


@dataclass(frozen=True)
class Observation:
    """One published value; also the baseline that a plan states. `decimals` may be negative (1.7万 is 17000 with -3)."""

    period: Period
    value: float
    decimals: int = 0
    comparator: str | None = None
    status: str | None = None
    kind: str = "official"
    published: str = ""
    doubt: str | None = None
    vintage: str | None = None
    prices: str | None = None


@dataclass(frozen=True)
class Milestone:
    """A target before the last period, for the path to lead through."""

    period: Period
    comparator: str
    values: tuple[float, ...] = ()
    decimals: int = 0
    strive: bool = False


@dataclass(frozen=True)
class Situation:
    """One target with all that decides about it; `timing` is by, during or window, `form` what the design lists."""

    measure: str
    better: str
    comparator: str
    values: tuple[float, ...]
    period: Period
    as_of: int
    form: str = "value"
    timing: str = "by"
    decimals: int = 0
    since: Period | None = None
    start_known: bool = True
    reduction: bool = False
    strive: bool = False
    plan_start: int | None = None
    plan_issued: int | None = None
    baseline: Observation | None = None
    milestones: tuple[Milestone, ...] = ()
    observations: tuple[Observation, ...] = ()
    price_basis: str | None = None
    nature: str = "expected"
    method: str = "schedule"


@dataclass(frozen=True)
class Interval:
    """All that a figure may stand for, or all that a target accepts."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True)
class Target:
    """A resolved target: what it accepts, what it accepts for certain not to reject, the point that paths lead to."""

    accept: Interval
    wide: Interval
    point: float
    aim: int
    values: tuple[float, ...]


@dataclass(frozen=True)
class Verdict:
    """What comes of a situation; a figure that cannot be had is the reason why."""

    status: str
    reason: str | None = None
    method: str | None = None
    light: str = "none"
    doubt: bool = False
    nominal: bool = False
    latest: tuple[float, Period] | str = "no_observation"
    baseline: tuple[float, Period, str] | str = "no_baseline"
    target: Figure = "no_baseline"
    gap: Figure = "no_observation"
    attainment: Figure = "no_observation"
    progress: Figure = "no_observation"
    elapsed: Figure = "no_observation"
    due: Figure = "no_observation"
    planned_rate: Figure = "no_observation"
    observed_rate: Figure = "no_observation"
    recent_rate: Figure = "no_observation"
    required_rate: Figure = "no_observation"
    acceleration: Figure = "no_observation"
    path_value: Figure = "no_observation"
    path_gap: Figure = "no_observation"
    ratio: Figure = "not_judged"
    decisions: tuple[str, ...] = ()


def year(number: int) -> Period:
    return number * 12, number * 12 + 11


def close(a: float, b: float) -> bool:
    return a == b or math.isclose(a, b, rel_tol=1e-12, abs_tol=1e-12)


def interval(seen: Observation) -> Interval:
    """The design on numbers: an observation as published; an open-ended one is all it leaves open."""
    v, half = seen.value, 0.5 * 10.0**-seen.decimals
    spans = {
        None: Interval(v, v),
        "more_than": Interval(v, INF, low_open=True),
        "at_least": Interval(v, INF),
        "less_than": Interval(-INF, v, high_open=True),
        "at_most": Interval(-INF, v),
        "about": Interval(v - half, v + half, high_open=True),
    }
    return spans[seen.comparator]


def inside(x: Interval, accept: Interval) -> bool:
    low = x.low_open or not accept.low_open if close(x.low, accept.low) else x.low > accept.low
    high = x.high_open or not accept.high_open if close(x.high, accept.high) else x.high < accept.high
    return low and high


def apart(x: Interval, accept: Interval) -> bool:
    below = x.high_open or accept.low_open if close(x.high, accept.low) else x.high < accept.low
    above = x.low_open or accept.high_open if close(x.low, accept.high) else x.low > accept.high
    return below or above


def satisfies(x: Interval, target: Target) -> bool | str:
    """All inside is yes, all outside no, else the reason; the zone of a whole `about` is undetermined."""
    if inside(x, target.accept):
        return True
    if apart(x, target.wide):
        return False
    return "about" if close(x.low, x.high) else "open_ended"


def accepted(comparator: str, values: tuple[float, ...], better: str, half: float) -> Interval:
    """The ruling on what is overshot: beyond the better end `about` and `between` are met; `about` is half-open."""
    low, high = values[0], values[-1]
    if comparator == "about":
        low, high = low - half, high + half
    simple = {
        "at_least": Interval(low, INF),
        "more_than": Interval(low, INF, low_open=True),
        "at_most": Interval(-INF, high),
        "less_than": Interval(-INF, high, high_open=True),
        "exactly": Interval(low, low),
    }
    if comparator in simple:
        return simple[comparator]
    return Interval(low, INF) if better == "higher" else Interval(-INF, high, high_open=comparator == "about")


def halves(decimals: int, value: float) -> tuple[float, float]:
    """Half a unit of the last printed digit, and of the last digit that is not a trailing zero of a whole figure."""
    half, zeros, whole = 0.5 * 10.0**-decimals, 0, round(abs(value))
    while decimals == 0 and whole and whole % 10 == 0 and close(whole, abs(value) / 10**zeros):
        zeros, whole = zeros + 1, whole // 10
    return half, half * 10**zeros


def make_target(s: Situation, values: tuple[float, ...], comparator: str, decimals: int) -> Target:
    half, wide = halves(decimals, values[0])
    accept = accepted(comparator, values, s.better, half)
    point = accept.low if accept.low > -INF else accept.high
    aim = 0 if comparator == "exactly" else 1 if accept.low > -INF else -1
    return Target(accept, accepted(comparator, values, s.better, wide), point, aim, values)


def resolved(form: str, value: float, base: float, years: float) -> Figure:
    """What a form resolves to: growth, change, multiple and percent change of the value at `since`."""
    if form == "change":
        return base + value
    if base <= 0 or (form == "growth" and value <= -100):
        return "not_positive"
    if form == "growth":
        return float(base * (1 + value / 100) ** years)
    return base * value if form == "multiple" else base * (1 + value / 100)


@dataclass
class Case:
    """A situation with what is looked up in it once; `tags` are the choices that were leant on."""

    s: Situation
    tags: set[str] = field(default_factory=set)

    @cached_property
    def ranked(self) -> list[Observation]:
        """The design on as-of and latest: nothing after as-of; per period the first-ranked speaks."""
        best: dict[object, Observation] = {}
        for seen in sorted((o for o in self.s.observations if o.period[1] <= self.s.as_of), key=rank_key):
            best[seen.period[1] if self.s.measure in MOMENTS else seen.period] = seen
        own = self.s.baseline  # D40: published by the plan, so an observation too, and never outranked
        if own is not None and own.period[1] <= self.s.as_of:
            best[own.period[1] if self.s.measure in MOMENTS else own.period] = own
        return sorted(best.values(), key=lambda o: o.period[1])

    @cached_property
    def whole(self) -> list[Observation]:
        """What may stand for a year: any moment of a stock or rank, whole years, the target's very period."""
        return [o for o in self.ranked if self.stands(o)]

    def stands(self, seen: Observation) -> bool:
        s = self.s
        if s.measure in MOMENTS or seen.period == s.period:
            return True
        part_target = s.timing != "window" and s.period[1] - s.period[0] != 11
        if part_target and s.measure in YEARLY:
            self.tags.add("D1")
            return False
        return seen.period[1] - seen.period[0] == 11 and seen.period[0] % 12 == 0

    @cached_property
    def latest(self) -> Observation | None:
        """The newest not after the target's period, not older than the plan's own baseline."""
        floor = self.s.baseline.period[1] if self.s.baseline else -1
        usable = [o for o in self.whole if o.period[1] <= self.s.period[1]]
        if usable and usable[-1].period[1] < floor:
            self.tags.add("D2")
        usable = [o for o in usable if o.period[1] >= floor]
        return usable[-1] if usable else None

    @cached_property
    def year_to_date(self) -> Observation | None:
        """The newest part of the target's own year, from its start, newer than the latest whole period."""
        s = self.s
        if s.timing == "window" or s.measure in MOMENTS or s.period[1] - s.period[0] != 11:
            return None
        parts = [o for o in self.ranked if o.period[0] == s.period[0] and o.period[1] < s.period[1]]
        whole = any(o.period == s.period for o in self.whole)
        return parts[-1] if parts and not whole else None

    @property
    def leading(self) -> Observation | None:
        """The year to date leads the row of flows, additions and growth, and decides; of shares it is shown (D24)."""
        if self.year_to_date:
            self.tags.add("D24")
        return self.year_to_date if self.s.measure in YEARLY else None

    @cached_property
    def base(self) -> tuple[Observation, str] | None:
        """The design on baselines: the plan's own, else at `since`, else before start, else before issue."""
        s = self.s
        if s.baseline:
            return s.baseline, "plan"
        since = self.at(s.since) if s.since and s.form != "value" else None
        if since:
            self.tags.add("D3")
            return since, "since"
        before = [o for o in self.whole if s.plan_start is not None and o.period[1] == s.plan_start - 1]
        if before:
            return before[-1], "before_start"
        issued = [o for o in self.whole if s.plan_issued is not None and o.period[1] < s.plan_issued]
        return (issued[-1], "before_issue") if issued else None

    def at(self, period: Period) -> Observation | None:
        found = [o for o in self.whole if o.period[1] == period[1]]
        return found[-1] if found else None

    @cached_property
    def reference(self) -> Observation | str:
        """`since` fixes the value that is multiplied; without it, the baseline."""
        s = self.s
        if s.since is None or (s.baseline and s.baseline.period[1] == s.since[1]):
            return self.base[0] if self.base else "no_baseline"
        return self.at(s.since) or "no_baseline"

    @cached_property
    def target(self) -> Target | str:
        s = self.s
        if s.timing == "window" or s.form == "value":
            return make_target(s, s.values, s.comparator, s.decimals)
        if isinstance(self.reference, str):
            return self.reference
        if self.reference.comparator:
            return "open_ended"
        years = (s.period[1] - self.reference.period[1]) / 12
        values = [resolved(s.form, v, self.reference.value, years) for v in s.values]
        bad = [v for v in values if isinstance(v, str)]
        return bad[0] if bad else make_target(s, tuple(map(float, values)), s.comparator, s.decimals)

    @cached_property
    def non_negative(self) -> bool:
        """The ruling on limits: a flow or addition "that cannot be negative": one of which no figure is (D4)."""
        known = [*self.s.observations, *([self.s.baseline] if self.s.baseline else [])]
        return self.s.measure in ("flow", "addition") and all(o.value >= 0 for o in known)

    @property
    def last(self) -> Observation:
        """The latest observation, where it is known that there is one."""
        assert self.latest is not None
        return self.latest

    @property
    def start(self) -> Observation:
        """The base, where it is known that there is one."""
        assert self.base is not None
        return self.base[0]

    @property
    def goal(self) -> Target:
        """The target, where it is known that it comes to a value."""
        assert isinstance(self.target, Target)
        return self.target

    @property
    def over(self) -> bool:
        return self.s.as_of >= self.s.period[1]

    @property
    def broken(self) -> bool:
        """No rate crosses vintages."""
        return bool(self.base and self.latest and self.base[0].vintage != self.latest.vintage)


def rank_key(seen: Observation) -> tuple[int, int, str]:
    """Revised over final over preliminary, official over media over other, then the newest publication."""
    status = {"revised": 2, "final": 1, None: 1, "preliminary": 0}[seen.status]
    return status, {"official": 2, "media": 1, "other": 0}[seen.kind], seen.published
