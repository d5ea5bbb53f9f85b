"""The oracle in `tests/oracle` and planmetrics agree on made-up situations, apart from what a listed ruling decides.

`PLANMETRICS_ORACLE=100000` holds that many situations against it instead of the few of an ordinary run.
"""

from __future__ import annotations

import ast
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest

from planmetrics.compute.assess import Methods, assess
from planmetrics.compute.outcome import Reason
from planmetrics.diagnostics import Severity
from planmetrics.link import Files, link
from planmetrics.load import load
from planmetrics.model.actuals import Actuals
from planmetrics.model.fields import Model
from planmetrics.model.indicator import IndicatorRegistry
from planmetrics.model.plan import Plan
from planmetrics.model.region import RegionRegistry
from tests import oracle
from tests.made_up import SHIPPED, methods
from tests.oracle.situations import situation
from tests.oracle.verdicts import judge
from tests.oracle.written import to_yaml
from tests.oracle_rulings import APART, DECIDED, Apart, Compared, Decided, is_same

if TYPE_CHECKING:
    from planmetrics.compute.assessment import Assessment
    from planmetrics.diagnostics import Diagnostic
    from planmetrics.load import Loaded
    from tests.oracle.facts import Situation

M = TypeVar("M", bound=Model)
COUNT = int(os.environ.get("PLANMETRICS_ORACLE", "3000"))
AT_ONCE = 500
FIGURES = (
    "gap", "attainment", "progress", "elapsed", "due", "planned_rate", "observed_rate", "recent_rate", "required_rate",
    "path_value", "path_gap",
)  # fmt: skip
REFUSED = {
    "D001": "a range of negative figures, whose dashes the reader takes for one another",
    "D002": "a range that might be one of years: 1900—2091",
    "D006": "a milestone or target that lies no later than its baseline",
    "D010": "a price basis on what is not money",
}
"""Why a situation may be refused as a file: none of it is half read."""


@cache
def registry_of_regions() -> Loaded[RegionRegistry]:
    """The shipped regions, one of which the made-up area belongs to."""
    loaded, wrong = load((SHIPPED / "regions.yaml").read_bytes(), "regions.yaml", RegionRegistry)
    assert loaded is not None, wrong
    return loaded


def put(into: list[Loaded[M]], text: str, name: str, model: type[M]) -> list[Diagnostic]:
    """Load a file among those of its kind; what is wrong with it."""
    loaded, wrong = load(text.encode(), name, model)
    if loaded is not None:
        into.append(loaded)
    return wrong


def assessed(asked: Situation) -> Assessment | set[str]:
    """The situation's target as planmetrics assesses its files, or the codes that refuse them."""
    plan, actuals, indicators, regions = to_yaml(asked)
    plan = plan.replace("indicators:\n", "document: {title: 虚构}\nindicators:\n", 1)
    files = Files()
    plans: list[Loaded[Plan]] = []
    observed: list[Loaded[Actuals]] = []
    files.regions.append(registry_of_regions())
    diagnostics = [
        *put(files.indicators, indicators, "indicators.yaml", IndicatorRegistry),
        *put(files.regions, regions, "regions.yaml", RegionRegistry),
        *put(plans, plan, "plans/oracle.yaml", Plan),
        *put(observed, actuals, "actuals/oracle-area.yaml", Actuals),
    ]
    if not diagnostics:
        files.plans, files.actuals = plans, observed
        dataset, wrong = link(files)
        diagnostics += [one for one in wrong if one.severity is Severity.ERROR]
    if diagnostics:
        return {one.code for one in diagnostics}
    method = Methods((methods()[asked.method],), methods())
    return list(assess(dataset, dataset.plans["oracle"].targets, asked.as_of + 1, method))[len(asked.milestones)]


def compared(seed: int) -> Compared | set[str]:
    asked = situation(seed)
    ours = assessed(asked)
    return ours if isinstance(ours, set) else Compared(seed, asked, judge(asked), ours)


def figures_apart(one: Compared) -> list[str]:
    """The figures that both give, and not the same."""
    apart = []
    for name in FIGURES:
        ours, theirs = getattr(one.ours.figures, name), getattr(one.theirs, name)
        numbers = not isinstance(ours, Reason) and not isinstance(theirs, str)
        if numbers and not is_same(ours, theirs):
            apart.append(name)
    return apart


def undecided(one: Compared) -> list[str]:
    """What differs without a ruling."""
    ours, theirs = one.statuses
    status = [] if ours == theirs or any(row.covers(one) for row in DECIDED) else ["status"]
    return status + [name for name in figures_apart(one) if not any(row.covers(one, name) for row in APART)]


def told(one: Compared, names: list[str]) -> str:
    """Everything that somebody needs to decide a difference."""
    plan, actuals, *_ = to_yaml(one.situation)
    held, verdict, figures = one.situation, one.ours.verdict, one.ours.figures
    as_of = f"as of {held.as_of // 12}-{held.as_of % 12 + 1:02}, by {held.method}, {held.better} is better"
    ours = f"ours: {verdict.status} {verdict.why} by {verdict.judged_by.id} {verdict.pace}\n{figures}"
    return f"seed {one.seed}: {', '.join(names)}\n{plan}\n{actuals}\n{as_of}\n{ours}\noracle: {one.theirs}"


@pytest.mark.parametrize("first", range(0, COUNT, AT_ONCE))
def test_the_oracle_says_the_same_or_a_ruling_says_why_not(first: int) -> None:
    wrong, refused = [], 0
    for seed in range(first, min(first + AT_ONCE, COUNT)):
        one = compared(seed)
        if isinstance(one, set):
            assert one <= set(REFUSED), f"seed {seed} is refused: {one}"
            refused += 1
        elif names := undecided(one):
            wrong.append(told(one, names))
    assert not wrong, "\n\n".join(wrong)
    assert refused < AT_ONCE / 10, "hardly anything is compared when so much is refused"


@pytest.mark.parametrize("row", DECIDED, ids=lambda row: str(row.seed))
def test_a_ruling_on_a_status_is_still_needed(row: Decided) -> None:
    one = compared(row.seed)
    assert not isinstance(one, set)
    ours, theirs = one.statuses
    assert ours != theirs, f"nothing differs any more: {row.why}"
    assert row.covers(one), told(one, ["status"])


@pytest.mark.parametrize("row", APART, ids=lambda row: str(row.seed))
def test_a_ruling_on_figures_is_still_needed(row: Apart) -> None:
    one = compared(row.seed)
    assert not isinstance(one, set)
    assert any(row.covers(one, name) for name in figures_apart(one)), f"nothing differs any more: {row.why}"


def test_the_oracle_takes_nothing_from_what_it_is_held_against() -> None:
    own = Path(oracle.__file__).parent
    for path in own.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                outside = not name.startswith("tests.") or name.startswith("tests.oracle.")
                assert outside, f"{path.name} imports {name}: the oracle stands alone"
                assert name.partition(".")[0] != "planmetrics", f"{path.name} imports {name}"
