"""Where the program starts, before the command tree and its libraries are imported."""

from __future__ import annotations

import gc
import importlib
import sys
from types import ModuleType
from typing import ClassVar

IDLE = ("bz2", "lzma", "platform", "secrets", "subprocess")
"""Modules that typer, pydantic and shutil import for what no command asks of them."""


def main() -> None:
    """Run the program."""
    gc.set_threshold(100_000)  # a short life: what is garbage, that of imports too, may wait for its end
    for name in IDLE:
        sys.modules.setdefault(name, _Later(name))
    if "importlib.metadata" not in sys.modules:
        sys.modules["importlib.metadata"] = importlib.metadata = _Metadata("importlib.metadata")  # type: ignore[attr-defined]  # as an import sets it
    from planmetrics.cli.app import main as run

    run()


class _Later(ModuleType):
    """Stands for a module until something of it is asked for. The LazyLoader of Python 3.11 ends at a second import."""

    def __getattr__(self, name: str) -> object:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


class _Metadata(_Later):
    """The same of importlib.metadata, of which pydantic takes a function that it calls only where plugins are wanted.

    No other idle module costs as much: it brings half of `email` along.
    """

    __path__: ClassVar[list[str]] = []  # a package: asked of one that an import takes something from

    def entry_points(self, **wanted: object) -> object:
        return self.__getattr__("entry_points")(**wanted)
