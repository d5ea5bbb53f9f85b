"""A016: targets that can never be judged as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording
from planmetrics.compute.outcome import Reason
from planmetrics.compute.series import choose_baseline, series_of
from planmetrics.model.terms import DERIVED, WINDOWED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.facts import LinkedPlan, TargetFact
    from planmetrics.syntax.nodes import Path


def check(context: Context) -> Iterator[Finding]:
    """One finding a kind for every plan, with the list of the targets."""
    for linked in context.dataset.plans.values():
        by_kind: dict[str, list[TargetFact]] = {}
        sound = {target.path for target in linked.targets if _kind(context, target) is None}  # in one region at least
        for target in linked.targets:
            kind = _kind(context, target)
            if kind is not None and target.path not in sound:
                by_kind.setdefault(kind, []).append(target)
        for kind, targets in by_kind.items():
            yield _listed(context, linked, kind, targets)


def _kind(context: Context, target: TargetFact) -> str | None:
    """Why a target cannot be judged, whatever will be observed; None where it can."""
    if target.ambiguous is not None:
        return "ambiguous"
    if target.form in WINDOWED and target.start is None:
        return "window"
    if target.reference is not None:
        indicator = target.reference.indicator or target.definition.id
        region = target.reference.region or target.region
        return None if context.dataset.observed(indicator, region, plan=target.plan) else "reference"
    if target.form in DERIVED:
        series = series_of(context.dataset, target, context.until)
        start = choose_baseline(target, series) if target.since is None else series.start(target.since)
        return "baseline" if start is Reason.NO_BASELINE else None
    return None


def _listed(context: Context, linked: LinkedPlan, kind: str, targets: list[TargetFact]) -> Finding:
    entries = {target.entry.id: target.names for target in targets}
    names = ("；".join(zh for zh, _ in entries.values()), "; ".join(en for _, en in entries.values()))
    by_path: dict[Path, list[TargetFact]] = {}
    for target in targets:
        by_path.setdefault(target.path, []).append(target)
    places = tuple(context.at(*alike) for alike in by_path.values())
    facts: dict[str, Fact] = {"count": len(entries), "names": names}
    indicator = next(iter(entries)) if len(entries) == 1 else None
    return Finding("A016", Severity.DOUBT, linked.plan.id, indicator, linked.plan.region, facts, places, variant=kind)


RULE = Rule(
    code="A016",
    slug="unjudgeable",
    severity=Severity.DOUBT,
    marks=True,
    title=("目标要素不全", "targets that cannot be judged as written"),
    formula=("目标所依据的基期、起始年份、参照或口径", "what the target is counted from or against"),
    explanation=(
        "增速、倍数或增减幅度没有基期值，累计数没有起始年份，所比较的指标没有数据，或文件未写明数值的口径。每个规划每类合为一条。",
        "Growth, a multiple or a change without a baseline, a sum without a first year, a comparison with a series of which "
        "nothing is at hand, a figure of which the document does not say what it counts. One finding a kind for the "
        "whole plan.",
    ),
    wordings={
        "baseline": Wording(
            (
                "{count}项目标为增速、倍数或增减幅度，规划未列基期值：{names}",
                "{count} of growth, a multiple or a change, without a baseline: {names}",
            ),
            ("建议明确基期值", "give the baselines"),
        ),
        "window": Wording(
            ("{count}项累计性目标未写明起始年份：{names}", "{count} summed over years, without a first year: {names}"),
            ("建议写明起始年份", "name the first year"),
        ),
        "reference": Wording(
            (
                "{count}项相对性目标的参照数据未列明，本库亦无该项数据：{names}",
                "{count} measured against a series that is neither given nor at hand here: {names}",
            ),
            ("建议明确参照数据及来源", "name the reference and its source"),
        ),
        "ambiguous": Wording(
            ("{count}项目标口径未写明：{names}", "{count} that do not say what they count: {names}"),
            ("建议明确口径", "say what is counted"),
        ),
    },
    check=check,
)
