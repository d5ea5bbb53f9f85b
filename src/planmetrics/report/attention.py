"""What a report draws attention to, in sentences: what the audit found, what is missing, and who answers for it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.render.auditing import message
from planmetrics.report.prose import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from planmetrics.audit.finding import Finding, Place
    from planmetrics.records.report import Report
    from planmetrics.render.gap_lines import Line
    from planmetrics.render.words import Words

MOST_OWNERS = 2
"""Owners named of what is missing."""


def found(report: Report, words: Words) -> list[Finding]:
    """What the audit found; in English with the English titles of plans, where they have any, before their figures."""
    if words.lang == "zh":
        return list(report.findings)
    named = {
        title: plan.title_en
        for plan in report.board.plans
        for title in (plan.title, plan.document.title)
        if plan.title_en is not None
    }

    def titled(place: Place) -> Place:
        return place._replace(publication=named.get(place.publication, place.publication))

    return [one._replace(places=tuple(map(titled, one.places))) for one in report.findings]


def finding(one: Finding, report: Report, words: Words) -> str:
    """What the audit says, and who answers for it."""
    owners = words.listed(_owners_of(one, report))
    key = "told.finding_owned" if owners else "told.finding"
    severity = words(f"severity.{one.severity.word}")
    return words(key, severity=severity, message=message(one, words.lang), owners=owners)


def _owners_of(one: Finding, report: Report) -> Iterable[str]:
    """The owners of the targets that a finding speaks of; else those of its indicator."""
    named = [owner for place in one.places for target in place.targets for owner in target.owners]
    subjects = (entry.assessment.subject for entry in report.board.entries)
    of_series = [
        owner
        for subject in subjects
        if (subject.plan, subject.indicator) == (one.plan, one.indicator)
        for owner in subject.owners
    ]
    return dict.fromkeys(named or of_series)


def missing(lines: Sequence[Line], words: Words) -> list[str]:
    """How many targets have no figure, or none that is new enough, and who owes it."""
    without = [
        line for line in lines if line.verdict.status in {"no-data", "awaiting"} or line.verdict.why is Reason.STALE
    ]
    if not without:
        return []
    owners = _owing("told.owner_count", (owner for line in without for owner in line.subject.owners), words)
    key = "told.missing" if owners else "told.missing_unowned"
    return [words(key, count=len(without), owners=owners)]


def unreported(report: Report, words: Words) -> list[str]:
    """How many tasks are due and silent, and whose they are."""
    silent = [task.fact for task in report.board.tasks if task.state == "not-reported"]
    owners = _owing("told.task_owner_count", (owner for fact in silent for owner in fact.owners), words)
    key = "told.unreported" if owners else "told.unreported_unowned"
    return [words(key, count=len(silent), owners=owners)] if silent else []


def _owing(key: str, owners: Iterable[str], words: Words) -> str:
    """Owners with how many they owe, the most first; how many owners there are, where not all are named."""
    count = Counter(owners)
    listed = words.listed(words(key, owner=owner, count=number) for owner, number in count.most_common(MOST_OWNERS))
    return words("told.owners_many", list=listed, count=len(count)) if len(count) > MOST_OWNERS else listed


def about_to_break(lines: Sequence[Line], words: Words) -> list[str]:
    """What is held today, and will not be at the recent pace."""
    held = [
        words("told.breaks_in", name=label(line), year=line.verdict.breaks) for line in lines if line.verdict.breaks
    ]
    return [words("told.breaks", list=words.listed(held))] if held else []
