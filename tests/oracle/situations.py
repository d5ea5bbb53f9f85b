"""Made-up situations of one target, by seed, and the YAML files that say the same (the design section 4).

`situation(seed)` draws each dimension evenly among what the design allows together; `to_yaml` writes plan, actuals,
indicators and regions. All figures are invented. Lay the texts out as data/plans/oracle.yaml,
data/actuals/oracle-area.yaml, data/indicators.yaml, data/regions.yaml.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.oracle.verdicts import Milestone, Observation, Period, Situation, year

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
UNITS = {
    "stock": "家",
    "flow": "件",
    "share": "%",
    "ratio": "件/万人",
    "index": "点",
    "rank": "位",
    "growth": "%",
    "addition": "家",
}


# --- drawing -------------------------------------------------------------------------------------------------------------


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
    base_year = s.plan_start // 12 - 1 if base != "old" else draw.choice((1990, 2005))
    stated = Observation(year(base_year), start, decimals) if base != "none" and s.measure != "addition" else None
    s = replace(s, baseline=stated)
    s, goal = aimed(draw, s, start, decimals)
    s = replace(
        s, milestones=stones(draw, s, start, goal, decimals), observations=seen(draw, s, pattern, start, goal, decimals)
    )
    if base == "latest" and s.observations:
        newest = max(s.observations, key=lambda o: o.period[1] if o.period[1] <= min(s.as_of, s.period[1]) else -1)
        whole = newest.period[1] - newest.period[0] == 11 and newest.comparator is None and s.baseline is not None
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
        else year(s.plan_start // 12 - 1)
        if draw.random() < 0.5
        else None
    )
    years = (s.period[1] - (since[1] if since else s.plan_start - 1)) / 12
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
    years = range(s.plan_start // 12, s.period[1] // 12)
    if s.comparator == "exactly" or s.measure not in LEVELS or draw.random() < 0.5:
        return ()
    chosen = sorted(draw.sample(list(years), min(draw.randint(1, 2), len(years))))
    side = "at_least" if s.better == "higher" else "at_most"
    values = [round(start + (goal - start) * draw.choice((-0.3, 0.2, 0.5, 0.8, 1.2)), decimals) for _ in chosen]
    return tuple(
        Milestone(year(y), side, (v,), decimals, draw.random() < 0.2) for y, v in zip(chosen, values, strict=False)
    )


def seen(
    draw: random.Random, s: Situation, pattern: str, start: float, goal: float, decimals: int
) -> tuple[Observation, ...]:
    """Observations that go some share of the way from the base, made into the pattern asked for."""
    first, last = s.plan_start // 12 - 1, s.period[1] // 12
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
        i, other = (
            draw.randrange(len(found)),
            draw.choice(({"kind": "media"}, {"status": "preliminary"}, {"status": "revised"})),
        )
        found.append(
            replace(
                found[i],
                value=round(found[i].value * 1.1 + 1, decimals),
                published=found[i].published[:-2] + "20",
                **other,
            )
        )
    return found


def yearly(draw: random.Random, s: Situation, pattern: str, mean: float, decimals: int) -> Situation:
    """Windows, and growth in one year: a figure a year around the target's."""
    first, last, count = s.plan_start // 12, s.period[1] // 12, (s.period[1] + 1 - s.period[0]) // 12
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

    def value(at: float) -> float:
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


# --- writing -------------------------------------------------------------------------------------------------------------


def text(period: Period) -> str:
    (y, m), (_, n) = divmod(period[0], 12), divmod(period[1], 12)
    names = {(0, 11): "", (0, 5): "-H1", (6, 11): "-H2"} | {(q * 3, q * 3 + 2): f"-Q{q + 1}" for q in range(4)}
    part = names.get((m, n), f"-{m + 1:02}" if m == n else f"-{m + 1:02}..{n + 1:02}")
    return f"{y}{part}"


def digits(value: float, decimals: int) -> str:
    return f"{value:.{max(decimals, 0)}f}"


def unit(s: Situation) -> str:
    money = any(o.prices for o in (*s.observations, *([s.baseline] if s.baseline else [])))
    return "亿元" if money else UNITS[s.measure]


def condition(s: Situation) -> str:
    values = [digits(v, s.decimals) for v in s.values]
    if s.comparator == "between":
        return f"between: [{', '.join(values)}]"
    return f"{s.comparator}: {values[0]}"


def wording(comparator: str, values: tuple[str, ...]) -> str:
    v = values[0]
    return {
        "at_least": v,
        "at_most": v,
        "more_than": f"超{v}",
        "less_than": f"低于{v}",
        "about": f"{v}左右",
        "between": "—".join(values),
        "exactly": f"保持在{v}",
    }[comparator]


def printed(s: Situation) -> str:
    """What a document might print; forms other than a plain value are vouched for besides."""
    size, falls = digits(abs(s.values[0]), s.decimals), s.values[0] < 0
    strict, floor = s.comparator in ("more_than", "less_than"), s.comparator in ("at_least", "more_than")
    if s.form in ("value", "sum") or (s.form == "average" and s.measure != "growth"):
        return wording(s.comparator, tuple(digits(v, s.decimals) for v in s.values))
    if s.form == "multiple":
        return ("超" if strict and floor else "低于" if strict else "") + f"基期的{size}倍"
    head = {
        "growth": "年均",
        "average": "年均",
        "cumulative": "累计",
        "change": "",
        "percent_change": f"比{(s.since or year(s.plan_start // 12 - 1))[0] // 12}年",
    }[s.form]
    tail = "%" if s.form != "change" else "个百分点" if s.measure == "share" else unit(s)
    down = falls or s.reduction
    eager = floor != falls
    return f"{head}{'下降' if down else '增长'}{'超' if strict and eager else '低于' if strict else ''}{size}{tail}{('以上' if eager else '以内') if not strict else ''}"


def when(s: Situation) -> str:
    if s.timing == "window":
        start = f"from: {s.period[0] // 12}, " if s.start_known else ""
        return f"during: {{{start}to: {s.period[1] // 12}}}"
    return f"{s.timing}: {text(s.period)}"


def target_line(s: Situation) -> str:
    body = condition(s)
    if s.form == "multiple" and s.comparator == ("at_least" if s.better == "higher" else "at_most"):
        body = f"multiple: {digits(s.values[0], s.decimals)}"
    elif s.form not in ("value", "sum"):
        body = f"{s.form}: {{{body}}}"
    parts = [when(s), body, *([f"since: {text(s.since)}"] if s.since else []), *(["strive: true"] if s.strive else [])]
    basis = {"constant": "constant(2020)", "current": "current"}.get(s.price_basis or "")
    parts += [f"prices: {basis}"] if basis else []
    vouched = ["vouched: the oracle"] if s.form not in ("value", "sum") else []
    return "{" + ", ".join([*parts, f'printed: "{printed(s)}"', *vouched, "at: {row: 1}"]) + "}"


def stone_line(s: Situation, stone: Milestone) -> str:
    value = digits(stone.values[0], stone.decimals)
    key = "during" if s.measure in ("flow", "addition", "growth") else "by"
    strive = ["strive: true"] if stone.strive else []
    return (
        "{"
        + ", ".join(
            [
                f"{key}: {text(stone.period)}",
                f"{stone.comparator}: {value}",
                *strive,
                f'printed: "{value}"',
                "at: {row: 1}",
            ]
        )
        + "}"
    )


def plan_text(s: Situation) -> str:
    lines = ["format: 1", "id: oracle", "title: 测试规划", "title_en: Made-up plan"]
    if s.plan_issued is not None:
        lines.append(f"issued: {s.plan_issued // 12}-{s.plan_issued % 12 + 1:02}-15")
    start = f"from: {s.plan_start // 12}, " if s.plan_start is not None else ""
    lines += [
        "standing: in-force",
        'region: "oracle-area"',
        f"period: {{{start}to: {s.period[1] // 12}}}",
        "indicators:",
        "  - id: oracle-indicator",
        "    name: 测试指标",
        f'    unit: "{unit(s)}"',
        f"    firmness: {'binding' if s.nature == 'binding' else 'expected'}",
    ]
    if s.baseline:
        value = digits(s.baseline.value, s.baseline.decimals)
        prices = f", prices: {s.baseline.prices}" if s.baseline.prices else ""
        lines.append(
            f'    baseline: {{period: {text(s.baseline.period)}, value: {value}{prices}, printed: "{value}", at: {{row: 1}}}}'
        )
    targets = [*(stone_line(s, m) for m in s.milestones), target_line(s)]
    return "\n".join([*lines, "    targets:", *(f"      - {t}" for t in targets)]) + "\n"


def actuals_text(s: Situation) -> str:
    sources, rows = [], []
    for i, o in enumerate(s.observations):
        sources.append(
            f'  s{i}: {{title: 测试公报{i}, publisher: 测试局, url: "https://example.org/{i}", published: {o.published}, kind: {o.kind}}}'
        )
        extra = [f"{key}: {found}" for key in ("status", "vintage", "prices", "doubt") if (found := getattr(o, key))]
        extra += ["note: made up"] if o.doubt else []
        parts = [
            "indicator: oracle-indicator",
            f"period: {text(o.period)}",
            f"{o.comparator or 'value'}: {digits(o.value, o.decimals)}",
        ]
        rows.append("  - {" + ", ".join([*parts, *extra, f"source: s{i}"]) + "}")
    head = ["format: 1", 'region: "oracle-area"']
    return (
        "\n".join(
            [*head, "sources:", *sources, "observations:", *rows]
            if rows
            else [*head, "sources: {}", "observations: []"]
        )
        + "\n"
    )


def to_yaml(s: Situation) -> tuple[str, str, str, str]:
    """(plan, actuals, indicators, regions)."""
    rows = [
        "format: 1",
        "indicators:",
        "  - id: oracle-indicator",
        "    name: 测试指标",
        "    name_en: Made-up indicator",
        f"    measure: {s.measure}",
        f'    unit: "{unit(s)}"',
        f"    better: {s.better}",
        "    definition: Made up for tests.",
    ]
    rows += ["    reduction: true"] if s.reduction else []
    regions = 'format: 1\nas_of: 2025-12\nregions:\n  - {id: oracle-area, name: 测试区, name_en: Made-up area, level: area, parent: "330100"}\n'
    return plan_text(s), actuals_text(s), "\n".join(rows) + "\n", regions


def as_of_text(s: Situation) -> str:
    return f"{s.as_of // 12}-{s.as_of % 12 + 1:02}"
