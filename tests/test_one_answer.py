"""Whatever is wrong with a folder, every command that would have used it tells so, and none tells something else."""

from __future__ import annotations

import shutil
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from planmetrics.load import load, load_sound_part
from planmetrics.model.plan import Plan
from planmetrics.project import open_all
from planmetrics.source import head_of
from tests.command_line import document, refused, rows, run
from tests.made_up import EVERY_FORM, plan_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAN, REGION = "every-form", "990100"
LOOKING = (
    ("gap", PLAN),
    ("gap", "--all"),
    ("summary", PLAN),
    ("show", PLAN),
    ("cagr", "--plan", PLAN),
    ("rank", "--plan", PLAN),
)
"""Commands that need the plan and the figures of its region."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return shutil.copytree(EVERY_FORM, tmp_path / "data")


def second_file_of_the_region(data: Path) -> str:
    (data / "actuals" / "older").mkdir()
    shutil.copy(data / "actuals" / f"{REGION}.yaml", data / "actuals" / "older")
    return "L024"


def second_file_of_the_plan(data: Path) -> str:
    (data / "plans" / "older").mkdir()
    shutil.copy(data / "plans" / f"{PLAN}.yaml", data / "plans" / "older")
    return "L007"


def file_named_after_the_name_of_the_region(data: Path) -> str:
    (data / "actuals" / f"{REGION}.yaml").rename(data / "actuals" / "甲市.yaml")
    return "L008"


def plan_under_another_name(data: Path) -> str:
    (data / "plans" / f"{PLAN}.yaml").rename(data / "plans" / "renamed.yaml")
    return "L008"


def mistyped_indicator(data: Path) -> str:
    path = data / "actuals" / f"{REGION}.yaml"
    path.write_text(path.read_text("utf-8").replace("indicator: ", "indicator: un", 1), "utf-8")
    return "L001"


def misnamed_folder(data: Path) -> str:
    (data / "actuals").rename(data / "actual")
    return "Y022"


def file_for_a_folder(data: Path) -> str:
    shutil.rmtree(data / "actuals")
    (data / "actuals").write_text("")
    return "Y021"


def registry_that_leads_nowhere(data: Path) -> str:
    (data / "indicators.yaml").unlink()
    (data / "indicators.yaml").symlink_to(data / "nowhere.yaml")
    return "Y020"


FAULTS = (
    second_file_of_the_region,
    second_file_of_the_plan,
    file_named_after_the_name_of_the_region,
    plan_under_another_name,
    mistyped_indicator,
    misnamed_folder,
    file_for_a_folder,
    registry_that_leads_nowhere,
)


@pytest.mark.parametrize("command", LOOKING, ids=" ".join)
@pytest.mark.parametrize("fault", FAULTS)
def test_what_validate_tells_is_told_by_every_command_that_needs_it(
    fault: Callable[[Path], str], command: tuple[str, ...], data: Path
) -> None:
    code = fault(data)
    options = ("--data", str(data))

    told, found = run("validate", *options), run(*command, *options)

    assert f"error[{code}]" in told.stdout
    assert f"error[{code}]" in found.stderr
    assert found.exit_code == told.exit_code != 0
    assert command[-1] == "--all" or found.stdout == ""


def test_a_plan_that_is_left_out_is_named_and_prints_no_row(data: Path) -> None:
    second_file_of_the_region(data)

    found = run("gap", "--all", "--format", "csv", "--data", str(data))

    assert f"plans are left out: every-draft, {PLAN}" in found.stderr
    assert f"\n{PLAN}," not in found.stdout


def test_a_region_is_never_a_path(data: Path) -> None:
    (data / "x.yaml").write_text("a: 1\n", "utf-8")

    assert "which is not in regions.yaml" in refused("gap", PLAN, "--region", "../x", "--data", str(data))


def test_a_linked_folder_is_read(data: Path) -> None:
    (data / "plans").rename(data / "kept")
    (data / "plans").mkdir()
    (data / "plans" / "linked").symlink_to(data / "kept")

    assert {row["plan"] for row in rows("plans", "--data", str(data))} == {"every-draft", PLAN}


def test_a_plan_is_judged_alike_alone_and_beside_one_that_states_a_baseline_of_the_same(tmp_path: Path) -> None:
    where = "at: {section: 一, line: 1}"
    target = f'targets: [{{by: 2025, at_least: 5, printed: "5%", {where}}}]'
    shared = '{id: made-up-share, name: 占比, unit: "%", '
    (tmp_path / "plans").mkdir()
    for registry in ("indicators.yaml", "regions.yaml"):
        shutil.copy(EVERY_FORM / registry, tmp_path)
    with (tmp_path / "indicators.yaml").open("a", encoding="utf-8") as registry_file:
        registry_file.write(
            '\n  - {id: made-up-share, name: 占比, name_en: Made-up share, measure: share, unit: "%", better: higher}\n'
        )
    for name, baseline in (("one", ""), ("other", f'baseline: {{period: 2020, value: 3, printed: "3%", {where}}}, ')):
        text = plan_text(f"{shared}{baseline}{target}}}", "", name)
        (tmp_path / "plans" / f"{name}.yaml").write_text(text, "utf-8")
    options = ("--data", str(tmp_path), "--as-of", "2024")

    alone = rows("gap", "one", *options)
    together = [row for row in rows("gap", "--all", *options) if row["plan"] == "one"]

    assert alone == together
    assert [row["status"] for row in alone] == ["no-data"]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut in half": lambda raw: raw[: len(raw) // 2],
    "empty": lambda _: b"",
    "of another kind": lambda _: b"- a\n- b\n",
    "with a misspelt key": lambda raw: raw.replace(b"id:", b"idd:", 3).replace(b"value:", b"valeu:", 3),
    "binary": lambda _: b"\x00\xff" * 90,
}
COMMANDS = (
    *LOOKING,
    ("audit",),
    ("plans",),
    ("compare", "rd-intensity"),
    ("export", "targets"),
    ("export", "observations"),
    ("trace", PLAN, "nowhere.txt"),
    ("show", "--indicator", "gdp"),
)
FILES = ("indicators.yaml", "regions.yaml", f"plans/{PLAN}.yaml", "plans/every-draft.yaml", f"actuals/{REGION}.yaml")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("damage", DAMAGES)
def test_no_command_breaks_over_a_damaged_file(damage: str, file: str, data: Path) -> None:
    path = data / file
    path.write_bytes(DAMAGES[damage](path.read_bytes()))

    for command in COMMANDS:  # `run` lets no other exception pass than an exit
        assert run(*command, "--data", str(data)).exit_code in {0, 1, 2, 3}


def test_the_path_of_what_is_told_of_a_broken_file_counts_what_is_broken_in_it(data: Path) -> None:
    good = '{by: 2025, at_least: 4, printed: "5%", at: {section: 一, line: 1}}'
    bad = good.replace("at_least", "at_leest")
    text = plan_text(f'{{id: rd-intensity, name: 研发强度, unit: "%", targets: [{bad}, {bad}, {good}]}}', "", "broken")
    (data / "plans" / "broken.yaml").write_text(text, "utf-8")

    told = [one for one in open_all(data).diagnostics if one.span.file.endswith("broken.yaml")]

    assert [(one.code, one.path[:4]) for one in told] == [
        ("S001", ("indicators", 0, "targets", 0)),
        ("S001", ("indicators", 0, "targets", 1)),
        ("D001", ("indicators", 0, "targets", 2)),
    ]


def test_of_very_many_errors_between_files_the_first_fifty_are_shown(data: Path) -> None:
    line = "  - {{indicator: unknown-{}, period: 2023, value: 1, source: office}}\n"
    head = (
        'format: 1\nregion: "990102"\nsources:\n  office: {title: 甲, internal: true, kind: official}\nobservations:\n'
    )
    (data / "actuals" / "990102.yaml").write_text(head + "".join(line.format(n) for n in range(60)), "utf-8")

    told = [one for one in open_all(data).diagnostics if one.span.file.endswith("990102.yaml")]

    assert sorted(one.code for one in told) == ["L001"] * 50 + ["S030"]


def test_what_is_sound_of_a_file_is_its_whole_model_where_nothing_is_wrong() -> None:
    raw = head_of(EVERY_FORM / "plans" / f"{PLAN}.yaml", whole=True)
    loaded, wrong = load(raw, "every-form.yaml", Plan)
    part = load_sound_part(raw, "every-form.yaml", Plan)

    assert wrong == []
    assert loaded is not None
    assert part is not None
    assert (part.model, part.lost) == (loaded.model, set())


def test_two_answers_of_one_folder_agree_on_the_shipped_data() -> None:
    every = document("gap", "--all", "--as-of", "2025-12")["rows"]
    plans = sorted({row["plan"] for row in every})

    assert every == [row for plan in plans for row in rows("gap", plan, "--as-of", "2025-12")]


SOUND = """\
format: 1
id: sound
title: 虚构
standing: in-force
region: "990100"
period: {from: 2021, to: 2030}
issued: 2021-03-01
document: {title: 虚构}
indicators:
  - id: one
    name: 一
    name_en: One
    measure: stock
    unit: 家
    better: higher
    targets:
      - {by: 2025, at_least: 5, printed: 5家, at: {section: 一, line: 1}}
      - {by: 2026, at_least: 6, printed: 6家, at: {section: 一, line: 2}}
  - id: two
    name: 二
    name_en: Two
    measure: share
    unit: "%"
    better: higher
    part_of: one
    baseline: {period: 2020, value: 3, printed: 3%, at: {section: 一, line: 3}}
    targets:
      - {by: 2025, at_least: 7, printed: 7%, at: {section: 一, line: 4}}
  - id: three
    name: 三
    name_en: Three
    measure: flow
    unit: 家
    better: higher
    targets:
      - {during: 2025, at_least: 8, region: "990102", printed: 8家, at: {section: 一, line: 5}}
  - id: four
    name: 四
    name_en: Four
    measure: stock
    unit: 项
    better: higher
    owners: [甲局]
    targets:
      - {by: 2025, at_least: 9, printed: 9项, at: {section: 一, line: 6}}
      - {by: 2026, at_least: 10, printed: 10项, at: {section: 一, line: 6}}
  - {id: five, name: 五, targets: [{by: 2025, worded: true, printed: 建成, at: {section: 一, line: 7}}]}
"""
SLIPS = {
    "S013": ("standing: in-force", "standing: inforce"),
    "S010": ('region: "990100"', "region: 990100"),
    "S001 key": ("name_en: Four", "name_enn: Four"),
    "S001 target": ("{by: 2026, at_least", "{by: 2026, at_leest"),
    "S003": ("at_least: 7", "at_least: seven"),
    "D001": ("value: 3, printed: 3%", "value: 3, printed: 4%"),
    "D003": ("{during: 2025", "{by: 2025"),
    "L002": ('"990102"', '"990199"'),
    "L011": ("part_of: one", "part_of: ones"),
    "D005": ("by: 2025, at_least: 5,", "by: 2035, at_least: 5,"),
    "L003": ("unit: 项", "unit: 奇"),
    "Y008": ("name: 三", "name: 三\n    name: 四"),
    "S017": ("id: five", "id: Five!"),
    "S012": ("printed: 9项", "printed: "),
    "S014": ("owners: [甲局]", "owners: 甲局"),
}
"""Slips of every kind, each in another part of the plan, by the code that tells it."""


def told_of(text: str, data: Path) -> list[str]:
    (data / "plans" / "sound.yaml").write_text(text, "utf-8")
    return sorted(one.code for one in open_all(data).diagnostics if one.span.file.endswith("sound.yaml"))


@pytest.mark.parametrize(("one", "other"), tuple(combinations(SLIPS, 2)))
def test_two_slips_of_one_file_are_told_together_and_nothing_else(one: str, other: str, data: Path) -> None:
    alone = [told_of(SOUND.replace(*SLIPS[slip]), data) for slip in (one, other)]

    both = told_of(SOUND.replace(*SLIPS[one]).replace(*SLIPS[other]), data)

    assert both == sorted(alone[0] + alone[1])
    assert {slip[:4] for slip in (one, other)} <= {code for codes in alone for code in codes}
