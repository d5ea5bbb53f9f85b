"""What `planmetrics explain` prints: codes, rules of the audit, methods, and the words that tables print."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from planmetrics.audit.rules import BY_CODE, RULES
from planmetrics.codes import CODES
from planmetrics.codes.meanings import HEADS, MEANINGS, RULES_IN_CHINESE
from planmetrics.diagnostics import phrase, severity_of
from planmetrics.figures.rules import MEANINGS as FIGURES
from planmetrics.render.diagnostics import text_of
from planmetrics.render.gap import WIDE
from planmetrics.render.layout import pad
from planmetrics.render.texts import WORDS
from planmetrics.trace.document import MEANINGS as LAYOUT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planmetrics.audit.finding import Rule
    from planmetrics.codes import Bilingual, Code
    from planmetrics.model.method import Basis, Grade, Label, Method
    from planmetrics.render.words import Lang

_SIGNS = {"at_least": ">=", "more_than": ">", "at_most": "<=", "less_than": "<"}
_COLUMN: dict[Lang, int] = {"zh": 0, "en": 1}


def meanings() -> dict[str, Bilingual]:
    """Every reason, status, doubt, quantity and rule of reading, by its word."""
    rules = {word: (RULES_IN_CHINESE.get(word, meaning), meaning) for word, meaning in {**FIGURES, **LAYOUT}.items()}
    return {**MEANINGS, **rules}


def everything(methods: Mapping[str, Method], lang: Lang) -> Iterator[str]:
    """A line for each thing that there is to explain."""
    for code in CODES.values():
        yield _listed(code.code, severity_of(code.code).word, code.title[_COLUMN[lang]], lang)
    for rule in RULES:
        title = text_of(phrase("beside.id", word=rule.title[_COLUMN[lang]], id=rule.slug), lang)
        yield _listed(rule.code, rule.severity.word, title, lang)
    for name, method in methods.items():
        yield f"{name:21}{_name(method, lang)}"
    yield ""
    for word, meaning in meanings().items():
        yield _word(word, meaning, lang)
    for head in HEADS.values():
        yield _word(head.names[0], head.meaning, lang)


def explanation(asked: str, methods: Mapping[str, Method], lang: Lang) -> list[str] | None:
    """What there is to say about a code, rule, method or word, in either language; None where it is none of these."""
    rule = BY_CODE.get(asked.upper()) or next((rule for rule in RULES if rule.slug == asked.lower()), None)
    if rule is not None:
        return list(_rule_lines(rule, lang))
    if asked.upper() in CODES:
        return list(_code_lines(CODES[asked.upper()], lang))
    if asked.lower() in methods:
        return list(_method_lines(methods[asked.lower()], lang))
    known = meanings()
    if asked.lower() in known:
        return [_word(asked.lower(), known[asked.lower()], lang)]
    printed = [key for key in _printed(asked) if key in known]
    words = {f"{asked}（{key}）" if lang == "zh" else key: known[key] for key in printed}
    return [_word(word, meaning, lang) for word, meaning in (dict(_heads(asked)) or words).items()] or None


def choice(methods: Mapping[str, Method]) -> list[str]:
    """All that may be asked for."""
    heads = [*(name for head in HEADS.values() for name in head.names), *(one.short[1] for one in WIDE)]
    return [*CODES, *BY_CODE, *methods, *meanings(), *heads]


def _printed(asked: str) -> Iterator[str]:
    """The reasons and statuses that tables print as this word, in either language."""
    return (key.removeprefix("status.").partition(":")[0] for key, columns in WORDS.items() if asked in columns)


def _heads(asked: str) -> Iterator[tuple[str, Bilingual]]:
    """The head of a column by its key, by one of its names, or as a table prints it."""
    printed = _printed_heads()
    for key, head in HEADS.items():
        if asked.lower() in (key, *head.names, *WORDS.get(key, ()), *printed.get(key, ())):
            yield asked, head.meaning


def _printed_heads() -> dict[str, list[str]]:
    """What the table of targets calls its columns, in both languages, short and in full."""
    return {one.key: [name.lower() for name in (*one.short, *(one.full or ()))] for one in WIDE}


def _listed(code: str, severity: str, title: str, lang: Lang) -> str:
    word = text_of(phrase(f"severity.{severity}"), lang)
    return f"{code}  {word}  {title}" if lang == "zh" else f"{code}  {word:13}  {title}"


def _word(word: str, meaning: Bilingual, lang: Lang) -> str:
    return text_of(phrase("explain.word", word=word, meaning=meaning[_COLUMN[lang]]), lang)


def _template(text: str) -> str:
    """A message with the places that facts fill shown as <key> rather than {key}, and braces as they print."""
    return re.sub(r"(?<!\{)\{(\w+)(?::[\w,]+)?\}", r"<\1>", text).replace("{{", "{").replace("}}", "}")


def _code_lines(code: Code, lang: Lang) -> Iterator[str]:
    column = _COLUMN[lang]
    severity = phrase(f"severity.{severity_of(code.code).word}")
    yield text_of(phrase("explain.code", code=code.code, severity=severity, title=code.title[column]), lang)
    yield f"\n{code.explanation[column]}\n"
    yield text_of(phrase("explain.message", text=_template(code.message[column])), lang)
    yield text_of(phrase("explain.hint", text=_template(code.hint[column])), lang)


def _rule_lines(rule: Rule, lang: Lang) -> Iterator[str]:
    """A rule of the audit: what it holds against what, and what its findings say."""
    column = _COLUMN[lang]
    facts = {"code": rule.code, "slug": rule.slug, "title": rule.title[column]}
    yield text_of(phrase("explain.rule", severity=phrase(f"severity.{rule.severity.word}"), **facts), lang)
    yield f"\n{rule.explanation[column]}\n"
    yield text_of(phrase("explain.formula", text=rule.formula[column]), lang)
    for wording in rule.wordings.values():
        yield text_of(phrase("explain.message", text=_template(wording.message[column])), lang)
        yield text_of(phrase("explain.hint", text=wording.suggestion[column]), lang)


def _method_lines(method: Method, lang: Lang) -> Iterator[str]:
    """A method: what it judges by, its classes with their cut-offs, and where it comes from."""
    yield text_of(phrase("explain.word", word=method.id, meaning=_name(method, lang)), lang)
    yield from _source_lines(method.source, lang)
    quantity = method.with_target.quantity
    meaning = MEANINGS[quantity][_COLUMN[lang]]
    yield text_of(phrase("explain.quantity", quantity=quantity, meaning=meaning), lang)
    yield from (_class_line(grade, lang) for grade in method.with_target.classes)
    achieved = method.achieved
    yield text_of(phrase("explain.reached", label=achieved.label, name=_label(achieved, lang)), lang)
    if method.without_target is not None:
        yield text_of(phrase("explain.without_target"), lang)
        yield from (_class_line(grade, lang) for grade in method.without_target.classes)
    if method.otherwise is not None:
        yield text_of(phrase("explain.otherwise", method=method.otherwise), lang)


def method_told(method: Method, lang: Lang, names: Mapping[str, str]) -> Iterator[str]:
    """A method as a report tells it: by names alone; `names` are those of other methods, by their ids."""
    yield _name(method, lang)
    yield from _source_lines(method.source, lang)
    yield text_of(phrase("explain.quantity_meant", meaning=MEANINGS[method.with_target.quantity][_COLUMN[lang]]), lang)
    yield from (f"  {_cut(grade, lang)}{_label(grade, lang)}" for grade in method.with_target.classes)
    yield text_of(phrase("explain.reached_named", name=_label(method.achieved, lang)), lang)
    if method.otherwise is not None and method.otherwise in names:
        yield text_of(phrase("explain.otherwise", method=names[method.otherwise]), lang)


def without_keys(meaning: str) -> str:
    """A meaning for those who have neither the files nor the command: without what it says of keys and options."""
    sentences = re.split(r"(?<=。)|(?<=\.)(?= )", re.sub(r" ?[（(][^（）()]*`[^（）()]*[）)]", "", meaning))
    return "".join(one for one in sentences if "`" not in one).strip()


def _source_lines(source: Basis, lang: Lang) -> Iterator[str]:
    """Where it comes from; in the other language where a file of one's own gives only that."""
    title, note = source.title, source.note
    if lang == "zh":
        title, note = source.title_zh or title, source.note_zh or note
    link = f"（{source.url}）" if lang == "zh" else f" ({source.url})"
    yield f"\n{title}" + (link if source.url else "")
    yield f"{note or ''}\n"


def _class_line(grade: Grade, lang: Lang) -> str:
    name = _label(grade, lang)
    return text_of(phrase("explain.class", cut=_cut(grade, lang), label=grade.label, name=name), lang)


def _cut(grade: Grade, lang: Lang) -> str:
    """From where on it is this class, as wide as those above and below."""
    otherwise = text_of(phrase("explain.else"), lang)
    return pad(otherwise if grade.comparator is None else f"{_SIGNS[grade.comparator]} {grade.figure}", 10, right=False)


def _label(label: Label, lang: Lang) -> str:
    return label.name if lang == "zh" else label.name_en


def _name(method: Method, lang: Lang) -> str:
    return method.name if lang == "zh" else method.name_en
