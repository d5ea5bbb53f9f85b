"""One spelling for what is printed in several: full-width digits, spaces, thousands commas."""

from __future__ import annotations

import re

_SIGNS = {
    **dict(zip("０１２３４５６７８９．％／＋－～〜＞＜＝　（）", "0123456789.%/+-~~><= ()", strict=True)),
    "﹪": "%",
    "⩾": "≥",
    "⩽": "≤",
    "≧": "≥",
    "≦": "≤",
    "≈": "约",
    "∶": ":",
    "−": "-",
    "㎡": "平方米",
    "㎞": "公里",
    **dict.fromkeys("―‐‑‒─﹘∼˜", "—"),
}
_HALF_WIDTH = str.maketrans(_SIGNS)
_THOUSANDS = r"(?<![0-9.,])([0-9]{1,3})((?:[,，][0-9]{3})+)(?![0-9,])"
_SPACES = re.compile(r"(?<![\x21-\x7e]) +| +(?![\x21-\x7e])")


def half_width(text: str) -> str:
    """The text with digits and signs in their plain forms; lengths change for a few unit signs only."""
    return text.translate(_HALF_WIDTH)


def compact(text: str) -> str:
    """The text as rules and readings see it: plain digits, no thousands commas, no spaces beside Chinese characters.

    Tabs stay: they keep the cells of a table apart.
    """
    text = half_width(text.strip())
    if " " in text:
        text = re.sub(r"(?<=[<>=≤≥]) +| +(?=%)", "", _SPACES.sub("", text))
    if "," in text or "，" in text:
        text = re.sub(_THOUSANDS, lambda found: found[1] + re.sub("[,，]", "", found[2]), text)
    return text
