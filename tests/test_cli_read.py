"""read from the command line: how a printed target is understood."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from planmetrics.cli.app import app

KEYS = "text form comparator value value_max unit strive counting direction low high reason year period reference_year word"


def run(*arguments: str, given: str | bytes | None = None, code: int = 0) -> Result:
    result = CliRunner().invoke(app, ["read", *arguments], input=given)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result


def readings(*arguments: str, given: str | None = None) -> list[dict[str, Any]]:
    content = json.loads(run(*arguments, "--format", "json", given=given).stdout)
    assert content["schema_version"] == 1
    held: list[dict[str, Any]] = content["readings"]
    return held


def test_a_reading_has_the_keys_of_the_contract() -> None:
    (found,) = readings("累计超2.2万家")

    assert list(found) == KEYS.split()
    assert found == {
        "text": "累计超2.2万家", "form": "value", "comparator": "more_than", "value": 22000, "value_max": None, "unit": "家",
        "strive": False, "counting": "stock", "direction": None, "low": 21500, "high": 22500, "reason": None,
        "year": None, "period": None, "reference_year": None, "word": None,
    }  # fmt: skip


def test_a_text_without_a_quantity_has_a_reason_and_is_no_failure() -> None:
    (found,) = readings("“415X”")

    assert (found["form"], found["value"], found["reason"]) == (None, None, "nickname")


def test_every_text_gets_its_reading_in_order() -> None:
    assert [found["text"] for found in readings("翻一番", "全覆盖", "翻一番")] == ["翻一番", "全覆盖", "翻一番"]


def test_a_dash_reads_lines_from_stdin() -> None:
    assert [found["value"] for found in readings("-", given="5家\n\n六家\n")] == [5, 6]


def test_text_says_it_in_a_line_each() -> None:
    said = run("年均增长15%以上", "3—5个", "“415X”", "力争新增0.3万家").stdout.splitlines()

    assert said == [
        "年均增长15%以上: growth at_least 15 % (up) [14.5, 15.5)",
        "3—5个: value between 3 to 5 个 [2.5, 5.5)",
        "“415X”: no quantity (nickname)",
        "力争新增0.3万家: value reach 3000 家 (flow, strive) [2500, 3500)",
    ]


def test_csv_has_the_same_columns() -> None:
    lines = run("5家", "--format", "csv").stdout.splitlines()

    assert lines[0] == KEYS.replace(" ", ",")
    assert lines[1].startswith("5家,value,reach,5,")


def test_without_a_text_it_is_wrong_usage() -> None:
    run(code=2)


def test_stdin_in_another_encoding_is_refused() -> None:
    result = run("-", given="超17万家\n".encode("gbk"), code=3)

    assert "it looks like GBK" in result.stderr
    assert result.stdout == ""


def test_a_negative_number_is_no_option() -> None:
    assert run("-5%").stdout.startswith("-5%: ")


@pytest.mark.parametrize("option", ["--frmat", "-x"])
def test_an_unknown_option_is_wrong_usage(option: str) -> None:
    assert f"there is no option {option}" in run("5家", option, code=2).stderr


def test_the_text_says_from_when_and_until_when_where_the_words_do() -> None:
    text = "cut by 20 % from 1990 levels by 2030"

    assert (
        run(text, "--lang", "en").stdout
        == f"{text}: percent_change reach 20 % (down, from 1990, time: 2030) [19.5, 20.5)\n"
    )
    assert "以1990年为基期、时间：2030" in run(text, "--lang", "zh").stdout
