"""What `validate` and `audit` find, in one shape for the formats of other programs: annotations, SARIF, reports."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Literal, TypeAlias

from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planmetrics.diagnostics import Span

Level: TypeAlias = Literal["error", "warning", "note"]
LEVELS: dict[str, Level] = {
    "error": "error",
    "warning": "warning",
    "note": "note",
    "contradiction": "error",
    "doubt": "warning",
}
"""How grave other programs hold each severity."""


class Also(NamedTuple):
    """A second place, and what stands there."""

    span: Span
    note: str


class Remark(NamedTuple):
    """One thing found at one place, worded in one language.

    `kind` and `explanation` are of its code. `identity` tells it from others of this code, wherever its line has moved
    to. `accepted` is why it may stand, where a person has said so.
    """

    code: str
    severity: str
    word: str
    span: Span
    message: str
    hint: str
    kind: str
    explanation: str
    identity: str
    also: tuple[Also, ...] = ()
    accepted: str | None = None

    @property
    def level(self) -> Level:
        """How grave it is; what was accepted is for information."""
        return LEVELS[self.severity] if self.accepted is None else "note"

    @property
    def text(self) -> str:
        """What is wrong, and below it what to do."""
        return f"{self.message}\n{self.hint}" if self.hint else self.message

    @property
    def fingerprint(self) -> str:
        """The same for the same finding after its line has moved."""
        return sha256(f"{self.code}\n{self.span.file}\n{self.identity}".encode()).hexdigest()


def gravest_first(remarks: Iterable[Remark]) -> list[Remark]:
    """Errors, then warnings, then notes, each in the order given: servers show only the first few."""
    order: tuple[Level, ...] = ("error", "warning", "note")
    return sorted(remarks, key=lambda remark: order.index(remark.level))
