"""What there is to say about one kind of problem."""

from __future__ import annotations

from typing import NamedTuple

from planmetrics.diagnostics import Severity


class Code(NamedTuple):
    """A kind of problem: templates for its message and hint, and the long explanation."""

    code: str
    title: str
    message: str
    hint: str
    explanation: str
    severity: Severity = Severity.ERROR
