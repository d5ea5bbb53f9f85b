"""What holds for the audit of any plan: rounding makes no contradiction, and order makes no difference."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from planmetrics.audit.finding import Finding, Place, Severity
from planmetrics.audit.rules import RULES
from planmetrics.audit.run import audit
from planmetrics.facts import ObservationFact, TargetFact
from tests.made_up import baseline, dataset, datasets, indicator, moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from random import Random

    from planmetrics.facts import Dataset

T = TypeVar("T")
ALWAYS = moment("2030")
figures = st.decimals(2, 9000, places=3)
rates = st.decimals("0.5", 30, places=2)
digits = st.integers(0, 3)
units = st.sampled_from(["", "万"])
SUMMED = {"name": "项", "name_en": "Item", "measure": "flow", "unit": "亿元", "better": "higher"}


def rounded(figure: Decimal, places: int) -> str:
    """A figure as a plan prints it that keeps so many decimals."""
    return str(figure.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def contradictions(indicators: Iterable[str]) -> list[Finding]:
    """The contradictions of a plan for 2021 to 2030."""
    found = audit(dataset("\n".join(indicators)), ALWAYS)
    return [finding for finding in found if finding.severity is Severity.CONTRADICTION]


def at_least(figure: str, year: int, more: str = "", word: str = "by", *, unit: str = "") -> str:
    """A target; its figure is printed in 万 where that is the unit."""
    return f'{word}: {year}, at_least: {encoded(figure, unit)}, printed: "{figure}{unit}"{more}'


def encoded(figure: str, unit: str) -> str:
    return f"{Decimal(figure) * 10_000:f}" if unit == "万" else figure


# Rounding


@given(figures, rates, st.integers(2021, 2030), digits, digits)
@settings(deadline=None, max_examples=40)
def test_a_rounded_baseline_and_a_rounded_rate_still_lead_to_the_target(
    base: Decimal, rate: Decimal, year: int, base_digits: int, rate_digits: int
) -> None:
    aim = base * (1 + rate / 100) ** (year - 2020)
    said = rounded(rate, rate_digits)
    stated = f", stated: {{growth: {said}, printed: 增长{said}%}}"

    plan = indicator(
        "firms", at_least(f"{aim:.9f}", year, stated), baseline=baseline("2020", rounded(base, base_digits))
    )

    assert contradictions([plan]) == []


@given(figures, rates, st.integers(2021, 2030), digits, digits, units)
@settings(deadline=None, max_examples=40)
def test_a_rounded_target_still_fits_its_baseline_and_the_stated_rate(
    base: Decimal, rate: Decimal, year: int, base_digits: int, places: int, unit: str
) -> None:
    aim = base * (1 + rate / 100) ** (year - 2020)
    stated = f", stated: {{growth: {rate}, printed: 增长{rate}%}}"
    start = rounded(base, base_digits)
    plan = indicator(
        "firms",
        at_least(rounded(aim, places), year, stated, unit=unit),
        baseline=baseline("2020", encoded(start, unit), start + unit),
    )

    assert contradictions([plan]) == []


@given(st.decimals(2, 60, places=3), st.decimals("0.05", 3, places=3), st.integers(2021, 2030), digits, digits)
@settings(deadline=None, max_examples=40)
def test_a_rounded_step_still_leads_to_the_target(
    base: Decimal, step: Decimal, year: int, places: int, step_digits: int
) -> None:
    aim, said = base + step * (year - 2020), rounded(step, step_digits)
    stated = f", stated: {{step: {said}, printed: 提高{said}个百分点}}"

    plan = indicator("intensity", at_least(str(aim), year, stated), baseline=baseline("2020", rounded(base, places)))

    assert contradictions([plan]) == []


@given(st.lists(st.tuples(figures, digits), min_size=2, max_size=6), st.sampled_from(["firms", "patents", "intensity"]))
@settings(deadline=None, max_examples=40)
def test_a_rising_path_does_not_turn_when_its_figures_are_rounded(path: list[tuple[Decimal, int]], kind: str) -> None:
    values = sorted(value for value, _ in path)
    said = (rounded(value, places) for value, (_, places) in zip(values, path, strict=True))
    unit = "万" if kind == "firms" else ""

    plan = indicator(kind, *(at_least(figure, year, unit=unit) for year, figure in enumerate(said, 2021)))

    assert contradictions([plan]) == []


@given(st.lists(figures, min_size=2, max_size=2), digits, digits)
@settings(deadline=None, max_examples=40)
def test_cells_of_a_breakdown_that_are_rounded_contradict_nothing(
    cells: list[Decimal], places: int, whole_places: int
) -> None:
    row = ", ".join(f'"99010{n}": {rounded(cell, places)}' for n, cell in enumerate(cells, 1))
    breakdown = f"[{{by: 2024, at: {{section: 一, line: 1}}, at_least: {{{row}}}}}]"
    whole = rounded(sum(cells, start=Decimal(0)), whole_places)

    assert contradictions([indicator("firms", at_least(whole, 2024), breakdown=breakdown)]) == []


@given(st.lists(st.tuples(figures, digits), min_size=1, max_size=5), digits)
@settings(deadline=None, max_examples=40)
def test_items_that_are_rounded_still_add_up(items: list[tuple[Decimal, int]], places: int) -> None:
    total = rounded(sum((value for value, _ in items), start=Decimal(0)), places)
    names = [f"item-{number}" for number in range(len(items))]
    lines = [
        indicator(name, at_least(rounded(value, kept), 2024, word="during"), **SUMMED)
        for name, (value, kept) in zip(names, items, strict=True)
    ]

    whole = indicator("spending", at_least(total, 2024, word="during"), sum_of=f"[{', '.join(names)}]")

    assert contradictions([whole, *lines]) == []


@given(figures, st.decimals("0.05", 1, places=2), digits, digits, units)
@settings(deadline=None, max_examples=40)
def test_a_part_does_not_outgrow_its_whole_when_both_are_rounded(
    whole: Decimal, share: Decimal, whole_places: int, places: int, unit: str
) -> None:
    keys = SUMMED | {"measure": "stock", "unit": "家", "part_of": "firms"}
    lines = [
        indicator("firms", at_least(rounded(whole, whole_places), 2024, unit=unit)),
        indicator("part", at_least(rounded(whole * share, places), 2024, unit=unit), **keys),
    ]

    assert contradictions(lines) == []


@given(figures, digits, digits)
@settings(deadline=None, max_examples=40)
def test_a_figure_said_again_with_fewer_digits_contradicts_nothing(figure: Decimal, once: int, again: int) -> None:
    said = {Decimal(text): at_least(text, 2024) for text in (rounded(figure, once), rounded(figure, again))}

    assert contradictions([indicator("firms", *said.values())]) == []


@given(st.decimals("1.0", 90, places=3), st.lists(st.decimals("0.1", 3, places=3), min_size=1, max_size=4), digits)
@settings(deadline=None, max_examples=40)
def test_a_sum_printed_in_ten_thousands_still_adds_up(first: Decimal, more: list[Decimal], places: int) -> None:
    """1.6万 and 0.3万 may be 2.0万."""
    stock = SUMMED | {"measure": "stock", "unit": "家"}
    lines = []
    names = [f"item-{number}" for number in range(len(more) + 1)]
    for name, value in zip(["firms", *names], [first + sum(more), first, *more], strict=True):
        keys = {"sum_of": f"[{', '.join(names)}]"} if name == "firms" else stock
        lines.append(indicator(name, at_least(rounded(value, places), 2024, unit="万"), **keys))

    assert contradictions(lines) == []


# Order

HEADS = {
    "first": "period: {from: 2021, to: 2030}\nissued: 2021-03-01\ntitle_en: First",
    "second": "period: {from: 2023, to: 2030}\nissued: 2023-03-01\ntitle_en: Second",
    "third": "period: {from: 2023, to: 2030}\nissued: 2023-03-01\ntitle_en: Third",
}
Entry = tuple[str, dict[str, str], list[str]]
"""An indicator, what belongs to it, and its targets, each with its own line of the document."""


def entry(kind: str, *targets: str, **keys: str) -> Entry:
    """Every target on a line of its own, or in the row that it names."""
    place = sum(map(ord, kind)) * 100
    said = [
        text if ", at: {" in text else f"{text}, at: {{section: 一, line: {place + number}}}"
        for number, text in enumerate(targets)
    ]
    return kind, keys, said


def in_row(text: str, row: int, label: str) -> str:
    return f"{text}, at: {{section: 附, row: {row}, line: {90 + row}, label: {label}}}"


SHARE = {"name_en": "Share", "measure": "share", "unit": '"%"', "better": "higher"}
PARTS = '[{by: 2024, at: {section: 一, line: 6}, at_least: {"990101": 100, "990102": 200}}]'
AGAIN = "also: [{printed: 达60分, strive: true, at: {section: 一, line: 23}}, {printed: 达60分, at: {section: 二, line: 51}}]"
PLANS: dict[str, list[Entry]] = {
    "first": [
        entry(
            "firms",
            at_least("466", 2024, ", at: {section: 一, line: 6}"),
            in_row(at_least("1000", 2025, ", stated: {growth: 15, printed: 增长15%}"), 1, "每年新增企业数"),
            at_least("900", 2026),
            at_least("400", 2027, ', assigned_by: "990000"'),
            baseline=baseline("2020", "466"),
            breakdown=PARTS,
        ),
        entry(
            "new-firms",
            in_row(at_least("100", 2025, word="during"), 2, "每年新增企业数"),
            in_row(at_least("90", 2024, word="during"), 2, "每年新增企业数"),
            "during: {to: 2027}, at_least: 6000, printed: 新增6000家",
        ),
        entry("part", in_row(at_least("1700", 2026), 2, "每年新增企业数"), part_of="firms", **(SUMMED | {"measure": "stock", "unit": "家"})),
        entry(
            "intensity",
            at_least("3.9", 2024),
            at_least("3.95", 2024),
            at_least("4.0", 2025),
            at_least("3.89", 2024, ', assigned_by: "990000"'),
            at_least("1.5", 2025, ', region: "990101"'),
            at_least("1.1", 2022, ', region: "990101"'),
        ),
        entry("spending", at_least("800", 2024, word="during"), at_least("1000", 2025, word="during"), sum_of="[item-a, item-b]"),
        entry("item-a", at_least("300", 2024, word="during"), **SUMMED),
        entry("item-b", at_least("200", 2024, word="during"), **SUMMED),
        entry("patents", at_least("55", 2024), at_least("50", 2025), at_least("120", 2026), at_least("121", 2026), at_least("59", 2026)),
        entry("score", f"by: 2024, at_least: 60, printed: 达60分, strive: true, {AGAIN}, at: {{section: 三, line: 60}}", at_least("60", 2024, ', assigned_by: "990000"'), at_least("61.5", 2030)),
        entry("scope-a", at_least("81.5", 2024), name="增加值占规上工业比重", **SHARE),
        entry("scope-b", at_least("81.5", 2024), name="增加值占工业比重", **SHARE),
        entry("scope-c", at_least("81.5", 2024), name="增加值占全部产业比重", **SHARE),
        entry("investment-growth", "during: 2024, more_than: {indicator: reference-growth}, printed: 快于面上投资增速"),
        entry("energy", "by: 2025, at_most: 0.45, printed: 0.45以内, revised: {from: 0.40, printed: 0.40以内, at: {section: 一, line: 70}}, at: {section: 一, line: 71}"),
        entry("change", "by: 2025, change: 6, printed: 提高6个百分点", **SHARE),
    ],
    "second": [
        entry("intensity", at_least("1.2", 2024, ', region: "990101", assigned_by: "990100"'), at_least("4.2", 2025)),
        entry("patents", at_least("59", 2024), at_least("40", 2027), at_least("58", 2028)),
        entry("firms", at_least("800", 2025), at_least("900", 2028)),
    ],
    "third": [
        entry("patents", at_least("57", 2024), at_least("41", 2027)),
        entry("firms", at_least("850", 2025), at_least("700", 2028)),
        entry("intensity", at_least("4.1", 2025)),
        entry("behind", at_least("40", 2025), baseline=baseline("2020", "50"), **SHARE),
        entry("base-a", at_least("60", 2025), baseline=baseline("2020", "50"), **SHARE),
        entry("base-b", at_least("60", 2025), baseline=baseline("2020", "50"), **SHARE),
        entry("base-c", at_least("60", 2025), baseline=baseline("2019", "50"), **SHARE),
    ],
}  # fmt: skip
OBSERVED: list[str] = [
    "{indicator: intensity, period: 2020, value: 3.5, source: a}",
    "{indicator: intensity, period: 2021, value: 3.51, source: a}",
    "{indicator: intensity, period: 2022, value: 3.52, source: a}",
    "{indicator: score, period: 2020, value: 61, source: a}",
    "{indicator: score, period: 2030, value: 61.5, source: a}",
    "{indicator: spending, period: 2022, value: 90, prices: current, source: a}",
    "{indicator: spending, period: 2022, value: 95, prices: current, source: b}",
    "{indicator: spending, period: 2022, value: 90, prices: current, source: c}",
    "{indicator: output, period: 2022, value: 2000, prices: current, source: a}",
    "{indicator: output, period: 2022, value: 2100, prices: current, source: b}",
    "{indicator: output, period: 2023-H1, value: 1900, prices: current, source: b}",
    "{indicator: spending, period: 2021, value: 9, prices: current, source: a}",
]
ACKNOWLEDGED = (
    "\nacknowledged: [{code: A002, indicator: patents, reason: 经核实}, {code: A001, indicator: score, reason: 经核实}]"
)
HEADS["first"] += ACKNOWLEDGED


def written(plans: dict[str, list[Entry]], observed: Sequence[str]) -> Dataset:
    """The dataset of these plans and observations, in their order."""
    texts = {
        name: ("\n".join(indicator(kind, *targets, **keys) for kind, keys, targets in entries), HEADS[name])
        for name, entries in plans.items()
    }
    return datasets(texts, {"990100": "\n".join(observed)})


def told(finding: Finding) -> tuple[Any, ...]:
    """A finding without its places in our files; what it lists is in no order."""
    facts: dict[str, Any] = dict(finding.facts)
    listed = {"names": tuple(sorted(re.split("[、；]|; ", held)) for held in facts.get("names", ()))}
    facts = {key: fact.line if isinstance(fact, Place) else fact for key, fact in facts.items()}
    facts |= listed if "names" in facts else {}
    places = sorted((at.publication, at.section or "", at.line or 0, at.printed) for at in finding.places)
    return tuple(map(repr, finding._replace(facts=sorted(facts.items()), places=places)))  # type: ignore[arg-type]  # to be compared


@cache
def findings_of(code: str, *, backwards: bool) -> list[tuple[Any, ...]]:
    """The findings of one rule in the made-up plans, in their order or backwards."""
    return sorted(told(finding) for finding in _audited(backwards=backwards) if finding.code == code)


@cache
def _audited(*, backwards: bool) -> list[Finding]:
    turn: Callable[[Sequence[Any]], list[Any]] = (lambda held: list(reversed(held))) if backwards else list
    plans = {
        name: [(kind, keys, turn(targets)) for kind, keys, targets in turn(PLANS[name])] for name in turn(list(PLANS))
    }
    return audit(written(plans, turn(OBSERVED)), ALWAYS)


@pytest.mark.parametrize("code", [rule.code for rule in RULES])
def test_files_and_rows_read_backwards_change_no_finding(code: str) -> None:
    assert findings_of(code, backwards=False) == findings_of(code, backwards=True)


def test_the_made_up_plans_have_a_finding_of_every_rule() -> None:
    assert {finding.code for finding in _audited(backwards=False)} == {rule.code for rule in RULES}


@given(st.randoms())
@settings(deadline=None, max_examples=25, phases=[Phase.generate])  # a smaller shuffle tells no more
def test_shuffled_files_and_rows_change_no_finding(chance: Random) -> None:
    def shuffled(held: Iterable[T]) -> list[T]:
        return chance.sample(found := list(held), len(found))

    plans = {
        name: [(kind, keys, shuffled(targets)) for kind, keys, targets in shuffled(PLANS[name])]
        for name in shuffled(PLANS)
    }
    found = audit(written(plans, shuffled(OBSERVED)), ALWAYS)

    assert sorted(map(told, found)) == sorted(map(told, _audited(backwards=False)))


# Cost


def looks(made: Dataset) -> int:
    """How often the audit reads a field of a target or of an observation."""
    count = 0

    class WatchedTarget(TargetFact):
        """A target that is counted."""

        __slots__ = ()

        def __getattribute__(self, name: str) -> Any:
            nonlocal count
            count += 1
            return super().__getattribute__(name)

    class WatchedObservation(ObservationFact):
        """An observation that is counted."""

        __slots__ = ()

        def __getattribute__(self, name: str) -> Any:
            nonlocal count
            count += 1
            return super().__getattribute__(name)

    for plan, linked in made.plans.items():
        made.plans[plan] = linked._replace(targets=tuple(map(WatchedTarget._make, linked.targets)))
    for series, facts in made.observations.items():
        made.observations[series] = list(map(WatchedObservation._make, facts))
    audit(made, ALWAYS)
    return count


def many_plans(count: int) -> Dataset:
    """Plans that say the same of one region: a path from a baseline over milestones."""
    path = (at_least(f"{3 + year / 10}", 2021 + year) for year in range(4))
    said = indicator("intensity", *path, baseline=baseline("2020", "2.9"))
    return datasets({f"plan-{number}": said for number in range(count)})


def many_indicators(count: int) -> Dataset:
    """One plan with many indicators that agree, each with a breakdown and a part."""
    rows = '[{{by: 2024, at: {{section: 一, line: {line}}}, at_least: {{"990101": 50, "990102": 50}}}}]'
    keys = SUMMED | {"measure": "stock", "unit": "家", "additive": "true"}
    lines = []
    for number in range(count):
        place = f", at: {{section: 一, line: {number + 1}}}"
        lines += [
            indicator(f"whole-{number}", at_least("100", 2024, place), breakdown=rows.format(line=number + 1), **keys),
            indicator(f"part-{number}", at_least("50", 2024, place), part_of=f"whole-{number}", **keys),
        ]
    return dataset("\n".join(lines))


@pytest.mark.parametrize("grown", [many_plans, many_indicators])
def test_the_cost_grows_linearly_with_the_number_of_targets(grown: Callable[[int], Dataset]) -> None:
    few, some, many = (looks(grown(count)) for count in (10, 20, 40))

    assert many - some < 3 * (some - few)  # twice as many if linear, four times if every pair is compared
