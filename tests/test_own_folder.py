"""A data folder of one's own: it adds to the package's registries, and lacks what it does not need."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planmetrics.project import open_all
from planmetrics.render.diagnostics import hint
from tests.command_line import refused, shown
from tests.made_up import plan_text

if TYPE_CHECKING:
    from pathlib import Path

OWN = (
    '{id: rd-intensity, name: 研发强度, unit: "%", targets: [{by: 2025, at_least: 3, printed: 3%, at: {section: 一, line: 1}}]}\n'
    "{id: caves, name: 洞窟, name_en: Caves, measure: stock, unit: 窟, better: higher, "
    "targets: [{by: 2025, at_least: 7, printed: 7窟, at: {section: 一, line: 1}}]}"
)


def folder(path: Path, **registries: str) -> Path:
    (path / "plans").mkdir()
    (path / "plans" / "made-up.yaml").write_text(plan_text(OWN).replace("990100", "550100"), encoding="utf-8")
    for kind, text in registries.items():
        (path / f"{kind}.yaml").write_text(text, encoding="utf-8")
    return path


def test_without_registries_the_package_s_serve_and_the_rest_is_told(tmp_path: Path) -> None:
    found = open_all(folder(tmp_path)).diagnostics

    assert {problem.code for problem in found} == {"L002", "L003"}


def test_own_registries_add_to_the_package_s(tmp_path: Path) -> None:
    regions = 'format: 1\nas_of: 2025\nregions:\n  - {id: "550100", name: 外地, name_en: Elsewhere, level: city}\n'
    project = open_all(folder(tmp_path, indicators="format: 1\ncounters: [窟]\n", regions=regions))

    assert project.diagnostics == []
    assert {"rd-intensity", "gdp"} <= set(project.dataset.definitions)
    assert {"550100", "330100"} <= set(project.dataset.regions)
    assert project.files == 3


def test_an_own_definition_stands_over_the_package_s(tmp_path: Path) -> None:
    own = (
        "format: 1\ncounters: [窟]\nindicators:\n"
        '  - {id: rd-intensity, name: 研发强度, name_en: Own name, measure: share, unit: "%", better: higher}\n'
    )

    project = open_all(folder(tmp_path, indicators=own))

    assert project.dataset.definitions["rd-intensity"].name_en == "Own name"


def test_what_is_unknown_is_told_with_the_way_to_make_it_known(tmp_path: Path) -> None:
    found = {problem.code: hint(problem, "en") for problem in open_all(folder(tmp_path)).diagnostics}

    assert found["L002"] == 'did you mean 330100? list it in data/regions.yaml: - {id: "550100", name: ..., level: ...}'
    assert found["L003"].endswith("list the counter under `counters:` in data/indicators.yaml")


def test_a_sum_that_is_due_by_a_date_is_told_both_ways_to_mean_it(tmp_path: Path) -> None:
    indicator = "{id: trees, name: Trees, measure: addition, unit: trees, better: higher, targets: [{by: 2025, at_least: 7, printed: 7 trees, at: {line: 1}}]}"
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "made-up.yaml").write_text(plan_text(indicator).replace("990100", "330100"), encoding="utf-8")
    (problem,) = open_all(tmp_path).diagnostics

    assert problem.code == "D003"
    assert hint(problem, "en") == (
        "write during: 2025 for that year alone, or during: {from: 2021, to: 2025} for all until then"
    )


@pytest.mark.parametrize("command", [("validate",), ("gap", "hz-315-2024"), ("summary",)])
def test_beside_plans_or_figures_of_no_data_folder_the_package_s_plans_are_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "actuals").mkdir()
    assert "there is 'actuals' here, but no 'plans'" in refused(*command, "--lang", "en")

    folder(tmp_path)
    assert "write --data ." in refused(*command, "--lang", "en")


def test_where_there_is_nothing_of_one_s_own_the_package_s_plans_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plans").mkdir()  # of something else
    monkeypatch.chdir(tmp_path)

    assert "hz-315-2024" in shown("plans")


def test_a_folder_that_is_only_checked_says_the_same_and_keeps_less(tmp_path: Path) -> None:
    own = folder(tmp_path, indicators="format: 1\ncounters: [窟]\n")
    twice = plan_text(OWN.replace("printed: 7窟", "printed: 8窟"), name="other").replace("id: made-up", "id: other")
    (own / "plans" / "other.yaml").write_text(twice, encoding="utf-8")
    actuals = (
        'format: 1\nregion: "990100"\nsources: {book: {title: 虚构, kind: official, published: 2026}}\nobservations:\n'
    )
    observed = "  - {indicator: caves, period: 2024, value: 5, source: book}\n"
    (own / "actuals").mkdir()
    (own / "actuals" / "990100.yaml").write_text(f"{actuals}{observed}", encoding="utf-8")

    whole, checked = open_all(own), open_all(own, keep=False)

    assert {"L002", "L009", "D001"} <= {one.code for one in checked.diagnostics}
    assert (checked.diagnostics, checked.files, checked.regions) == (whole.diagnostics, whole.files, whole.regions)
    assert whole.dataset.plans["other"].targets
    assert not checked.dataset.plans["other"].targets
