"""Every diagnostic code: what it says, how to put it right, what it means, in Chinese and in English.

Codes are stable and never reused. A message names the thing and the value found; the hint is what to do about
it. Both are templates, filled by `render.diagnostics` with a diagnostic's facts. Only what words a diagnostic
imports these texts: a run without one does not pay for them.
"""

from __future__ import annotations

from typing import TypeAlias

from planmetrics.codes import data, documents, links, shape, table, text
from planmetrics.tuples import NamedTuple

Bilingual: TypeAlias = tuple[str, str]
"""The same in Chinese and in English."""
Texts: TypeAlias = dict[str, tuple[str, str, str, str, str, str, str, str]]
"""By code: title, message, hint and explanation, each in Chinese and then in English."""


class Code(NamedTuple):
    """What there is to say about one kind of diagnostic."""

    code: str
    title: Bilingual
    message: Bilingual
    hint: Bilingual
    explanation: Bilingual


CODES = {
    name: Code(name, texts[:2], texts[2:4], texts[4:6], texts[6:])
    for family in (text, documents, shape, links, data, table)
    for name, texts in family.CODES.items()
}
"""Every code, in the order of the families: YAML text, documents, shape, links, data, trace, table."""
