"""Bytes of one file to its model; every error becomes a diagnostic at its line and column."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeAlias, TypeVar

from pydantic import ValidationError

from planmetrics.diagnose import MOST_SHOWN, capped, diagnose, places_of
from planmetrics.model.fields import Model
from planmetrics.syntax.comments import cut_short
from planmetrics.syntax.decoding import decode
from planmetrics.syntax.nodes import Mapping, Scalar, Value, locate, plain
from planmetrics.syntax.pruning import Cut, cut_out, path_at, restored
from planmetrics.syntax.reader import MAX_DEPTH, MOST_REFUSED, read

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic, Span
    from planmetrics.syntax.nodes import Path

M = TypeVar("M", bound=Model)
_OF_MEANING = ("D", "L001")
"""What is told of a place by what stands beside it: its unit, its measure, whether it is defined."""
MOST_HELD = 500
"""Files whose nodes are held: they take ten times the room of the file, and of few files anybody asks for a place."""
_TWICE = "Y008"
"""A key that is written twice: its first value stands."""
Fiscal: TypeAlias = "dict[str, int]"
"""The month in which fiscal years start, by region."""


class Loaded(NamedTuple, Generic[M]):
    """A file that was read: its model, and what tells where each value stands.

    That is the file itself, which is read again where somebody asks; or the nodes that were left, where `cuts` is what
    was taken out because it is wrong, round by round. A sound file has none.
    """

    file: str
    model: M
    held: bytes | Mapping
    cuts: tuple[list[Cut], ...] = ()

    @property
    def root(self) -> Mapping:
        """The nodes of the file."""
        root = self.held if isinstance(self.held, Mapping) else _parsed(self.held, self.file).root
        assert root is not None  # noqa: S101 (a file without nodes is not loaded)
        return root

    @property
    def lost(self) -> set[str]:
        """Every text in what was taken out: names that others may speak of."""
        return {word for cuts in self.cuts for cut in cuts for word in cut.words}

    def in_whole(self, path: Path) -> Path:
        """Where the value at this path stands in the file as it was written."""
        return restored(path, self.cuts)

    def may_follow(self, path: Path, code: str) -> bool:
        """Whether what is told of a place of the file as written may come of a key that was taken out above it."""
        for number, cuts in enumerate(self.cuts):
            for cut in cuts:
                *above, key = restored(cut.path, self.cuts[:number])
                bears = isinstance(key, str) and above and path[: len(above)] == tuple(above)
                if path == (*above, key) or (bears and code.startswith(_OF_MEANING)):
                    return True
        return False

    def at(self, *path: str | int, key: bool = False) -> Span:
        """Where the value at this path stands; with `key`, where its key stands."""
        return locate(self.root, path, self.file, key=key)


def load(
    raw: bytes, file: str, model: type[M], fiscal_years: Fiscal | None = None
) -> tuple[Loaded[M] | None, list[Diagnostic]]:
    """Read one file as this model.

    Args:
        raw: the bytes of the file.
        file: its name, as diagnostics are to show it.
        model: what the file should hold.
        fiscal_years: the month in which the fiscal years of each region start, where the file does not say.

    Returns:
        The loaded file, or None where it does not hold the model; and all that is wrong with it. A mistake in
        the text (a key written twice, 1,000 in braces) bends what stands beside it, so that the shape is not
        judged on that line. A value that a comment seems to cut short is a warning.
    """
    text, root, [*wrong] = _parsed(raw, file)
    if text is None:
        return None, wrong
    if root is None:
        return None, capped(wrong, file, is_all=len(wrong) < MOST_REFUSED)
    if len(wrong) > MOST_SHOWN:
        return None, capped(wrong, file)
    lines, cut = {one.span.line for one in wrong}, cut_short(text, file)
    try:
        checked = _checked(root, model, fiscal_years)
    except ValidationError as error:
        wrong += [one for one in diagnose(error, model, root, file, text) if one.span.line not in lines]
        return None, [*wrong, *cut]
    return (None, [*wrong, *cut]) if wrong else (Loaded(file, checked, raw), cut)


class _Parsed(NamedTuple):
    """The text of a file and its nodes, None where it gives none, and what is wrong with either."""

    text: str | None
    root: Mapping | None
    wrong: list[Diagnostic]


@lru_cache(MOST_HELD)
def _parsed(raw: bytes, file: str) -> _Parsed:
    text, wrong = decode(raw, file)
    return _Parsed(text, *read(text, file)) if text is not None else _Parsed(None, None, wrong)


def load_sound_part(raw: bytes, file: str, model: type[M], fiscal_years: Fiscal | None = None) -> Loaded[M] | None:
    """What is sound of a file that is not, so that it can be held against other files in the same run.

    Whatever is wrong is taken out: an item of a list, a source, or a key; an id or a title has a stand-in. None where
    nothing can be told of the rest: the text ends somewhere, or the file does not say what it is about.
    """
    text, _ = decode(raw, file)
    root, wrong = read(text, file) if text is not None else (None, [])
    if root is None or len(wrong) > MOST_SHOWN:
        return None
    stand_ins: dict[str, Value] = {"format": Decimal(1), "id": PurePath(file).stem, "title": "?", "standing": "draft"}
    rounds = [cut_out(root, (path_at(root, one.span) for one in wrong if one.code != _TWICE))]
    while len(rounds) <= MAX_DEPTH:
        for cut in rounds[-1]:
            if cut.path == ("region",) and isinstance(cut.node, Scalar) and isinstance(cut.node.value, Decimal):
                stand_ins["region"] = str(cut.node.value)  # a code without its quotes
        for key in stand_ins.keys() & model.model_fields.keys() - root.values.keys():
            root.put(key, stand_ins[key])
        try:
            return Loaded(file, _checked(root, model, fiscal_years), root, tuple(rounds))
        except ValidationError as error:
            rounds.append(cut_out(root, places_of(error)))
            if not rounds[-1]:
                break
    return None


def _checked(root: Mapping, model: type[M], fiscal_years: Fiscal | None) -> M:
    written = plain(root)
    return model.model_validate(written, context=_fiscal_year_starts(written, fiscal_years or {}))


def _fiscal_year_starts(written: object, known: Fiscal) -> int | None:
    """The month that the file gives, else that of the region it speaks of; the model refuses a wrong one."""
    if not isinstance(written, dict):
        return None
    own, region = written.get("fiscal_year_starts"), written.get("region")
    if isinstance(own, Decimal) and own in range(1, 13):
        return int(own)
    return known.get(region) if isinstance(region, str) else None
