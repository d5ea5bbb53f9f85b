"""Finds and reads files: the only module that opens one for reading."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from planmetrics.diagnostics import Diagnostic, Phrase, Span, diagnostic, phrase
from planmetrics.wording import printable

if TYPE_CHECKING:
    from typing import BinaryIO

MAX_BYTES = 4 * 1024 * 1024
_IN_MEMORY = 1 << 20
_HEAD = 1024  # the keys at the top of a file stand there; each byte more is looked through in every file of a folder
_LOOKING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_REASONS = {
    stat.S_IFDIR: ("folder", "name_a_file_or_data"),
    stat.S_IFIFO: ("pipe", "name_an_ordinary_file"),
    stat.S_IFCHR: ("device", "name_an_ordinary_file"),
    stat.S_IFSOCK: ("socket", "name_an_ordinary_file"),
    stat.S_IFBLK: ("device", "name_an_ordinary_file"),
}


def find_own_data(start: Path) -> Path | None:
    """The nearest `data` folder with plans, upward from where the user stands."""
    for folder in (start, *start.parents):
        for data in (folder / "data", folder):
            if (data / "plans").is_dir() and (data.name == "data" or (data / "indicators.yaml").is_file()):
                return data
    return None


def packaged_data() -> Path | None:
    """The data that the package carries; in a checkout, where it stands beside src."""
    here = Path(__file__).parent
    return next((data for data in (here / "data", here.parents[1] / "data") if (data / "plans").is_dir()), None)


def packaged_example(name: str) -> Path:
    """A folder of plans that the package carries as an example; in a checkout, where it stands beside src."""
    here = Path(__file__).parent
    inside = here / "examples" / name
    return inside if inside.is_dir() else here.parents[1] / "examples" / name


def template(name: str) -> Path:
    """A file or folder that the package carries to be copied."""
    return Path(__file__).parent / "templates" / name


def files_below(folder: Path) -> dict[str, Path]:
    """Every file below a folder, hidden ones too, by its path from there, with slashes."""
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


def data_above(path: Path) -> Path | None:
    """The data folder that a file lies in, if any."""
    above = Path(os.path.realpath(path)).parents
    return next((folder for folder in above if (folder / "plans").is_dir()), None)


def kind_of(path: Path) -> str:
    """What a file should hold, by name, folder, or else its lines: plan, actuals, indicators, regions, methods."""
    if path.stem in {"indicators", "regions", "methods"}:
        return path.stem
    above = Path(os.path.realpath(path)).parents
    nearest = next((folder.name for folder in above if folder.name in {"plans", "actuals"}), None)
    if nearest is not None:
        return "plan" if nearest == "plans" else "actuals"
    text = head_of(path, whole=True)
    if b"\nmethods:" in text:
        return "methods"
    return "actuals" if b"\nobservations:" in text else "plan"


def is_yaml(path: Path | str) -> bool:
    """Whether a name ends as those of YAML files do."""
    return os.fspath(path).lower().endswith((".yaml", ".yml"))


def shown(path: Path) -> str:
    """A path as messages show it: relative to where the user stands where that is shorter, with slashes."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        relative = str(path)
    name = (relative if not relative.startswith("../../..") else str(path)).replace(os.sep, "/")
    return printable(name)


def read_bytes(path: Path, limit: int = MAX_BYTES, too_large: str = "Y004") -> bytes | Diagnostic:
    """The content of an ordinary file up to a limit; or what keeps it from being read: above the limit, this code."""
    file = open_bytes(path, limit, too_large)
    if isinstance(file, Diagnostic):
        return file
    try:
        with file:
            raw: bytes | None = file.read(limit + 1)
    except OSError as error:
        return _unreadable(path, error)
    if raw is None:  # a device that has nothing to give yet
        return _no_file(path)
    return diagnostic(too_large, Span(shown(path)), size=len(raw), limit=limit) if len(raw) > limit else raw


def head_of(path: Path | str, *, whole: bool = False) -> bytes:
    """The first bytes of an ordinary file, or all of them up to the limit; none of what cannot be read.

    Nothing but a look: what is then read for its content is read by `read_bytes`, which says what is wrong.
    """
    try:
        file = os.open(path, _LOOKING)
    except OSError:
        return b""
    try:
        is_ordinary = stat.S_ISREG(os.fstat(file).st_mode)
        return os.read(file, MAX_BYTES if whole else _HEAD) if is_ordinary else b""
    except OSError:
        return b""
    finally:
        os.close(file)


def open_bytes(path: Path, limit: int = MAX_BYTES, too_large: str = "Y004") -> BinaryIO | Diagnostic:
    """An ordinary file, no larger than the limit, opened to be read from its beginning; or what keeps it from that."""
    place = Span(shown(path))
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            reason, advice = _REASONS.get(stat.S_IFMT(state.st_mode), ("no_ordinary_file", "name_a_file"))
            return diagnostic("Y020", place, reason=phrase(reason), advice=phrase(advice))
        if state.st_size > limit:
            return diagnostic(too_large, place, size=state.st_size, limit=limit)
        file = open(path, "rb", opener=_without_waiting)  # noqa: SIM115  # whoever asked closes it
        if not state.st_size and file.read(
            1
        ):  # what the system makes up while it is read, as in /proc: it may never end
            file.close()
            return _no_file(path)
    except OSError as error:
        return _unreadable(path, error)
    return file


def kept(stream: BinaryIO, name: str, limit: int = MAX_BYTES) -> BinaryIO | Diagnostic:
    """What a pipe gives, kept to be read more than once: on disk where it is long."""
    import tempfile  # noqa: PLC0415  # a tenth of the start of a command, and hardly any reads a pipe twice

    file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # whoever asked for it closes it
    while chunk := stream.read(_IN_MEMORY):
        file.write(chunk)
        if file.tell() > limit:
            size = file.tell()
            file.close()
            return diagnostic("Y004", Span(name), size=size, limit=limit)
    file.seek(0)
    return file  # type: ignore[return-value]  # it is one, but for its name


def _no_file(path: Path) -> Diagnostic:
    reason, advice = phrase("no_ordinary_file"), phrase("name_an_ordinary_file")
    return diagnostic("Y020", Span(shown(path)), reason=reason, advice=advice)


def _unreadable(path: Path, error: OSError) -> Diagnostic:
    reason, advice = refusal(error)
    return diagnostic("Y020", Span(shown(path)), reason=reason, advice=advice)


def _without_waiting(name: str, flags: int) -> int:
    """Open a file that a reader may have to wait for (/proc/kmsg) so that it says so instead."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def refusal(error: OSError) -> tuple[Phrase, Phrase]:
    """Why the system does not give a file or folder, and what to do about it."""
    if isinstance(error, FileNotFoundError):
        return phrase("no_such_file"), phrase("check_name")
    if isinstance(error, PermissionError):
        return phrase("no_permission"), phrase("ask_for_permission")
    return phrase("system_says", text=(error.strerror or str(error)).lower()), phrase("check_disk")
