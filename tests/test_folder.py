"""What stands in a data folder: every file is found or missed aloud, under whatever name and behind whatever link."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planmetrics.diagnostics import Severity
from planmetrics.folder import Found, about, actuals_files, mentioned, misplaced, plan_files, yaml_files


def made(path: Path, text: str = "") -> Path:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def codes(found: Found) -> list[str]:
    return [one.code for one in found.wrong]


def test_plans_and_actuals_are_listed_in_order_with_those_in_folders(tmp_path: Path) -> None:
    names = ["plans/b.yaml", "plans/a.yml", "plans/older/c.yaml", "actuals/330100.yaml"]
    for name in [*names, "plans/.hidden.yaml", "plans/notes.txt", "plans/.checkpoints/a.yml", "indicators.yaml"]:
        made(tmp_path / name)

    wanted = [tmp_path / name for name in ("plans/a.yml", "plans/b.yaml", "plans/older/c.yaml")]
    assert plan_files(tmp_path) == Found([*map(str, wanted)], [])
    assert actuals_files(tmp_path) == Found([str(tmp_path / "actuals/330100.yaml")], [])


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert yaml_files(tmp_path / "plans") == Found([], [])


def test_a_link_to_a_folder_is_followed_and_a_link_back_is_not_followed_for_ever(tmp_path: Path) -> None:
    here, elsewhere = made(tmp_path / "plans" / "a.yaml"), made(tmp_path / "kept" / "b.yaml")
    (tmp_path / "plans" / "linked").symlink_to(elsewhere.parent)
    (tmp_path / "plans" / "loop").symlink_to(tmp_path / "plans")
    (tmp_path / "plans" / "itself").symlink_to(tmp_path / "plans" / "itself")

    found = plan_files(tmp_path)

    assert found.files == [here, tmp_path / "plans" / "linked" / "b.yaml"]
    assert codes(found) == ["Y021"]


def test_a_folder_that_may_not_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path / "plans" / "a.yaml")
    locked = made(tmp_path / "plans" / "locked" / "b.yaml").parent
    listing = os.scandir

    def refuse(folder: Path) -> object:
        if Path(folder) == locked:
            raise PermissionError(13, "Permission denied")
        return listing(folder)

    monkeypatch.setattr(os, "scandir", refuse)

    found = plan_files(tmp_path)

    assert (codes(found), Path(found.wrong[0].span.file).name) == (["Y021"], "locked")


def test_what_stands_where_a_folder_is_wanted_is_told(tmp_path: Path) -> None:
    made(tmp_path / "actuals")

    assert codes(actuals_files(tmp_path)) == ["Y021"]


def test_a_link_that_leads_nowhere_is_told_or_left_to_reading(tmp_path: Path) -> None:
    plans = made(tmp_path / "plans" / "a.yaml").parent
    (plans / "gone").symlink_to(tmp_path / "nowhere")
    (plans / "gone.yaml").symlink_to(tmp_path / "nowhere.yaml")

    found = plan_files(tmp_path)

    assert plans / "gone.yaml" in found.files
    assert codes(found) == ["Y021"]


@pytest.mark.parametrize("name", ["a.yaml.txt", "a.yml.bak", "a.yaml~", "A.YAML.orig"])
def test_a_file_that_nearly_has_the_name_of_a_plan_is_told(name: str, tmp_path: Path) -> None:
    made(tmp_path / "plans" / name)

    found = plan_files(tmp_path)

    assert (found.files, codes(found)) == ([], ["Y023"])
    assert found.wrong[0].severity is Severity.ERROR


def test_a_copy_beside_the_file_is_but_a_warning(tmp_path: Path) -> None:
    made(tmp_path / "plans" / "a.yaml")
    made(tmp_path / "plans" / "a.yaml.bak")

    assert plan_files(tmp_path).wrong[0].severity is Severity.WARNING


@pytest.mark.parametrize("name", ["actual/330100.yaml", "Plan/a.yaml", "indicators.yml", "region.yaml", "method.yaml"])
def test_what_stands_under_a_name_that_nobody_looks_at_is_told(name: str, tmp_path: Path) -> None:
    made(tmp_path / name)

    assert [one.code for one in misplaced(tmp_path)] == ["Y022"]


@pytest.mark.parametrize(
    "name", ["plans/a.yaml", "actuals/330100.yaml", "schemas/plan.yaml", "places/a.yaml", "plan/a.txt"]
)
def test_what_may_stand_there_is_not_told(name: str, tmp_path: Path) -> None:
    made(tmp_path / name)

    assert misplaced(tmp_path) == []


@pytest.mark.parametrize(
    "text",
    [
        "format: 1\nid: a\n",
        'format: 1\r\n"id": "a"\r\n',
        "# id: b\nid:   a   # the plan\n",
        "\ufeffid: a\n",
        "{format: 1, id: a}\n",
        "{format: 1,\nid: a,\ntitle: b}\n",
        "id:\n  a\n",
        'id: "\\u0061"\n',
        "id: b\nid: a\n",
        f"note: |\n  {'long ' * 2_000}\nid: a\n",
    ],
)
def test_a_file_is_about_what_it_says_whatever_its_name(text: str, tmp_path: Path) -> None:
    path = made(tmp_path / "other.yaml", text)

    assert list(about([path], "id", {"a"})) == [path]


@pytest.mark.parametrize("text", ["", "id: ab\n", "id: b\nnote: a\n", "format: 1\nplan:\n  id: b\n"])
def test_a_file_is_not_about_what_it_does_not_say(text: str, tmp_path: Path) -> None:
    path = made(tmp_path / "other.yaml", text)

    assert list(about([path], "id", {"a"})) == []


def test_a_file_is_about_what_it_is_named_after(tmp_path: Path) -> None:
    path = made(tmp_path / "a.yaml", "id: b\n")

    assert list(about([path, tmp_path / "gone.yaml"], "id", {"a"})) == [path]


def test_ids_are_found_as_words_of_their_own(tmp_path: Path) -> None:
    path = made(tmp_path / "a.yaml", "indicators:\n  - id: rd-intensity-net\n  - {id: caves}\n")

    assert mentioned([path], {"rd-intensity", "caves", "net"}) == {"caves"}
