"""Writes what is made of the models: schemas/*.schema.json and the pages on the file format. Run it from anywhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planmetrics.codes.keys import FILES, MODELS
from planmetrics.diagnostics import phrase
from planmetrics.render.diagnostics import text_of
from planmetrics.render.schema import KINDS, keys_of, meaning, models_of, schema_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planmetrics.model.fields import Model
    from planmetrics.render.words import Lang

ROOT = Path(__file__).parents[1]
PAGES: dict[Lang, Path] = {"en": ROOT / "docs" / "format.md", "zh": ROOT / "docs" / "format.zh-CN.md"}
HEADS: dict[Lang, str] = {
    "en": """# The files

Every key of every file, with an example: what is written between the braces of a mapping, or as lines of a block. This page is
made of the models (`docs/make.py`). Keys in bold must be there. `planmetrics validate` checks files, at their line and column;
`planmetrics schema` prints what editors check them by.

Files are YAML 1.2 as editors read it, in UTF-8. Figures are plain numbers in the indicator's own unit (17000, not 1.7万 or
17,000). Codes of regions and printed figures stand in quotes where they are digits (`"330100"`, `"4.0"`), so that they stay text.
""",
    "zh": """# 文件格式

各文件的每个键，各附一例：例子写在一个映射的花括号之内，也可以分行书写。本页由程序的模型生成（`docs/make.py`）。
粗体的键必须有。`planmetrics validate` 检查文件，指出行和列；`planmetrics schema` 输出编辑器用来检查的模式。

文件为 UTF-8 编码的 YAML 1.2，与编辑器的读法一致。数值是以指标自身单位计的纯数字（17000，不写 1.7万或 17,000）。地区代码和原文数字若全是数字，
写在引号里（`"330100"`、`"4.0"`），以免被当作数。
""",
}
TABLES: dict[Lang, str] = {"en": "| key | means | example |", "zh": "| 键 | 含义 | 示例 |"}
ONE_OF: dict[Lang, tuple[str, str]] = {"en": ("Exactly one of ", ", "), "zh": ("恰好写其中一项：", "、")}
ENDS: dict[Lang, str] = {"en": ".", "zh": "。"}


def page(lang: Lang) -> str:
    """The page on the file format."""
    return "\n".join([HEADS[lang], *(line for kind in KINDS for line in _file(kind, lang))]).rstrip("\n") + "\n"


def _file(kind: str, lang: Lang) -> Iterator[str]:
    yield from (f"## {kind}", "", _one(FILES[kind], lang), "")
    for model in models_of(KINDS[kind]):
        yield from _model(model, lang)


def _model(model: type[Model], lang: Lang) -> Iterator[str]:
    name = text_of(phrase(f"thing.{model.__name__}"), lang)
    yield from (f"### {name[0].upper()}{name[1:]}", "", _one(MODELS[model.__name__], lang), "")
    opening, comma = ONE_OF[lang]
    for group in model.one_of:
        yield from (opening + comma.join(f"`{key}`" for key in group) + ENDS[lang], "")
    yield from (TABLES[lang], "|---|---|---|")
    for key, _, required in keys_of(model):
        zh, en, example = meaning(model, key)
        name = f"**`{key}`**" if required else f"`{key}`"
        yield f"| {name} | {zh if lang == 'zh' else en} | `{example}` |"
    yield ""


def _one(both: tuple[str, str], lang: Lang) -> str:
    return both[0] if lang == "zh" else both[1]


def made() -> dict[Path, str]:
    """Every file that is made, with its text."""
    schemas = {ROOT / "schemas" / f"{kind}.schema.json": schema_text(kind) for kind in KINDS}
    return schemas | {path: page(lang) for lang, path in PAGES.items()}


if __name__ == "__main__":
    for path, text in made().items():
        path.write_text(text, encoding="utf-8", newline="\n")
