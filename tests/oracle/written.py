"""The YAML files that say what a situation is: plan, actuals, indicators and regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.oracle.facts import year
from tests.oracle.situations import first_year

if TYPE_CHECKING:
    from tests.oracle.facts import Milestone, Period, Situation

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
        "percent_change": f"比{(s.since or year(first_year(s) - 1))[0] // 12}年",
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
