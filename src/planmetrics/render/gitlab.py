"""What is found as the report on code quality that GitLab shows in merge requests: a list of places, as JSON.

https://docs.gitlab.com/ci/testing/code_quality: description, check_name, fingerprint, location and severity.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.render.remarks import Level, Remark

_SEVERITIES: dict[Level, str] = {"error": "major", "warning": "minor", "note": "info"}


def code_quality(remarks: Sequence[Remark], *, ascii_only: bool = False) -> str:
    """The report, an entry a remark."""
    seen: Counter[str] = Counter()  # of two that are alike in one file GitLab would show one
    entries = []
    for remark in remarks:
        seen[remark.fingerprint] += 1
        number = seen[remark.fingerprint]
        entry = {
            "description": remark.text,
            "check_name": remark.code,
            "fingerprint": remark.fingerprint if number == 1 else f"{remark.fingerprint}-{number}",
            "severity": _SEVERITIES[remark.level],
            "location": {"path": remark.span.file, "lines": {"begin": remark.span.line}},
        }
        entries.append(entry)
    return json.dumps(entries, ensure_ascii=ascii_only, indent=2)
