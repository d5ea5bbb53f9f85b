"""Faults of actuals."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.planter.fault import (
    Fault,
    Kind,
    exchange,
    later,
    lines_at,
    lost,
    mistyped,
    moved,
    negated,
    other_of,
    piece,
    swapped,
    times,
    unsigned,
    wide,
)

if TYPE_CHECKING:
    from random import Random

    from tests.planter.fault import FileKind, Plant

ACTUALS: FileKind = "actuals"
TODAY = date(2025, 12, 31)
"""When the faults are looked for: later than all that the sound files say."""
_FIGURE = r"-?[0-9]+(?:\.[0-9]+)?"
VALUE = rf"^  - \{{indicator: [a-z0-9-]+, period: [^,]+, value: (?P<it>{_FIGURE})(?=[,}}])"
GROWTH = rf"^  - \{{indicator: [a-z0-9-]*growth, period: [^,]+, value: (?P<it>{_FIGURE})(?=[,}}])"
SHARE = (
    rf"^  - \{{indicator: [a-z0-9-]*(?:share|intensity|growth|rate), period: [^,]+, value: (?P<it>{_FIGURE})(?=[,}}])"
)
LEVEL = rf"^  - \{{indicator: (?![a-z0-9-]*growth)[a-z0-9-]+, period: [^,]+, value: (?P<it>{_FIGURE})(?=[,}}])"
YEAR = r"^  - \{indicator: [a-z0-9-]+, period: (?P<it>20[0-9]{2})(?=[,-])"
REGIONS = ("330100", "330102", "330105", "330106", "330108", "330110", "330112", "990100", "990102")


def of_the_future(text: str, random: Random, *, noted: bool) -> Fault | None:
    """An observation of a year that is not over; with a note that says something else."""
    found = [
        match
        for match in re.finditer(
            r"^  - \{indicator: [a-z0-9-]+, period: (?P<it>20[0-9]{2})[^\n]*(?P<end>\}$)", text, re.MULTILINE
        )
        if ("note:" in match[0]) == noted or noted
    ]
    if not found:
        return None
    match = random.choice(found)
    year = str(random.choice([TODAY.year + 1, TODAY.year + 2, TODAY.year + 10]))
    note = ", note: read from a table" if noted and "note:" not in match[0] else ""
    (a, b), end = match.span("it"), match.start("end")
    return Fault(text[:a] + year + text[b:end] + note + text[end:], lines_at(text, [a]), f"{match['it']} -> {year}")


def published_later(day: str, random: Random) -> str:
    """A day that has not come."""
    coming = TODAY + timedelta(days=random.choice([1, 2, 40, 366, 3653]))
    return (
        coming.isoformat()[: len(day)]
        if coming.isoformat()[: len(day)] > TODAY.isoformat()[: len(day)]
        else f"{TODAY.year + 1}{day[4:]}"
    )


def said_again(text: str, random: Random, *, elsewhere: bool) -> Fault | None:
    """An observation a second time, with another value: of the same source, or ten times as much of another one."""
    found = list(re.finditer(rf"{VALUE}[^\n]*source: (?P<source>[a-z0-9-]+)[^\n]*", text, re.MULTILINE))
    sources = re.findall(r"^  ([a-z0-9-]+): \{title", text, re.MULTILINE)
    if not found or (elsewhere and len(sources) < 2):
        return None
    match = random.choice(found)
    start = match.start()
    value = times("10", "0.1")(match["it"], random) if elsewhere else swapped(match["it"], random)
    if value is None:
        return None
    a, b = match.start("it") - start, match.end("it") - start
    line = match[0][:a] + value + match[0][b:]
    if elsewhere:
        other = random.choice([one for one in sources if one != match["source"]])
        line = line.replace(f"source: {match['source']}", f"source: {other}")
    whole = text if text.endswith("\n") else f"{text}\n"
    return Fault(f"{whole}{line}\n", lines_at(whole, [start, len(whole)]), f"{match['it']} again as {value}")


def title_cut(text: str, random: Random) -> Fault | None:
    """A number sign in the title of a source, in block style and without quotes."""
    found = list(
        re.finditer(r'^  (?P<id>[a-z0-9-]+): \{title: (?P<it>[^",\n#]{4,}), (?P<rest>[^\n]*)\}$', text, re.MULTILINE)
    )
    if not found:
        return None
    match = random.choice(found)
    at = random.randrange(2, len(match["it"]) - 1)
    title = f"{match['it'][:at]} #{random.randrange(1, 9)} {match['it'][at:].lstrip()}"
    # in braces the comment would swallow the closing one, which YAML refuses: in a block it is silent
    made = f"  {match['id']}:\n    title: {title}\n    <<<"
    parts = re.split(r", (?=[a-z]+: )", match["rest"])
    block = made.replace("<<<", "\n    ".join(parts))
    lines = frozenset({text.count("\n", 0, match.start()) + 2})
    return Fault(text[: match.start()] + block + text[match.end() :], lines, "a title cut by #")


def key_lost(text: str, random: Random) -> Fault | None:
    """A key that is needed, lost."""
    found = list(re.finditer(r"(?<=\w), (?:source|value|period|prices): [^,}\n]+(?=[,}])", text))
    if not found:
        return None
    match = random.choice(found)
    return Fault(text[: match.start()] + text[match.end() :], lines_at(text, [match.start()]), f"{match[0]} lost")


def tab(text: str, random: Random) -> Fault | None:
    """A tab instead of blanks at the beginning of a line."""
    match = random.choice(list(re.finditer(r"^  (?=- \{)", text, re.MULTILINE)))
    return Fault(text[: match.start()] + "\t" + text[match.end() :], lines_at(text, [match.start()]), "a tab")


def _half(period: str, random: Random) -> str:
    return f"{period}-{random.choice(['H1', 'Q1', 'Q3', '06'])}" if "-" not in period else period[:4]


def _with_mark(figure: str, _: Random) -> str | None:
    whole, point, rest = figure.partition(".")
    return f"{whole[:-3]},{whole[-3:]}{point}{rest}" if len(whole.strip("-")) > 3 else None


def _in_wan(figure: str, random: Random) -> str | None:
    value = times("0.0001")(figure, random)
    return f"{value}万" if value is not None and len(figure) > 4 and "." not in figure else None


def _kinds(*made: tuple[str, Plant]) -> tuple[Kind, ...]:
    return tuple(Kind(f"actuals: {name}", ACTUALS, plant) for name, plant in made)


KINDS = _kinds(
    ("digits swapped", piece(VALUE, swapped)),
    ("digit lost", piece(VALUE, lost)),
    ("decimal point moved", piece(VALUE, moved)),
    ("value 10, 100 or 1000 times", piece(VALUE, times("10", "100", "1000", "0.1", "0.01", "0.001"))),
    ("percent typed as fraction", piece(SHARE, times("0.01"))),
    ("growth absurd", piece(GROWTH, times("100"))),
    ("negative level", piece(LEVEL, negated)),
    ("sign lost", piece(VALUE, unsigned)),
    ("year off by one", piece(YEAR, later(1, -1))),
    ("year off by ten", piece(YEAR, later(10, -10))),
    ("of the future", lambda text, random: of_the_future(text, random, noted=False)),
    ("of the future, with a note", lambda text, random: of_the_future(text, random, noted=True)),
    ("source published tomorrow or later", piece(r"published: (?P<it>20[0-9]{2}(?:-[0-9]{2}){0,2})", published_later)),
    ("wrong period kind", piece(r"^  - \{indicator: [a-z0-9-]+, period: (?P<it>20[0-9]{2}(?:-[HQ][0-9])?)(?=,)", _half)),
    (
        "neighbouring observations exchanged",
        exchange(rf"^  - \{{indicator: (?P<same>[a-z0-9-]+), period: [^,]+, value: (?P<it>{_FIGURE})(?=[,}}])"),
    ),
    ("said twice by one source", lambda text, random: said_again(text, random, elsewhere=False)),
    ("another source ten times apart", lambda text, random: said_again(text, random, elsewhere=True)),
    ("indicator id mistyped", piece(r"^  - \{indicator: (?P<it>[a-z0-9-]+)", mistyped)),
    ("source id mistyped", piece(r"[^\n]source: (?P<it>[a-z0-9-]+)(?=[,}])", mistyped)),
    ("region of a neighbour", piece(r'^region: "(?P<it>[0-9]{6})"', other_of(*REGIONS))),
    ("wrong prices", piece(r"prices: (?P<it>current|constant\([0-9]{4}\))", other_of("current", "constant(2015)", "constant(2020)"))),
    ("full-width digits", piece(VALUE, wide)),
    ("thousands mark", piece(VALUE, _with_mark)),
    ("万 behind the figure", piece(VALUE, _in_wan)),
    ("title cut by #", title_cut),
    ("key lost", key_lost),
    ("tab", tab),
)  # fmt: skip
