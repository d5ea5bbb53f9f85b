"""Words that only reports have, in Chinese and English; all others are those of tables (`render.texts`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.render.texts import WORDS
from planmetrics.render.words import Words

if TYPE_CHECKING:
    from planmetrics.render.words import Lang

TEXTS: dict[str, tuple[str, str]] = {
    # all reports
    "report.attention": ("需关注的指标", "What needs attention"),
    "report.ranking": ("各地区排名", "Regions ranked"),
    "report.audit": ("核对发现", "What the audit found"),
}


def report_words(lang: Lang) -> Words:
    """The words of tables and of reports in one language."""
    return Words(lang, {**WORDS, **TEXTS})
