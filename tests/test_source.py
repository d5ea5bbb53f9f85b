"""Finding and reading files: what is read, what is refused unread, and where data is looked for."""

from __future__ import annotations

import io
import os
import socket
import stat
from pathlib import Path

import pytest

from planmetrics import source
from planmetrics.diagnostics import Diagnostic
from planmetrics.render.diagnostics import hint, message
from planmetrics.source import (
    MAX_BYTES,
    data_above,
    find_own_data,
    kept,
    kind_of,
    open_bytes,
    packaged_data,
    read_bytes,
    shown,
)


def refusal(path: Path) -> Diagnostic:
    """Why this file is not read."""
    found = read_bytes(path)
    assert isinstance(found, Diagnostic)
    assert hint(found, "en")
    return found


def made(path: Path, text: str = "") -> Path:
    """A file with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def data_folder(folder: Path) -> Path:
    """A data folder with one plan."""
    made(folder / "plans" / "a.yaml")
    return folder


# Reading


def test_an_ordinary_file_is_read_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\n\xff\x00")

    assert read_bytes(path) == b"\xef\xbb\xbfa: 1\r\n\xff\x00"


def test_a_link_to_an_ordinary_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to(made(tmp_path / "a.yaml", "a: 1"))

    assert read_bytes(tmp_path / "link.yaml") == b"a: 1"


def test_a_file_as_large_as_the_limit_is_read(tmp_path: Path) -> None:
    path = made(tmp_path / "a.yaml")
    os.truncate(path, MAX_BYTES)

    raw = read_bytes(path)
    assert isinstance(raw, bytes)
    assert len(raw) == MAX_BYTES


def test_a_file_above_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = made(tmp_path / "a.yaml")
    os.truncate(path, MAX_BYTES + 1)

    found = refusal(path)

    assert found.code == "Y004"
    assert "4,194,305" in message(found, "en")
    assert "4,194,304" in message(found, "en")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are a thing of Unix")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")

    found = refusal(tmp_path / "pipe.yaml")

    assert found.code == "Y020"
    assert "pipe" in message(found, "en")


def test_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()

    found = refusal(tmp_path / "folder.yaml")

    assert found.code == "Y020"
    assert "it is a folder" in message(found, "en")
    assert "--data" in hint(found, "en")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="sockets with a name are a thing of Unix")
def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket may have no more than a hundred characters
    with socket.socket(socket.AF_UNIX) as made_here:
        made_here.bind("socket.yaml")

    assert "it is a socket" in message(refusal(Path("socket.yaml")), "en")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="devices among the files are a thing of Unix")
def test_a_device_is_not_read_for_ever() -> None:
    assert "it is a device" in message(refusal(Path("/dev/zero")), "en")


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="files that are made while they are read")
@pytest.mark.parametrize("name", ["/proc/self/maps", "/proc/kmsg", "/proc/self/pagemap"])
def test_a_file_that_the_system_makes_up_while_it_is_read_is_refused_for_it_may_have_no_end(name: str) -> None:
    refused = read_bytes(Path(name), limit=10)

    assert isinstance(refused, Diagnostic)
    assert refused.code == "Y020"


def test_a_kind_of_file_without_a_name_of_its_own_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delitem(source._REASONS, stat.S_IFDIR)

    assert "no ordinary file" in message(refusal(tmp_path), "en")


def test_a_missing_file_is_told_from_a_broken_one(tmp_path: Path) -> None:
    found = refusal(tmp_path / "missing.yaml")

    assert found.code == "Y020"
    assert "no such file" in message(found, "en")
    assert hint(found, "en") == "check the name"


def test_a_link_that_leads_nowhere_is_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "link.yaml").symlink_to("nowhere.yaml")

    assert "no such file" in message(refusal(tmp_path / "link.yaml"), "en")


def test_links_in_a_circle_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")

    assert refusal(tmp_path / "a.yaml").code == "Y020"


def test_a_file_below_a_file_is_refused(tmp_path: Path) -> None:
    assert refusal(made(tmp_path / "a.yaml") / "b.yaml").code == "Y020"


def test_a_name_beyond_all_measure_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("a" * 5_000)).code == "Y020"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told_so(tmp_path: Path) -> None:
    path = made(tmp_path / "a.yaml")
    path.chmod(0)

    assert "right to read" in hint(refusal(path), "en")


# Finding the data


def test_the_nearest_data_folder_upward_is_found(tmp_path: Path) -> None:
    data = data_folder(tmp_path / "data")
    below = tmp_path / "notes" / "2024"
    below.mkdir(parents=True)

    assert find_own_data(tmp_path) == data
    assert find_own_data(below) == data
    assert find_own_data(data) == data
    assert find_own_data(data / "plans") == data


def test_a_nearer_data_folder_goes_before_a_farther_one(tmp_path: Path) -> None:
    data_folder(tmp_path / "data")
    near = data_folder(tmp_path / "project" / "data")

    assert find_own_data(tmp_path / "project") == near


def test_a_folder_of_another_name_is_known_by_its_registry(tmp_path: Path) -> None:
    folder = data_folder(tmp_path / "figures")
    elsewhere = find_own_data(folder)
    made(folder / "indicators.yaml")

    assert elsewhere != folder
    assert find_own_data(folder) == folder
    assert find_own_data(folder / "plans") == folder


def test_without_any_data_above_there_is_that_of_the_package(tmp_path: Path) -> None:
    assert find_own_data(tmp_path) is None
    assert packaged_data() is not None


def test_the_data_of_an_installed_package_lies_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "planmetrics"
    monkeypatch.setattr(source, "__file__", str(package / "source.py"))

    assert packaged_data() is None
    assert packaged_data() != data_folder(package / "data") == packaged_data()


def test_the_data_above_a_file_is_the_folder_that_holds_plans(tmp_path: Path) -> None:
    data = data_folder(tmp_path / "data")

    assert data_above(data / "plans" / "a.yaml") == data
    assert data_above(data / "actuals" / "330100.yaml") == data
    assert data_above(data / "plans" / "older" / "b.yaml") == data


def test_a_file_outside_any_data_folder_has_none_above(tmp_path: Path) -> None:
    assert data_above(tmp_path / "a.yaml") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("data/indicators.yaml", "indicators"),
        ("data/regions.yaml", "regions"),
        ("data/plans/a.yaml", "plan"),
        ("data/actuals/330100.yaml", "actuals"),
        ("data/actuals/older/330100.yaml", "actuals"),
        ("elsewhere/missing.yaml", "plan"),
        ("plans/data/actuals/330100.yaml", "actuals"),
        ("actuals/data/plans/a.yaml", "plan"),
    ],
)
def test_what_a_file_holds_is_told_by_its_name_and_the_nearest_folder(tmp_path: Path, name: str, kind: str) -> None:
    assert kind_of(tmp_path / name) == kind


@pytest.mark.parametrize(("text", "kind"), [("format: 1\nobservations:\n", "actuals"), ("format: 1\nid: a\n", "plan")])
def test_what_a_file_elsewhere_holds_is_told_by_its_keys(tmp_path: Path, text: str, kind: str) -> None:
    assert kind_of(made(tmp_path / "a.yaml", text)) == kind


# How paths are shown


def test_a_path_is_shown_from_where_the_user_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one" / "two" / "three").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "one")

    assert shown(tmp_path / "one" / "data" / "a.yaml") == "data/a.yaml"
    assert shown(Path("data") / "a.yaml") == "data/a.yaml"
    assert shown(tmp_path / "a.yaml") == "../a.yaml"


def test_a_path_far_away_is_shown_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one" / "two" / "three").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "one" / "two" / "three")

    assert shown(tmp_path / "a.yaml") == (tmp_path / "a.yaml").as_posix()


def test_a_path_on_another_drive_is_shown_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def another_drive(path: Path) -> str:
        raise ValueError(path)

    monkeypatch.setattr(os.path, "relpath", another_drive)  # only Windows has drives

    assert shown(tmp_path / "a.yaml") == (tmp_path / "a.yaml").as_posix()


def test_what_a_pipe_gives_is_kept_to_be_read_again() -> None:
    file = kept(io.BytesIO(b"abc"), "stdin")

    assert not isinstance(file, Diagnostic)
    with file:
        assert (file.read(), file.seek(0), file.read()) == (b"abc", 0, b"abc")


def test_a_pipe_that_gives_more_than_the_limit_is_refused() -> None:
    refused = kept(io.BytesIO(b"abc"), "stdin", limit=2)

    assert isinstance(refused, Diagnostic)
    assert (refused.code, refused.span.file) == ("Y004", "stdin")


def test_a_file_above_the_limit_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    refused = open_bytes(tmp_path / "a", limit=2)

    assert isinstance(refused, Diagnostic)
    assert refused.code == "Y004"
