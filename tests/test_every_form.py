"""A made-up plan that holds every form, ruling and key once: it loads, exports whole, and resolves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planmetrics.load import load
from planmetrics.model.actuals import Actuals, Observation, Source
from planmetrics.model.fields import Model
from planmetrics.model.indicator import Definition, IndicatorRegistry, Quotient
from planmetrics.model.plan import Acknowledgement, Baseline, Document, NotTarget, Original, Plan, PlanIndicator
from planmetrics.model.region import Region, RegionRegistry, ScopeBreak
from planmetrics.model.target import Bound, Breakdown, Locator, Reference, Restatement, Revision, Stated, Target, Window
from planmetrics.model.terms import COMPARATORS, MEASURES
from planmetrics.project import open_all
from planmetrics.records.fields import row_of
from planmetrics.records.listing import OBSERVATION_FIELDS, TARGET_FIELDS, observations, promises
from tests.made_up import EVERY_DRAFT, EVERY_FORM, EVERY_KEY, Row, rows

if TYPE_CHECKING:
    from pathlib import Path


PROJECT = open_all(EVERY_FORM)
DATA = PROJECT.dataset
KEYS = open_all(EVERY_KEY)
DRAFT = open_all(EVERY_DRAFT)
MODELS: tuple[type[Model], ...] = (
    Plan, Document, Original, PlanIndicator, Baseline, NotTarget, Acknowledgement, Target, Breakdown, Locator, Restatement, Revision, Stated, Window, Reference, Bound,
    Actuals, Source, Observation, IndicatorRegistry, Definition, Quotient, RegionRegistry, Region, ScopeBreak,
)  # fmt: skip


def of_plan(plan: str) -> list[Row]:
    return rows(DATA, DATA.plans[plan].targets)


def test_it_loads_without_a_word() -> None:
    assert PROJECT.diagnostics == []
    assert {one.code for one in KEYS.diagnostics} == {"D016"}  # figures that somebody vouches for are listed
    assert {one.code for one in DRAFT.diagnostics} == {"D030"}  # and rows that nobody has checked


def used_keys(held: object) -> set[tuple[type, str]]:
    """Every key that a model and the models inside it were given."""
    if isinstance(held, Model):
        own = {(type(held), key) for key in held.model_fields_set}
        return own.union(*(used_keys(getattr(held, key)) for key in held.model_fields_set))
    inner = held.values() if isinstance(held, dict) else held if isinstance(held, tuple) else ()
    return set().union(*(used_keys(part) for part in inner))


def read_model(path: Path, kind: type[Model]) -> Model:
    found, diagnostics = load(path.read_bytes(), path.name, kind, {"E08000099": 4})
    assert found is not None, diagnostics
    return found.model


def test_it_uses_every_key_of_every_model() -> None:
    models = [linked.plan for data in (DATA, KEYS.dataset, DRAFT.dataset) for linked in data.plans.values()]
    registries = [
        read_model(folder / f"{kind}.yaml", model)
        for folder in (EVERY_FORM, EVERY_KEY)
        for kind, model in (("indicators", IndicatorRegistry), ("regions", RegionRegistry))
    ]
    paths = [path for data in (EVERY_FORM, EVERY_KEY) for path in sorted((data / "actuals").glob("*.yaml"))]
    actuals = [read_model(path, Actuals) for path in paths]
    used: set[tuple[type, str]] = set().union(*map(used_keys, [*models, *registries, *actuals]))
    known = {(model, key) for model in MODELS for key in model.model_fields}

    assert known - used == set()


def test_it_uses_every_form_comparator_and_measure() -> None:
    targets = [target for linked in DATA.plans.values() for target in linked.targets]

    assert {target.form for target in targets} == {"value", "sum", "growth", "change", "multiple", "relative"}
    assert {target.comparator for target in targets} == set(COMPARATORS)
    assert {target.definition.measure for target in targets} == set(MEASURES)


def test_it_exports_whole() -> None:
    targets = [target for linked in DATA.plans.values() for target in linked.targets]
    exported = [row_of(TARGET_FIELDS, promise) for promise in promises(DATA, targets)]
    written = sum(
        len(target.each) or (3 if target.each_year else 1)
        for linked in DATA.plans.values()
        for entry in linked.plan.indicators
        for target in entry.targets
        if not target.worded
    )
    cells = sum(len(row.cells) for p in DATA.plans.values() for e in p.plan.indicators for row in e.breakdown)

    assert len(exported) == written + cells == 38
    assert {row["region"] for row in exported} == {"990100", "990101", "990102", "test-corridor"}
    assert sum(row["printed"] == "每年新增500家" for row in exported) == 3
    assert (
        next(row for row in exported if row["form"] == "sum" and str(row["period_to"]) == "2027")["period_from"] is None
    )


def test_baselines_are_exported_as_observations() -> None:
    rows = [row_of(OBSERVATION_FIELDS, observed) for observed in observations(DATA)]

    assert [(row["indicator"], row["region"], row["comparator"]) for row in rows if row["source"] == "every-form"] == [
        ("caves", "990100", "exactly"),
        ("city-rank", "990100", "exactly"),
        ("energy", "990100", "exactly"),
        ("firms", "990100", "about"),
        ("intensity", "990100", "exactly"),
        ("spending", "990100", "exactly"),
        ("corridor-labs", "test-corridor", "more_than"),
    ]


def test_every_form_resolves_or_says_why_not() -> None:
    keys = rows(KEYS.dataset, KEYS.dataset.plans["every-key"].targets)
    for row in [*of_plan("every-form"), *of_plan("every-draft"), *keys]:
        for key in ("target", "gap", "required_rate", "status"):
            if getattr(row, key) in {None, "undetermined", "no-data"}:
                assert row.reasons[key]


@pytest.mark.parametrize(
    ("printed", "resolved"),
    [
        ("3.0", 3.0),
        ("提高0.8个百分点", 3.3),
        ("年均增长15%以上", 20 * 1.15**5),
        ("年均增长12%", 20 * 1.12**6),
        ("2倍", 40),
        ("累计超1.7万家", 17000),
        ("新增6000家", 6000),
        ("3—5件", 3),
    ],
)
def test_forms_come_to_the_values_worked_out_by_hand(printed: str, resolved: float) -> None:
    row = next(row for row in of_plan("every-form") if row.printed == printed)

    assert float(row.target or 0) == pytest.approx(resolved, abs=1e-9)


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("快于面上投资增速", "reference_missing"),
        ("高于甲区1个百分点", "reference_missing"),
        ("新增9000家", "window_start_unknown"),
        ("超8500亿元", "no_observation"),
    ],
)
def test_what_cannot_be_resolved_says_why(printed: str, reason: str) -> None:
    row = next(row for row in of_plan("every-form") if row.printed == printed and row.region == "990100")

    assert row.gap is None
    assert row.reasons["gap"] == reason


def test_a_draft_without_start_has_no_baseline_for_its_growth() -> None:
    growth = of_plan("every-draft")[1]

    assert (growth.target, growth.reasons["target"]) == (None, "no_baseline")


def test_two_sources_for_one_period_both_stay() -> None:
    found = [fact for fact in DATA.observed("intensity", "990100") if str(fact.period) == "2023"]

    assert sorted(fact.source_id for fact in found) == ["minutes", "paper"]
    assert of_plan("every-form")[0].latest_source == "minutes"
