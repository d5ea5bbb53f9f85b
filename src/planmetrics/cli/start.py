"""Where the program starts, before the command tree and its libraries are imported."""

from __future__ import annotations

import gc
import importlib
import sys
from types import ModuleType
from typing import Any

IDLE: dict[str, tuple[str, ...]] = {
    "base64": (),
    "bz2": (),
    "csv": (),
    "difflib": ("get_close_matches",),
    "hashlib": ("sha256",),
    "importlib.metadata": ("entry_points",),
    "json": (),
    "linecache": (),
    "lzma": (),
    "secrets": (),
    "shutil": ("get_terminal_size",),
    "subprocess": (),
    "textwrap": (),
    "tokenize": (),
    "urllib.parse": ("quote_from_bytes",),
}
"""Modules that Python's own, typer, pydantic and renderers import for what few runs ask of them, and the functions that
they take from them by name. The greatest is importlib.metadata: it brings half of `email` along, for plugins.
"""


def main() -> None:
    """Run the program."""
    gc.set_threshold(100_000, 100)  # a short life: what is garbage, that of imports too, may wait for its end
    for name, functions in IDLE.items():
        if name not in sys.modules:
            _put_off(name, functions)
    from planmetrics.cli.app import main as run

    run()


class Later(ModuleType):
    """Stands for a module until something of it is asked for. The LazyLoader of Python 3.11 ends at a second import."""

    def __getattr__(self, name: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def _put_off(name: str, functions: tuple[str, ...]) -> None:
    """Have a module imported when something of it is asked for, or when one of these functions is called."""
    later = Later(name)
    for function in functions:
        setattr(later, function, lambda *given, _name=function, **named: later.__getattr__(_name)(*given, **named))
    package, _, own = name.rpartition(".")
    if functions:
        later.__path__ = []  # which is asked of a module that something is taken from by name
    if package:
        setattr(importlib.import_module(package), own, later)
    sys.modules[name] = later
