"""A005: one target said with different strength: 力争 in one place, plain in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.audit.finding import Fact, Finding, Rule, Severity, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.context import Context
    from planmetrics.facts import LinkedPlan, TargetFact


def check(context: Context) -> Iterator[Finding]:
    """Every target that is said again in running text; the cells of a table carry no word of strength."""
    for linked in context.dataset.plans.values():
        facts = {target.path: target for target in linked.targets}
        for number, entry in enumerate(linked.plan.indicators):
            for index, target in enumerate(entry.targets):
                path = ("indicators", number, "targets", index)
                if target.also and path in facts:
                    yield from _compared(context, linked, facts[path])


def _compared(context: Context, linked: LinkedPlan, target: TargetFact) -> Iterator[Finding]:
    """A note where the same words are striven for in one line of text and not in another."""
    written = linked.plan.indicators[int(target.path[1])].targets[int(target.path[3])]
    places = [(target.strive, context.at(target))] if written.at.row is None else []
    for number, again in enumerate(written.also):
        if again.at.row is None:
            place = context.written(linked.plan.id, (*target.path, "also", number), again.at, again.printed)
            places.append((again.strive, place))
    striven = next((place for strive, place in places if strive), None)
    plain = next((place for strive, place in places if not strive), None)
    if striven is not None and plain is not None:
        facts: dict[str, Fact] = {"printed": striven.printed, "first": striven, "second": plain}
        yield context.finding("A005", Severity.NOTE, target, (striven, plain), facts)


RULE = Rule(
    code="A005",
    slug="strength",
    severity=Severity.NOTE,
    marks=False,  # notes only
    title=("同一目标约束强度不一", "one target, two strengths"),
    formula=("两处表述的约束强度比较", "strive here, not there"),
    explanation=(
        "同一目标在正文一处为“力争”“争取”，在另一处为确定目标（确保）。",
        "The same target is only striven for (力争, 争取) in one place of the text and promised plainly (确保) in another.",
    ),
    wordings={
        "": Wording(
            (
                "{name}{period}目标“{printed}”在{first}为“力争”，在{second}为确定目标，松紧不一",
                "{name}: the target '{printed}' for {period} is striven for on {first:item} and promised plainly on {second:item}",
            ),
            ("建议统一表述", "use one wording"),
        )
    },
    check=check,
)
