"""What adds up or compounds over a year or a window of years: the scale, years to date, sums and rates."""

from __future__ import annotations

import math

from tests.oracle.facts import CEILINGS, INF, Case, Figure, Interval, close, interval, satisfies
from tests.oracle.figures import Window, so_far, window

Ruling = tuple[str, str | None, str | None, Figure]  # status, reason, method, ratio


def by_ratio(ratio: Figure, method: str) -> Ruling:
    """The scale: from 1.10 ahead, 0.95 on track, 0.60 lagging, 0 far behind, below reversing; tolerance 1e-9."""
    if isinstance(ratio, str):
        return "undetermined", ratio, None, ratio
    for cut, status in ((1.10, "ahead"), (0.95, "on-track"), (0.60, "lagging"), (0.0, "far-behind")):
        if ratio >= cut - 1e-9:
            return status, None, method, ratio
    return "reversing", None, method, ratio


def outcome(case: Case, x: Interval, doubtful: bool) -> Ruling:
    """Period over and observed: met or missed as published; a doubtful figure that meets is met-unverified."""
    satisfied = satisfies(x, case.goal)
    if isinstance(satisfied, str):
        return "undetermined", satisfied, None, "not_judged"
    return ("met-unverified" if satisfied and doubtful else "met" if satisfied else "missed"), None, None, "not_judged"


def settled(case: Case, low: Interval, doubtful: bool) -> Ruling | None:
    """A sum or year to date of what cannot be negative is reached at its floor, missed beyond its ceiling."""
    if not case.non_negative:
        return None
    reached = satisfies(Interval(low.low, INF, low.low_open, False), case.goal)
    if reached is True and case.over:
        case.tags.add("D18")
        return ("met-unverified" if doubtful else "met"), None, None, "not_judged"
    if reached is True:
        return "reached-early", None, None, "not_judged"
    return ("missed", "limit_exceeded", None, "not_judged") if reached is False else None


def accumulated(case: Case, done: Interval, time: float) -> Ruling:
    """Share done over share of the time; of a limit the other way round, nothing used is ahead."""
    case.tags |= {"D26"} if case.goal.aim < 0 and case.s.comparator not in CEILINGS else set()
    if not close(done.low, done.high):
        return "undetermined", "open_ended", None, "open_ended"
    if case.goal.point <= 0:
        return "undetermined", "not_positive", None, "not_positive"
    share = done.low / case.goal.point
    if case.goal.aim > 0:
        return by_ratio(share / time, "schedule")
    if not case.non_negative:
        case.tags.add("D4")
        return "undetermined", "not_positive", None, "not_positive"
    return by_ratio(time / share if share else INF, "schedule")


def judge_year_to_date(case: Case) -> Ruling:
    """The year to date decides the status of its year's target, before the path."""
    s, seen, t = case.s, case.year_to_date, case.goal
    assert seen is not None
    if s.measure != "growth":
        months = seen.period[1] - seen.period[0] + 1
        return settled(case, interval(seen), bool(seen.doubt)) or (
            ("awaiting", None, None, "not_judged") if case.over else accumulated(case, interval(seen), months / 12)
        )
    if case.over:
        return "awaiting", None, None, "not_judged"
    if t.point * t.aim > 0 and not seen.comparator:
        return by_ratio(seen.value / t.point, "schedule")
    return hold_or_lag(case, interval(seen))


def hold_or_lag(case: Case, x: Interval) -> Ruling:
    satisfied = satisfies(x, case.goal)
    if isinstance(satisfied, str):
        return "undetermined", satisfied, None, satisfied
    return ("holding" if satisfied else "lagging"), None, None, "not_judged"


def judge_window(case: Case) -> Ruling:
    """A window: settled by a bound, over and complete, incomplete, awaiting, else by ratio so far."""
    w = window(case)
    x, doubtful = so_far(case, w), any(o.doubt for o in w.parts)
    complete = w.end == case.s.period[1]
    early = settled(case, x, doubtful) if case.s.form == "sum" and not (complete and not w.missing) else None
    if early:
        return early
    if case.over and not complete:
        case.tags |= {"D19"} if w.missing else set()
        return "awaiting", None, None, "not_judged"
    if w.missing:
        return "undetermined", "incomplete_window", None, "incomplete_window"
    if complete:
        return outcome(case, x, doubtful)
    if case.s.form == "sum":
        return accumulated(case, x, (w.end + 1 - case.s.period[0]) / (12 * w.years))
    return judge_rates(case, w, x)


def judge_rates(case: Case, w: Window, x: Interval) -> Ruling:
    """Rates over a window: ln(1 + mean so far) / ln(1 + target); compounded: over the share of the window besides."""
    s, t = case.s, case.goal
    if t.point * t.aim <= 0 or (s.measure != "growth" and t.aim < 0):
        return hold_or_lag(case, x)
    if not close(x.low, x.high):
        return "undetermined", "open_ended", None, "open_ended"
    if s.measure != "growth":
        case.tags.add("D20")
        return by_ratio(x.low / t.point, "schedule")
    sign = -1 if s.reduction else 1
    if min(1 + sign * t.point / 100, 1 + sign * x.low / 100) <= 0:
        return "undetermined", "not_positive", None, "not_positive"
    ratio = math.log1p(sign * x.low / 100) / math.log1p(sign * t.point / 100)
    return by_ratio(ratio * w.years / len(w.seen) if s.form == "cumulative" else ratio, "schedule")
