"""Every diagnostic code: what it says, how to put it right, what it means.

Codes are stable and never reused. A message names the thing and the value found; the hint is what to
do about it. Both are templates, filled by `problem`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from planmetrics.diagnostics import Diagnostic

if TYPE_CHECKING:
    from planmetrics.codes.code import Code
    from planmetrics.diagnostics import Related, Span

FAMILIES = {"Y": "text", "S": "shape", "L": "links", "D": "data", "T": "trace", "C": "table"}
"""The module of each family of codes: read when a problem is found, so that sound files do not pay for it."""


def family(letter: str) -> dict[str, Code]:
    """The codes of one family, by code."""
    module = import_module(f"planmetrics.codes.{FAMILIES[letter]}")
    return {code.code: code for code in module.CODES}


def all_codes() -> dict[str, Code]:
    """Every code, in the order of the families."""
    return {name: code for letter in FAMILIES for name, code in family(letter).items()}


def problem(
    code: str,
    span: Span,
    *,
    path: tuple[str | int, ...] = (),
    plan: str | None = None,
    indicator: str | None = None,
    region: str | None = None,
    related: tuple[Related, ...] = (),
    **facts: Any,
) -> Diagnostic:
    """The diagnostic of this code at this place, its templates filled with the facts."""
    known = family(code[0])[code]
    facts |= {"plan": plan, "indicator": indicator, "region": region}
    return Diagnostic(
        code=code,
        severity=known.severity,
        span=span,
        message=known.message.format(**facts),
        hint=known.hint.format(**facts),
        path=path,
        plan=plan,
        indicator=indicator,
        region=region,
        related=related,
    )
