"""What is found as GitHub takes it: commands that annotate lines, and a table for the summary of a step.

https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions: of a step ten errors and ten
warnings are shown, so that errors come first; the summary of a step may be 1 MiB long.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.render.markdown import escaped
from planmetrics.render.remarks import gravest_first

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planmetrics.render.remarks import Remark
    from planmetrics.render.words import Words

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_ENDS = (("%", "%25"), ("\r", "%0D"), ("\n", "%0A"))
_SETTING = (*_ENDS, (":", "%3A"), (",", "%2C"))
_LONGEST = 1_000_000
"""Bytes of a summary; a little less than 1 MiB, to leave room for what else the step writes."""


def commands(remarks: Sequence[Remark]) -> Iterator[str]:
    """A command a line, the gravest first."""
    for remark in gravest_first(remarks):
        settings = {
            "file": remark.span.file,
            "line": str(remark.span.line),
            "col": str(remark.span.column),
            "title": f"planmetrics {remark.code}",
        }
        listed = ",".join(f"{key}={_escaped(value, _SETTING)}" for key, value in settings.items())
        yield f"::{_COMMANDS[remark.level]} {listed}::{_escaped(remark.text, _ENDS)}"


def _escaped(text: str, signs: tuple[tuple[str, str], ...]) -> str:
    for sign, code in signs:
        text = text.replace(sign, code)
    return text


def step_summary(title: str, counts: str, remarks: Sequence[Remark], words: Words) -> str:
    """A heading, the counts and a table in Markdown; where they are too many, how many more there are."""
    head = [f"### {escaped(title)}", "", escaped(counts), ""]
    if remarks:
        heads = words("remarks.severity"), words("remarks.place"), words("remarks.message"), words("remarks.hint")
        head += [f"| {' | '.join(heads)} |", "|---|---|---|---|"]
    lines, room = head, _LONGEST - sum(_size(line) for line in head)
    for number, line in enumerate(_rows(remarks)):
        room -= _size(line)
        if room < 0:
            lines += ["", escaped(words("remarks.more", count=len(remarks) - number))]
            break
        lines.append(line)
    return "\n".join(lines) + "\n\n"


def _rows(remarks: Sequence[Remark]) -> Iterator[str]:
    for remark in gravest_first(remarks):
        place = f"{remark.span.file}:{remark.span.line}:{remark.span.column}"
        cells = (f"{remark.word} {remark.code}", place, remark.message, remark.hint)
        yield f"| {' | '.join(map(escaped, cells))} |"


def _size(line: str) -> int:
    return len(line.encode()) + 1
