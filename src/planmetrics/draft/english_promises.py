"""Whether an English figure is promised: by its clause, its sentence, or only by what stands above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.draft.english_tense import is_ahead, is_done, is_given, is_imperative, list_mark

if TYPE_CHECKING:
    from planmetrics.draft.english_frame import Clause, Frame
    from planmetrics.draft.english_when import Dated
    from planmetrics.figures.reading import Reading

Promised: TypeAlias = Literal["yes", "weak", "review", "given", "unread"]
"""Promised, or only by its place (`weak`), so that a reader has to decide; else the rule why it is not."""

_POSSIBLY = re.compile(
    r"\b(?:is|are) (?:expected|projected|forecast|estimated|likely)|\bestimated|roughly", re.IGNORECASE
)

_ONLY = re.compile(r"\b(?:only|just|roughly|some|an estimated|nearly|almost) $", re.IGNORECASE)

_COLON = re.compile(
    "[^.;]{3,}: [^a-z]{0,3}(?:at least|no |under|over|below|above|fewer|less|more|up to|max|min|around|about|top|net"
    "|zero|target|reach|an? )?"
)


def promised(frame: Frame, at: Clause, reading: Reading, dated: Dated, *, follows: bool) -> Promised:
    """Whether a figure is promised; `follows` says that another target stands in front of it on its line."""
    text = at.text
    sentence, clause, led = text[slice(*at.bounds)], text[slice(*at.clause)], text[at.bounds[0] : at.figure.start]
    past = dated.is_past(frame.horizon)
    ahead, done = is_ahead(clause) and not past, is_done(clause)
    if frame.section.reviewed or frame.section.looks_back:
        return "yes" if (ahead or is_ahead(sentence)) and not done and not past else "review"
    due = any(one.said == "due" and at.clause[0] <= one.start < at.clause[1] for one in at.dates)
    if _POSSIBLY.search(clause) and not due:
        return "given"
    if ahead or is_imperative(sentence):
        return "yes"
    if done:
        return "review"
    if is_ahead(led) and not past and not is_done(led):
        return "yes"
    return _by_sentence(frame, at, sentence, clause, due=due, bare=_is_bare(at, reading, follows=follows))


def _by_sentence(frame: Frame, at: Clause, sentence: str, clause: str, *, due: bool, bare: bool) -> Promised:
    """The same for a clause that says neither that something is to be nor that it was."""
    if is_done(sentence) and not is_ahead(sentence) and not due:
        return "review"
    if is_imperative(at.text) or (due and not is_given(clause)):
        return "yes"
    if is_given(clause):
        return "weak" if list_mark(at.text) > 0 and frame.planned else "given"
    if _ONLY.search(at.text, at.bounds[0], at.figure.start) is not None:
        return "given"
    if is_ahead(sentence) or (frame.planned and is_ahead(frame.intro)):
        return "yes"
    return "weak" if frame.planned or (bare and not is_given(sentence)) else "unread"


def _is_bare(at: Clause, reading: Reading, *, follows: bool) -> bool:
    """Whether a figure stands as targets do without a verb: in an item, behind a colon, as a change, behind another."""
    moves = reading.form in {"percent_change", "growth"} and reading.direction is not None
    return follows or moves or list_mark(at.text) > 0 or _COLON.match(at.text[at.bounds[0] :]) is not None
