"""planmetrics audit: what plans say that cannot all be true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from planmetrics.cli import options

if TYPE_CHECKING:
    from planmetrics.audit.finding import Finding
    from planmetrics.facts import Dataset
    from planmetrics.render.formats import Output

RuleOption = Annotated[list[str] | None, typer.Option("--rule", metavar="CODE", help="option.rule")]
SeverityOption = Annotated[
    Literal["contradiction", "doubt", "note"] | None,
    typer.Option("--severity", help="option.severity", show_default=False),
]
NotesOption = Annotated[bool, typer.Option("--notes", help="option.notes")]
AllOption = Annotated[bool, typer.Option("--all", help="option.acknowledged")]


def audit(
    plan: options.PlanOption = None,
    rule: RuleOption = None,
    severity: SeverityOption = None,
    notes: NotesOption = False,
    every: AllOption = False,
    as_of: options.AsOfOption = None,
    format_: options.FormatOption = "text",
    data: options.DataOption = None,
) -> None:
    """Where plans contradict themselves, each other, and what was observed."""
    from planmetrics.audit.finding import Severity
    from planmetrics.audit.run import audit as run_audit
    from planmetrics.cli.opening import data_folder, moment, opened_all
    from planmetrics.cli.output import FINDINGS, conclude, doing, end_with, exclude, show, words
    from planmetrics.project import regions_needed
    from planmetrics.render.auditing import counts, shown, summary_line

    if severity is not None:
        exclude("--severity", {"--notes": notes})
    until, called = moment(as_of)
    dataset, broken = opened_all(data_folder(data), plan, lambda one: regions_needed(one, None))
    doing("doing.audit")
    findings = _wanted(run_audit(dataset, until), dataset, plan, rule)
    least = Severity[(severity or ("note" if notes else "doubt")).upper()]
    output = _output(shown(findings, least, every=every), findings, dataset, called)
    show(output, format_)
    conclude(output, format_, "planmetrics audit", summary_line(counts(findings), words()))
    end_with(broken)
    if any(one.severity is Severity.CONTRADICTION and one.acknowledged is None for one in findings):
        raise typer.Exit(FINDINGS)


def _output(shown: list[Finding], findings: list[Finding], dataset: Dataset, called: str) -> Output:
    from planmetrics.render.auditing import counts, finding_json, finding_lines, memo, remark
    from planmetrics.render.formats import Output

    plans = {name: linked.plan for name, linked in dataset.plans.items()}
    return Output(
        json=lambda: {"findings": tuple(map(finding_json, shown)), "summary": counts(findings)},
        lines=lambda words: finding_lines(shown, words),
        memo=lambda words: memo(shown, plans, words, called),
        remarks=lambda words: [remark(finding, words) for finding in shown],
    )


def _wanted(findings: list[Finding], dataset: Dataset, plan: str | None, rules: list[str] | None) -> list[Finding]:
    """The findings that touch a plan, of these rules; ends the run at a wrong name."""
    from planmetrics.audit.rules import RULES
    from planmetrics.audit.run import touching
    from planmetrics.cli.output import stop
    from planmetrics.wording import nearest

    if plan is not None and plan not in dataset.plans:
        stop("unknown_plan", nearest(plan, dataset.plans), option="--plan", plan=plan)
    codes = {name: one.code for one in RULES for name in (one.code, one.code.lower(), one.slug)}
    for name in rules or ():
        if name not in codes:
            stop("unknown_rule", nearest(name, codes), rule=name)
    wanted = {codes[name] for name in rules or ()}
    about = touching(findings, dataset.plans[plan]) if plan is not None else findings
    return [one for one in about if not wanted or one.code in wanted]
