"""The shipped data: sound, sourced, and giving the figures that were worked out by hand from the documents."""

from __future__ import annotations

import os
from collections import Counter
from hashlib import sha256
from pathlib import Path

import pytest

from planmetrics.project import open_all
from tests.made_up import SHIPPED, Row, rows, segments_of

PROJECT = open_all(SHIPPED)
DATA = PROJECT.dataset
DOCUMENTS = Path(os.environ.get("PLANMETRICS_DOCUMENTS", Path(__file__).parents[2] / "shared" / "documents"))


def row(plan: str, indicator: str, year: str, region: str, printed: str | None = None) -> Row:
    found = [
        row
        for row in rows(DATA, [t for t in DATA.plans[plan].targets if t.region == region], "2025-12")
        if (row.indicator, row.target_period) == (indicator, year) and printed in {None, row.printed}
    ]
    own = [row for row in found if row.assigned_by != "330000" and row.form == "value"]
    assert len(own) == 1, found
    return own[0]


def growth(plan: str, indicator: str) -> Row:
    targets = [t for t in DATA.plans[plan].targets if t.definition.id == indicator and t.assigned_by is None]
    return segments_of(DATA, [t for t in targets if t.form == "value"], "2025-12")[-1]


def test_the_shipped_data_is_clean() -> None:
    assert PROJECT.diagnostics == []


def test_every_cell_of_the_hangzhou_tables_is_there() -> None:
    targets = DATA.plans["hz-315-2024"].targets
    first = [t for t in targets if t.locator.section == "附件(一)"]
    second = [t for t in targets if t.locator.section == "附件(二)"]
    again = [
        also.at.row
        for entry in DATA.plans["hz-315-2024"].plan.indicators
        for target in entry.targets
        for also in target.also
        if also.at.section == "附件(二)"
    ]

    assert Counter(t.locator.row for t in first) == dict.fromkeys(range(1, 11), 3)
    # fifteen cells a row; a cell that repeats table one stands there as `also`; four cells of row five are "-"
    assert Counter([*(t.locator.row for t in second), *again]) == {1: 15, 2: 15, 3: 15, 4: 15, 5: 11}
    assert len({t.region for t in second}) == 14


def test_all_eight_rows_of_the_gongshu_table_are_there() -> None:
    targets = [t for t in DATA.plans["gongshu-14fyp"].targets if t.locator.row is not None]

    assert [t.locator.row for t in targets] == list(range(1, 9))
    assert sum(t.baseline is not None for t in targets) == 6
    assert sum(t.stated is not None for t in targets) == 6


@pytest.mark.parametrize(
    ("indicator", "rate"),
    [
        ("rd-expenditure", 14.869835499703509),
        ("hightech-firms", 16.499166090582996),
        ("provincial-tech-smes", 15.136770607374817),
        ("rd-intensity", 0.08),
    ],
)
def test_gongshu_needs_what_was_worked_out_by_hand(indicator: str, rate: float) -> None:
    assert growth("gongshu-14fyp", indicator).rate == pytest.approx(rate, abs=1e-9)


def test_gongshu_firms_cannot_grow_by_the_stated_15_percent() -> None:
    firms = growth("gongshu-14fyp", "hightech-firms")

    assert firms.agrees is False
    assert firms.at_stated == pytest.approx(466 * 1.15**5, abs=1e-9)
    assert firms.at_stated == pytest.approx(937.292, abs=5e-4)


def test_the_other_stated_paces_of_gongshu_agree() -> None:
    others = ("rd-intensity", "rd-expenditure", "provincial-tech-smes", "incubators")

    assert [growth("gongshu-14fyp", indicator).agrees for indicator in others] == [True] * 4
    assert growth("gongshu-14fyp", "incubators").linear_step == pytest.approx(4)


@pytest.mark.parametrize(
    ("indicator", "year", "rate"),
    [
        ("rd-intensity", "2024", 0.09),
        ("rd-intensity", "2027", 0.085),
        ("hightech-value-added", "2024", 4.9524434240734605),
        ("hightech-value-added", "2027", 1.9974064606540942),
    ],
)
def test_hangzhou_needs_what_was_worked_out_by_hand(indicator: str, year: str, rate: float) -> None:
    assert row("hz-315-2024", indicator, year, "330100").required_rate == pytest.approx(rate, abs=1e-9)


def test_hangzhous_recent_paces_are_those_worked_out_by_hand() -> None:
    intensity = row("hz-315-2024", "rd-intensity", "2027", "330100")
    value_added = row("hz-315-2024", "hightech-value-added", "2027", "330100")

    assert (intensity.recent_rate, intensity.recent_from) == (pytest.approx(0.084, abs=1e-9), "2018")
    assert (value_added.recent_rate, value_added.recent_from) == (pytest.approx(9.369407834, abs=1e-9), "2018")


def test_lin_an_met_two_targets_of_2024_and_a_third_is_unverified() -> None:
    share = row("hz-315-2024", "hightech-value-added-share", "2024", "330112")
    projects = row("hz-315-2024", "base-project-investment", "2024", "330112")
    intensity = row("hz-315-2024", "rd-intensity", "2024", "330112")

    assert (share.status, share.latest, share.target) == ("met", 84, 83)
    assert (projects.status, float(projects.latest or 0), float(projects.target or 0)) == ("met", 8.9, 6.5)
    assert (intensity.status, intensity.doubts) == ("met-unverified", ("year",))


def test_what_the_sources_leave_open_stays_open() -> None:
    gongshu = DATA.observed("rd-expenditure", "330105")
    zhejiang = DATA.observed("gdp", "330000")

    assert sorted(float(fact.quantity.figure) for fact in gongshu) == [20, 21]
    assert {fact.observation.vintage for fact in zhejiang if fact.observation} == {None, "census-5"}
    about = [fact for fact in DATA.observed("rd-intensity", "330108") if fact.quantity.comparator == "about"]
    assert len(about) == 2
    doubtful = {
        fact.region
        for key, facts in DATA.observations.items()
        for fact in facts
        if key[0] == "rd-intensity" and fact.quantity.doubt == "year"
    }
    assert doubtful == {"330100", "330106", "330110", "330112"}


def test_every_observation_names_a_publication() -> None:
    facts = [fact for group in DATA.observations.values() for fact in group]

    assert len(facts) == 214 + 10
    assert all(fact.source.url or fact.source.number or fact.source_id in DATA.plans for fact in facts)


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the documents are not here")
@pytest.mark.parametrize("plan", sorted(DATA.plans))
def test_every_printed_figure_stands_on_its_line(plan: str) -> None:
    document = DATA.plans[plan].plan.document
    texts = {sha256(path.read_bytes()).hexdigest(): path for path in DOCUMENTS.glob("*.txt")}
    lines = texts[document.sha256 or ""].read_text("utf-8").split("\n")
    entries = DATA.plans[plan].plan.indicators
    said = [(t.printed, t.at) for e in entries for t in e.targets]
    said += [(also.printed, also.at) for e in entries for t in e.targets for also in t.also]
    said += [(e.baseline.printed, e.baseline.at) for e in entries if e.baseline]
    said += [(str(value), r.at) for e in entries for r in e.breakdown for value in r.cells.values()]

    missing = [(printed, at.line) for printed, at in said if at.line is None or printed not in lines[at.line - 1]]

    assert missing == []
