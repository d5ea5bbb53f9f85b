"""What texts call a time, and a place in a document, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planmetrics.audit.finding import Bilingual
    from planmetrics.model.period import Period
    from planmetrics.model.target import Locator


def period_names(period: Period) -> Bilingual:
    """2024年, 2024年上半年, 2024年1—9月; in English as files write it."""
    return period.in_chinese(), str(period)


def place_names(at: Locator) -> Bilingual:
    """The section and the item in it, as a sentence names them."""
    item, item_en = item_names(at)
    if at.section is None:
        return item or (f"第{at.line}行" if at.line is not None else ""), item_en
    return f"“{at.section}”{item}", ", ".join(filter(None, (at.section, item_en)))


def item_names(at: Locator) -> Bilingual:
    """Table and item, for whoever holds the document as Word or PDF sees no lines; English names the line of its text."""
    page, page_en = (f"第{at.page}页", f"page {at.page}") if at.page is not None else ("", "")
    row = f"第{at.row}项" if at.row is not None else ""
    place = f"line {at.line}" if at.line is not None else page_en or at.table or (f"row {at.row}" if at.row else "")
    return f"{page}{at.table or ''}{row}", place
