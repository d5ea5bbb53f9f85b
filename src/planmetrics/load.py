"""Bytes of one file to its model; every error becomes a diagnostic at its line and column."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeAlias, TypeVar

from pydantic import ValidationError

from planmetrics.diagnose import MOST_SHOWN, capped, diagnose
from planmetrics.model.fields import Model
from planmetrics.syntax.decoding import decode
from planmetrics.syntax.nodes import Mapping, locate, plain
from planmetrics.syntax.reader import read

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic, Span

M = TypeVar("M", bound=Model)
Fiscal: TypeAlias = "dict[str, int]"
"""The month in which fiscal years start, by region."""


class Loaded(NamedTuple, Generic[M]):
    """A file that was read: its model, and its nodes, which know where each value stands."""

    file: str
    model: M
    root: Mapping

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
        judged on that line, and the file goes no further.
    """
    text, wrong = decode(raw, file)
    if text is None:
        return None, wrong
    root, wrong = read(text, file)
    if root is None:
        return None, wrong
    if len(wrong) > MOST_SHOWN:
        return None, capped(wrong, file)
    lines = {one.span.line for one in wrong}
    try:
        written = plain(root)
        checked = model.model_validate(written, context=_fiscal_year_starts(written, fiscal_years or {}))
    except ValidationError as error:
        wrong += [one for one in diagnose(error, model, root, file, text) if one.span.line not in lines]
        return None, wrong
    return (None, wrong) if wrong else (Loaded(file, checked, root), wrong)


def _fiscal_year_starts(written: object, known: Fiscal) -> int | None:
    """The month that the file gives, else that of the region it speaks of; the model refuses a wrong one."""
    if not isinstance(written, dict):
        return None
    own, region = written.get("fiscal_year_starts"), written.get("region")
    if isinstance(own, Decimal) and own in range(1, 13):
        return int(own)
    return known.get(region) if isinstance(region, str) else None
