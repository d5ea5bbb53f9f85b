"""What diagnostics say, in Chinese or in English: as lines of text, and as JSON."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from planmetrics.codes import CODES
from planmetrics.codes.meanings import MEANINGS, RULES_IN_CHINESE
from planmetrics.codes.phrases import PHRASES
from planmetrics.diagnostics import Phrase, Severity, counted, phrase
from planmetrics.link.drafts import open_rows_of
from planmetrics.render.remarks import Also, Remark
from planmetrics.wording import joined, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from planmetrics.diagnostics import Diagnostic, Span
    from planmetrics.records.fields import Row
    from planmetrics.render.words import Lang

VOUCHED = "D016"
_COLUMN: dict[Lang, int] = {"zh": 0, "en": 1}
_MOST_LISTED = 12
_WIDE_SPACE = "\u3000"
"""Looks like two blanks, and is the very thing that some messages are about: it is named instead."""


def message(diagnostic: Diagnostic, lang: Lang) -> str:
    """What is wrong: the thing, the value found, what was expected."""
    return _filled(CODES[diagnostic.code].message[_COLUMN[lang]], diagnostic, lang)


def hint(diagnostic: Diagnostic, lang: Lang) -> str:
    """What to do about it."""
    return _filled(CODES[diagnostic.code].hint[_COLUMN[lang]], diagnostic, lang)


def wording(value: object, lang: Lang) -> object:
    """A fact as it stands in a text: phrases worded, tuples listed, anything else as it is."""
    if isinstance(value, Phrase):
        return _phrase(value, lang)
    if type(value) is tuple:  # not a period, say, which is one too
        return ("、" if lang == "zh" else ", ").join(str(wording(item, lang)) for item in value)
    return value


def text_of(one: str | Phrase, lang: Lang) -> str:
    """A text as it is, or a phrase worded."""
    return str(wording(one, lang))


def _filled(template: str, diagnostic: Diagnostic, lang: Lang) -> str:
    about = {"plan": diagnostic.plan, "indicator": diagnostic.indicator, "region": diagnostic.region}
    facts = {key: wording(value, lang) for key, value in {**about, **diagnostic.facts}.items()}
    text = printable(template.format(**facts))
    return text.replace(_WIDE_SPACE, "（全角空格）" if lang == "zh" else "(wide space)")


def _phrase(one: Phrase, lang: Lang) -> str:
    if one.key == "meaning":
        return _meaning(str(one.facts["word"]), lang)
    if one.key in _GUESSED:
        return text_of(_GUESSED[one.key](one.facts), lang)
    facts = {key: wording(value, lang) for key, value in one.facts.items()}
    return PHRASES[one.key][_COLUMN[lang]].format(**facts)


def _meaning(word: str, lang: Lang) -> str:
    """What a reason means, to stand inside a sentence; one that is a rule says it in English itself."""
    zh, en = MEANINGS.get(word) or (RULES_IN_CHINESE.get(word, word), word)
    return (zh if lang == "zh" else en).rstrip("。.")


def _near(word: object, words: object) -> Phrase | None:
    """What a word most likely meant, if anything."""
    close = get_close_matches(str(word), _texts(words), n=3, cutoff=0.6)
    if not close:
        return None
    return phrase("did_you_mean", words=joined("or", close))


def _nearest(facts: Mapping[str, object]) -> Phrase:
    """Of a word that has to be one of those defined somewhere: the near ones and the way out, else some."""
    words, otherwise = _texts(facts["words"]), facts["otherwise"]
    near = _near(facts["word"], words)
    if isinstance(otherwise, Phrase):
        return otherwise if near is None else phrase("guess_and_choice", guess=near, choice=otherwise)
    if near is not None:
        return near
    if not words:
        return phrase("none_defined")
    return phrase("known" if len(words) <= _MOST_LISTED else "known_first", words=tuple(words[:_MOST_LISTED]))


def _one_of(facts: Mapping[str, object]) -> Phrase:
    """Of a word that has to be one of a few: the near ones, and all of them."""
    near, choice = _near(facts["word"], facts["words"]), phrase("use_one_of", words=facts["words"])
    return choice if near is None else phrase("guess_and_choice", guess=near, choice=choice)


_GUESSED = {"nearest": _nearest, "one_of": _one_of}
"""Phrases that depend on what is near to a word: looked for only where the hint is read."""


def _texts(words: object) -> list[str]:
    return list(words) if isinstance(words, (tuple, list)) else []


def diagnostic_lines(diagnostics: Iterable[Diagnostic], lang: Lang) -> Iterator[str]:
    """`path:line:col: severity[CODE]: message`, then the hint, indented."""
    for one in diagnostics:
        severity = text_of(phrase(f"severity.{one.severity.word}"), lang)
        yield printable(f"{_place(one.span)}: {severity}[{one.code}]: {message(one, lang)}")
        for related in one.related:
            yield printable(f"    {_place(related.span)}: {text_of(related.note, lang)}")
        yield f"    {hint(one, lang)}"


def summary(diagnostics: Sequence[Diagnostic], files: int) -> dict[str, int]:
    """How many of each severity, how many files were looked at, what is vouched for, and what drafts leave open."""
    count = {severity.word: 0 for severity in sorted(Severity, reverse=True)}
    for one in diagnostics:
        count[one.severity.word] += 1
    vouched = sum(one.code == VOUCHED for one in diagnostics)
    numbers = {f"{word}s": number for word, number in count.items()}
    return {"files": files, **numbers, "vouched": vouched, "unchecked": sum(open_rows_of(diagnostics).values())}


def summary_line(counts: dict[str, int], lang: Lang) -> str:
    """The counts in a sentence."""
    kinds = [
        counted(f"count.{word}", counts[f"{word}s"]) for word in ("error", "warning", "note") if counts[f"{word}s"]
    ]
    wrong = tuple(kinds) if kinds else phrase("nothing_wrong")
    parts: list[str | Phrase] = [counted("files", counts["files"])]
    parts += [counted("vouched_for", counts["vouched"])] if counts["vouched"] else []
    parts += [counted("unchecked", counts["unchecked"])] if counts["unchecked"] else []
    return text_of(phrase("checked", wrong=wrong, files=joined("and_also", parts)), lang)


def finding(one: Diagnostic) -> Row:
    """One diagnostic with the keys of the contract; what it says in English, and behind it in Chinese."""
    return {
        "code": one.code,
        "severity": one.severity.word,
        "file": one.span.file,
        "line": one.span.line,
        "column": one.span.column,
        "path": "/".join(map(str, one.path)),
        "message": message(one, "en"),
        "hint": hint(one, "en"),
        "plan": one.plan,
        "indicator": one.indicator,
        "region": one.region,
        "related": tuple(
            {
                "file": at.file,
                "line": at.line,
                "column": at.column,
                "note": text_of(note, "en"),
                "note_zh": text_of(note, "zh"),
            }
            for at, note in one.related
        ),
        "evidence": None,
        "message_zh": message(one, "zh"),
        "hint_zh": hint(one, "zh"),
    }


def remark(one: Diagnostic, lang: Lang) -> Remark:
    """One diagnostic for the formats of other programs."""
    code, column = CODES[one.code], _COLUMN[lang]
    return Remark(
        one.code,
        one.severity.word,
        text_of(phrase(f"severity.{one.severity.word}"), lang),
        one.span,
        message(one, lang),
        hint(one, lang),
        code.title[column],
        code.explanation[column],
        f"{'/'.join(map(str, one.path))}\n{message(one, 'en')}",
        tuple(Also(at, printable(text_of(note, lang))) for at, note in one.related),
    )


def _place(span: Span) -> str:
    return f"{span.file}:{span.line}:{span.column}"
