"""Records as JSON and CSV, and diagnostics as text and JSON: what other programs read."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from planmetrics.compute.rates import Growth
from planmetrics.compute.segments import segments
from planmetrics.compute.tasks import tasks_with_state
from planmetrics.diagnostics import Diagnostic, Related, Severity, Span, phrase
from planmetrics.records import gap, growth
from planmetrics.records.board import open_board
from planmetrics.records.fields import chosen
from planmetrics.records.listing import (
    OBSERVATION_FIELDS,
    PLAN_FIELDS,
    TARGET_FIELDS,
    observations,
    plan_row,
    promises,
)
from planmetrics.records.tasks import TASK_FIELDS
from planmetrics.render.data import rows_of, to_csv, to_json
from planmetrics.render.diagnostics import diagnostic_lines, finding, summary, summary_line
from planmetrics.wording import quantity
from tests.made_up import asked, dataset, moment, target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.facts import Dataset
    from planmetrics.records.fields import Field
    from planmetrics.records.listing import Promise

CONTRACT: dict[str, tuple[Sequence[Field[Any]], str]] = {
    "gap": (
        gap.FIELDS,
        (
            "plan indicator name region measure unit better form comparator target target_period period_inferred assigned_by "
            "firmness strive owners baseline baseline_period baseline_origin latest latest_period latest_source gap "
            "gap_percent attainment progress elapsed planned_rate observed_rate recent_rate recent_from required_rate "
            "rate_unit acceleration required_step path_value path_gap projected reached status method label pace score doubts "
            "printed section line reasons "
            # beyond the contract, behind it
            "target_max projected_by projected_points shortfall trend trend_low trend_high trend_points probability part_period "
            "part_value part_completion part_elapsed part_lead part_remaining method_asked findings revised_from due row light breaks"
        ),
    ),
    "cagr": (
        growth.FIELDS,
        (
            "plan indicator name region measure unit from_period from_value to_period to_value years compound_rate "
            "linear_step rate rate_unit stated_rate stated_comparator stated_unit agrees at_stated reasons"
        ),
    ),
    "the calculator": (
        growth.CALCULATION_FIELDS,
        (
            "plan indicator name region measure unit from_period from_value to_period to_value years compound_rate "
            "linear_step rate rate_unit stated_rate stated_comparator stated_unit agrees at_stated reasons"
        ),
    ),
    "targets": (
        TARGET_FIELDS,
        (
            "plan indicator name region measure unit better form comparator value value_max period_from period_to "
            "period_inferred since assigned_by baseline baseline_period stated_growth stated_unit firmness strive owners "
            "printed section line revised_from"
        ),
    ),
    "observations": (
        OBSERVATION_FIELDS,
        "region indicator period comparator value unit status source source_kind source_title source_url published note done",
    ),
    "plans": (
        PLAN_FIELDS,
        (
            "plan title title_en issuer issued standing region period_from period_to indicators targets observed baselines "
            "owned tasks supersedes"
        ),
    ),
    "tasks": (
        TASK_FIELDS,
        (
            "plan indicator name region period printed state done_period source firmness strive owners section line "
            "period_inferred"
        ),
    ),
}
FIRMS = target("firms", by="2025", at_least="1000.50", printed='"1000.50"')
TASK = "{id: campus, name: 校园, targets: [{by: 2024, worded: true, printed: 建成校园, at: {section: 一, line: 1}}]}"
SEEN = (
    "{indicator: firms, period: 2023, value: 0.50, source: a}\n{indicator: firms, period: 2022, value: 800, source: a}"
)


def promise(**changed: Any) -> Promise:
    """A made-up target with some of its facts replaced."""
    made = dataset(FIRMS)
    (one,) = promises(made, made.plans["made-up"].targets)
    return one._replace(fact=one.fact._replace(**changed))


def judged(made: Dataset) -> list[gap.Judged]:
    linked = made.plans["made-up"]
    return gap.judged(open_board(made, [(linked, linked.targets)], moment("2024"), "2024", asked("schedule")))


def parsed(fields: Sequence[Field[Any]], records: Sequence[Any], **reading: Any) -> list[dict[str, Any]]:
    read: list[dict[str, Any]] = json.loads(to_json({"rows": rows_of(fields, records)}), **reading)["rows"]
    return read


def lines(fields: Sequence[Field[Any]], records: Sequence[Any]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(to_csv(fields, records))))


def cell(**changed: Any) -> str:
    """One cell of a target's line in CSV."""
    head, line = lines(TARGET_FIELDS, [promise(**changed)])
    return line[head.index(next(iter(changed)))]


# the contract


@pytest.mark.parametrize(("fields", "keys"), CONTRACT.values(), ids=CONTRACT)
def test_columns_are_those_of_the_contract_in_their_order(fields: Sequence[Field[Any]], keys: str) -> None:
    assert lines(fields, []) == [keys.split()]


def test_rows_have_the_keys_of_the_contract_in_their_order() -> None:
    made = dataset(f"{FIRMS}\n{TASK}", SEEN)
    linked = made.plans["made-up"]
    records: dict[str, Sequence[Any]] = {
        "gap": judged(made),
        "cagr": list(segments(made, linked.targets, moment("2024"))),
        "the calculator": [growth.Calculation(466, 1000, 5, Growth(16.5, 106.8, 114.6, 4.5))],
        "targets": promises(made, linked.targets),
        "observations": observations(made),
        "plans": [plan_row(linked, made)],
        "tasks": tasks_with_state(made, linked.tasks, moment("2024")),
    }

    assert set(records) == set(CONTRACT)
    for kind, (fields, keys) in CONTRACT.items():
        assert records[kind]
        for row in parsed(fields, records[kind]):
            assert list(row) == keys.split()


def test_a_key_that_is_misspelt_is_found_where_it_is_written() -> None:
    with pytest.raises(KeyError, match="gap_procent"):
        chosen(gap.FIELDS, "gap", "gap_procent")


def test_a_json_document_begins_with_its_schema_version() -> None:
    assert list(json.loads(to_json({"rows": ()}))) == ["schema_version", "rows"]
    assert json.loads(to_json({}))["schema_version"] == 1


# JSON


@pytest.mark.parametrize("digits", ["0.40", "4.0", "17000", "1E+4", "0.1", "-3.5", "3.14159265358979"])
def test_decimals_keep_their_value_in_json(digits: str) -> None:
    (row,) = parsed(TARGET_FIELDS, [promise(value=Decimal(digits))], parse_float=Decimal)

    assert row["value"] == Decimal(digits)


@pytest.mark.parametrize("digits", ["1234567890123456789", "123456789012.5", "0.12345678901234"])
def test_long_decimals_keep_their_value_in_json_too(digits: str) -> None:
    (row,) = parsed(TARGET_FIELDS, [promise(value=Decimal(digits))], parse_float=Decimal)

    assert row["value"] == Decimal(digits)


def test_computed_figures_keep_full_precision_in_json() -> None:
    (one,) = judged(dataset(FIRMS, SEEN))
    (read,) = parsed(gap.FIELDS, [one])

    assert isinstance(one.entry.assessment.figures.gap_percent, float)
    assert read["gap_percent"] == one.entry.assessment.figures.gap_percent


@pytest.mark.parametrize("figure", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_never_becomes_json(figure: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json({"rows": ({"gap": figure},)})


def test_periods_are_text_and_lists_are_lists() -> None:
    (row,) = parsed(TARGET_FIELDS, [promise(owners=("a", "b"))])

    assert row["period_to"] == "2025"
    assert row["owners"] == ["a", "b"]


def test_json_is_readable_and_ascii_only_where_asked() -> None:
    content = {"rows": rows_of(TARGET_FIELDS, [promise(printed="企业“数”")])}

    assert "企业“数”" in to_json({**content})
    assert to_json({**content}, ascii_only=True).isascii()
    assert json.loads(to_json({**content}, ascii_only=True)) == json.loads(to_json({**content}))


# CSV


def test_decimals_keep_their_digits_in_csv() -> None:
    assert cell(value=Decimal("0.40")) == "0.40"
    assert cell(value=Decimal("1E+4")) == "10000"
    assert cell(value=Decimal("12345678901234567.5")) == "12345678901234567.5"


def test_computed_figures_keep_full_precision_in_csv() -> None:
    (one,) = judged(dataset(FIRMS, SEEN))
    head, line = lines(gap.FIELDS, [one])

    assert float(line[head.index("gap_percent")]) == one.entry.assessment.figures.gap_percent


def test_what_cannot_be_had_is_an_empty_cell() -> None:
    assert cell(value=None) == cell(since=None) == ""


def test_truth_is_written_as_json_writes_it() -> None:
    assert cell(strive=True) == "true"
    assert cell(strive=False) == "false"


def test_lists_are_joined_and_reasons_named() -> None:
    head, line = lines(gap.FIELDS, judged(dataset(FIRMS)))

    assert cell(owners=("市科技局", "市统计局")) == "市科技局;市统计局"
    assert "gap=no_observation" in line[head.index("reasons")].split(";")


@pytest.mark.parametrize("text", ['a,b "c"', "line\nbreak", "；", "'quoted'"])
def test_text_comes_back_from_csv_as_it_was(text: str) -> None:
    assert cell(printed=text) == text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start: str) -> None:
    assert cell(printed=f"{start}1+1") == f"'{start}1+1"
    assert cell(owners=(f"{start}1+1", "b")) == f"'{start}1+1;b"


def test_a_carriage_return_becomes_a_blank_and_hides_no_formula() -> None:
    assert cell(printed="\r=1+1") == "' =1+1"


@pytest.mark.parametrize("blank", [" ", "\u3000", "\n", "\t", "\r"])
def test_blanks_before_a_formula_do_not_hide_it(blank: str) -> None:
    assert cell(printed=f"{blank}=1+1").startswith("'")


def test_negative_numbers_stay_numbers() -> None:
    assert cell(value=Decimal("-3.5")) == "-3.5"


def test_reasons_of_records_do_not_depend_on_their_order_in_memory() -> None:
    assert to_csv(gap.FIELDS, judged(dataset(FIRMS))) == to_csv(gap.FIELDS, judged(dataset(FIRMS)))


# diagnostics


FOUND = Diagnostic(
    code="D001",
    severity=Severity.ERROR,
    span=Span("data/plans/a.yaml", 12, 5),
    facts={
        "printed": phrase("quoted", text="4.0"),
        "reading": quantity("reach", Decimal("4.0"), None, "%"),
        "encoded": quantity("exact", Decimal("3.9"), None, "%"),
    },
    path=("indicators", 0, "targets", 1, "printed"),
    plan="a",
    indicator="rd",
    region="330100",
    related=(Related(Span("data/indicators.yaml", 3, 1), phrase("encoded_here")),),
)


def test_a_problem_is_told_with_its_place_its_related_place_and_a_hint() -> None:
    assert list(diagnostic_lines([FOUND], "en")) == [
        "data/plans/a.yaml:12:5: error[D001]: printed '4.0' reads as reach 4 %, but exact 3.9 % is encoded",
        "    data/indicators.yaml:3:1: encoded here",
        "    check both against the document; one of them is mistyped",
    ]


def test_a_diagnostic_is_told_in_chinese_too() -> None:
    assert list(diagnostic_lines([FOUND], "zh")) == [
        "data/plans/a.yaml:12:5: 错误[D001]: 原文“4.0”读作达到4%，录入的却是恰为3.9%",
        "    data/indicators.yaml:3:1: 录入于此",
        "    请对照文件核对两处，其中一处有误",
    ]


def test_a_finding_has_the_keys_of_the_contract_in_their_order() -> None:
    keys = "code severity file line column path message hint plan indicator region related evidence message_zh hint_zh"

    assert list(finding(FOUND)) == keys.split()
    assert finding(FOUND)["path"] == "indicators/0/targets/1/printed"
    assert finding(FOUND)["related"] == (
        {"file": "data/indicators.yaml", "line": 3, "column": 1, "note": "encoded here", "note_zh": "录入于此"},
    )


def test_problems_are_counted_by_severity() -> None:
    found = [FOUND, FOUND._replace(severity=Severity.WARNING), FOUND._replace(severity=Severity.WARNING)]

    assert summary(found, 3) == {"files": 3, "errors": 1, "warnings": 2, "notes": 0, "vouched": 0, "unchecked": 0}
    assert summary_line(summary(found, 3), "en") == "1 error, 2 warnings; 3 files checked"
    assert summary_line(summary(found, 3), "zh") == "错误1处、警告2处；检查文件3个"
    assert summary_line(summary([], 1), "en") == "no problems; 1 file checked"
    assert summary_line(summary([], 1), "zh") == "没有问题；检查文件1个"


def test_control_characters_in_a_message_are_not_passed_on() -> None:
    line = next(iter(diagnostic_lines([FOUND._replace(facts={**FOUND.facts, "reading": "\x1b[31m\nx"})], "en")))

    assert not set(line) & {"\x1b", "\n"}
