"""planmetrics draft: what it writes, tells, and refuses."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from planmetrics.records.draft import DraftRow
from tests.command_line import run
from tests.made_up import SHIPPED

if TYPE_CHECKING:
    from pathlib import Path

DATA = ("--data", str(SHIPPED))
TEXT = "杭州市2024年工作计划\n到2024年，力争企业达到50家，给予最高300万元补助。\n"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "计划.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_it_writes_the_plan_and_the_text_beside_it(document: Path, tmp_path: Path) -> None:
    result = run("draft", str(document), "-o", str(tmp_path / "my-plan.yaml"), *DATA, "--lang", "en")

    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    plan, text = (tmp_path / f"my-plan.{ending}" for ending in ("yaml", "txt"))
    assert text.read_text("utf-8") == TEXT
    assert f"sha256: {sha256(text.read_bytes()).hexdigest()}" in plan.read_text("utf-8")
    assert "id: my-plan" in plan.read_text("utf-8")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("1 rows drafted", "not_targets", "planmetrics review my-plan")),
        ("zh", ("起草了1行", "补助", "逐行核对")),
    ],
)
def test_it_tells_what_it_found_what_is_no_target_and_what_to_do_next(
    document: Path, tmp_path: Path, lang: str, words: tuple[str, ...]
) -> None:
    result = run("draft", str(document), "-o", str(tmp_path / "my-plan.yaml"), *DATA, "--lang", lang)

    assert all(word in result.stderr for word in words), result.stderr


def test_without_a_file_the_plan_goes_to_stdout(document: Path) -> None:
    result = run("draft", str(document), *DATA, "--lang", "en")

    assert result.stdout.startswith("#")
    assert "draft: true" in result.stdout
    assert "-o data/plans/ID.yaml" in result.stderr


def test_rows_as_json_have_the_keys_of_the_contract(document: Path) -> None:
    content = json.loads(run("draft", str(document), *DATA, "--format", "json").stdout)
    row = content["rows"][0]

    assert content["schema_version"] == 1
    assert tuple(row) == DraftRow._fields
    assert TEXT[row["start"] : row["end"]] == row["printed"] == "达到50家"
    assert (row["value"], row["unit"], row["year"], row["period"], row["check"]) == (50, "家", 2024, "2024", ["unread"])


@pytest.mark.parametrize("ending", ["yaml", "txt"])
def test_it_never_writes_over_a_file(document: Path, tmp_path: Path, ending: str) -> None:
    there = tmp_path / f"my-plan.{ending}"
    there.write_text("mine", encoding="utf-8")

    result = run("draft", str(document), "-o", str(tmp_path / "my-plan.yaml"), *DATA, "--lang", "en")

    assert result.exit_code == 2
    assert "is there already" in result.stderr
    assert there.read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["My_Plan.yaml", "计划.yaml", "plan.yml"])
def test_a_name_that_no_plan_can_have_is_refused_with_one_that_it_can(
    document: Path, tmp_path: Path, name: str
) -> None:
    result = run("draft", str(document), "-o", str(tmp_path / name), *DATA, "--lang", "en")

    assert result.exit_code == 2
    assert ".yaml" in result.stderr
    assert not (tmp_path / name).exists()


def test_a_document_without_a_year_asks_for_one(tmp_path: Path) -> None:
    document = tmp_path / "plan.txt"
    document.write_text("企业达到50家。\n", encoding="utf-8")

    refused = run("draft", str(document), *DATA, "--lang", "en")
    drafted = run("draft", str(document), *DATA, "--year", "2026", "--lang", "en")

    assert (refused.exit_code, drafted.exit_code) == (2, 0)
    assert "--year" in refused.stderr
    assert "by: 2026" in drafted.stdout


def test_a_document_without_a_target_says_so_and_writes_nothing(tmp_path: Path) -> None:
    document = tmp_path / "plan.txt"
    document.write_text("目前企业50家。\n", encoding="utf-8")

    result = run("draft", str(document), "-o", str(tmp_path / "my-plan.yaml"), *DATA, "--lang", "en")

    assert result.exit_code == 1
    assert "no target was found" in result.stderr
    assert not (tmp_path / "my-plan.yaml").exists()


def test_the_region_may_be_named_and_one_that_nobody_knows_is_refused(document: Path) -> None:
    named = run("draft", str(document), *DATA, "--region", "湖州市", "--lang", "en")
    unknown = run("draft", str(document), *DATA, "--region", "999999", "--lang", "en")

    assert 'region: "330500"' in named.stdout
    assert unknown.exit_code == 2


def test_a_document_in_english_is_told_to_have_lower_marks(tmp_path: Path) -> None:
    document = tmp_path / "plan.txt"
    document.write_text("City plan 2030\nBy 2030, we will plant 20,000 trees.\n", encoding="utf-8")

    assert "lower marks" in run("draft", str(document), *DATA, "--lang", "en").stderr


def test_a_document_that_is_not_there_is_told_in_one_line(tmp_path: Path) -> None:
    assert run("draft", str(tmp_path / "none.docx"), *DATA).exit_code == 3
