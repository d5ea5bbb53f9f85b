"""Which targets of a plan's table the audit has something to say about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit import marks
from planmetrics.audit.finding import Finding, Rule, Severity, Wording
from planmetrics.audit.marking import MARKING
from planmetrics.audit.marks import findings_of
from planmetrics.audit.rules import RULES
from planmetrics.facts import key_of
from tests.made_up import baseline, dataset, datasets, indicator, moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from planmetrics.audit.context import Context
    from planmetrics.facts import Dataset

TURNING = indicator("patents", 'by: 2024, at_least: 55, printed: "55"', 'by: 2025, at_least: 50, printed: "50"')


def marked(made: Dataset) -> dict[tuple[str, str, str], list[str]]:
    """The codes said of each target, by indicator, region and period; those without any are left out."""
    linked = made.plans["made-up"]
    findings = findings_of(made, [linked], moment("2030"))
    return {
        (target.definition.id, target.region, str(target.period)): [one.code for one in findings[key_of(target)]]
        for target in linked.targets
        if key_of(target) in findings
    }


def test_every_rule_says_whether_it_marks() -> None:
    assert "marks" not in Rule._field_defaults
    assert [rule for rule in RULES if rule.marks] == [*MARKING]
    assert len(MARKING) < len(RULES)


def test_no_rule_that_knows_notes_only_marks() -> None:
    silent = {"strength", "already-reached", "own-target"}

    assert not [rule for rule in RULES if rule.slug in silent and rule.marks]


def test_a_finding_is_attached_to_the_targets_it_speaks_of() -> None:
    made = dataset(TURNING + "\n" + indicator("firms", 'by: 2024, at_least: 466, printed: "466"'))

    assert marked(made) == {
        ("patents", "990100", "2024"): ["A002"],
        ("patents", "990100", "2025"): ["A002"],
    }


def test_what_speaks_of_no_target_is_said_of_all_of_its_indicator_and_region() -> None:
    targets = ('by: 2024, at_least: 3.0, printed: "3.0"', 'by: 2025, at_least: 4.0, printed: "4.0"')
    elsewhere = 'by: 2025, at_least: 4.0, printed: "4.0", region: "990101"'
    made = dataset(
        indicator("intensity", *targets, elsewhere, baseline=baseline("2020", "2.0")),
        "{indicator: intensity, period: 2020, value: 2.9, source: a}",
    )

    assert marked(made) == {
        ("intensity", "990100", "2024"): ["A019"],
        ("intensity", "990100", "2025"): ["A019"],
    }


def test_of_regions_that_one_figure_binds_only_the_one_that_is_spoken_of_is_marked() -> None:
    both = 'by: 2024, at_least: 4.0, printed: "4.0", each: ["990101", "990102"]'
    later = 'by: 2025, at_least: 3.0, printed: "3.0", region: "990101", assigned_by: "990100"'
    made = dataset(indicator("intensity", both, later))

    assert {region for _, region, _ in marked(made)} == {"990101"}


def test_an_acknowledged_finding_marks_nothing() -> None:
    head = "period: {from: 2021, to: 2030}\nacknowledged: [{code: A002, indicator: patents, reason: 经核实}]"

    assert marked(dataset(TURNING, head=head)) == {}


def test_a_new_rule_marks_by_standing_among_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(context: Context) -> Iterator[Finding]:
        for linked in context.dataset.plans.values():
            for target in linked.targets:
                yield context.finding("A999", Severity.DOUBT, target, (context.at(target),), {})

    said = ("有", "is")
    new = Rule("A999", "new", Severity.DOUBT, True, said, said, said, {"": Wording(said, said)}, check)
    monkeypatch.setattr(marks, "MARKING", (*MARKING, new))
    made = dataset(indicator("firms", 'by: 2024, at_least: 466, printed: "466"'))

    assert marked(made) == {("firms", "990100", "2024"): ["A999"]}
    monkeypatch.setattr(marks, "MARKING", MARKING)
    assert marked(made) == {}


def test_each_rule_looks_at_a_folder_once_however_many_plans_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []

    def counted(rule: Rule) -> Rule:
        def check(context: Context) -> Iterator[Finding]:
            looked.append(rule.code)
            return rule.check(context)

        return rule._replace(check=check)

    monkeypatch.setattr(marks, "MARKING", tuple(map(counted, MARKING)))
    made = datasets({f"made-up-{number}": TURNING for number in range(5)})

    assert len(findings_of(made, [*made.plans.values()], moment("2030"))) == 10
    assert looked == [rule.code for rule in RULES if rule.marks]
