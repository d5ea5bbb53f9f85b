"""Which of several observations speaks for a period."""

from __future__ import annotations

from datetime import date

import pytest

from planmetrics.model.period import months_over
from tests.made_up import dataset, gap, target

FIRMS = target("firms", by="2025", at_least="1000", printed='"1000"')


def latest(*observations: str) -> tuple[object, object]:
    row = gap(dataset(FIRMS, "\n".join(f"{{indicator: firms, period: 2023, {said}}}" for said in observations)))
    return row.latest, row.latest_source


def test_revised_speaks_over_final_and_final_over_preliminary() -> None:
    assert latest("value: 1, status: preliminary, source: a", "value: 2, status: final, source: b") == (2, "b")
    assert latest("value: 1, status: revised, source: c", "value: 2, status: final, source: a") == (1, "c")
    assert latest("value: 1, source: c", "value: 2, status: final, source: b") == (2, "b")


def test_official_speaks_over_media_and_media_over_others() -> None:
    assert latest("value: 1, source: b", "value: 2, source: a") == (2, "a")
    assert latest("value: 1, source: c", "value: 2, source: b") == (2, "b")


def test_a_figure_of_unknown_status_does_not_outrank_an_official_first_release() -> None:
    assert latest("value: 1, source: c", "value: 2, status: preliminary, source: a") == (2, "a")


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2023, 12, 30), 2023 * 12 + 11),
        (date(2023, 12, 31), 2024 * 12),
        (date(2024, 1, 1), 2024 * 12),
        (date(2024, 2, 29), 2024 * 12 + 2),
    ],
)
def test_a_month_is_over_on_its_last_day(day: date, months: int) -> None:
    assert months_over(day) == months


def test_a_boundary_change_breaks_a_series_unless_the_figure_is_restated() -> None:
    indicator = '{id: intensity, name: 名, unit: "%", breakdown: [{by: 2025, at: {section: 一, line: 1}, at_least: {"990102": 4}}]}'
    old = "{indicator: intensity, period: 2021, value: 3.0, source: a}\n"
    restated = "{indicator: intensity, period: 2021, value: 3.0, boundary: current, source: a}\n"
    new = "{indicator: intensity, period: 2023, value: 3.4, source: a}"

    broken = gap(dataset(indicator, old + new, region="990102"))
    whole = gap(dataset(indicator, restated + new, region="990102"))

    assert broken.reasons["recent_rate"] == "series_break"
    assert whole.recent_rate == pytest.approx(0.2)


def test_a_draft_without_a_start_counts_staleness_from_its_date_and_knows_none_without() -> None:
    old = "{indicator: firms, period: 2017, value: 10, source: a}"
    dated = dataset(FIRMS, old, head="period: {to: 2030}\nissued: 2021-03-01")
    undated = dataset(FIRMS, old, head="period: {to: 2030}")

    assert gap(dated).reasons["gap"] == "stale"
    assert gap(undated).gap == 990
    assert gap(undated).reasons["baseline"] == "no_baseline"
