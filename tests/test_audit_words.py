"""What rules say: in both languages, with the same facts, in the punctuation of each."""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

import pytest

from planmetrics.audit.finding import Rule, Severity
from planmetrics.audit.naming import item_names, period_names
from planmetrics.audit.rules import RULES
from planmetrics.model.period import parse_period
from planmetrics.model.target import Locator
from planmetrics.render.auditing import counts, memo, message, summary_line
from planmetrics.render.texts import WORDS
from planmetrics.render.words import Words
from tests.test_audit_properties import _audited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.audit.finding import Bilingual, Finding

HAN = "[\u4e00-\u9fff]"
HALF_WIDTH = re.compile(rf"{HAN}[^\S\n]*[,:;()]|[,:;()][^\S\n]*{HAN}")
FINDINGS = _audited(backwards=False)
"""Made-up plans with a finding of every rule."""


def texts(rule: Rule) -> Iterator[Bilingual]:
    """All that a rule says."""
    yield from (rule.title, rule.formula, rule.explanation)
    for wording in rule.wordings.values():
        yield from wording


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_a_rule_lacks_a_language_in_no_text(rule: Rule) -> None:
    for zh, en in texts(rule):
        assert re.search(HAN, zh)
        assert re.search("[a-z]", en)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_chinese_has_no_half_width_punctuation_beside_its_characters(rule: Rule) -> None:
    assert [zh for zh, _ in texts(rule) if HALF_WIDTH.search(re.sub(r"\{\w+(:\w+)?\}", "字", zh))] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_a_message_tells_the_same_facts_in_both_languages(rule: Rule) -> None:
    for wording in rule.wordings.values():
        zh, en = map(places, wording.message)

        assert zh == en


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: f"{finding.code}-{finding.plan}")
def test_what_fills_a_message_brings_no_half_width_punctuation(finding: Finding) -> None:
    assert HALF_WIDTH.search(message(finding, "zh")) is None


def test_the_memo_has_no_half_width_punctuation_but_that_of_what_it_quotes() -> None:
    lines = list(memo(FINDINGS, {}, Words("zh"), "2025"))

    assert [line for line in lines if HALF_WIDTH.search(line)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_nothing_is_called_an_approval(rule: Rule) -> None:
    assert not any(word in zh for zh, _ in texts(rule) for word in ("核定", "所印", "须"))


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("2024", "2024年"),
        ("2024-H1", "2024年上半年"),
        ("2024-H2", "2024年下半年"),
        ("2024-Q3", "2024年三季度"),
        ("2024-06", "2024年6月"),
        ("2026-01..09", "2026年1—9月"),
    ],
)
def test_a_time_is_named_as_people_write_it(written: str, named: str) -> None:
    period = parse_period(written)

    assert period is not None
    assert period_names(period) == (named, written)


def test_a_place_is_the_table_and_its_item_where_there_is_one() -> None:
    boxed = Locator(section="二、目标", table="专栏1", row=6, line=228)

    assert item_names(boxed) == ("专栏1第6项", "line 228")
    assert item_names(Locator(section="二、目标", line=228)) == ("", "line 228")


def test_one_thing_is_counted_as_one() -> None:
    held = [next(one for one in FINDINGS if one.severity is severity) for severity in Severity]
    held = [one._replace(acknowledged=None) for one in held]

    assert summary_line(counts(held), Words("en")) == "1 contradiction, 1 doubt, 1 note, 0 acknowledged"
    assert summary_line(counts(held * 2), Words("en")) == "2 contradictions, 2 doubts, 2 notes, 0 acknowledged"
    assert summary_line(counts(held), Words("zh")) == "矛盾 1 处，存疑 1 处，提示 1 处，已说明 0 处"


def test_the_words_around_findings_have_full_width_punctuation_too() -> None:
    keys = [key for key in WORDS if key.startswith(("memo.", "audit.", "formula", "at_item", "acknowledged"))]

    assert keys
    assert [key for key in keys if HALF_WIDTH.search(re.sub(r"\{\w+\}", "字", WORDS[key][0]))] == []
