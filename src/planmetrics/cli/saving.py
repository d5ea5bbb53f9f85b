"""Writing files: whole or not at all, however a run ends, and no two runs over each other.

A new content is written beside the old one, brought to the disk, and then takes its name in one step, so that a killed
run leaves the old file or the new one. Runs that read, check and write do so under a lock of the folder, which the
system itself lets go when a run ends, so that none is ever left behind.
"""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from planmetrics.cli.output import UNREADABLE, in_words, stop
from planmetrics.source import shown
from planmetrics.tuples import NamedTuple

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

LONGEST_WAIT = 60.0
"""Seconds that a run waits for another one to finish writing."""
_PAUSE = 0.02
_LOCK = ".planmetrics.lock"
"""Stands in a folder that cannot be locked itself, as on Windows and some network disks; it holds nothing."""
_REASONS = {
    errno.EACCES: "why.no_permission",
    errno.EPERM: "why.no_permission",
    errno.EROFS: "why.read_only",
    errno.ENOSPC: "why.disk_full",
    errno.EDQUOT: "why.disk_full",
}


class Saved(NamedTuple):
    """A file with its content as it was read (None: there was no file) and as it is to be."""

    path: Path
    before: bytes | None
    after: bytes


@contextlib.contextmanager
def locked(paths: Iterable[Path]) -> Iterator[None]:
    """Keep other runs from writing beside any of these files while this one reads, checks and writes.

    Ends the run where another one holds a folder for a minute. Folders that are missing are made.
    """
    folders = sorted({_real(path).parent for path in paths})
    with contextlib.ExitStack() as held:
        for folder in folders:
            held.callback(os.close, _lock(folder))
        yield


def save(files: Sequence[Saved]) -> None:
    """Write all of these files, or none: the old ones stay where one cannot be written. Call it under `locked`.

    A link stays one, and what it leads to is written. Ends the run, with every old file as it was, where the system
    refuses or where a file is no longer what was read.
    """
    staged: list[tuple[Saved, Path, Path]] = []
    at = files[0].path
    try:
        try:
            for one in files:
                at = one.path
                target = _real(at)
                staged.append((one, target, _staged(one, target)))
            _replace(staged)
        finally:
            for _, _, beside in staged:
                beside.unlink(missing_ok=True)
    except OSError as error:
        _refuse(at, error)


def put(path: Path, content: bytes) -> None:
    """Write a file that is made anew each time, in place of what stood there. Ends the run where that cannot be."""
    with locked([path]):
        try:
            before = _content(_real(path))
        except OSError as error:
            _refuse(path, error)
        save([Saved(path, before, content)])


def put_all(folder: Path, files: Mapping[str, bytes], is_ours: Callable[[bytes], bool]) -> None:
    """Write files that are made anew each time into a folder of their own: all of them, or none.

    Ends the run where that cannot be, and where the folder holds anything but what an earlier run wrote there.

    Args:
        folder: where they go; it is made where there is none.
        files: their contents by name. A killed run leaves the first, so that by it the folder is known again.
        is_ours: whether the first file, as it stands there, was written by an earlier run.
    """
    places = [folder / name for name in files]
    if folder.exists() and not folder.is_dir():
        stop("not_a_package", folder=shown(folder.parent), file=shown(folder))
    with locked(places):
        try:
            before = {place: _content(_real(place)) for place in places}
            first, *_ = places
            held = before[first]
            known = held is not None and is_ours(held)
            for name in sorted(one.name for one in folder.iterdir()):
                own = name == _LOCK or name in {_beside(place).name for place in places}
                if not own and not (known and name in files):
                    stop("not_a_package", folder=shown(folder), file=name)
        except OSError as error:
            _refuse(folder, error)
        save([Saved(place, before[place], files[place.name]) for place in places])


@contextlib.contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A place beside a file for a content that is too long to hold, which takes the file's name when it is whole.

    Whatever ends the run before that leaves the old file, and nothing beside it; only where a run is killed its part
    stays behind. The folder is locked for the last step alone: what takes an hour must not keep others waiting.
    """
    target = _real(path)
    beside = _beside(target, f".{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            _may_be_written(target)
        try:
            yield beside
            _to_disk(beside, os.O_RDWR)
            with locked([path]):
                if target.exists():
                    _as_before(target, beside)
                beside.replace(target)
                _to_disk(target.parent)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        _refuse(path, error)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _beside(target: Path, mark: str = "") -> Path:
    """What its new content is called until it takes the name."""
    return target.with_name(f".{target.name}{mark}.planmetrics-tmp")


def _refuse(path: Path, error: OSError) -> NoReturn:
    known = _REASONS.get(error.errno or 0)
    why = in_words(known) if known else (error.strerror or str(error)).lower()
    stop("cannot_save", code=UNREADABLE, file=shown(path), why=why)


def _staged(one: Saved, target: Path) -> Path:
    """The new content beside the old file, on the disk, with its rights; a killed run's leftover is overwritten."""
    if _content(target) != one.before:
        stop("changed_meanwhile", code=UNREADABLE, file=shown(one.path))
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = _beside(target)
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(one.after)
            file.flush()
            os.fsync(file.fileno())
        if one.before is not None:
            _as_before(target, beside)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _content(target: Path) -> bytes | None:
    try:
        return target.read_bytes()
    except FileNotFoundError:
        return None


def _as_before(target: Path, beside: Path) -> None:
    """Give the new file the rights and, where the system lets us, the owner of the old one."""
    _may_be_written(target)
    state = target.stat()
    beside.chmod(stat.S_IMODE(state.st_mode))
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            os.chown(beside, state.st_uid, state.st_gid)


def _may_be_written(target: Path) -> None:
    """Replacing asks for no right to the file, and would go over a protected one."""
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _replace(staged: Sequence[tuple[Saved, Path, Path]]) -> None:
    """Let every new file take the place of the old one; where one is refused, the others go back."""
    done: list[tuple[Saved, Path]] = []
    try:
        for one, target, beside in staged:
            beside.replace(target)
            done.append((one, target))
    except BaseException:
        for one, target in done:
            if one.before is None:
                target.unlink()
            else:
                _staged(Saved(one.path, one.after, one.before), target).replace(target)
        raise
    for folder in {target.parent for _, target in done}:
        _to_disk(folder)


def _to_disk(path: Path, how: int = os.O_RDONLY) -> None:
    """Bring a file, or the names of a folder, to the disk, where the system lets it be opened so."""
    with contextlib.suppress(OSError):
        handle = os.open(path, how)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _lock(folder: Path) -> int:
    """The handle of a folder that nobody else has locked, as soon as there is none; closing it lets go."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = _handle(folder)
        until = time.monotonic() + LONGEST_WAIT
        while not _try(handle):
            if time.monotonic() > until:
                stop("locked", code=UNREADABLE, folder=shown(folder))
            time.sleep(_PAUSE)
    except OSError as error:
        _refuse(folder, error)
    return handle


def _handle(folder: Path) -> int:
    """What is locked: the folder itself, or a file in it where folders cannot be."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            _try(handle)
        except OSError:  # some network disks lock only what can be written
            os.close(handle)
        else:
            return handle
    return os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o666)


def _try(handle: int) -> bool:
    """Whether the lock is ours now; to ask for one that is ours already does no harm.

    Raises:
        OSError: what this handle leads to cannot be locked.
    """
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in {errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK, errno.EDEADLK}:
            return False
        raise
    return True
