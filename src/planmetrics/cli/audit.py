"""planmetrics audit: what plans say that cannot all be true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from planmetrics.cli.options import (  # noqa: TC001 (typer reads annotations at run time)
    AsOfOption,
    DataOption,
    LangOption,
    PlanOption,
)

if TYPE_CHECKING:
    from planmetrics.audit.finding import Finding
    from planmetrics.facts import Dataset

RuleOption = Annotated[
    list[str] | None, typer.Option("--rule", metavar="CODE", help="Only this rule, by code or slug. May be repeated.")
]
SeverityOption = Annotated[
    Literal["contradiction", "doubt", "note"] | None,
    typer.Option("--severity", help="Only findings at least as grave. Default: doubt.", show_default=False),
]
NotesOption = Annotated[bool, typer.Option("--notes", help="Notes too: the same as --severity note.")]
AllOption = Annotated[bool, typer.Option("--all", help="Acknowledged findings too.")]
MemoFormat = Annotated[Literal["text", "json", "markdown"], typer.Option("--format", "-f", help="What to print.")]


def audit(
    plan: PlanOption = None,
    rule: RuleOption = None,
    severity: SeverityOption = None,
    notes: NotesOption = False,
    every: AllOption = False,
    as_of: AsOfOption = None,
    format_: MemoFormat = "text",
    lang: LangOption = None,
    data: DataOption = None,
) -> None:
    """Where do plans contradict themselves, each other, and what was observed?

    Exit code 1 where a contradiction is not acknowledged. `planmetrics explain CODE` tells of a rule.

    Example: planmetrics audit --plan gongshu-14fyp
    """
    from planmetrics.audit.finding import Severity
    from planmetrics.audit.run import audit as run_audit
    from planmetrics.cli.opening import data_folder, moment, opened_all
    from planmetrics.cli.output import FINDINGS, end_with, is_utf8, language, say, write
    from planmetrics.render import auditing
    from planmetrics.render.words import Words

    until, told = moment(as_of)
    project, broken = opened_all(data_folder(data))
    found = _wanted(run_audit(project.dataset, until), project.dataset, plan, rule)
    least = Severity[(severity or ("note" if notes else "doubt")).upper()]
    shown = auditing.shown(found, least, every=every)
    words = Words(language(lang))
    if format_ == "json":
        from planmetrics.render.to_data import to_json

        content = {"findings": list(map(auditing.finding_json, shown)), "summary": auditing.counts(found)}
        write(to_json(content, ascii_only=not is_utf8()))
    elif format_ == "markdown":
        plans = {name: linked.plan for name, linked in project.dataset.plans.items()}
        write("\n".join(auditing.memo(shown, plans, words, told)))
    else:
        for line in auditing.finding_lines(shown, words):
            write(line)
        say(auditing.summary_line(auditing.counts(found), words))
    end_with(broken)
    if any(one.severity is Severity.CONTRADICTION and one.acknowledged is None for one in found):
        raise typer.Exit(FINDINGS)


def _wanted(found: list[Finding], dataset: Dataset, plan: str | None, rules: list[str] | None) -> list[Finding]:
    """The findings that touch a plan, of these rules; ends the run at a wrong name."""
    from planmetrics.audit.rules import RULES
    from planmetrics.audit.run import touching
    from planmetrics.cli.output import stop
    from planmetrics.wording import nearest

    if plan is not None and plan not in dataset.plans:
        stop(f"--plan is '{plan}', which is no plan here", nearest(plan, dataset.plans))
    codes = {name: one.code for one in RULES for name in (one.code, one.code.lower(), one.slug)}
    for name in rules or ():
        if name not in codes:
            stop(f"--rule is '{name}', which is no rule of the audit", nearest(name, codes))
    wanted = {codes[name] for name in rules or ()}
    about = touching(found, dataset.plans[plan]) if plan is not None else found
    return [one for one in about if not wanted or one.code in wanted]
