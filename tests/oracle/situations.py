"""Made-up situations of one target, by seed. All figures are invented.

`situation(seed)` draws each dimension evenly among what the design allows together; `written` says the same in YAML.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.oracle.facts import Milestone, Observation, Period, Situation, year

if TYPE_CHECKING:
    from collections.abc import Callable

LEVELS = ("stock", "flow", "share", "ratio", "index", "rank")
FORMS = {
    "value": (*LEVELS, "growth", "addition"),
    "sum": ("flow", "addition"),
    "growth": ("stock", "flow", "ratio", "index"),
    "change": LEVELS,
    "multiple": ("stock", "flow", "ratio", "index"),
    "percent_change": ("stock", "flow", "ratio", "index"),
    "average": ("growth", "flow", "addition"),
    "cumulative": ("growth",),
}
PATTERNS = (
    "none",
    "one",
    "several",
    "several",
    "part-year",
    "newer",
    "stale",
    "doubtful",
    "open-ended",
    "vintage",
    "rival",
)
BASES = ("none", "none", "plan", "plan", "plan", "plan", "old", "latest", "zero", "negative")
SCALES = {
    "stock": (100, 5000, 0),
    "flow": (50, 3000, 1),
    "share": (2, 80, 1),
    "ratio": (5, 60, 2),
    "index": (60, 150, 1),
    "rank": (10, 90, 0),
    "growth": (1, 12, 1),
    "addition": (20, 900, 0),
}


def comparators(form: str, measure: str, better: str) -> tuple[str, ...]:
    sided = ("at_least", "more_than") if better == "higher" else ("at_most", "less_than")
    if (form == "sum" and better == "lower") or form not in ("value", "sum"):
        return sided
    more = ("about", "between") if form == "value" or better == "higher" else ()
    exact = ("exactly",) if form == "value" and measure in ("stock", "share", "ratio", "rank") else ()
    return (*sided, *more, *exact)


def situation(seed: int) -> Situation:
    """One situation; the same seed gives the same."""
    draw = random.Random(seed)
    form = draw.choice(("value", "value", *FORMS))  # a plain value has the most measures and comparators
    measure = draw.choice(FORMS[form])
    better = "lower" if measure == "rank" else draw.choice(("higher", "lower"))
    reduction = form in ("average", "cumulative") and measure == "growth" and draw.random() < 0.3
    better = "higher" if reduction else better
    comparator = draw.choice(comparators(form, measure, better))
    moment, length = draw.choice(("before", "before", "before", "at", "after")), draw.randint(3, 5)
    first = draw.randint(2014, 2019)
    pattern = draw.choice(PATTERNS)
    period, as_of = times(draw, form, measure, first, first + length - 1, moment)
    if pattern == "part-year" and moment == "before" and draw.random() < 0.8:
        as_of = period[1] - draw.randint(1, 9)
    as_of = period[1] + draw.randint(12, 18) if pattern == "newer" else as_of
    s = Situation(
        measure,
        better,
        comparator,
        (0.0,),
        period,
        as_of,
        form=form,
        reduction=reduction,
        timing=timing(form, measure),
        plan_start=first * 12,
        plan_issued=first * 12 + draw.randint(-6, 8),
        strive=draw.random() < 0.15,
        nature=draw.choice(("binding", "expected", "strive")),
        method=draw.choice(("schedule", "schedule", "pace", "linear")),
        start_known=form != "sum" or draw.random() < 0.9,
    )
    return with_prices(
        draw, filled(draw, replace(s, strive=s.strive or s.nature == "strive"), pattern, draw.choice(BASES))
    )


def timing(form: str, measure: str) -> str:
    if form in ("sum", "average", "cumulative"):
        return "window"
    return "during" if form == "value" and measure in ("flow", "growth", "addition") else "by"


def times(draw: random.Random, form: str, measure: str, first: int, last: int, moment: str) -> tuple[Period, int]:
    window = timing(form, measure) == "window"
    period = (first * 12, last * 12 + 11) if window else year(last)
    if measure == "stock" and form == "value" and draw.random() < 0.15:
        period = draw.choice(
            ((last * 12 + 5, last * 12 + 5), (last * 12 + 9, last * 12 + 11), (last * 12, last * 12 + 5))
        )
    before = draw.randint(first * 12 + 6, period[1] - 1)
    return period, {"before": before, "at": period[1], "after": period[1] + draw.randint(1, 18)}[moment]


def filled(draw: random.Random, s: Situation, pattern: str, base: str) -> Situation:
    """Baseline, target value, milestones and observations that hang together."""
    low, high, decimals = SCALES[s.measure]
    start = {"zero": 0.0, "negative": -round(draw.uniform(low, high) / 4, decimals)}.get(
        base, round(draw.uniform(low, high), decimals)
    )
    decimals = (
        draw.choice((decimals, decimals, decimals + 1)) if s.measure not in ("stock", "rank", "addition") else decimals
    )
    if s.measure == "growth" or s.timing == "window":
        return yearly(draw, s, pattern, abs(start) or 5.0, decimals)
    base_year = first_year(s) - 1 if base != "old" else draw.choice((1990, 2005))
    stated = Observation(year(base_year), start, decimals) if base != "none" and s.measure != "addition" else None
    s = replace(s, baseline=stated)
    s, goal = aimed(draw, s, start, decimals)
    s = replace(
        s, milestones=stones(draw, s, start, goal, decimals), observations=seen(draw, s, pattern, start, goal, decimals)
    )
    if base == "latest" and s.observations and stated is not None:
        newest = max(s.observations, key=lambda o: o.period[1] if o.period[1] <= min(s.as_of, s.period[1]) else -1)
        whole = newest.period[1] - newest.period[0] == 11 and newest.comparator is None
        s = (
            replace(s, baseline=replace(stated, period=newest.period, value=newest.value))
            if whole and s.form == "value"
            else s
        )
    return s


def aimed(draw: random.Random, s: Situation, start: float, decimals: int) -> tuple[Situation, float]:
    """The target's value in its form, and the level it leads to; one in five lies behind the base already."""
    sign = (1 if s.better == "higher" else -1) * (-1 if draw.random() < 0.2 else 1)
    way = draw.choice((0.02, 0.1, 0.3, 0.8)) * (abs(start) or 40.0)
    goal = round(start + sign * way, decimals)
    goal = max(goal, 1.0) if s.measure == "rank" else goal
    goal = round(goal, -1) if s.comparator == "about" and decimals == 0 and draw.random() < 0.6 else goal
    since = (
        s.baseline.period
        if s.baseline and draw.random() < 0.7
        else year(first_year(s) - 1)
        if draw.random() < 0.5
        else None
    )
    years = (s.period[1] - (since[1] if since else first_year(s) * 12 - 1)) / 12
    if s.form == "value":
        return replace(s, values=spread(s, goal, way, decimals), decimals=decimals), goal
    share = (goal / start) if start > 0 and goal > 0 else 1 + sign * 0.2
    value = {
        "change": round(goal - start, decimals),
        "multiple": round(share, 2),
        "percent_change": round((share - 1) * 100, 1),
        "growth": round((share ** (1 / years) - 1) * 100, 1),
    }[s.form]
    return replace(s, values=(value,), decimals={"change": decimals, "multiple": 2}.get(s.form, 1), since=since), goal


def first_year(s: Situation) -> int:
    """The year in which the plan starts; every situation that is drawn has one."""
    assert s.plan_start is not None
    return s.plan_start // 12


def spread(s: Situation, goal: float, way: float, decimals: int) -> tuple[float, ...]:
    if s.comparator != "between":
        return (goal,)
    return (
        (goal, round(goal + way / 2 + 1, decimals))
        if s.better == "higher"
        else (round(goal - way / 2 - 1, decimals), goal)
    )


def stones(draw: random.Random, s: Situation, start: float, goal: float, decimals: int) -> tuple[Milestone, ...]:
    """None, one or two between base and target: on the way, beyond the target, or against `better` first."""
    years = range(first_year(s), s.period[1] // 12)
    if s.comparator == "exactly" or s.measure not in LEVELS or draw.random() < 0.5:
        return ()
    chosen = sorted(draw.sample(list(years), min(draw.randint(1, 2), len(years))))
    side = "at_least" if s.better == "higher" else "at_most"
    values = [round(start + (goal - start) * draw.choice((-0.3, 0.2, 0.5, 0.8, 1.2)), decimals) for _ in chosen]
    return tuple(
        Milestone(year(y), side, (v,), decimals, draw.random() < 0.2) for y, v in zip(chosen, values, strict=True)
    )


def seen(
    draw: random.Random, s: Situation, pattern: str, start: float, goal: float, decimals: int
) -> tuple[Observation, ...]:
    """Observations that go some share of the way from the base, made into the pattern asked for."""
    first, last = first_year(s) - 1, s.period[1] // 12
    pace = draw.choice(
        (-0.5, 0.0, 0.3, 0.7, 0.93, 1.0, 1.05, 1.15, 2.0)
        if s.comparator != "exactly"
        else (0.5, 1.0, 1.0, 1.6, 3.0, 4.0)
    )
    until = min(last, (s.as_of + 1) // 12 - 1) - draw.choice((0, 0, 0, 1))

    def value(at: float) -> float:
        level = start + (goal - start) * pace * (at - first) / max(last - first, 1)
        return max(
            round(level * (1 + draw.choice((0, 0, 0.004, -0.004))), decimals), 1.0 if s.measure == "rank" else -1e9
        )

    years = {"none": [], "one": [until], "stale": [first - draw.choice((2, 3, 5))]}.get(
        pattern, list(range(first - draw.choice((0, 0, 3)), until + 1))
    )
    found = [Observation(year(y), value(y), decimals, published=f"{y + 1}-03-01") for y in years]
    return tuple(patterned(draw, s, pattern, found, value, decimals))


def patterned(
    draw: random.Random,
    s: Situation,
    pattern: str,
    found: list[Observation],
    value: Callable[[float], float],
    decimals: int,
) -> list[Observation]:
    last = s.period[1] // 12
    if pattern == "newer":
        found = [] if draw.random() < 0.2 else found
        return [*found, Observation(year(last + 1), value(last + 1), decimals, published=f"{last + 2}-02-01")]
    if pattern == "part-year":
        at = min(draw.choice((s.as_of // 12, s.as_of // 12, s.as_of // 12 - 1)), last)
        months = draw.choice([m for m in (3, 5, 6, 9) if at * 12 + m - 1 <= s.as_of] or [3])
        scale = months / 12 if s.measure in ("flow", "addition") else 1
        part = Observation(
            (at * 12, at * 12 + months - 1),
            round(value(at) * scale, decimals),
            decimals,
            published=f"{at}-{months + 1:02}-20",
        )
        return [*found, part] if part.period != s.period else found
    if not found:
        return found
    if pattern == "doubtful":
        return [*found[:-1], replace(found[-1], doubt=draw.choice(("year", "value")))]
    if pattern == "open-ended":
        i = draw.choice((0, -1, -1))
        found[i] = replace(found[i], comparator=draw.choice(("more_than", "at_least", "less_than")))
    if pattern == "vintage":
        cut = draw.randint(0, len(found) - 1)
        found = [replace(o, vintage="census-5") if i >= cut else o for i, o in enumerate(found)]
    if pattern == "rival":
        i = draw.randrange(len(found))
        kind, status = draw.choice((("media", None), ("official", "preliminary"), ("official", "revised")))
        rival, day = round(found[i].value * 1.1 + 1, decimals), found[i].published[:-2] + "20"
        found.append(replace(found[i], value=rival, published=day, kind=kind, status=status))
    return found


def yearly(draw: random.Random, s: Situation, pattern: str, mean: float, decimals: int) -> Situation:
    """Windows, and growth in one year: a figure a year around the target's."""
    first, last, count = first_year(s), s.period[1] // 12, (s.period[1] + 1 - s.period[0]) // 12
    fall = s.measure == "growth" and not s.reduction and draw.random() < (0.5 if s.better == "lower" else 0.15)
    mean = -mean if fall else mean
    pace = (
        draw.choice((0.0, 0.3, 0.7, 0.93, 1.0, 1.05, 1.15, 1.6))
        if s.measure != "growth"
        else draw.choice((-0.3, 0.0, 0.5, 0.9, 1.0, 1.1, 1.5))
    )
    goal = {"sum": mean * count, "cumulative": mean * count}.get(s.form, mean)
    s = replace(s, values=spread(s, round(goal, decimals), abs(goal) / 5, decimals), decimals=decimals)
    flow = s.measure != "growth"

    def value(_: float) -> float:
        return round(max(mean * pace * draw.uniform(0.9, 1.1), 0.0 if flow else -50.0), decimals)

    until = min(last, (s.as_of + 1) // 12 - 1) - draw.choice((0, 0, 0, 1))
    years = {"none": [], "one": [until], "stale": [first - 4]}.get(
        pattern, list(range(first - draw.choice((0, 0, 3)), until + 1))
    )
    if pattern == "several" and len(years) > 2 and draw.random() < 0.3:
        years.remove(draw.choice(years[:-1]))
    found = [Observation(year(y), value(y), decimals, published=f"{y + 1}-03-01") for y in years]
    return replace(s, observations=tuple(patterned(draw, s, pattern, found, value, decimals)))


def with_prices(draw: random.Random, s: Situation) -> Situation:
    """Half of the flows are money: current or constant prices, the plan's basis said or not."""
    if s.measure != "flow" or draw.random() < 0.5:
        return s
    prices = draw.choice(("current", "current", "constant(2020)"))
    basis = draw.choice((None, "current", "constant")) if s.form in ("growth", "multiple", "percent_change") else None
    basis = None if prices != "current" and basis == "current" else basis
    base = replace(s.baseline, prices=prices) if s.baseline else None
    return replace(
        s, baseline=base, price_basis=basis, observations=tuple(replace(o, prices=prices) for o in s.observations)
    )
