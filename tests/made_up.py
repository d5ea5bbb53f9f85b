"""Small made-up plans and observations, written as YAML and loaded as any file is."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from planmetrics.compute import segments as growth
from planmetrics.compute.assess import Methods, assess
from planmetrics.compute.outcome import Reason
from planmetrics.compute.table import assess_table
from planmetrics.compute.verdict import Figured, verdict_of
from planmetrics.diagnostics import Severity
from planmetrics.link import Files, link
from planmetrics.load import Loaded, load
from planmetrics.model.actuals import Actuals
from planmetrics.model.fields import Model
from planmetrics.model.indicator import IndicatorRegistry
from planmetrics.model.period import Period, parse_period
from planmetrics.model.plan import Plan
from planmetrics.model.region import RegionRegistry
from planmetrics.project import open_methods
from planmetrics.records import gap as records
from planmetrics.records.fields import row_of
from planmetrics.records.growth import FIELDS as GROWTH_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planmetrics.compute.assessment import Assessment
    from planmetrics.compute.course import Course
    from planmetrics.facts import Dataset, TargetFact
    from planmetrics.model.method import Method
    from planmetrics.tables import TableRow

M = TypeVar("M", bound=Model)
EVERY_FORM = Path(__file__).parent / "every_form"
EVERY_KEY = EVERY_FORM.with_name("every_key")  # the comparators and keys that one plan has no room for
EVERY_DRAFT = EVERY_FORM.with_name("every_draft")  # those of a plan that nobody has checked
SHIPPED = Path(__file__).parents[1] / "data"


def loaded(text: str, name: str, model: type[M]) -> Loaded[M]:
    """A file from text; it has to be sound."""
    found, problems = load(text.encode(), name, model)
    assert found is not None, problems
    assert problems == []
    return found


def dataset(indicators: str, observations: str = "", *, head: str = "", region: str = "990100") -> Dataset:
    """A dataset of one plan and one region, from the lines of their lists in flow style."""
    return datasets({"made-up": (indicators, head)}, {region: observations} if observations else {})


def datasets(plans: Mapping[str, str | tuple[str, str]], observations: Mapping[str, str] | None = None) -> Dataset:
    """A dataset of several plans by id, each its indicators (and head), and of observations by region."""
    files = Files()
    shared, places = ((EVERY_FORM / f"{kind}.yaml").read_text("utf-8") for kind in ("indicators", "regions"))
    files.indicators.append(loaded(shared, "indicators.yaml", IndicatorRegistry))
    files.regions.append(loaded(places, "regions.yaml", RegionRegistry))
    told = {name: (said, "") if isinstance(said, str) else said for name, said in plans.items()}
    files.plans = [
        loaded(plan_text(indicators, head, name), f"{name}.yaml", Plan) for name, (indicators, head) in told.items()
    ]
    observed = (observations or {}).items()
    files.actuals = [loaded(actuals_text(lines, region), f"{region}.yaml", Actuals) for region, lines in observed]
    made, problems = link(files)
    assert [one for one in problems if one.severity is Severity.ERROR] == [], problems  # made-up figures may be odd
    return made


def plan_text(indicators: str, head: str = "", name: str = "made-up") -> str:
    """A plan for 2021 to 2030 with these indicators; `head` replaces period and the like."""
    head = head or "period: {from: 2021, to: 2030}\nissued: 2021-03-01"
    head = head if "standing:" in head else f"standing: in-force\n{head}"
    lines = "\n".join(f"  - {line.strip()}" for line in indicators.strip().splitlines())
    return (
        f"format: 1\nid: {name}\ntitle: 虚构\n"
        f'region: "990100"\n{head}\ndocument: {{title: 虚构}}\nindicators:\n{lines}\n'
    )


def actuals_text(observations: str, region: str = "990100") -> str:
    """Observations of one region, all from the sources `a` (official) and `b` (media) that they name."""
    lines = "\n".join(f"  - {line.strip()}" for line in observations.strip().splitlines())
    sources = {
        "a": "  a: {title: 甲, number: 甲1, kind: official, published: 2031-01-01}",
        "b": "  b: {title: 乙, number: 乙1, kind: media, published: 2031-06}",
        "c": "  c: {title: 丙, number: 丙1, kind: other}",
    }
    used = "\n".join(line for key, line in sources.items() if f"source: {key}" in observations)
    return f'format: 1\nregion: "{region}"\nsources:\n{used}\nobservations:\n{lines}\n'


class Row(SimpleNamespace):
    """A row of the contract, its keys as attributes."""

    def __getattr__(self, key: str) -> Any:
        raise AttributeError(key)


def gaps(made: Dataset, as_of: str = "2024", *, baseline: str | None = None, method: str = "schedule") -> list[Row]:
    """Every target of the plan `made-up`, worked out and judged, as rows of the contract."""
    return rows(made, made.plans["made-up"].targets, as_of, baseline=baseline, method=method)


def rows(
    made: Dataset,
    targets: Iterable[TargetFact],
    as_of: str = "2024",
    *,
    baseline: str | None = None,
    method: str = "schedule",
) -> list[Row]:
    """These targets, worked out and judged, as rows of the contract."""
    since = parse_period(baseline) if baseline else None
    return [row for one in assess(made, targets, moment(as_of), asked(method), since) for row in rows_of(one)]


def rows_of(assessment: Assessment) -> list[Row]:
    """The rows of an assessment, one for each method."""
    entry = records.Entry(assessment)
    return [Row(**row_of(records.FIELDS, records.Judged(entry, verdict))) for verdict in assessment.verdicts]


def gap(made: Dataset, as_of: str = "2024", *, baseline: str | None = None, method: str = "schedule") -> Row:
    """The one target of the plan `made-up`, worked out and judged."""
    (row,) = gaps(made, as_of, baseline=baseline, method=method)
    return row


@cache
def methods() -> dict[str, Method]:
    """The shipped methods."""
    found, problems = open_methods(SHIPPED)
    assert problems == []
    return found


def asked(method: str) -> Methods:
    """A shipped method, ready to judge."""
    return Methods((methods()[method],), methods())


class Opinion(NamedTuple):
    """What a method makes of a course: who judged, its class, quantity and score, our word or why there is none."""

    method: str
    label: str | Reason
    pace: float | Reason
    score: float | Reason
    status: str | Reason


def opinion(method: str, course: Course) -> Opinion:
    """What a shipped method makes of a course that settles nothing by itself."""
    made = verdict_of(methods()[method], course, methods(), Figured())
    label = made.label if isinstance(made.label, Reason) else made.label.label
    return Opinion(made.judged_by.id, label, made.pace, made.score, made.why or made.status)


def table_row(row: TableRow, as_of: str | int, method: str) -> Row:
    """A row of a table, worked out and judged, as a row of the contract."""
    until = as_of if isinstance(as_of, int) else moment(as_of)
    (made,) = (row for one in assess_table([row], until, asked(method)) for row in rows_of(one))
    return made


def segments(made: Dataset, as_of: str = "2024") -> list[Row]:
    """The growth that the plan `made-up` asks for, as rows of the contract."""
    return segments_of(made, made.plans["made-up"].targets, as_of)


def segments_of(made: Dataset, targets: Iterable[TargetFact], as_of: str = "2024") -> list[Row]:
    """The growth that these targets ask for, as rows of the contract."""
    return [Row(**row_of(GROWTH_FIELDS, one)) for one in growth.segments(made, targets, moment(as_of))]


def moment(as_of: str) -> int:
    """Months that are over at the end of a period."""
    period = parse_period(as_of)
    assert isinstance(period, Period)
    return period.end


UNITS = {
    "firms": "家",
    "new-firms": "家",
    "intensity": '"%"',
    "spending": "亿元",
    "energy": "吨标准煤/万元",
    "investment": "亿元",
    "investment-growth": '"%"',
    "city-rank": "位",
    "patents": "件/万人",
    "score": "分",
    "output": "亿元",
}


def target(kind: str, **keys: str) -> str:
    """A line of YAML that holds an indicator with one target.

    target("firms", by="2025", at_least="100", printed="100家"); what belongs to the indicator goes there.
    """
    inner = {key: value for key, value in keys.items() if key not in {"baseline", "ambiguous", "firmness", "region"}}
    outer = {key: value for key, value in keys.items() if key not in inner}
    return indicator(kind, ", ".join(f"{key}: {value}" for key, value in inner.items()), **outer)


def indicator(kind: str, *targets: str, **keys: str) -> str:
    """A line of YAML that holds an indicator with several targets, each the inside of a mapping.

    indicator("firms", "by: 2025, at_least: 100, printed: 100家", part_of="..."); a target that does not say
    where it stands stands on the line of its number, a baseline on line 1. Keys go to the indicator; one that is
    not in the registry is defined by its keys.
    """
    own = "".join(f", {key}: {value}" for key, value in ({"name": "名", "unit": UNITS.get(kind, "")} | keys).items())
    lines = (
        f"{{{said}}}"
        if "at: {" in re.sub(r"also: \[.*\]", "", said)
        else f"{{{said}, at: {{section: 一, line: {number}}}}}"
        for number, said in enumerate(targets, 1)
    )
    return f"{{id: {kind}{own}, targets: [{', '.join(lines)}]}}"


def baseline(period: str, value: str, printed: str = "", more: str = "") -> str:
    """What a plan states as its baseline: the value exact, and as printed."""
    return f'{{period: {period}, value: {value}, printed: "{printed or value}"{more}, at: {{section: 一, line: 1}}}}'
