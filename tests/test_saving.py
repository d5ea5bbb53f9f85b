"""Writing files: whole or not at all, one run at a time, and what the system refuses is told."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer

from planmetrics.cli import saving
from planmetrics.cli.saving import Saved, locked, save

if TYPE_CHECKING:
    from collections.abc import Callable

SRC = Path(__file__).parents[1] / "src"
WRITER = """
import sys
from pathlib import Path
from planmetrics.cli.saving import Saved, locked, save
path, times, content = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3].encode()
print("ready", flush=True)
for _ in range(times):
    with locked([path]):
        before = path.read_bytes()
        save([Saved(path, before, before + content if len(content) == 1 else content * (2_000_000 // len(content)))])
"""


def writer(path: Path, times: int, content: str) -> subprocess.Popen[bytes]:
    """A run that writes a file over and over: a character more each time, or all of it anew."""
    arguments = [sys.executable, "-c", WRITER, str(path), str(times), content]
    return subprocess.Popen(arguments, env={**os.environ, "PYTHONPATH": str(SRC)}, stdout=subprocess.PIPE)


def refused(path: Path, before: bytes | None = b"old", after: bytes = b"new") -> None:
    """Saving has to end the run as a file that could not be written."""
    with pytest.raises(typer.Exit) as end:
        save([Saved(path, before, after)])
    assert end.value.exit_code == 3


def names(folder: Path) -> list[str]:
    """What stands in a folder, hidden files included."""
    return sorted(path.name for path in folder.iterdir())


def made(folder: Path, name: str = "a.yaml") -> Path:
    """A file with something old in it."""
    path = folder / name
    path.write_bytes(b"old")
    return path


def test_a_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    path = made(tmp_path)
    path.chmod(0o640)

    with locked([path]):
        save([Saved(path, b"old", b"new\r\n")])

    assert path.read_bytes() == b"new\r\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert names(tmp_path) == ["a.yaml"]


def test_a_new_file_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "actuals" / "a.yaml"

    with locked([path]):
        save([Saved(path, None, b"new")])

    assert path.read_bytes() == b"new"


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    target = made(tmp_path / "far", "b.yaml")
    link = tmp_path / "a.yaml"
    link.symlink_to(target)

    with locked([link]):
        save([Saved(link, b"old", b"new")])

    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_what_a_killed_run_left_behind_is_no_hindrance(tmp_path: Path) -> None:
    path = made(tmp_path)
    (tmp_path / ".a.yaml.planmetrics-tmp").write_bytes(b"hal")

    save([Saved(path, b"old", b"new")])

    assert (path.read_bytes(), names(tmp_path)) == (b"new", ["a.yaml"])


def test_a_file_that_someone_changed_meanwhile_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = made(tmp_path)

    refused(path, b"what was read")

    assert path.read_bytes() == b"old"
    assert "was changed by another program" in capsys.readouterr().err


def test_a_file_that_was_made_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = made(tmp_path)

    refused(path, None)

    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("step", ["fsync", "open"])
@pytest.mark.parametrize(
    ("number", "why"), [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "can only be read"), (errno.EIO, "error")]
)
def test_what_the_system_refuses_is_told_and_the_old_files_stay(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    step: str,
    number: int,
    why: str,
) -> None:
    paths = [made(tmp_path, "a.yaml"), made(tmp_path, "b.yaml")]
    real: Callable[..., Any] = getattr(os, step)
    calls = 0

    def failing(*arguments: Any, **more: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == 2:  # the second of the two files
            raise OSError(number, os.strerror(number))
        return real(*arguments, **more)

    monkeypatch.setattr(os, step, failing)
    with pytest.raises(typer.Exit) as end:
        save([Saved(path, b"old", b"new") for path in paths])

    assert end.value.exit_code == 3
    assert why in capsys.readouterr().err.lower()
    assert [path.read_bytes() for path in paths] == [b"old", b"old"]
    assert names(tmp_path) == ["a.yaml", "b.yaml"]


def test_where_one_file_cannot_take_its_name_the_others_go_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [made(tmp_path, "a.yaml"), tmp_path / "b.yaml", made(tmp_path, "c.yaml")]
    real = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target.name == "c.yaml":
            raise OSError(errno.EPERM, "not permitted")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(typer.Exit):
        save([Saved(path, b"old" if path.exists() else None, b"new") for path in paths])

    assert names(tmp_path) == ["a.yaml", "c.yaml"]
    assert paths[0].read_bytes() == paths[2].read_bytes() == b"old"


def test_a_protected_file_is_not_gone_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = made(tmp_path)
    path.chmod(0o444)
    if os.access(path, os.W_OK):
        pytest.skip("root may read everything")

    refused(path)

    assert "no permission" in capsys.readouterr().err
    assert path.read_bytes() == b"old"


def test_a_file_that_may_not_be_written_is_not_gone_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_: False)

    refused(path)

    assert path.read_bytes() == b"old"


def test_a_run_that_waits_too_long_for_another_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = made(tmp_path)
    monkeypatch.setattr(saving, "LONGEST_WAIT", 0.05)

    with locked([path]), pytest.raises(typer.Exit) as end, locked([path]):
        pass

    assert end.value.exit_code == 3
    assert "another planmetrics" in capsys.readouterr().err


def test_where_folders_cannot_be_locked_a_file_in_them_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path)
    real = saving._try

    def only_files(handle: int) -> bool:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EBADF, "bad file descriptor")
        return real(handle)

    monkeypatch.setattr(saving, "_try", only_files)
    monkeypatch.setattr(saving, "LONGEST_WAIT", 0.05)

    with locked([path]):
        assert (tmp_path / ".planmetrics.lock").exists()
        with pytest.raises(typer.Exit), locked([path]):
            pass
    with locked([path]):
        pass


def test_several_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"")

    running = [writer(path, 20, letter) for letter in "abc"]

    for one in running:
        one.communicate(timeout=60)
    assert [one.returncode for one in running] == [0, 0, 0]
    assert sorted(path.read_text()) == sorted("abc" * 20)


def test_a_run_that_is_killed_leaves_the_old_file_or_the_new_one_and_no_lock(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    contents = {word: word.encode() * (2_000_000 // len(word)) for word in ("one", "three")}
    path.write_bytes(contents["one"])

    for number in range(6):
        word = "three" if number % 2 else "one"
        killed = writer(path, 1000, word)
        assert killed.stdout is not None
        killed.stdout.readline()
        time.sleep(0.003 * number)
        killed.send_signal(signal.SIGKILL)
        killed.communicate()

        assert path.read_bytes() in contents.values()
    with locked([path]):
        save([Saved(path, path.read_bytes(), b"new")])
    assert names(tmp_path) == ["a.yaml"]
