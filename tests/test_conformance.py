"""Published results of other progress-measuring systems come out, where we judge by their methods.

The vectors are not part of the project: they are read where they lie, and no figure of theirs stands here. Those that we
do not answer are listed by name, each with the reason.
"""

from __future__ import annotations

import json
import math
import os
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

from planmetrics.cli.app import app
from planmetrics.compute.course import Course
from planmetrics.compute.distance import attained
from planmetrics.compute.outcome import Reason
from planmetrics.compute.rates import compound, grown
from planmetrics.compute.verdict import graded, mean_score, scored
from tests.made_up import Opinion, methods, opinion

if TYPE_CHECKING:
    from collections.abc import Callable

FILE = Path(
    os.environ.get("PLANMETRICS_VECTORS", Path(__file__).parents[2] / "shared" / "vectors" / "peer_vectors.json")
)
if not FILE.is_file():
    pytest.skip("the vectors are not here", allow_module_level=True)

Vector = dict[str, Any]
Answer = dict[str, Any]
"""What we say, by the key that the vector expects it under; `refused` where the input is not taken at all."""
EVERY: list[Vector] = json.loads(FILE.read_text("utf-8"), parse_float=float)["vectors"]
DO_NOT_ADOPT = [vector for vector in EVERY if vector.get("do_not_adopt")]
VECTORS = [vector for vector in EVERY if not vector.get("do_not_adopt")]

METHODS = {"opensdg": "statcan", "eustat": "eustat", "unsd2023": "unsd2023"}
PROGRESS = {"progress_target", "progress_no_target", "progress_limit"}
OURS = {"ratio": "pace", "signed_observed_cagr": "pace", "status": "label", "score": "score"}
DIRECTIONS = {"increase": "higher", "decrease": "lower"}
PACE, SCORE = 1e-9, 1e-8

PRORATION = "a goal is never spread over the days of a period: part of a year is held against its elapsed share"
NOT_DEFINED = {
    "billionaiRe/percent_baseline_clipped": "a target is taken as printed, never clipped at a natural limit",
    "billionaiRe/percent_baseline_lower_clip": "the same; a path leads to the target that the plan prints",
    "billionaiRe/cap_ceiling": "a pace is carried on as it is, without a cap of its own",
    "ITR/target_50pct_2030_then_netzero_2050": "a compound path does not reach zero, and is not blended with a line",
    "SBTi/validate/end_year-target_rejected": "a target whose period is over is met, missed or awaited, not rejected",
    "DSIR/duplicate_years_endpoint": "of two figures for a year one speaks; they are never averaged",
    "hledger/-51-of--25": "there is no completion rate of a target that is not above zero",
    "fava/weekly-2016-05-01": PRORATION,
    "fava/monthly-2016-02-01": PRORATION,
    "fava/monthly-2018-03-31": PRORATION,
    "fava/quarterly-2016-05-01": PRORATION,
    "fava/quarterly-2016-08-15": PRORATION,
    "fava/yearly-2011-02-01": PRORATION,
}


def of_table(folder: Path, method: str, **cells: Any) -> dict[str, Any] | None:
    """The row that `gap --table` makes of these cells; None where it refuses them."""
    file = folder / "table.csv"
    given = {key: "" if value is None else str(value) for key, value in cells.items()}
    file.write_text(",".join(given) + "\n" + ",".join(given.values()) + "\n", "utf-8")
    asked = ["gap", "--table", str(file), "--method", method, "--format", "json", "--as-of", "2026"]
    result = CliRunner().invoke(app, asked)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    if result.exit_code != 0:
        return None
    (row,) = json.loads(result.stdout)["rows"]
    return dict(row)


def progress(vector: Vector, folder: Path) -> Answer:
    """Base, latest and target, judged by the method of the suite."""
    said = vector["input"]
    row = of_table(
        folder,
        METHODS[vector["suite"]],
        indicator="made-up",
        base=said.get("base_value"),
        base_period=said.get("base_year"),
        latest=said.get("current_value"),
        latest_period=said.get("current_year"),
        target=said.get("target"),
        target_period=said.get("target_year"),
        better=DIRECTIONS.get(said.get("direction"), said.get("direction")),
        limit=said.get("natural_limit"),
    )
    return {"refused": True} if row is None else {key: row[ours] for key, ours in OURS.items()} | {"row": row}


def judged(method: str, figures: dict[str, float]) -> Answer:
    """The class, and the score, that a method gives to a quantity."""
    name = methods()[method]
    is_growth = any("cagr" in key for key in figures)
    judging = name.without_target if is_growth else name.with_target
    assert judging is not None
    (quantity,) = (value for key, value in figures.items() if not isinstance(value, bool | str) and value is not None)
    grade = graded(judging.classes, quantity)
    score = scored(judging.score, quantity) if judging.score is not None else grade.score
    return {"status": grade.label, "category": grade.label, "score": None if score is None else float(score)}


def reached(method: str) -> Opinion:
    """What a method says of a target that is reached although the series falls."""
    return opinion(method, Course(base=3, latest=2, target=1, passed=1, total=2, sign=1, reached=True))


def boundary(vector: Vector, _: Path) -> Answer:
    method = METHODS[vector["suite"]]
    if vector["input"].get("target_achieved"):
        verdict = reached(method)
        return {"status": verdict.label, "score": verdict.score}
    return judged(method, vector["input"])


def aggregate(vector: Vector, _: Path) -> Answer:
    scores = vector["input"].get("series_scores") or [vector["input"]["mean_score"]]
    found = mean_score(methods()[METHODS[vector["suite"]]], scores)
    assert found is not None
    return {"mean_score": found[0], "status": found[1].label}


def generic(vector: Vector, _: Path) -> Answer:
    said = vector["input"]
    if "total_percent" in said:
        rate = compound(100, 100 + said["total_percent"], said["years"])
    elif "yearly_growth" in said:
        rate = compound(1, math.prod(1 + growth for growth in said["yearly_growth"]), len(said["yearly_growth"]))
    else:
        rate = compound(said["base_value"], said["current_value"], said["years"])
    assert not isinstance(rate, Reason)
    return {"cagr_percent": rate, "cagr": rate / 100}


def completion(vector: Vector, _: Path) -> Answer:
    return {"completion_percent_display": round(attained(vector["input"]["actual"], vector["input"]["goal"]) * 100)}


def projected(vector: Vector, folder: Path) -> Answer:
    """The last two years carried on."""
    (first, low), (last, high) = vector["input"]["values"].items()
    ends = {"base": low, "base_period": first, "latest": high, "latest_period": last}
    row = of_table(
        folder, "pace", indicator="a", **ends, target=2 * high, target_period=vector["input"]["project_year"]
    )
    return {"refused": True} if row is None else {"projected": row["projected"]}


def round_trip(vector: Vector, _: Path) -> Answer:
    """Growing at the required rate arrives at the share of the base that was asked for."""
    said = vector["input"]
    years, end = said["target_year"] - said["base_year"], said["base_value"] * (1 + said["percent_change"] / 100)
    rate = compound(said["base_value"], end, years)
    assert not isinstance(rate, Reason)
    return {"at_target_year": grown(said["base_value"], rate, years)}


def of_the_value(vector: Vector, _: Path) -> Answer:
    """Percent of a percentage are a part of it, not points."""
    return {"target": grown(vector["input"]["base_value"], vector["input"]["percent_change"], 1)}


def endpoint(vector: Vector, _: Path) -> Answer:
    values = sorted(vector["input"]["values"].items())
    (first, start), (last, end) = values[0], values[-1]
    rate = compound(start, end, int(last) - int(first))
    assert not isinstance(rate, Reason)
    return {"aarr": -rate / 100}


def undefined(vector: Vector, folder: Path) -> Answer:
    """What has no rate is a reason, or refused at its cell; never an exception."""
    rows = vector["input"]["rows"]
    ends = {"latest": rows[-1][1], "latest_period": rows[-1][0]}
    ends |= {"base": rows[0][1], "base_period": rows[0][0]} if len(rows) > 1 else {"base": None, "base_period": None}
    worst = max((row[1] for row in rows), key=lambda figure: isinstance(figure, str))
    row = of_table(folder, "pace", indicator="a", **(ends | {"latest": worst}), target=1, target_period=2100)
    if row is None:
        return {"aarr": None, "warning": True}
    return {"aarr": row["observed_rate"], "warning": "observed_rate" in row["reasons"]}


def order_of_years(_: Vector, folder: Path) -> Answer:
    """A target that is due before its base is refused."""
    row = of_table(
        folder,
        "linear",
        indicator="a",
        base=1,
        base_period=2025,
        latest=2,
        latest_period=2026,
        target=3,
        target_period=2025,
    )
    return {"result": "error" if row is None else "taken"}


def no_ambition(_: Vector, folder: Path) -> Answer:
    """Without a target nothing is required."""
    base = {"base": 1, "base_period": 2020, "latest": 2, "latest_period": 2023}
    row = of_table(folder, "linear", indicator="a", **base, target=None, target_period=2030, better="lower")
    assert row is not None
    assert row["reasons"]["required_rate"] == "no_target"
    return {"result": str(row["required_rate"])}


RUN: dict[tuple[str, str], Callable[[Vector, Path], Answer]] = {
    **{(suite, kind): progress for suite in METHODS for kind in PROGRESS},
    **{(suite, kind): boundary for suite in METHODS for kind in ("threshold_boundary", "score_anchor")},
    **{(suite, "aggregate_status"): aggregate for suite in METHODS},
    ("generic", "observed_cagr"): generic,
    ("hledger", "completion_rate"): completion,
    ("billionaiRe", "projection"): projected,
    ("billionaiRe", "required_cagr_roundtrip"): round_trip,
    ("billionaiRe", "unit_semantics"): of_the_value,
    ("DSIR", "observed_rate"): endpoint,
    ("DSIR", "undefined"): undefined,
    ("ITR", "validation"): order_of_years,
    ("SBTi", "validation"): no_ambition,
}


def runner(vector: Vector) -> Callable[[Vector, Path], Answer] | None:
    return None if vector["id"] in NOT_DEFINED else RUN.get((vector["suite"], vector["kind"]))


def figure(expected: Any) -> float:
    """A figure, or one of the two expressions that vectors are written in: 2*0.5, 1-(80/100)^(1/10)."""
    if not isinstance(expected, str):
        return float(expected)
    if "^" not in expected:
        return math.prod(float(factor) for factor in expected.split("*"))
    _, end, start, _, years = (float(number) for number in re.findall(r"[0-9.]+", expected))
    return float(1 - (end / start) ** (1 / years))


def room(vector: Vector, key: str) -> float:
    if vector["kind"] in PROGRESS:
        return SCORE if key == "score" else PACE
    return float(vector.get("tolerance", PACE)) or PACE


def agrees(vector: Vector, key: str, found: Any) -> bool:
    """Whether our answer is what the vector expects under a key, within its tolerance."""
    expected = vector["expected"][key]
    if expected is None or isinstance(expected, bool) or key in {"status", "category", "result"}:
        return bool(found == expected)
    if found is None or isinstance(found, Reason):
        return False
    close = partial(math.isclose, float(found), figure(expected))
    return close(rel_tol=room(vector, key)) or close(rel_tol=0, abs_tol=room(vector, key))


def disagreements(vector: Vector, answer: Answer) -> dict[str, tuple[Any, Any]]:
    """What is expected and what is said, where they differ; notes beside the figures are not compared."""
    keys = [key for key in vector["expected"] if key not in {"not", "warning"} or isinstance(answer.get(key), bool)]
    return {
        key: (vector["expected"][key], answer.get(key))
        for key in keys
        if (key not in answer and "refused" in answer) or not agrees(vector, key, answer[key])
    }


def named(vectors: list[Vector]) -> list[Any]:
    return [pytest.param(vector, id=vector["id"]) for vector in vectors]


@pytest.mark.parametrize("vector", named([vector for vector in VECTORS if vector["suite"] in METHODS]))
def test_a_published_result_of_a_method_that_we_judge_by_comes_out(vector: Vector, tmp_path: Path) -> None:
    run = runner(vector)
    assert run is not None

    assert disagreements(vector, run(vector, tmp_path)) == {}


@pytest.mark.parametrize("vector", named([vector for vector in VECTORS if vector["kind"] in PROGRESS]))
def test_whatever_is_published_the_row_names_the_method_and_explains_what_is_empty(
    vector: Vector, tmp_path: Path
) -> None:
    row = progress(vector, tmp_path)["row"]

    assert row["method"] == METHODS[vector["suite"]]
    assert {key for key in ("label", "pace", "score") if row[key] is None} <= set(row["reasons"])


@pytest.mark.parametrize(
    "vector", named([vector for vector in VECTORS if vector["suite"] not in METHODS and runner(vector)])
)
def test_a_result_of_another_system_that_we_define_too_comes_out(vector: Vector, tmp_path: Path) -> None:
    run = runner(vector)
    assert run is not None

    assert disagreements(vector, run(vector, tmp_path)) == {}


def test_every_vector_is_run_or_listed_with_the_reason_why_not() -> None:
    assert [vector["id"] for vector in VECTORS if runner(vector) is None and vector["id"] not in NOT_DEFINED] == []


def test_nothing_is_listed_that_is_not_there() -> None:
    assert set(NOT_DEFINED) <= {vector["id"] for vector in EVERY}


@pytest.mark.skipif(not DO_NOT_ADOPT, reason="no vector is marked so")
@pytest.mark.parametrize("vector", named(DO_NOT_ADOPT))
def test_a_result_that_must_not_be_adopted_does_not_come_out(vector: Vector, tmp_path: Path) -> None:
    """Some published results are known to be wrong, and whoever conforms to them has copied a mistake.

    A typo in the direction that silently means lower, a base year that is silently another one, a ratio that is positive
    because the base had passed the target already, a best score for what has fallen from its natural limit: such input
    is refused, or judged by its direction, so that label, ratio or score differ from what was published.
    """
    run = runner(vector)

    assert run is None or disagreements(vector, run(vector, tmp_path)) != {}
