"""Regions that share a target, as bars from best to worst; and regions by indicators, as a map of lights."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from planmetrics.compute.outcome import Reason
from planmetrics.render.gap_columns import ATTAINMENT, FINDING, LATEST
from planmetrics.render.layout import NOTHING
from planmetrics.render.scores import ranked_lines, table_of_line
from planmetrics.report.svg import drawing, put, scale_of, shortened, told, width_of
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree.ElementTree import Element

    from planmetrics.compute.status import Light
    from planmetrics.records.scores import Ranked
    from planmetrics.render.gap_lines import Line
    from planmetrics.render.words import Words

WIDTH = 400
_ROW, _BAR, _TOP, _BOTTOM = 21, 13, 18, 20
_NAMES, _SMALL, _GAP = 118, 11, 10
_FULL = 100


class League(NamedTuple):
    """A target that is divided among regions, and they from best to worst."""

    ranked: tuple[Ranked, ...]
    lines: tuple[Line, ...]
    words: Words

    @property
    def title(self) -> str:
        """The target that is divided: indicator, unit and year."""
        first = self.lines[0]
        return f"{first.name}{self.words.bracketed(first.subject.unit)} {first.due(in_text=True)}"

    @property
    def known(self) -> list[Line]:
        """The regions of which there is a share to show."""
        return [line for line in self.lines if not isinstance(line.figures.attainment, Reason)]

    @property
    def heard(self) -> list[Line]:
        """The regions of which anything was published; they stand before the others."""
        return [line for line in self.lines if is_heard(line)]


def is_heard(line: Line) -> bool:
    """Whether there is a figure to show, be it of part of a year."""
    return not isinstance(line.situation.shown, Reason)


def leagues(ranked: Sequence[Ranked], words: Words) -> list[League]:
    """The tables of a ranking, each by itself."""
    pairs = zip(ranked, ranked_lines(ranked, words), strict=True)
    tables = groupby(pairs, key=lambda pair: table_of_line(pair[1]))
    groups = [sorted(group, key=lambda pair: not is_heard(pair[1])) for _, group in tables]
    return [League(tuple(one for one, _ in group), tuple(line for _, line in group), words) for group in groups]


def drawn(league: League, number: int) -> Element:
    """Bars of what is reached of each region's own target, which is the stroke at 100 %."""
    words, lines = league.words, league.known
    height = _TOP + _ROW * len(lines) + _BOTTOM
    svg = drawing(WIDTH, height, league.title, _described(league), number)
    names = min(max(width_of(line.region) for line in lines) + 8, _NAMES)
    shares = [_share(line) for line in lines]
    column = WIDTH - max(width_of(_said(line), _SMALL) for line in lines) - 2
    xs = scale_of([0, _FULL, *shares], names, column - _GAP - _SMALL, most=4)
    for tick in xs.ticks:
        put(svg, "line", x1=xs(tick), x2=xs(tick), y1=_TOP, y2=height - _BOTTOM, kind="grid")
        put(svg, "text", f"{xs.named(tick)}%", x=xs(tick), y=height - 5, kind="axis mid")
    for row, (line, share) in enumerate(zip(lines, shares, strict=True)):
        y = _TOP + _ROW * row + (_ROW - _BAR) / 2
        _row(svg, line, y, (xs(min(0, share)), xs(max(0, share))), names, column)
    put(svg, "line", x1=xs(_FULL), x2=xs(_FULL), y1=_TOP - 3, y2=height - _BOTTOM, kind="goal")
    put(svg, "text", words("bars.goal"), x=xs(_FULL), y=_TOP - 6, kind="aim-text mid")
    return svg


def _row(svg: Element, line: Line, y: float, ends: tuple[float, float], names: float, column: float) -> None:
    """A region's name, its bar from one end to the other, and its share in a column behind all bars."""
    words, light, told_share, (left, right) = line.words, line.light or "none", ATTAINMENT.cell(line), ends
    title = words(
        "bars.row", region=line.region, share=told_share, latest=LATEST.cell(line), finding=FINDING.cell(line)
    )
    base = y + _BAR - 2
    put(svg, "text", shortened(line.region, names - 6), x=names - 6, y=base, kind="axis end")
    told(svg, "rect", title, x=left, y=y, width=max(right - left, 0.5), height=_BAR, kind=f"bar {light}")
    put(svg, "text", _said(line), x=column, y=base, kind="bar-text")


def _said(line: Line) -> str:
    """The share and the light; that it is of another period than the others'."""
    said = f"{ATTAINMENT.cell(line)} {light_word(line.light, line.words)}"
    return said if line.rank is not None else said + line.words.bracketed(line.words("other_period"))


def _share(line: Line) -> float:
    share = line.figures.attainment
    return 0 if isinstance(share, Reason) else share * _FULL


def light_word(light: Light | None, words: Words) -> str:
    """The light in a word; that there is none, too."""
    return words("light.unlit") if light is None else words(f"light.{light}")


def _described(league: League) -> str:
    known, words = league.known, league.words
    best, last = known[0], known[-1]
    facts = {"best": best.region, "most": ATTAINMENT.cell(best), "last": last.region, "least": ATTAINMENT.cell(last)}
    return words("bars.described", count=len(known), **facts)


class Tile(NamedTuple):
    """One region's standing in one indicator: the figure, and the light in word and colour."""

    text: str
    word: str
    light: str
    title: str


class Map(NamedTuple):
    """Regions by the targets that they share: a column a target, a row a region; of the silent nothing is known."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Tile | None, ...]], ...]
    silent: tuple[str, ...]


def map_of(found: Sequence[League]) -> Map | None:
    """The map of what was published of whom; None where it would be a single column or row."""
    wanted = [league for league in found if league.heard]
    regions = {line.subject.region: line.region for league in wanted for line in league.heard}
    silent = {line.region: None for league in wanted for line in league.lines if line.subject.region not in regions}
    if len(wanted) < 2 or len(regions) < 2:  # noqa: PLR2004 (one is a ranking)
        return None
    held = [{line.subject.region: _tile(line) for line in league.lines} for league in wanted]
    rows = sorted(regions, key=lambda region: _standing([tiles.get(region) for tiles in held]))
    return Map(
        tuple(league.title for league in wanted),
        tuple((regions[region], tuple(tiles.get(region) for tiles in held)) for region in rows),
        tuple(silent),
    )


def _standing(tiles: Sequence[Tile | None]) -> tuple[int, int, int]:
    """Most red first, then most yellow, then fewest green."""
    lights = [tile.light for tile in tiles if tile is not None]
    return -lights.count("red"), -lights.count("yellow"), lights.count("green")


def _tile(line: Line) -> Tile:
    share, latest = ATTAINMENT.cell(line), LATEST.cell(line)
    figure = share if share != NOTHING else latest
    word = light_word(line.light, line.words) if line.light is not None else FINDING.cell(line)
    return Tile("" if figure == NOTHING else figure, word, line.light or "none", f"{line.region} {FINDING.cell(line)}")
