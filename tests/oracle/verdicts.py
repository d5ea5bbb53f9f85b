"""What the design asks of one target: status, light and every figure, worked out from the design alone.

Nothing of planmetrics is imported. `facts` holds the plain data and what is looked up in it, `figures` a function a
quantity, `totals` what adds up; this module decides, by what the design says of status, methods and single cases.
D1, D2 ... are the choices of DECISIONS.md that a verdict leans on (`Verdict.decisions`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.oracle.facts import (
    CEILINGS,
    COMPOUND,
    GREEN,
    INF,
    MOMENTS,
    RED,
    Case,
    Interval,
    Observation,
    Verdict,
    close,
    interval,
    satisfies,
)
from tests.oracle.figures import (
    aim,
    elapsed,
    level_figures,
    pace_ratio,
    path_at,
    recent_from,
    recent_rate,
    so_far,
    stations,
    turning,
    way,
    window,
    window_figures,
)
from tests.oracle.totals import by_ratio, judge_window, judge_year_to_date, outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.oracle.facts import Figure, Period, Situation
    from tests.oracle.totals import Ruling


def digit_span(seen: Observation) -> tuple[float, float]:
    half = 0.5 * 10.0**-seen.decimals
    return seen.value - half, seen.value + half * (1 - 1e-9)


def with_digits(case: Case, first: Observation, ruled: Ruling, allowed: Callable[[], bool]) -> Ruling:
    """On track where the printed digits of base and latest allow a ratio of 1; nothing delivered never is."""
    status, _, method, figure = ruled
    if (
        status in ("undetermined", "on-track", "reversing")
        or case.s.measure == "rank"
        or first.value == case.last.value
    ):
        return ruled
    if allowed():
        case.tags.add("D9")
        return "on-track", None, method, figure
    return ruled


def judge_pace(case: Case) -> Ruling:
    """Recent over required rate; beyond an `exactly` target the last two observations decide."""
    t, last = case.goal, case.last
    if t.aim == 0 and (last.value - t.point) * aim(case) > 0:
        return last_two(case, "pace")
    ruled = by_ratio(pace_ratio(case), "pace")
    first = recent_from(case)
    if isinstance(first, str):
        return ruled

    def ratio(start: float, end: float) -> Figure:
        changed, moved = Case(case.s), {first.period: start, last.period: end}
        changed.__dict__.update(
            target=t,
            base=case.base,
            latest=replace(last, value=end),
            whole=[replace(o, value=moved.get(o.period, o.value)) for o in case.whole],
        )
        figure = pace_ratio(changed)
        return INF if figure == "already_met" else figure

    def allowed() -> bool:
        found = [ratio(b, v) for b in digit_span(first) for v in digit_span(last)]
        numbers = [r for r in found if not isinstance(r, str)]
        return len(numbers) == 4 and min(numbers) - 1e-9 <= 1 <= max(numbers) + 1e-9

    return with_digits(case, first, ruled, allowed)


def last_two(case: Case, method: str) -> Ruling:
    """Nearing an overshot `exactly` target is lagging, else reversing (D10: the base stands in for a missing one)."""
    exact = [o for o in case.whole if o.comparator is None and o.period[1] < case.last.period[1]]
    if not exact and case.base and case.start.period[1] < case.last.period[1]:
        exact = [case.start]
    case.tags.add("D10")
    point = case.goal.point
    nearing = bool(exact) and abs(case.last.value - point) < abs(exact[-1].value - point)
    return ("lagging" if nearing else "reversing"), None, method, "not_judged"


def judge_path_alone(case: Case) -> Ruling:
    value = path_at(case.s, stations(case), case.last.period[1])
    behind = (value - case.last.value) * aim(case)
    return ("on-track" if behind <= 1e-9 * max(1, abs(value)) else "lagging"), "path", case.s.method, "not_judged"


def judge_way(case: Case) -> Ruling:  # noqa: PLR0911 (one return a rule, in the order that decides)
    """From base to target: paths that turn, direction, then pace."""
    s, base, last, t = case.s, case.start, case.last, case.goal
    if turning(case):
        case.tags.add("D11")
        return judge_path_alone(case)
    if satisfies(interval(base), t) is True:
        return "reversing", None, None, "not_judged"
    if close(base.value, t.point):
        case.tags.add("D12")
        worse = (last.value - base.value) * aim(case) < 0
        return ("reversing", None, None, "not_judged") if worse else ("undetermined", "path_flat", None, "path_flat")
    done, due = way(case, base.value, last.value)
    if due <= 1e-12:
        return judge_path_alone(case)
    if t.aim == 0 and abs(last.value - t.point) > abs(base.value - t.point):
        return "reversing", None, None, "not_judged"
    if t.aim == 0 and done > 1:
        return last_two(case, s.method)
    if done < 0:
        return "reversing", None, s.method if s.method != "pace" else None, done / due
    if s.method == "pace":
        return judge_pace(case)
    return judge_progress(case, base, last)


def judge_progress(case: Case, base: Observation, last: Observation) -> Ruling:
    """Schedule is progress over due; linear is observed over planned step (D13)."""
    if case.s.method == "linear":
        case.tags.add("D13")

    def share_due(start: float) -> float:
        return elapsed(case) if case.s.method == "linear" else way(case, start, last.value)[1]

    def allowed() -> bool:
        point, (low, high) = case.goal.point, digit_span(last)
        bases = [b for b in digit_span(base) if not close(b, point)]
        places = [b + share_due(b) * (point - b) for b in bases]
        return min(places) <= high and max(places) >= low

    ratio = way(case, base.value, last.value)[0] / share_due(base.value)
    return with_digits(case, base, by_ratio(ratio, case.s.method), allowed)


def growth_ceiling(case: Case) -> Ruling | None:
    """A ceiling in growth form (on a rise, D14) is judged by its path."""
    s = case.s
    if s.form != "growth" or s.comparator not in CEILINGS or s.values[0] < 0 or case.base is None:
        return None
    if case.last.comparator or case.start.comparator or case.start.period[1] > case.last.period[1]:
        return None
    case.tags.add("D14")
    value = path_at(s, stations(case), case.last.period[1])
    below = case.last.value <= value or close(case.last.value, value)
    return ("holding" if below else "lagging"), "path", None, "not_judged"


def judge_level(case: Case) -> Ruling:  # noqa: PLR0911 (one return a rule, in the order that decides)
    """Before the period is over, for what has a level: satisfied, then way or pace."""
    s, last, t = case.s, case.last, case.goal
    ceiling = growth_ceiling(case)
    if ceiling:
        return ceiling
    satisfied = satisfies(interval(last), t)
    if isinstance(satisfied, str):
        case.tags.add("D15")
        return "undetermined", satisfied, None, satisfied
    known = case.start if case.base and case.start.period[1] < last.period[1] else None
    if satisfied:
        case.tags |= {"D16"} if s.measure == "flow" or case.broken else set()
        short = known is not None and satisfies(interval(known), t) is False
        return ("reached-early" if short and s.measure != "flow" else "holding"), None, None, "not_judged"
    if last.comparator:
        return "undetermined", "open_ended", None, "open_ended"
    if known is None or case.broken or known.comparator:
        if known and case.broken and satisfies(interval(known), t) is True:
            case.tags.add("D16")
            return "reversing", None, None, "not_judged"
        case.tags |= {"D17"} if s.method == "linear" else set()
        return judge_pace(case)
    return judge_way(case)


def stale(case: Case) -> bool:
    """The latest is more than two years before the plan starts (D21: counted to the end of its period)."""
    start, last = case.s.plan_start, case.latest
    if start is None or last is None:
        return False
    months = start - 1 - last.period[1]
    case.tags |= {"D21"} if 24 <= months < 36 else set()
    return months > 24


def price_mix(case: Case) -> bool:
    """Growth at constant prices against levels at current prices."""
    if case.s.form not in ("growth", "multiple", "percent_change") or case.s.price_basis != "constant":
        return False
    refs = [case.latest, case.reference]
    return any(isinstance(o, Observation) and o.prices == "current" for o in refs)


def ruling(case: Case) -> Ruling:  # noqa: PLR0911 (one return a rule, in the order that decides)
    """What the design says of status, in its order."""
    s, last = case.s, case.latest
    if s.timing == "window":
        return window_ruling(case)
    if last is None and case.leading is None:
        newer = any(o.period[1] > s.period[1] for o in case.ranked)
        case.tags |= {"D25" if newer else "D22"} if case.ranked and "D2" not in case.tags else set()
        return "no-data", "no_observation", None, "no_observation"
    if stale(case) and not case.leading:
        return "undetermined", "stale", None, "stale"
    observed = last is not None and last.period[1] == s.period[1] and (s.measure in MOMENTS or last.period == s.period)
    if case.over and not observed and not (case.leading and not isinstance(case.target, str)):
        return "awaiting", None, None, "not_judged"
    if isinstance(case.target, str):
        return "undetermined", case.target, None, case.target
    if price_mix(case):
        return "undetermined", "price_basis", None, "price_basis"
    if case.over and observed and last is not None:
        return outcome(case, interval(last), bool(last.doubt))
    if case.leading:
        return judge_year_to_date(case)
    if s.measure in ("growth", "addition"):
        return "undetermined", "period_not_observed", None, "period_not_observed"
    return judge_level(case)


def window_ruling(case: Case) -> Ruling:
    if not case.s.start_known:
        code = "window_start_unknown" if case.ranked else "no_observation"
        return ("undetermined" if case.ranked else "no-data"), code, None, code
    if not window(case).parts:
        case.tags |= {"D23"} if case.ranked else set()
        return "no-data", "no_observation", None, "no_observation"
    return judge_window(case)


def breaks_later(case: Case) -> bool:
    """`holding` that the recent pace breaks before the deadline is yellow."""
    if case.s.timing == "window" or case.latest is None or case.last.comparator or case.leading:
        return False
    recent, months = recent_rate(case), case.s.period[1] - case.last.period[1]
    if isinstance(recent, str):
        return False
    ahead = case.last.value + recent * months / 12
    if case.s.measure in COMPOUND:
        ahead = case.last.value * (1 + recent / 100) ** (months / 12)
    return satisfies(Interval(ahead, ahead), case.goal) is False


def light(case: Case, status: str) -> str:
    """The traffic light of a status; `holding` that is about to break is yellow."""
    if status == "holding" and breaks_later(case):
        return "yellow"
    yellow = ("lagging", "met-unverified")
    return "green" if status in GREEN else "red" if status in RED else "yellow" if status in yellow else "none"


def shown(case: Case) -> tuple[float, Period] | str:
    s = case.s
    if s.timing == "window":
        w = window(case)
        usable = s.start_known and w.parts
        return (so_far(case, w).low, (s.period[0], w.end)) if usable else "no_observation"
    seen = case.leading or case.latest
    return (seen.value, seen.period) if seen else "no_observation"


def doubtful(case: Case) -> bool:
    if case.s.timing == "window":
        return any(o.doubt for o in window(case).parts)
    seen = case.leading or case.latest
    return bool(seen and seen.doubt)


def figures_of(case: Case, reason: str | None) -> dict[str, Figure]:
    if case.s.timing == "window":
        return window_figures(case) if not isinstance(shown(case), str) else {}
    figures = level_figures(case)
    if reason == "stale":
        keys = ("gap", "attainment", "progress", "due", "required_rate", "recent_rate", "acceleration", "path_gap")
        figures |= dict.fromkeys(keys, "stale")
    return figures


def judge(s: Situation) -> Verdict:
    """Status, light and every figure or its reason, of one target."""
    case = Case(s)
    status, reason, method, ratio = ruling(case)
    base = (case.start.value, case.start.period, case.base[1]) if case.base else "no_baseline"
    nominal = (
        s.form in ("growth", "multiple", "percent_change")
        and s.price_basis is None
        and bool(case.latest and case.last.prices == "current")
    )
    target = case.target if isinstance(case.target, str) else case.goal.values[0]
    figures = figures_of(case, reason)
    return Verdict(
        status,
        reason,
        method,
        light(case, status),
        doubtful(case),
        nominal,
        shown(case),
        base,
        target,
        ratio=ratio,
        **figures,
        decisions=tuple(sorted(case.tags)),
    )
