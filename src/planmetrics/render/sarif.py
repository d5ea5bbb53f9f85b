"""What is found as SARIF 2.1.0, the format in which code scanning takes the results of any checker."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import quote

from planmetrics import __version__
from planmetrics.render.data import dumped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.diagnostics import Span
    from planmetrics.render.remarks import Remark

_Object: TypeAlias = dict[str, Any]
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(remarks: Sequence[Remark], *, ascii_only: bool = False) -> str:
    """One run with its results, in the order given, and the rules that they name."""
    kinds = {remark.code: remark for remark in reversed(remarks)}
    numbers = {code: number for number, code in enumerate(sorted(kinds))}
    driver = {"name": "planmetrics", "version": __version__, "rules": [_rule(kinds[code]) for code in numbers]}
    run: _Object = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(remark, numbers[remark.code]) for remark in remarks],
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": (run,)}, ascii_only=ascii_only)


def _rule(remark: Remark) -> _Object:
    return {
        "id": remark.code,
        "shortDescription": {"text": remark.kind},
        "fullDescription": {"text": remark.explanation},
        "help": {"text": remark.explanation},
    }


def _result(remark: Remark, number: int) -> _Object:
    result: _Object = {
        "ruleId": remark.code,
        "ruleIndex": number,
        "level": remark.level,
        "message": {"text": remark.text},
        "locations": [_location(remark.span)],
        "partialFingerprints": {"planmetrics/v1": remark.fingerprint},
    }
    if remark.also:
        result["relatedLocations"] = [
            {"id": place, **_location(also.span), "message": {"text": also.note}}
            for place, also in enumerate(remark.also, 1)
        ]
    if remark.accepted is not None:
        result["suppressions"] = [{"kind": "external", "justification": remark.accepted}]
    return result


def _location(span: Span) -> _Object:
    region = {"startLine": span.line, "startColumn": span.column}
    return {"physicalLocation": {"artifactLocation": {"uri": quote(span.file)}, "region": region}}
