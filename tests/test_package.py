"""The data package: it describes itself truly, reads back as it was, and takes no other files' place."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT7

from planmetrics.codes.columns import COLUMNS, GUARDED, PACKAGE, RAW, TABLES
from tests.command_line import MADE_UP, document, folder_of, refused, rows, run
from tests.made_up import EVERY_FORM, EVERY_KEY, SHIPPED
from tests.test_two_languages import HALF_WIDTH, QUOTED_CODE

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = SHIPPED.parent
FOLDERS = {
    "shipped": SHIPPED,
    "every_form": EVERY_FORM,
    "every_key": EVERY_KEY,
    "bureau": ROOT / "tests" / "bureau",
    "council": ROOT / "examples" / "council" / "data",
    "district": ROOT / "examples" / "district" / "data",
}
WHEN = ("--as-of", "2025-09")
READERS: dict[str, Callable[[str], Any]] = {
    "string": str,
    "date": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "array": json.loads,
    "object": json.loads,
}


def made(to: Path, folder: Path, *further: str) -> dict[str, Any]:
    """The descriptor of the package of a folder."""
    result = run("export", "--to", str(to), "--data", str(folder), *WHEN, *further)
    assert result.exit_code == 0, result.output
    assert result.stdout == ""
    return dict(json.loads((to / "datapackage.json").read_text("utf-8")))


def read(to: Path, resource: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a table, every cell as its column's type and the missing values say."""
    content = (to / resource["path"]).read_bytes().decode(resource["encoding"])
    head, *lines = csv.reader(io.StringIO(content, newline=""), delimiter=resource["dialect"]["delimiter"])
    fields, missing = resource["schema"]["fields"], resource["schema"]["missingValues"]
    assert head == [field["name"] for field in fields]
    return [
        {
            field["name"]: None if cell in missing else READERS[field["type"]](cell)
            for field, cell in zip(fields, line, strict=True)
        }
        for line in lines
    ]


@pytest.fixture(scope="module", params=FOLDERS)
def package(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A data folder, and the package of it."""
    folder, to = FOLDERS[request.param], tmp_path_factory.mktemp(request.param)
    made(to, folder)
    return folder, to


def tables(to: Path) -> dict[str, list[dict[str, Any]]]:
    described = json.loads((to / "datapackage.json").read_text("utf-8"))
    return {resource["name"]: read(to, resource) for resource in described["resources"]}


def without(key: str, table: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: value for name, value in row.items() if name != key} for row in table]


def test_what_is_read_back_is_what_the_commands_say(package: tuple[Path, Path]) -> None:
    folder, to = package
    data = ("--data", str(folder))
    held = tables(to)
    gaps = document("gap", "--all", "--all-regions", *data, *WHEN)

    assert without("key", held["gaps"]) == gaps["rows"]
    assert without("key", held["tasks"]) == gaps["tasks"]
    assert held["observations"] == rows("export", "observations", *data)
    assert held["plans"] == rows("plans", *data)
    assert without("key", held["targets"]) == [
        row for row in rows("export", "targets", *data) if row["form"] != "worded"
    ]


def test_keys_tell_rows_apart_and_lead_to_rows(package: tuple[Path, Path]) -> None:
    _, to = package
    held = tables(to)
    for resource in json.loads((to / "datapackage.json").read_text("utf-8"))["resources"]:
        own, schema = held[resource["name"]], resource["schema"]
        if "primaryKey" in schema:
            keys = [tuple(row[key] for key in schema["primaryKey"]) for row in own]
            assert len(set(keys)) == len(keys)
            assert all(None not in key for key in keys)
        for foreign in schema.get("foreignKeys", []):
            there = foreign["reference"]
            known = {tuple(row[key] for key in there["fields"]) for row in held[there["resource"]]}
            found = {tuple(row[key] for key in foreign["fields"]) for row in own}
            assert {key for key in found if None not in key} <= known


def test_cells_keep_to_what_is_said_of_their_column(package: tuple[Path, Path]) -> None:
    _, to = package
    held = tables(to)
    for resource in json.loads((to / "datapackage.json").read_text("utf-8"))["resources"]:
        for field in resource["schema"]["fields"]:
            cells = {row[field["name"]] for row in held[resource["name"]] if field["type"] == "string"} - {None}
            limits = field.get("constraints", {})
            assert all(re.fullmatch(limits.get("pattern", "(?s:.*)"), cell) for cell in cells), field
            assert cells <= set(limits.get("enum", cells)), field


def test_size_and_hash_are_those_of_the_file(package: tuple[Path, Path]) -> None:
    _, to = package
    for resource in json.loads((to / "datapackage.json").read_text("utf-8"))["resources"]:
        content = (to / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert not content.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in content


def test_frictionless_finds_it_valid(package: tuple[Path, Path]) -> None:
    frictionless = pytest.importorskip("frictionless", reason="frictionless is not here")
    report = frictionless.validate(str(package[1] / "datapackage.json"))

    assert report.valid, report.flatten(["type", "message"])
    assert report.stats["tasks"] == len(TABLES)


def test_the_profiles_of_version_2_find_it_valid(package: tuple[Path, Path]) -> None:
    dplib = pytest.importorskip("dplib", reason="dplib is not here")
    folder = Path(dplib.__file__).parent / "profiles" / "2.0"
    profiles = {path.name: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}
    registry: Registry[Any] = Registry().with_resources(
        [(name, Resource.from_contents(profile, default_specification=DRAFT7)) for name, profile in profiles.items()]
    )
    described = json.loads((package[1] / "datapackage.json").read_text("utf-8"))
    parts = [("datapackage.json", described)]
    for one in described["resources"]:
        parts += [
            ("dataresource.json", one),
            ("tableschema.json", one["schema"]),
            ("tabledialect.json", one["dialect"]),
        ]

    for name, part in parts:
        validator = jsonschema.Draft7Validator(profiles[name], registry=registry)
        assert [error.message for error in validator.iter_errors(part)] == []


def test_every_column_is_described_once_and_no_other(tmp_path: Path) -> None:
    described = made(tmp_path / "package", EVERY_FORM)["resources"]
    asked = [(one["name"], field["name"]) for one in described for field in one["schema"]["fields"]]
    used = {f"{table}.{key}" if f"{table}.{key}" in COLUMNS else key for table, key in asked}

    assert [one["name"] for one in described] == [*TABLES]
    assert used == set(COLUMNS)


@pytest.mark.parametrize(
    ("zh", "en"), [PACKAGE, GUARDED, RAW, *TABLES.values(), *((zh, en) for _, zh, en in COLUMNS.values())]
)
def test_what_columns_mean_is_said_in_both_languages(zh: str, en: str) -> None:
    assert re.search("[\u4e00-\u9fff]", zh)
    assert not re.search("[\u4e00-\u9fff]", en)
    assert not HALF_WIDTH.search(QUOTED_CODE.sub("", zh))


def test_the_same_folder_makes_the_same_bytes_in_place_of_an_earlier_package(tmp_path: Path) -> None:
    to = tmp_path / "package"
    made(to, EVERY_FORM)
    before = {path.name: path.read_bytes() for path in to.iterdir()}
    (to / "gaps.csv").write_text("by hand")
    made(to, EVERY_FORM)

    assert {path.name: path.read_bytes() for path in to.iterdir()} == before


@pytest.mark.parametrize("other", ["notes.txt", "plans.csv", "datapackage.json", ".hidden", "folder/"])
def test_a_folder_that_holds_other_things_is_left_alone(other: str, tmp_path: Path) -> None:
    (tmp_path / other).mkdir() if other.endswith("/") else (tmp_path / other).write_text('{"name": "other"}')
    said = refused("export", "--to", str(tmp_path), *MADE_UP)

    assert other.rstrip("/") in said
    assert [path.name for path in tmp_path.iterdir()] == [other.rstrip("/")]


def test_an_earlier_package_beside_other_things_is_left_alone(tmp_path: Path) -> None:
    made(tmp_path, EVERY_FORM)
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "gaps.csv").write_text("by hand")

    assert "notes.txt" in refused("export", "--to", str(tmp_path), *MADE_UP)
    assert (tmp_path / "gaps.csv").read_text() == "by hand"


def test_what_a_killed_run_left_is_written_over(tmp_path: Path) -> None:
    made(tmp_path, EVERY_FORM)
    for name in ("gaps.csv", "tasks.csv"):
        (tmp_path / name).unlink()
    (tmp_path / ".gaps.csv.planmetrics-tmp").write_text("half")
    made(tmp_path, EVERY_FORM)

    assert {path.name for path in tmp_path.iterdir()} == {"datapackage.json", *(f"{name}.csv" for name in TABLES)}


def test_a_file_in_place_of_the_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "package").write_text("mine")

    assert "package" in refused("export", "--to", str(tmp_path / "package"), *MADE_UP)
    assert (tmp_path / "package").read_text() == "mine"


def test_of_a_folder_with_errors_no_package_is_made(tmp_path: Path) -> None:
    shutil.copytree(EVERY_FORM, tmp_path / "data")
    (tmp_path / "data" / "plans" / "broken.yaml").write_text("format: 1\nid: broken\n")
    result = run("export", "--to", str(tmp_path / "package"), "--data", str(tmp_path / "data"))

    assert result.exit_code == 1
    assert "no package was written" in result.stderr
    assert not (tmp_path / "package").exists()


GIVEN = '{id: firms, name: "=1+1", name_en: firms, unit: 家, owners: ["a;b", "@c"], targets: [{by: 2023, at_least: 1000, printed: "1000", at: {section: "x,\\"y\\"", line: 1}}]}'


def test_texts_come_back_as_they_were_and_lists_stay_lists(tmp_path: Path) -> None:
    data = folder_of(tmp_path / "data", {"p": GIVEN})
    result = run("export", "--to", str(tmp_path / "raw"), "--raw", *data)
    assert result.exit_code == 0, result.output
    (row,) = tables(tmp_path / "raw")["targets"]

    assert (row["name"], row["owners"], row["section"]) == ("=1+1", ["a;b", "@c"], 'x,"y"')


def test_no_text_is_run_by_a_spreadsheet_unless_raw_is_asked_for(tmp_path: Path) -> None:
    data = folder_of(tmp_path / "data", {"p": GIVEN})
    run("export", "--to", str(tmp_path / "package"), *data)
    described = json.loads((tmp_path / "package" / "datapackage.json").read_text("utf-8"))

    assert tables(tmp_path / "package")["targets"][0]["name"] == "'=1+1"
    assert "apostrophe" in described["description"]


def test_gaps_are_the_rows_of_gap() -> None:
    assert rows("export", "gaps", *MADE_UP) == rows("gap", "--all", "--all-regions", *MADE_UP)
    asked = ("--plan", "every-form", "--region", "990100", *MADE_UP)
    assert run("export", "gaps", *asked).stdout == run("gap", *asked, "--format", "csv").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "`targets`, `observations` or `gaps`"),
        (("targets", "--to", "x"), "targets"),
        (("--to", "x", "--plan", "every-form"), "--plan"),
        (("--to", "x", "--format", "json"), "--format"),
        (("targets", "--raw"), "--raw"),
        (("targets", "--as-of", "2024"), "--as-of"),
        (("--to", "x", "--method", "all"), "--method"),
    ],
)
def test_what_does_not_go_together_is_refused(arguments: tuple[str, ...], said: str, unrelated_folder: Path) -> None:
    assert said in refused("export", *arguments, "--data", str(EVERY_FORM))
    assert list(unrelated_folder.iterdir()) == []
