"""The schemas that editors check files by, and the pages on the file format: made of the models, and up to date."""

from __future__ import annotations

import json
import re
import runpy
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from planmetrics.codes.keys import FILES, KEYS, MODELS, WORDS
from planmetrics.model.fields import Model
from planmetrics.render.schema import KINDS, keys_of, meaning, models_of, schema_of, schema_text
from planmetrics.syntax.nodes import plain
from planmetrics.syntax.reader import read
from tests.command_line import refused, run, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
EVERY_MODEL = list(dict.fromkeys(model for root in KINDS.values() for model in models_of(root)))
EVERY = [(model, key) for model in EVERY_MODEL for key, _, _ in keys_of(model)]
DATA = sorted([*(ROOT / "data").rglob("*.yaml"), *(ROOT / "examples").rglob("data/**/*.yaml")])
DUE = 'by: 2027, at_least: 60, printed: "60", at: {line: 31}'
CLASS = "label: on-track, name: 符合, name_en: on track"
BASES = {
    "Plan": 'format: 1, id: forests, title: Forests, standing: draft, region: "330100", period: {to: 2027}, document: {title: Forests},'
    f'indicators: [{{id: forests, name: Forests, unit: "%", targets: [{{{DUE}}}]}}]',
    "Document": "title: Forests",
    "Window": "to: 2027",
    "PlanIndicator": f'id: forests, name: Forests, unit: "%", targets: [{{{DUE}}}]',
    "Baseline": 'period: 2020, value: 58, printed: "58", at: {line: 30}',
    "Target": DUE,
    "Breakdown": 'by: 2027, at_least: {"330102": 60}, at: {line: 31}',
    "Locator": "line: 31",
    "Original": "sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08, media_type: text/html, extractor: x",
    "Reference": "indicator: gdp-growth",
    "Bound": "at_least: 15",
    "Stated": "growth: 15, printed: 增长15%",
    "Restatement": "printed: 达到60, at: {line: 31}",
    "Revision": 'from: 50, printed: "50", at: {line: 12}',
    "NotTarget": "printed: 300万元, at: {line: 40}, reason: a subsidy",
    "Acknowledgement": "code: A002, reason: confirmed",
    "Actuals": 'format: 1, region: "330100", sources: {}, observations: []',
    "Source": "title: Bulletin, number: 3, kind: official".replace("3", '"3"'),
    "Observation": "indicator: forests, period: 2023, value: 59, source: bulletin",
    "IndicatorRegistry": "format: 1",
    "Definition": "id: forests, name: Forests, measure: share, unit: '%', better: higher",
    "Quotient": "of: forests, over: land",
    "RegionRegistry": "format: 1, as_of: 2025, regions: []",
    "Region": 'id: "330102", name: Anytown, level: district',
    "ScopeBreak": "since: 2021, note: merged",
    "Methods": "format: 1, methods: []",
    "Method": f"id: ours, name: 我, name_en: ours, source: {{title: Ours}}, achieved: {{{CLASS}}}, with_target: {{quantity: lead, classes: [{{{CLASS}}}]}}",
    "Basis": "title: Ours",
    "WithTarget": f"quantity: lead, classes: [{{{CLASS}}}]",
    "WithoutTarget": f"classes: [{{{CLASS}}}]",
    "Grade": CLASS,
    "Label": CLASS,
    "Score": "least: -5, most: 5, lines: [{slope: 1, at_zero: 0}]",
    "Line": "slope: 1, at_zero: 0",
}
"""What a mapping of each model needs besides the example of a key."""


def written(text: str) -> dict[str, Any]:
    """A mapping in flow style, as the models are given it."""
    root, wrong = read(f"{{{text}}}\n", "example.yaml")
    assert wrong == []
    assert root is not None
    found: dict[str, Any] = plain(root)  # type: ignore[assignment]  # a mapping
    return found


def in_json(value: Any) -> Any:
    """What the models are given, as JSON has it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, dict):
        return {key: in_json(held) for key, held in value.items()}
    return [in_json(held) for held in value] if isinstance(value, (list, tuple)) else value


def completed(model: type[Model], example: str) -> dict[str, Any]:
    """The example of a key, with whatever else its mapping needs."""
    own, base = written(example), written(BASES[model.__name__])
    settled = {other for group in model.one_of if own.keys() & set(group) for other in group}
    settled |= {"at"} if "lines" in own else set()  # lines are a place of their own
    return {key: held for key, held in base.items() if key not in settled} | own


def name_of(case: object) -> str:
    return case.__name__ if isinstance(case, type) else str(case)


def test_what_is_made_of_the_models_is_up_to_date() -> None:
    made: dict[Path, str] = runpy.run_path(str(ROOT / "docs" / "make.py"))["made"]()
    stale = [path.relative_to(ROOT).as_posix() for path, text in made.items() if path.read_text("utf-8") != text]

    assert stale == [], "python docs/make.py writes them anew"
    assert len(made) == 7


def test_the_page_of_measurements_is_that_of_what_was_kept() -> None:
    made: str = runpy.run_path(str(ROOT / "docs" / "performance.py"))["page"]()

    assert made == (ROOT / "docs" / "performance.md").read_text("utf-8"), "python docs/performance.py writes it anew"


@pytest.mark.parametrize(("model", "key"), EVERY, ids=name_of)
def test_every_key_has_its_meaning_and_an_example_that_loads(model: type[Model], key: str) -> None:
    *_, example = meaning(model, key)

    assert key in written(example)
    assert model.model_validate(completed(model, example), context=4)


@pytest.mark.parametrize(("model", "key"), EVERY, ids=name_of)
def test_every_example_is_sound_by_the_schema(model: type[Model], key: str) -> None:
    kind = next(kind for kind, root in KINDS.items() if model in models_of(root))
    whole = schema_of(kind)
    schema = (
        whole if KINDS[kind] is model else whole["definitions"][model.__name__] | {"definitions": whole["definitions"]}
    )

    jsonschema.Draft7Validator(schema).validate(in_json(completed(model, meaning(model, key)[2])))


def texts() -> Iterator[tuple[str, str]]:
    for *both, _ in KEYS.values():
        yield both[0], both[1]
    yield from (both for table in (FILES, MODELS, WORDS) for both in table.values())


def test_no_text_is_left_over() -> None:
    used = {id(meaning(model, key)) for model, key in EVERY}

    assert [name for name, texts in KEYS.items() if id(texts) not in used] == []
    assert {model.__name__ for model in EVERY_MODEL} == set(MODELS)
    assert set(FILES) == set(KINDS)


def test_texts_are_english_and_chinese_with_full_width_punctuation() -> None:
    for zh, en in texts():
        bare = re.sub(r"`[^`]*`", "", zh)

        assert zh.endswith("。")
        assert en.endswith((".", ")"))
        assert re.search("[\u4e00-\u9fff]", zh)
        assert not re.search(r"(?<=[\u4e00-\u9fff])[,;:!?()]|[,;:!?()](?=[\u4e00-\u9fff])", bare), zh


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one(kind: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema_of(kind))


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_data_file_names_its_schema_and_holds_to_it(path: Path) -> None:
    text = path.read_text("utf-8")
    modeline = MODELINE.match(text)
    assert modeline is not None
    schema = json.loads((path.parent / modeline[1]).read_text("utf-8"))
    root, _ = read(text, path.name)
    assert root is not None

    jsonschema.Draft7Validator(schema).validate(in_json(plain(root)))


@pytest.mark.parametrize("kind", KINDS)
def test_the_command_prints_what_stands_in_the_folder_of_schemas(kind: str) -> None:
    assert shown("schema", kind) == (ROOT / "schemas" / f"{kind}.schema.json").read_text("utf-8") == schema_text(kind)


def test_a_kind_that_is_none_is_refused_with_those_there_are() -> None:
    message = refused("schema", "plans", "--lang", "en")

    assert "plans" in message
    assert "actuals" in message
    assert run("schema", "--lang", "en").exit_code == 2


def test_a_field_that_does_not_say_how_it_is_written_makes_no_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    class Odd(Model):
        id: bytes

    monkeypatch.setitem(KINDS, "plan", Odd)

    with pytest.raises(TypeError, match="what <class 'bytes'> looks like in a file"):
        schema_of("plan")
