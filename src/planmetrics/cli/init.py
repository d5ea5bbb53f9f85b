"""planmetrics init: a folder of plans to start from, with what editors and CI need."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planmetrics.render.words import Lang

FolderArgument = Annotated[Path, typer.Argument(metavar="DIR", help="argument.folder")]

EXAMPLES: dict[Lang, str] = {"zh": "district", "en": "council"}
"""The example that each language starts from."""
NEARER = (b"$schema=../../../", b"$schema=../")
"""The way to the schemas, which stand beside `examples` in the repository and beside `data` in a folder of plans."""


def init(folder: FolderArgument) -> None:
    """A folder in which `validate` is green and `gap` shows something; nothing that is there is overwritten."""
    from planmetrics.cli.making import make_files
    from planmetrics.cli.output import FINDINGS, advise, language, listed, say, stop, write

    if os.path.lexists(folder) and not folder.is_dir():
        stop("no_folder", folder=folder)
    wanted = _wanted(folder, language())
    new = {name: content for name, content in wanted.items() if not os.path.lexists(folder / name)}
    make_files({folder / name: content for name, content in new.items()})
    for name in new:
        write(str(folder / name))
    kept = [name for name in wanted if name not in new and not _is(folder / name, wanted[name])]
    if kept:
        say("kept", names=listed(kept))
    if not new:
        say("nothing_new", folder=folder)
    advise(_next(folder))
    if kept:
        raise typer.Exit(FINDINGS)


def _wanted(folder: Path, lang: Lang) -> dict[str, bytes]:
    """The files to be made, by their path from the folder; among data of one's own no example is put."""
    from planmetrics.cli.output import say
    from planmetrics.render.schema import KINDS, schema_text
    from planmetrics.source import files_below, packaged_example, template

    files = {name: content_of(path) for name, path in files_below(template("folder")).items()}
    example = {
        name: content_of(path).replace(*NEARER, 1)
        for name, path in files_below(packaged_example(EXAMPLES[lang])).items()
    }
    files |= {f"schemas/{kind}.schema.json": schema_text(kind).encode() for kind in KINDS}
    own = _own_data(folder, example)
    if own is not None:
        say("data_there", file=own)
        return files
    return files | example


def _own_data(folder: Path, example: Mapping[str, bytes]) -> Path | None:
    """A file of data that is there and is not the example's, if there is one."""
    from planmetrics.source import files_below, is_yaml

    there = files_below(folder / "data").items()
    return next((path for name, path in there if is_yaml(path) and not _is(path, example.get(f"data/{name}"))), None)


def content_of(path: Path) -> bytes:
    """What a file of the package holds; ends the run where it cannot be read."""
    from planmetrics.cli.output import UNREADABLE, show_diagnostics
    from planmetrics.diagnostics import Diagnostic
    from planmetrics.source import read_bytes

    content = read_bytes(path)
    if isinstance(content, Diagnostic):
        show_diagnostics([content])
        raise typer.Exit(UNREADABLE)
    return content


def _is(path: Path, content: bytes | None) -> bool:
    """Whether a file holds just this already."""
    from planmetrics.source import read_bytes

    return read_bytes(path) == content


def _next(folder: Path) -> Iterator[str]:
    """The commands to go on with."""
    from planmetrics.cli.output import lang_option

    if folder.resolve() != Path.cwd():
        yield f'cd "{folder}"' if " " in str(folder) else f"cd {folder}"
    yield f"planmetrics validate{lang_option()}"
    yield f"planmetrics gap{lang_option()}"
