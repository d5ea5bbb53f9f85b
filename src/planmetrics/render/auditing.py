"""Findings of the audit as text, as a memo, and as JSON."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from string import Formatter
from typing import TYPE_CHECKING

from planmetrics.audit.finding import Place
from planmetrics.audit.naming import item_names, period_names, place_names
from planmetrics.audit.rules import BY_CODE
from planmetrics.model.period import Period
from planmetrics.render.markdown import escaped
from planmetrics.render.numbers import figure, fixed
from planmetrics.render.remarks import Also, Remark
from planmetrics.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from planmetrics.audit.finding import Bilingual, Fact, Finding, Severity
    from planmetrics.model.plan import Plan
    from planmetrics.model.target import Locator
    from planmetrics.records import Number
    from planmetrics.records.fields import Row
    from planmetrics.render.words import Lang, Words

_SHOWN_PLACES = 4
_WHOLE_FROM = 10


class _Filled(Formatter):
    """Fills messages: names, times and places in the language, numbers rounded as their place asks.

    `n` an amount, `pct` percent, `pp` points, `step` a step, `x` a multiple; figures as printed stay as they are.
    `item` of a place leaves its section out in English.
    """

    def __init__(self, lang: Lang) -> None:
        self.lang: Lang = lang

    def format_field(self, value: Fact, format_spec: str) -> str:
        if isinstance(value, Place):
            return _one(_named(value, format_spec), self.lang)
        if isinstance(value, Period):
            return _one(period_names(value), self.lang)
        if isinstance(value, tuple):
            return _one(value, self.lang)
        return _number(value, format_spec) if isinstance(value, (Decimal, float)) else str(value)


def _one(both: Bilingual, lang: Lang) -> str:
    return both[0] if lang == "zh" else both[1]


def _named(place: Place, format_spec: str) -> Bilingual:
    if place.at is None:
        return place.publication, place.publication
    whole = place_names(place.at)
    return (whole[0], item_names(place.at)[1]) if format_spec == "item" else whole


def _number(value: Number, format_spec: str) -> str:
    match format_spec:
        case "n":
            return _amount(value)
        case "pct":
            return f"{fixed(value, 1)}%"
        case "pp" | "step":
            return fixed(value, 2)
        case "x":
            return fixed(value, 1)
    return figure(value)


def _amount(value: Number) -> str:
    """A worked-out amount: whole from ten on, with two decimals at most below."""
    text = fixed(value, 2 if -_WHOLE_FROM < value < _WHOLE_FROM else 0)
    return text.rstrip("0").rstrip(".") if "." in text else text


def message(finding: Finding, lang: Lang) -> str:
    """What a finding says."""
    template = _one(BY_CODE[finding.code].wordings[finding.variant].message, lang)
    return printable(_Filled(lang).vformat(template, (), finding.facts))


def suggestion(finding: Finding, lang: Lang) -> str:
    """What may be done about it."""
    return _one(BY_CODE[finding.code].wordings[finding.variant].suggestion, lang)


def finding_lines(findings: Iterable[Finding], words: Words) -> Iterator[str]:
    """`path:line:col: severity[CODE]: message`, then evidence and suggestion, indented."""
    for finding in findings:
        span = finding.places[0].span
        severity = words("severity." + finding.severity.word)
        yield printable(
            f"{span.file}:{span.line}:{span.column}: {severity}[{finding.code}]: {message(finding, words.lang)}"
        )
        for place in finding.places[:_SHOWN_PLACES]:
            yield f"    {_place(place, words)}"
        yield from (f"    {text}" for text in _more(finding, words))
        yield f"    {_evidence(finding, words)}"
        yield f"    {suggestion(finding, words.lang)}"
        if finding.acknowledged is not None:
            yield printable(f"    {words('acknowledged', reason=finding.acknowledged)}")


def _place(place: Place, words: Words) -> str:
    return printable(f"{place.span.file}:{place.span.line}: {_figure(place, words)}")


def _figure(place: Place, words: Words) -> str:
    """A figure as printed, with the publication and where it stands there."""
    where = words("at_item", **_item(place.at, words)) if place.at is not None else ""
    return words("memo.figure", title=place.publication, where=where, printed=place.printed)


def _item(at: Locator, words: Words) -> dict[str, str]:
    return {"section": at.section or at.table or "", "item": _one(item_names(at), words.lang)}


def _evidence(finding: Finding, words: Words) -> str:
    formula = _one(BY_CODE[finding.code].formula, words.lang)
    if finding.low is None or finding.high is None:
        return words("formula", formula=formula)
    return words("formula_within", formula=formula, low=fixed(finding.low, 2), high=fixed(finding.high, 2))


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many unacknowledged findings of each severity, and how many are acknowledged."""
    kinds = Counter("acknowledged" if finding.acknowledged else finding.severity.word for finding in findings)
    return {
        "contradictions": kinds["contradiction"],
        "doubts": kinds["doubt"],
        "notes": kinds["note"],
        "acknowledged": kinds["acknowledged"],
    }


def summary_line(counted: dict[str, int], words: Words) -> str:
    """The counts in a sentence."""
    return words("audit.summary", **counted)


def finding_json(finding: Finding) -> Row:
    """One finding with the keys of the contract; messages in English."""
    span = finding.places[0].span
    return {
        "code": finding.code,
        "severity": finding.severity.word,
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "path": "/".join(map(str, finding.places[0].path)),
        "message": message(finding, "en"),
        "hint": suggestion(finding, "en"),
        "plan": finding.plan,
        "indicator": finding.indicator,
        "region": finding.region,
        "related": tuple(
            {"file": p.span.file, "line": p.span.line, "column": p.span.column, "note": p.printed}
            for p in finding.places[1:]
        ),
        "evidence": {
            "rule": BY_CODE[finding.code].slug,
            "formula": BY_CODE[finding.code].formula[1],
            "low": finding.low,
            "high": finding.high,
            "figures": dict(_plain(finding.facts)),
            "documents": tuple(
                {"title": p.publication, "section": p.section, "line": p.line, "printed": p.printed}
                for p in finding.places
            ),
            "message_zh": message(finding, "zh"),
            "acknowledged": finding.acknowledged,
        },
    }


def remark(finding: Finding, words: Words) -> Remark:
    """One finding for the formats of other programs."""
    first, *others = finding.places
    rule, lang = BY_CODE[finding.code], words.lang
    return Remark(
        finding.code,
        finding.severity.word,
        words("severity." + finding.severity.word),
        first.span,
        message(finding, lang),
        suggestion(finding, lang),
        _one(rule.title, lang),
        _one(rule.explanation, lang),
        f"{'/'.join(map(str, first.path))}\n{message(finding, 'en')}",
        tuple(Also(place.span, printable(_figure(place, words))) for place in others),
        finding.acknowledged,
    )


def _plain(facts: Mapping[str, Fact]) -> Iterator[tuple[str, str | int | float | Decimal | None]]:
    """The facts that a program can read: figures, times, and lines of the document; names are in the messages."""
    for key, fact in facts.items():
        if isinstance(fact, Place):
            yield key, fact.line
        elif isinstance(fact, Period):
            yield key, str(fact)
        elif not isinstance(fact, tuple):
            yield key, fact


def memo(
    findings: Sequence[Finding], plans: Mapping[str, Plan], words: Words, as_of: str, level: int = 1
) -> Iterator[str]:
    """A memo that can be forwarded: by plan, worst first, each finding a numbered line with its places.

    `level` is that of its first heading, where it is part of a page.
    """
    title, published = words("memo.title"), words("memo.observations")
    yield f"{'#' * level} {title}"
    yield ""
    yield words("memo.head", as_of=as_of, **counts(findings))
    for plan in [*plans, None]:
        own = [finding for finding in findings if finding.plan == plan]
        if own:
            yield ""
            yield f"{'#' * level}# {_title(plans[plan], words) if plan is not None else published}"
            yield ""
            for number, finding in enumerate(own, 1):
                yield f"{number}. {_memo_line(finding, words)}"
                yield from (f"   - {line}" for line in _memo_evidence(finding, words))
    yield ""
    yield words("memo.foot")


def _title(plan: Plan, words: Words) -> str:
    title = plan.title if words.lang == "zh" else plan.title_en or plan.title
    about = words.listed([part for part in (plan.number, plan.issued.isoformat() if plan.issued else None) if part])
    return escaped(f"{title}（{about}）" if about and words.lang == "zh" else f"{title} ({about})" if about else title)


def _memo_line(finding: Finding, words: Words) -> str:
    """Severity, place, message and suggestion in one line, as in 【矛盾】附件（一）第3项：... ."""
    severity = words("severity." + finding.severity.word)
    at = finding.places[0].at
    where = words("memo.place", **_item(at, words)) if at is not None else ""
    facts = {"message": message(finding, words.lang), "advice": suggestion(finding, words.lang)}
    text = words("memo.line", severity=severity, where=where, **facts)
    if finding.acknowledged is not None:
        text += " " + words("acknowledged", reason=finding.acknowledged)
    return escaped(printable(text))


def _memo_evidence(finding: Finding, words: Words) -> Iterator[str]:
    """Where the figures stand, and what was worked out from them."""
    *shown, formula = evidence(finding, words)
    yield escaped(printable(words("memo.places", list=words.lines(shown))))
    yield escaped(formula)


def evidence(finding: Finding, words: Words) -> list[str]:
    """The figures that a finding rests on, as printed, each with where it stands; last, how they are held together."""
    shown = [printable(_figure(place, words)) for place in finding.places[:_SHOWN_PLACES]]
    return [*shown, *_more(finding, words), _evidence(finding, words)]


def _more(finding: Finding, words: Words) -> list[str]:
    """How many places are left out, if any are."""
    rest = len(finding.places) - _SHOWN_PLACES
    return [words("more_places", count=rest)] if rest > 0 else []


def shown(findings: Iterable[Finding], least: Severity, *, every: bool) -> list[Finding]:
    """Those of at least this severity; acknowledged ones only on demand."""
    return [finding for finding in findings if finding.severity >= least and (every or finding.acknowledged is None)]
