"""Faults of plans."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.planter.fault import (
    Fault,
    Kind,
    exchange,
    later,
    line_at,
    lines_at,
    lost,
    mistyped,
    moved,
    negated,
    other_of,
    piece,
    swapped,
    times,
    wide,
)

if TYPE_CHECKING:
    from random import Random

    from tests.planter.fault import Change, FileKind, Plant

PLANS: FileKind = "plans"
_WORD = r"(?:at_least|more_than|at_most|less_than|about|exactly|value)"
_FIGURE = r"-?[0-9]+(?:\.[0-9]+)?"
_NEXT = r"(?:, |\n +)"
_PRINTED = r'printed: (?:"[^"\n]*"|[^,}\n]*)'
VALUE = rf"^.*?[ {{]{_WORD}: (?P<it>{_FIGURE})(?=[,}}\n])"
"""A figure of a target or a baseline as it is encoded, without what is printed."""
BOTH = (
    rf"[ {{]{_WORD}: (?P<it>{_FIGURE})(?:{_NEXT}(?:prices|strive|assigned_by): [^,\n]*)*"
    rf"{_NEXT}printed: [^,}}\n0-9]*(?P<again>(?P=it))(?![0-9.])"
)
"""The same, and the figure where it is printed alike."""
CELL = rf'"[0-9]{{6}}": (?P<it>{_FIGURE})(?=[,}}])'
YEAR = r"[ {](?:by|during): (?P<it>20[0-9]{2})(?=[,}\n])"
MEASURES = ("stock", "flow", "addition", "share", "ratio", "growth", "rank", "index")
REGIONS = ("330102", "330105", "330106", "330108", "330110", "330112", "330500", "990101", "990102")


def _kinds(name: str, *made: tuple[str, Plant]) -> tuple[Kind, ...]:
    return tuple(Kind(f"{name}: {kind}", PLANS, plant) for kind, plant in made)


def baseline_and_target(text: str, random: Random) -> Fault | None:
    """What an indicator starts from and what it is to reach, exchanged, both with what is printed."""
    held = rf"{_WORD}: {_FIGURE}(?:, prices: [^,\n]*)?{_NEXT}{_PRINTED}"
    found = list(
        re.finditer(
            rf"baseline: \{{period: [0-9]+, (?P<base>{held})(?:(?!\n  - )[\s\S])*?(?:by|during): [^,\n]*{_NEXT}(?P<target>{held})",
            text,
        )
    )
    if not found:
        return None
    match = random.choice(found)
    base, target = match["base"], match["target"]
    prices = re.search(r", prices: [^,\n]*", base)
    bare = base.replace(prices[0], "") if prices else base
    first = _figures_of(target, _word_of(base))
    second = _figures_of(bare, _word_of(target))
    if prices:
        first = first.replace(", printed", f"{prices[0]}, printed").replace(
            "\n        printed", f"{prices[0]}, printed"
        )
    first = re.sub(r"\n +", ", ", first)
    (a, b), (c, d) = match.span("base"), match.span("target")
    changed = text[:a] + first + text[b:c] + second + text[d:]
    lines = frozenset({line_at(text, a), line_at(text, c), *lines_at(text, [c + at for at in range(len(target))])})
    return Fault(changed, lines, f"{base} <-> {target}")


def _word_of(held: str) -> str:
    return held.partition(":")[0]


def _figures_of(held: str, word: str) -> str:
    return f"{word}:{held.partition(':')[2]}"


def two_cells(text: str, random: Random) -> Fault | None:
    """Two neighbouring cells of a breakdown exchanged."""
    cells = list(re.finditer(CELL, text))
    pairs = [
        (one, other)
        for one, other in pairwise(cells)
        if one["it"] != other["it"] and "\n" not in text[one.start() : other.start()]
    ]
    if not pairs:
        return None
    one, other = random.choice(pairs)
    (a, b), (c, d) = one.span("it"), other.span("it")
    return Fault(
        text[:a] + other["it"] + text[b:c] + one["it"] + text[d:],
        lines_at(text, [a]),
        f"{one['it']} <-> {other['it']}",
    )


def title_cut(text: str, random: Random) -> Fault | None:
    """A number sign in a title or name without quotes: YAML takes the rest for a comment."""
    found = list(re.finditer(r'^(?:title|    name|  title): (?P<it>[^"\n#{]{4,})$', text, re.MULTILINE))
    if not found:
        return None
    match = random.choice(found)
    at = match.start("it") + random.randrange(2, len(match["it"]) - 1)
    return Fault(
        f"{text[:at]} #{random.randrange(1, 9)} {text[at:].lstrip()}", lines_at(text, [at]), "a title cut by #"
    )


def key_lost(text: str, random: Random) -> Fault | None:
    """A key that is needed, lost."""
    found = [
        *re.finditer(rf", {_PRINTED}(?=, at: )", text),
        *re.finditer(r", at: \{[^}]*\}(?=\}$)", text, re.MULTILINE),
        *re.finditer(r"^(?P<pad> +)unit: [^\n]*$", text, re.MULTILINE),
    ]
    if not found:
        return None
    match = random.choice(found)
    left = f"{match['pad']}# unit" if "pad" in match.re.groupindex else ""
    begins = text.rfind("\n  - ", 0, match.start()) + 1
    return Fault(
        text[: match.start()] + left + text[match.end() :],
        lines_at(text, [match.start(), begins]),
        f"{match[0].strip()} lost",
    )


def key_shifted(text: str, random: Random) -> Fault | None:
    """A key indented by two more or two fewer."""
    found = list(re.finditer(r"^    (?=(?:unit|name|owners|firmness|measure|targets):)", text, re.MULTILINE))
    if not found:
        return None
    match = random.choice(found)
    pad = random.choice(["  ", "   ", "      "])
    at = line_at(text, match.start())
    return Fault(text[: match.start()] + pad + text[match.end() :], frozenset({at}), "a key indented wrongly")


def tab(text: str, random: Random) -> Fault | None:
    """A tab instead of blanks at the beginning of a line."""
    found = list(re.finditer(r"^    (?=[a-z_]+:)", text, re.MULTILINE))
    if not found:
        return None
    match = random.choice(found)
    return Fault(text[: match.start()] + "\t" + text[match.end() :], lines_at(text, [match.start()]), "a tab")


_SCALES = {
    "家": "万家",
    "万家": "家",
    "亿元": "万元",
    "万元": "亿元",
    "件": "万件",
    "人": "万人",
    "名": "万名",
    "项": "万项",
}


def other_scale(unit: str, _: Random) -> str | None:
    """The unit in another scale."""
    return _SCALES.get(unit)


def of_value(change: Change) -> Plant:
    """A change of the encoded figure alone."""
    return piece(VALUE, change)


def of_both(change: Change) -> Plant:
    """The same change of the encoded and of the printed figure: misread, rather than mistyped."""
    return piece(BOTH, change)


KINDS = (
    *_kinds(
        "plans",
        ("digits swapped in the value", of_value(swapped)),
        ("digit lost in the value", of_value(lost)),
        ("decimal point moved in the value", of_value(moved)),
        ("value 10, 100 or 1000 times", of_value(times("10", "100", "1000", "0.1", "0.01", "0.001"))),
        ("sign before the value", of_value(negated)),
        ("full-width digits", of_value(wide)),
        ("digits swapped in value and printed", of_both(swapped)),
        ("digit lost in value and printed", of_both(lost)),
        ("value and printed 10 or 100 times", of_both(times("10", "100", "0.1", "0.01"))),
        ("sign before value and printed", of_both(negated)),
        (
            "comparator turned",
            piece(
                rf"[ {{](?P<it>at_least|more_than|at_most|less_than)(?=: {_FIGURE}{_NEXT}printed)",
                lambda word, _: {
                    "at_least": "at_most", "at_most": "at_least", "more_than": "less_than", "less_than": "more_than"
                }[word],
            ),
        ),
        ("unit in another scale", piece(r"^    unit: (?P<it>[^\"\n]+)$", other_scale)),
        ("year off by one", piece(YEAR, later(1, -1))),
        ("year off by ten", piece(YEAR, later(10, -10))),
        ("year of the baseline off by one or ten", piece(r"baseline: \{period: (?P<it>20[0-9]{2})", later(1, -1, 10, -10))),
        ("values of neighbouring targets exchanged", exchange(rf"[ {{](?P<same>{_WORD}): (?P<it>{_FIGURE})(?=, printed)")),
        (
            "neighbouring targets exchanged, printed too",
            exchange(rf"- \{{(?P<same>by|during): [0-9]{{4}}, (?P<it>{_WORD}: {_FIGURE}, {_PRINTED})"),
        ),
        ("baseline and target exchanged", baseline_and_target),
        ("cells of a breakdown exchanged", two_cells),
        ("cell 10 or 100 times", piece(CELL, times("10", "100", "0.1", "0.01"))),
        ("digits swapped in a cell", piece(CELL, swapped)),
        ("digit lost in a cell", piece(CELL, lost)),
        ("stated pace 10 times, printed too", piece(rf"(?:growth|step): (?P<it>{_FIGURE}), printed: [^,}}\n0-9]*(?P<again>(?P=it))(?![0-9.])", times("10", "0.1"))),
        ("region of a neighbour", piece(r"(?:^region|region|assigned_by): \"(?P<it>[0-9]{6})\"", other_of(*REGIONS))),
        ("indicator id mistyped", piece(r"^  - id: (?P<it>[a-z0-9-]+)\n    name: [^\n]*\n    unit:", mistyped)),
        ("wrong measure", piece(r"^    measure: (?P<it>[a-z]+)$", other_of(*MEASURES))),
        ("wrong better", piece(r"^    better: (?P<it>[a-z]+)$", other_of("higher", "lower"))),
        ("title or name cut by #", title_cut),
        ("key lost", key_lost),
        ("key indented wrongly", key_shifted),
        ("tab", tab),
    ),
)  # fmt: skip
