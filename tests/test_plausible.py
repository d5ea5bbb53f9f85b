"""What single figures, dates and names cannot well be: told as warnings by validate, and excused by a note."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from planmetrics import api
from planmetrics.cli.app import app
from planmetrics.diagnostics import Severity
from planmetrics.figures.plausible import apart, leaps, stands_out
from planmetrics.link.meant import one_slip
from planmetrics.project import open_all
from tests.made_up import EVERY_FORM, EVERY_KEY, SHIPPED, actuals_text, indicator, plan_text

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2024, 6, 15)


def folder(tmp_path: Path, observations: str = "", plan: str = "", region: str = "990100") -> Path:
    """A data folder with the made-up registries."""
    data = tmp_path / "data"
    (data / "plans").mkdir(parents=True)
    (data / "actuals").mkdir()
    for name in ("indicators.yaml", "regions.yaml"):
        (data / name).write_text((EVERY_FORM / name).read_text("utf-8"), "utf-8")
    if observations:
        (data / "actuals" / f"{region}.yaml").write_text(observations, "utf-8")
    if plan:
        (data / "plans" / "made-up.yaml").write_text(plan, "utf-8")
    return data


def told(data: Path, today: date | None = TODAY) -> list[tuple[str, int]]:
    """The codes and lines of what is said of a folder."""
    return [(one.code, one.span.line) for one in open_all(data, today=today).diagnostics]


def observed(*lines: str, published: str = "2024-03") -> str:
    return actuals_text("\n".join(lines)).replace("published: 2031-01-01", f"published: {published}")


@pytest.mark.parametrize("published", ["2024-06-16", "2024-07", "2025", "2034-03"])
def test_what_is_dated_after_today_is_a_warning_whatever_a_note_says(published: str, tmp_path: Path) -> None:
    data = folder(
        tmp_path,
        observed(
            "{indicator: firms, period: 2023, value: 100, source: a}",
            "{indicator: firms, period: 2024, value: 120, source: a, note: as the bureau told us}",
            "{indicator: firms, period: 2024-05, value: 110, source: a, note: the newest month}",
            published=published,
        ),
    )

    found = open_all(data, today=TODAY).diagnostics

    assert [(one.code, one.span.line) for one in found] == [("D021", 4), ("D022", 7)]
    assert {one.severity for one in found} == {Severity.WARNING}


@pytest.mark.parametrize("published", ["2024-06-15", "2024-06", "2024", "2023-12-31"])
def test_what_is_dated_up_to_today_is_sound(published: str, tmp_path: Path) -> None:
    said = observed("{indicator: firms, period: 2022, value: 100, source: a}", published=published)

    assert told(folder(tmp_path, said)) == []


def test_without_a_day_nobody_asks_what_lies_after_it(tmp_path: Path) -> None:
    said = observed("{indicator: firms, period: 2024, value: 100, source: a, note: so}", published="2034")
    data = folder(tmp_path, said)

    assert told(data, None) == []
    assert [one.code for one in api.validate(data)] == []
    assert [one.code for one in api.validate(data, today=TODAY)] == ["D021", "D022"]


def test_the_command_asks_the_clock(tmp_path: Path) -> None:
    data = folder(tmp_path, observed("{indicator: firms, period: 2099, value: 100, source: a}", published="2099"))

    result = CliRunner().invoke(app, ["validate", str(data)])

    assert result.exit_code == 0
    assert {"D021", "D022"} <= {part.partition("]")[0] for part in result.stdout.split("[")}


def test_a_negative_amount_of_money_is_possible_and_a_negative_count_is_not(tmp_path: Path) -> None:
    said = observed(
        "{indicator: spending, period: 2022, value: -20, prices: current, source: a}",
        "{indicator: firms, period: 2022, value: -20, source: a}",
        "{indicator: energy, period: 2022, value: -0.2, source: a}",
        "{indicator: new-firms, period: 2022, value: -20, source: a, note: net of those that closed}",
        "{indicator: city-rank, period: 2022, value: -3, source: a}",
    )

    assert told(folder(tmp_path, said)) == [("D023", 7), ("D023", 10)]


@pytest.mark.parametrize(
    ("title", "region", "codes"),
    [
        ("虚构市甲区计划", "990102", ["D025"]),
        ("虚构市甲区计划", "990101", []),
        ("虚构市甲区计划", "990100", []),
        ("虚构市乙区与甲区合作计划", "990102", []),
        ("虚构省支持虚构市计划", "990100", []),
        ("科技计划", "990102", []),
    ],
)
def test_a_title_that_names_another_region_is_a_warning(
    title: str, region: str, codes: list[str], tmp_path: Path
) -> None:
    plan = plan_text(indicator("firms", 'by: 2025, at_least: 100, printed: "100"'))
    plan = plan.replace("title: 虚构\n", f"title: {title}\n", 1).replace('region: "990100"', f'region: "{region}"', 1)

    assert [code for code, _ in told(folder(tmp_path, plan=plan))] == codes


def test_a_figure_that_stands_on_another_line_than_its_print_is_named_too(tmp_path: Path) -> None:
    plan = plan_text(indicator("firms")).replace(
        "targets: []", "targets: [{by: 2025,\n      at_least: 1000,\n      printed: 100家,\n      at: {line: 1}}]"
    )

    (found,) = open_all(folder(tmp_path, plan=plan)).diagnostics

    assert found.code == "D001"
    assert {related.span.line - found.span.line for related in found.related} == {-1}


def test_a_unit_or_a_direction_that_explains_it_all_is_named(tmp_path: Path) -> None:
    wan = indicator("firms", "by: 2025, at_least: 100, printed: 100家", unit="万家")
    turned = indicator(
        "own", "by: 2025, at_least: 100, printed: 100家", name_en="Own", measure="stock", unit="家", better="lower"
    )

    found = open_all(folder(tmp_path, plan=plan_text(f"{wan}\n{turned}"))).diagnostics

    assert [(one.code, [related.note.key for related in one.related]) for one in found] == [
        ("D001", ["unit_here"]),
        ("D001", ["better_here"]),
    ]


@pytest.mark.parametrize("data", [SHIPPED, EVERY_FORM, EVERY_KEY, EVERY_FORM.with_name("state_table")])
def test_sound_folders_are_warned_of_nothing(data: Path) -> None:
    notes = {one.code for one in open_all(data, today=date(2025, 12, 31)).diagnostics}

    assert notes <= {"D016"}


def test_figures_leap_where_a_digit_slipped_and_not_where_few_become_many() -> None:
    def leap(first: float, last: float, years: float = 1, *, lower: bool = False, counted: bool = True) -> bool:
        return leaps(first, last, years, lower=lower, counted=counted)

    assert leap(466, 4660)
    assert leap(4660, 466)
    assert leap(466, 100)
    assert leap(3.86, 0.0386, counted=False)
    assert not leap(1, 12)
    assert not leap(0, 500)
    assert not leap(-20, 5)
    assert not leap(466, 1979, 3)
    assert leap(100, 1200, 5)
    assert not leap(100, 1200, 10)
    assert not leap(20000, 3000, 1, lower=True)
    assert leap(3000, 20000, 1, lower=True)


def test_a_figure_stands_out_between_two_that_agree() -> None:
    assert stands_out(100, 400, 120, counted=True)
    assert stands_out(100, 20, 120, counted=True)
    assert not stands_out(100, 200, 120, counted=True)
    assert not stands_out(10, 90, 800, counted=True)
    assert not stands_out(4, 1, 5, counted=True)
    assert apart(0, 5) == apart(-1, 5) == 1


def test_an_unknown_id_names_the_entry_that_it_is_one_slip_away_from(tmp_path: Path) -> None:
    said = observed("{indicator: new-frims, period: 2022, value: 100, source: a}")
    data = folder(tmp_path, said.replace('"990100"', '"909100"'), region="909100")

    region, unknown = open_all(data, today=TODAY).diagnostics

    assert [(one.code, [at.note.facts["id"] for at in one.related]) for one in (region, unknown)] == [
        ("L002", ["990100"]),
        ("L001", ["new-firms"]),
    ]


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("gdp", "gpd", True),
        ("gdp", "gd", True),
        ("gdp", "gdpp", True),
        ("gdp", "gxp", True),
        ("gdp", "gdp", False),
        ("gdp", "pdg", False),
        ("gdp", "gdp-growth", False),
        ("330105", "330115", True),
        ("ab", "ba", True),
    ],
)
def test_one_slip_is_one_character_or_two_that_changed_places(one: str, other: str, *, near: bool) -> None:
    assert one_slip(one, other) == one_slip(other, one) == near
