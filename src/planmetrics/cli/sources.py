"""Where figures come from, as it is said on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.cli.output import exclude, stop

if TYPE_CHECKING:
    from planmetrics.syntax.nodes import Data

UNKNOWN = "unknown"
"""The date of a publication of which nobody knows it."""


def new_sources(source: str | None, title: str | None, **facts: str | bool | None) -> dict[str, dict[str, Data]]:
    """The source that --new-source describes, by its id; none where it was not given.

    Ends the run where it is not said what it needs: who could tell a figure of 2024 from one that was revised later,
    if nobody knows when either was published?
    """
    if source is None and title is not None:
        stop("source_needs_id")
    given = {f"--{key}": held for key, held in facts.items() if held}
    if title is None:
        exclude("--source", given, "describes_new_source")
        return {}
    published, kind = facts["published"], facts["kind"]
    if published is None:
        stop("source_needs_date", source=source)
    if kind is None:
        stop("source_needs_kind", source=source)
    if not (facts["url"] or facts["number"] or facts["internal"]):
        stop("source_needs_place", source=source)
    order = ("publisher", "url", "number", "internal", "published", "kind", "copy")
    entry: dict[str, Data] = {"title": title}
    entry |= {key: held for key in order if (held := facts[key]) and not (key == "published" and held == UNKNOWN)}
    return {str(source): entry}
