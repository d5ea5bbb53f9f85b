"""Findings of the audit as text, as a memo, and as JSON."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from string import Formatter
from typing import TYPE_CHECKING, Any

from planmetrics.audit.rules import BY_CODE
from planmetrics.render.numbers import figure, fixed
from planmetrics.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from planmetrics.audit.finding import Finding, Place, Severity
    from planmetrics.model.plan import Plan
    from planmetrics.render.words import Lang, Words

_SHOWN_PLACES = 4
_WHOLE_FROM = 10


class _Filled(Formatter):
    """Fills messages: names in the language, numbers rounded as their place asks.

    `n` an amount, `pct` percent, `pp` points, `step` a step, `x` a multiple; figures as printed stay as they are.
    """

    def __init__(self, lang: Lang) -> None:
        self.column = 0 if lang == "zh" else 1

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, tuple):
            return str(value[self.column])
        if format_spec == "n":
            return _amount(value)
        if format_spec == "pct":
            return f"{fixed(value, 1)}%"
        if format_spec in {"pp", "step"}:
            return fixed(value, 2)
        if format_spec == "x":
            return fixed(value, 1)
        return figure(value) if isinstance(value, (Decimal, float)) else str(value)


def _amount(value: Any) -> str:
    """A worked-out amount: whole from ten on, with two decimals at most below."""
    text = fixed(value, 0 if abs(value) >= _WHOLE_FROM else 2)
    return text.rstrip("0").rstrip(".") if "." in text else text


def message(found: Finding, lang: Lang) -> str:
    """What a finding says."""
    wording = BY_CODE[found.code].wordings[found.variant]
    return printable(_Filled(lang).vformat(wording.message[0 if lang == "zh" else 1], (), found.facts))


def suggestion(found: Finding, lang: Lang) -> str:
    """What may be done about it."""
    return BY_CODE[found.code].wordings[found.variant].suggestion[0 if lang == "zh" else 1]


def finding_lines(findings: Iterable[Finding], words: Words) -> Iterator[str]:
    """`path:line:col: severity[CODE]: message`, then evidence and suggestion, indented."""
    for found in findings:
        span = found.places[0].span
        severity = words("severity." + found.severity.word)
        yield printable(
            f"{span.file}:{span.line}:{span.column}: {severity}[{found.code}]: {message(found, words.lang)}"
        )
        for place in found.places[:_SHOWN_PLACES]:
            yield f"    {_place(place, words)}"
        if len(found.places) > _SHOWN_PLACES:
            yield f"    {words('more_places', count=len(found.places) - _SHOWN_PLACES)}"
        yield f"    {_evidence(found, words)}"
        yield f"    {suggestion(found, words.lang)}"
        if found.acknowledged is not None:
            yield printable(f"    {words('acknowledged', reason=found.acknowledged)}")


def _place(place: Place, words: Words) -> str:
    span = place.span
    return printable(f"{span.file}:{span.line}: {place.publication}{_where(place, words)}: {place.printed}")


def _evidence(found: Finding, words: Words) -> str:
    formula = BY_CODE[found.code].formula[0 if words.lang == "zh" else 1]
    if found.low is None or found.high is None:
        return words("formula", formula=formula)
    return words("formula_within", formula=formula, low=fixed(found.low, 2), high=fixed(found.high, 2))


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """How many unacknowledged findings of each severity, and how many are acknowledged."""
    kinds = Counter("acknowledged" if found.acknowledged else found.severity.word for found in findings)
    return {
        "contradictions": kinds["contradiction"],
        "doubts": kinds["doubt"],
        "notes": kinds["note"],
        "acknowledged": kinds["acknowledged"],
    }


def summary_line(counted: dict[str, int], words: Words) -> str:
    """The counts in a sentence."""
    return words("audit.summary", **counted)


def finding_json(found: Finding) -> dict[str, Any]:
    """One finding with the keys of the contract; messages in English."""
    span = found.places[0].span
    return {
        "code": found.code,
        "severity": found.severity.word,
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "path": "/".join(map(str, found.places[0].path)),
        "message": message(found, "en"),
        "hint": suggestion(found, "en"),
        "plan": found.plan,
        "indicator": found.indicator,
        "region": found.region,
        "related": [
            {"file": p.span.file, "line": p.span.line, "column": p.span.column, "note": p.printed}
            for p in found.places[1:]
        ],
        "evidence": {
            "rule": BY_CODE[found.code].slug,
            "formula": BY_CODE[found.code].formula[1],
            "low": found.low,
            "high": found.high,
            "figures": {key: value for key, value in found.facts.items() if not isinstance(value, tuple)},
            "documents": [
                {"title": p.publication, "section": p.section, "line": p.line, "printed": p.printed}
                for p in found.places
            ],
            "message_zh": message(found, "zh"),
            "acknowledged": found.acknowledged,
        },
    }


def memo(findings: Sequence[Finding], plans: dict[str, Plan], words: Words, as_of: str) -> Iterator[str]:
    """A memo that can be forwarded: by plan, worst first, each finding a numbered line with its places."""
    title, published = words("memo.title"), words("memo.observations")
    yield f"# {title}"
    yield ""
    yield words("memo.head", as_of=as_of, **counts(findings))
    for plan in [*plans, None]:
        own = [found for found in findings if found.plan == plan]
        if own:
            yield ""
            yield f"## {_title(plans[plan], words) if plan is not None else published}"
            yield ""
            for number, found in enumerate(own, 1):
                yield f"{number}. {_memo_line(found, words)}"
                yield from (f"   - {line}" for line in _memo_evidence(found, words))
    yield ""
    yield words("memo.foot")


def _title(plan: Plan, words: Words) -> str:
    title = plan.title if words.lang == "zh" else plan.title_en or plan.title
    about = words.listed([part for part in (plan.number, plan.issued.isoformat() if plan.issued else None) if part])
    return escaped(f"{title}({about})" if about and words.lang == "zh" else f"{title} ({about})" if about else title)


def _memo_line(found: Finding, words: Words) -> str:
    """Severity, place, message and suggestion in one line, as in 【矛盾】附件(一)(第118行):... ."""
    severity = words("severity." + found.severity.word)
    place = found.places[0]
    where = words("memo.place", section=place.section, line=place.line) if place.line is not None else ""
    facts = {"message": message(found, words.lang), "advice": suggestion(found, words.lang)}
    text = words("memo.line", severity=severity, where=where, **facts)
    if found.acknowledged is not None:
        text += " " + words("acknowledged", reason=found.acknowledged)
    return escaped(printable(text))


def _memo_evidence(found: Finding, words: Words) -> Iterator[str]:
    """Where the figures stand, and what was worked out from them."""
    places = [
        words("memo.figure", title=p.publication, where=_where(p, words), printed=p.printed) for p in found.places
    ]
    more = [words("more_places", count=len(places) - _SHOWN_PLACES)] if len(places) > _SHOWN_PLACES else []
    yield escaped(printable(words("memo.places", list=words.lines([*places[:_SHOWN_PLACES], *more]))))
    yield escaped(_evidence(found, words))


def _where(place: Place, words: Words) -> str:
    return words("at_line", section=place.section, line=place.line) if place.line is not None else ""


def escaped(text: str) -> str:
    """Text in which nothing is markup for Markdown."""
    return "".join(f"\\{char}" if char in "\\`*_<|[]" else char for char in text)


def shown(findings: Iterable[Finding], least: Severity, *, every: bool) -> list[Finding]:
    """Those of at least this severity; acknowledged ones only on demand."""
    return [found for found in findings if found.severity >= least and (every or found.acknowledged is None)]
