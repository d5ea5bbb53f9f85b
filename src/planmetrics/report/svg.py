"""Drawing by hand: elements whose text can become no markup, scales with round ticks, and room for labels."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from planmetrics.render.numbers import fixed
from planmetrics.tuples import NamedTuple
from planmetrics.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FONT = 12
"""The height of a letter, in the units of a drawing."""
_WIDE, _NARROW = 1.0, 0.56
"""What a Chinese character and a Latin one take of that."""
_ROUND = (1, 2, 2.5, 5, 10)
_NEAR_ZERO = 0.4
"""A lowest value that is at most this share of the highest is near zero."""
_LEAST_SPAN = 0.1
"""What a scale spans at least, of the greatest value on it."""
_CLEAR = 0.2
"""How much of a step the lowest value is kept from the lower end."""
_NOISE = 1e-9


def drawing(width: float, height: float, title: str, description: str, number: int) -> Element:
    """An empty drawing, which is said to those who cannot see it by its title and description.

    `number` tells it from the others on a page.
    """
    ids = f"t{number} d{number}"
    svg = Element("svg", {"viewBox": f"0 0 {at(width)} {at(height)}", "role": "group", "aria-labelledby": ids})
    for name, text in (("title", title), ("desc", description)):
        SubElement(svg, name, {"id": f"{name[0]}{number}"}).text = printable(text)
    return svg


def put(parent: Element, tag: str, text: str = "", /, **attributes: str | float) -> Element:
    """An element more; `kind` is its class, and the underscore of a name is a hyphen."""
    named = {"kind": "class"}
    held = {
        named.get(key, key.replace("_", "-")): at(value) if isinstance(value, (int, float)) else printable(value)
        for key, value in attributes.items()
    }
    element = SubElement(parent, tag, held)
    if text:
        element.text = printable(text)
    return element


def told(parent: Element, tag: str, title: str, **attributes: str | float) -> Element:
    """An element that the keyboard reaches, and that says what it stands for."""
    element = put(parent, tag, "", tabindex="0", role="img", aria_label=title, **attributes)
    put(element, "title", title)
    return element


def written(svg: Element) -> str:
    """The drawing as text."""
    return tostring(svg, encoding="unicode")


def at(value: float) -> str:
    """A coordinate, as short as it may be."""
    return f"{value:.1f}".rstrip("0").rstrip(".") or "0"


def line_through(points: Iterable[tuple[float, float]]) -> str:
    """Points as polylines and polygons want them."""
    return " ".join(f"{at(x)},{at(y)}" for x, y in points)


def width_of(text: str, size: float = FONT) -> float:
    """How long a text is, roughly."""
    return sum((_WIDE if unicodedata.east_asian_width(char) in "WF" else _NARROW) * size for char in text)


def shortened(text: str, room: float, size: float = FONT) -> str:
    """The text, cut to the room that there is; what is cut stands in full beside the drawing."""
    if width_of(text, size) <= room:
        return text
    kept = text
    while kept and width_of(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept}…"


def rows_of(text: str, room: float, size: float = FONT) -> list[str]:
    """The text in rows that fit the room, cut at blanks and between Chinese characters."""
    rows, row = [], ""
    for piece in re.findall(r"[\u0021-\u02ff]+ ?|.", text):
        if row and width_of(row + piece.rstrip(), size) > room:
            rows.append(row)
            row = ""
        row += piece
    return [*rows, row]


class Scale(NamedTuple):
    """From values to places on a drawing; `ticks` are round."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]
    step: float

    def __call__(self, value: float) -> float:
        """Where a value stands."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def named(self, tick: float) -> str:
        """A tick as it is written, with the decimals that the step has."""
        decimals = 0
        while decimals < 6 and abs(round(self.step, decimals) - self.step) > _NOISE * abs(self.step):  # noqa: PLR2004 (no figure has more)
            decimals += 1
        return fixed(tick, decimals)


def scale_of(values: Sequence[float], start: float, end: float, *, most: int = 5, zero: bool = False) -> Scale:
    """A scale with room for all values, that begins and ends at a round one.

    It begins at zero where that is asked for or near. No value stands on its lower end, where it would look like
    nothing, and little change does not fill it, where it would look like much.
    """
    low, high = min(values), max(values)
    if zero or 0 < low < high * _NEAR_ZERO:
        low, high = min(low, 0), max(high, 0)
    least = max(abs(low), abs(high)) * _LEAST_SPAN or 1
    if high - low < least:
        low, high = low - (least - high + low) / 2, high + (least - high + low) / 2
    rough = (high - low) / most
    power = 10 ** math.floor(math.log10(rough))
    step = next((power * times for times in _ROUND if power * times >= rough * (1 - _NOISE)), power * 10)
    first, last = math.floor(low / step + _NOISE), math.ceil(high / step - _NOISE)
    if first and min(values) - step * first < step * _CLEAR:
        first -= 1
    ticks = tuple(step * number for number in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], start, end, ticks, step)


def years_of(low: float, high: float, start: float, end: float, most: int = 7) -> Scale:
    """A scale of years, each of them whole."""
    first, last = math.floor(low), math.ceil(high)
    last = max(last, first + 1)
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first) / step <= most)
    return Scale(first, last, start, end, tuple(range(last, first - 1, -step))[::-1], step)


class Labels:
    """Where labels may stand without covering each other, nor leave the drawing."""

    def __init__(self, left: float, top: float, right: float, bottom: float) -> None:
        self._room = (left, top, right, bottom)
        self._taken: list[tuple[float, float, float, float]] = []

    def keep(self, x: float, y: float, radius: float) -> None:
        """Nothing is to stand on this mark."""
        self.keep_box(x - radius, y - radius, x + radius, y + radius)

    def keep_box(self, left: float, top: float, right: float, bottom: float) -> None:
        """Nothing is to stand here."""
        self._taken.append((left, top, right, bottom))

    def put(self, parent: Element, x: float, y: float, text: str, kind: str) -> None:
        """The label above a mark where there is room, else below, to the left or right; else it is left out."""
        width, gap = width_of(text), 7
        places = ((x, y - gap), (x, y + gap + FONT), (x - width / 2 - gap, y + 4), (x + width / 2 + gap, y + 4))
        shifted = [(min(max(cx, self._room[0] + width / 2), self._room[2] - width / 2), cy) for cx, cy in places[:2]]
        for cx, cy in (*places[:1], *shifted, *places[1:]):
            box = (cx - width / 2, cy - FONT, cx + width / 2, cy + 2)
            if self._is_free(box):
                self._taken.append(box)
                put(parent, "text", text, x=cx, y=cy, kind=f"{kind} mid")
                return

    def _is_free(self, box: tuple[float, float, float, float]) -> bool:
        left, top, right, bottom = self._room
        inside = box[0] >= left and box[1] >= top and box[2] <= right and box[3] <= bottom
        return inside and not any(
            box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3] for other in self._taken
        )
