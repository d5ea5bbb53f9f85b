"""Makes new files: all of them or none, and never over one that is there."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from planmetrics.cli.output import UNREADABLE, stop
from planmetrics.source import shown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def make_files(files: Mapping[Path, bytes]) -> None:
    """Make these files and the folders that they lack; where one cannot be made, take back those that were.

    Ends the run where the system refuses, with everything as it was.
    """
    made: list[Path] = []
    at = None
    try:
        for at, content in files.items():
            for folder in reversed([*_missing(at.parent)]):
                folder.mkdir()
                made.append(folder)
            with at.open("xb") as file:
                made.append(at)
                file.write(content)
    except BaseException as error:
        for path in reversed(made):
            _take_back(path)
        if isinstance(error, OSError):
            name = shown(at) if at is not None else ""
            stop("cannot_make", code=UNREADABLE, name=name, why=(error.strerror or str(error)).lower())
        raise


def _missing(folder: Path) -> list[Path]:
    """A folder and those above it that are not there, from below."""
    return [path for path in (folder, *folder.parents) if not path.exists()]


def _take_back(path: Path) -> None:
    """Delete what was made; whatever somebody else has put into a folder meanwhile stays."""
    with contextlib.suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink()
