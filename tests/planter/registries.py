"""Faults of the registries of indicators and regions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.planter.fault import Kind, mistyped, other_of, piece
from tests.planter.plans import MEASURES, REGIONS

if TYPE_CHECKING:
    from random import Random

    from tests.planter.fault import FileKind, Plant

INDICATORS: FileKind = "indicators"
REGISTERED: FileKind = "regions"
_KEY = r"(?:^ +|[{ ])"


def _other_kind(unit: str, random: Random) -> str | None:
    others = [one for one in ("家", "亿元", '"%"', "件", "位") if one != unit]
    return random.choice(others)


def _scaled(unit: str, _: Random) -> str | None:
    return {"亿元": "万元", "家": "万家", "件": "万件", "名": "万名"}.get(unit)


def _of(file: FileKind, *made: tuple[str, Plant]) -> tuple[Kind, ...]:
    return tuple(Kind(f"registry: {name}", file, plant) for name, plant in made)


KINDS = (
    *_of(
        INDICATORS,
        ("wrong measure", piece(rf"{_KEY}measure: (?P<it>[a-z]+)", other_of(*MEASURES))),
        ("wrong better", piece(rf"{_KEY}better: (?P<it>higher|lower)", other_of("higher", "lower"))),
        ("unit of another kind", piece(rf"{_KEY}unit: (?P<it>[^,}}\n]+)", _other_kind)),
        ("unit in another scale", piece(rf"{_KEY}unit: (?P<it>[^,}}\n]+)", _scaled)),
        ("indicator id mistyped", piece(r"^  - (?:\{)?id: (?P<it>[a-z0-9-]+)", mistyped)),
        ("key mistyped", piece(rf"{_KEY}(?P<it>measure|better|unit|definition|additive|identity)(?=:)", mistyped)),
        ("identity mistyped", piece(r"\{of: (?P<it>[a-z0-9-]+)", mistyped)),
    ),
    *_of(
        REGISTERED,
        ("region id mistyped", piece(r'^  - \{id: "?(?P<it>[0-9]{6})', mistyped)),
        ("parent mistyped", piece(r'parent: "(?P<it>[0-9]{6})"', mistyped)),
        ("parent of a neighbour", piece(r'parent: "(?P<it>[0-9]{6})"', other_of(*REGIONS, "330100", "330000", "990100"))),
    ),
)  # fmt: skip
