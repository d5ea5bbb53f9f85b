"""The account of a document: which claim or rule stands for each figure, and what is out of place."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from planmetrics.figures.tokens import compact
from planmetrics.figures.words import LANGUAGES, language_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planmetrics.figures.tokens import Figure
    from planmetrics.trace.claims import Claim, Passage
    from planmetrics.trace.document import Line

UNACCOUNTED = "unaccounted"


class Accounted(NamedTuple):
    """One figure of the document, what accounts for it (a kind of claim, a rule, or nothing), and the claims."""

    line: Line
    figure: Figure
    by: str
    claims: tuple[Claim, ...] = ()


class Misplaced(NamedTuple):
    """A claim that does not hold: the line is past the end, the text is elsewhere, or too many claim one literal.

    `elsewhere` are lines that do print it; `printed` and `claimed` count the places and the claims on the line;
    `whole` is the literal with the comparator that the claim left out.
    """

    claim: Claim
    reason: str
    elsewhere: tuple[int, ...] = ()
    printed: int = 0
    claimed: int = 0
    whole: str = ""


class Account(NamedTuple):
    """Every figure of a document with what accounts for it, every claim that does not hold, and every idle passage."""

    figures: tuple[Accounted, ...]
    misplaced: tuple[Misplaced, ...]
    idle: tuple[Passage, ...] = ()

    @property
    def unaccounted(self) -> list[Accounted]:
        """The figures that nothing accounts for."""
        return [found for found in self.figures if found.by == UNACCOUNTED]


def account(lines: list[Line], claims: Iterable[Claim], passages: Iterable[Passage] = ()) -> Account:
    """Match every claim with its place, and every figure with a claim, a passage or a rule."""
    by_line: dict[int, list[Claim]] = {}
    for claim in claims:
        by_line.setdefault(claim.line, []).append(claim)
    misplaced = [Misplaced(c, "past_end") for number in by_line if number > len(lines) for c in by_line[number]]
    figures: list[Accounted] = []
    for line in lines:
        placed, wrong = _place(line, by_line.get(line.number, []))
        misplaced += [found._replace(elsewhere=_elsewhere(lines, found)) for found in wrong]
        figures += _accounted(line, placed)
    figures, idle = _listed(figures, passages, len(lines))
    return Account(tuple(figures), tuple(misplaced), idle)


def _listed(
    figures: list[Accounted], passages: Iterable[Passage], last: int
) -> tuple[list[Accounted], tuple[Passage, ...]]:
    """The figures, those in a passage listed as no targets; and the passages without one, or that run past the end."""
    open_on = {found.line.number for found in figures if found.by == UNACCOUNTED}
    listed: set[int] = set()
    idle = []
    for passage in passages:
        inside = {line for line in open_on if passage.first <= line <= passage.last}
        listed |= inside
        if not inside or passage.last > last:
            idle.append(passage)
    done = [
        one._replace(by="not_target") if one.by == UNACCOUNTED and one.line.number in listed else one for one in figures
    ]
    return done, tuple(idle)


class _Placed(NamedTuple):
    """Claims that share one literal, and where on the line it stands."""

    start: int
    end: int
    claims: tuple[Claim, ...]


def _place(line: Line, claims: list[Claim]) -> tuple[list[_Placed], list[Misplaced]]:
    """Give every literal its place on the line: longer ones first, for 15%以上 also stands in 增长15%以上."""
    placed: list[_Placed] = []
    wrong: list[Misplaced] = []
    same: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: -len(claim.printed)):
        same.setdefault(compact(claim.printed), []).append(claim)
    for literal, group in same.items():
        listed = group[0].is_free
        places = [place for place in _occurrences(line, literal, group[0]) if not _is_taken(place, placed)]
        bundles = list(_bundles(group))
        if not places:
            wrong += [Misplaced(claim, "not_there") for claim in group]
        elif len(bundles) > len(places):
            wrong += [Misplaced(c, "claimed_twice", (), len(places), len(bundles)) for c in bundles[-1]]
        for bundle, (start, end) in zip(bundles, places, strict=False):
            placed.append(_Placed(start, end, tuple(bundle)))
            first = bundle[0]
            if not listed and (cut := _cut_off(line.text, start, end)) is not None:
                wrong.append(Misplaced(first, "cut_short", whole=cut))
            odd = next((claim for claim in bundle if claim.shared not in {None, len(bundle)}), None)
            if odd is not None:
                wrong.append(Misplaced(odd, "shared", (), odd.shared or 0, len(bundle)))
    return placed, [*wrong, *_out_of_order(claims, placed)]


def _out_of_order(claims: list[Claim], placed: list[_Placed]) -> list[Misplaced]:
    """Cells of one row that do not stand in the order of the plan file: two of them were exchanged.

    Equal cells may stand for each other, so that each takes the first place that is left behind the last one.
    """
    places: dict[str, list[int]] = {}
    for one in sorted(placed):
        for claim in one.claims:
            places.setdefault(claim.printed, []).append(one.start)
    wrong, last, row = [], -1, None
    for claim in (claim for claim in claims if claim.kind == "cell"):
        last = -1 if claim.path[:-1] != row else last
        row = claim.path[:-1]
        left = places.get(claim.printed, [])
        following = next((at for at in left if at > last), None)
        if following is not None:
            left.remove(following)
            last = following
        elif left:
            wrong.append(Misplaced(claim, "order"))
    return wrong


def _bundles(group: list[Claim]) -> Iterator[list[Claim]]:
    """Claims of one literal that take one place each; those that are said to share it take one together."""
    shared = [claim for claim in group if claim.shared is not None]
    if shared:
        yield shared
    yield from ([claim] for claim in group if claim.shared is None)


def _occurrences(line: Line, literal: str, claim: Claim) -> list[tuple[int, int]]:
    """Where a literal stands on a line, in a table as a whole cell; 50名 does not stand in 250名."""
    before = r"(?<![0-9.])" if literal[0].isdigit() else ""
    after = r"(?![0-9十百千万亿]|\.[0-9])" if literal[-1].isdigit() else ""
    found = [match.span() for match in re.finditer(before + re.escape(literal) + after, line.text)]
    return [
        place
        for place in found
        if (claim.kind == "task" or _holds(line, *place, listed=claim.is_free))
        and ("\t" not in line.text or _is_cell(line.text, *place))
    ]


def _holds(line: Line, start: int, end: int, *, listed: bool) -> bool:
    """Whether a place holds a figure that a claim may take: a quantity, or a row number that is a whole line.

    What the plan lists as no target may be anything: a date, a nickname, a grade.
    """
    behind = bisect_left(line.figures, end, key=lambda figure: figure.start)
    near = takewhile(
        lambda figure: figure.start > start - LONGEST_FIGURE,
        reversed(line.figures[max(behind - LONGEST_FIGURE, 0) : behind]),
    )
    inside = [figure for figure in near if start < figure.end]
    whole = (start, end) == (0, len(line.text))
    return any(listed or figure.is_quantity or (whole and figure.kind == "row_number") for figure in inside)


LONGEST_FIGURE = 200
"""Characters of the longest figure: what begins further in front does not reach a place."""


@cache
def _comparators(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words of comparison right before a figure, and right behind it."""
    language = LANGUAGES[name]
    before = [word for word, said in language.before.items() if said != "reach" and word not in language.loose]
    front, behind = (
        "|".join(map(re.escape, sorted(words, key=len, reverse=True))) for words in (before, language.after)
    )
    if language.runs_on:
        return re.compile(f"(?:{front}|未达到?|不)$"), re.compile(f"(?:{behind})(?![年月])")
    return re.compile(rf"(?i:(?<![A-Za-z])(?:{front}) ?)$"), re.compile(rf"(?i: ?(?:{behind})(?![A-Za-z]))")


def _cut_off(text: str, start: int, end: int) -> str | None:
    """The literal with the comparator right beside it that it leaves out; None if it leaves out none."""
    language = language_of(text)
    words_before, words_after = _comparators(language.name)
    front = text[max(start - LONGEST_FIGURE, 0) : start]
    before, after = words_before.search(front), words_after.match(text, end)
    stops = before is not None and any(front.endswith(word) for word in language.stops)
    if (before is None and after is None) or (stops and after is None):
        return None
    return text[start - len(before.group()) if before else start : after.end() if after else end]


def _is_cell(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] in {"", "\t"} and text[end : end + 1] in {"", "\t"}


def _is_taken(place: tuple[int, int], placed: list[_Placed]) -> bool:
    return any(place[0] < other.end and other.start < place[1] for other in placed)


def _accounted(line: Line, placed: list[_Placed]) -> Iterator[Accounted]:
    for figure in line.figures:
        claims = next((p.claims for p in placed if p.start < figure.end and figure.start < p.end), ())
        if claims:
            yield Accounted(line, figure, claims[0].kind, claims)
        else:
            yield Accounted(line, figure, UNACCOUNTED if figure.is_quantity else figure.kind)


def _elsewhere(lines: list[Line], found: Misplaced) -> tuple[int, ...]:
    """Up to three other lines that print what is missing here."""
    if found.reason != "not_there":
        return ()
    literal = compact(found.claim.printed)
    free = (line for line in lines if literal in line.text and not any(f.kind == "copy" for f in line.figures))
    return tuple(line.number for line in free if _occurrences(line, literal, found.claim))[:3]
