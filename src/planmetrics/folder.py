"""What stands in a data folder: its plan files and files of actuals, and what nobody would look at there."""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from planmetrics.diagnostics import Diagnostic, Severity, Span, diagnostic, phrase
from planmetrics.source import head_of, is_yaml, kind_of, refusal, shown
from planmetrics.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_LOOKED_AT = ("plans", "actuals", "indicators.yaml", "regions.yaml", "methods.yaml")
_ALIKE = 0.85  # actual, plan, Actuals, region.yaml, indicators.yml; not places
_NAMED_YAML = r"(?i)(.+\.ya?ml)[^a-z0-9]?.*"
_PLAIN = re.compile(rb"[\"']?([^\"'#\s,{}\[\]&!|>*\\]+)[\"']?[ \t]*(?:#.*)?")
"""A value on the line of its key, that is just what it says."""


class Found(NamedTuple):
    """Files of one kind by their paths, sorted, and what keeps others from being found.

    The paths are text: of a folder with tens of thousands, to make a `Path` of each takes as long as to look into it.
    """

    paths: list[str]
    wrong: list[Diagnostic]

    @property
    def files(self) -> list[Path]:
        """The paths, each as a `Path`."""
        return [Path(path) for path in self.paths]


def plan_files(data: Path) -> Found:
    """Every plan file of a data folder."""
    return yaml_files(data / "plans")


def actuals_files(data: Path) -> Found:
    """Every file of actuals of a data folder; it may have none."""
    return yaml_files(data / "actuals")


def yaml_files(folder: Path) -> Found:
    """All YAML files below a folder, if it is there, links to folders followed; hidden ones are left alone."""
    found = Found([], [])
    pending, seen = [os.fspath(folder)] if os.path.lexists(folder) else [], set[str]()
    while pending:
        here = pending.pop()
        if (place := os.path.realpath(here)) in seen:  # a link back up, or to what was looked through already
            continue
        seen.add(place)
        for entry in _listed(here, found.wrong):
            if is_yaml(entry.name):
                found.paths.append(entry.path)
            elif _is_folder(entry):
                pending.append(entry.path)
            else:
                _doubt(Path(entry.path), found.wrong)
    found.paths.sort()
    return found


def _listed(folder: Path | str, wrong: list[Diagnostic]) -> list[os.DirEntry[str]]:
    """What stands in a folder but for what is hidden; nothing, and why, where the system does not tell."""
    try:
        with os.scandir(folder) as entries:
            return [entry for entry in entries if not entry.name.startswith(".")]
    except NotADirectoryError:
        reason, advice = phrase("no_folder"), phrase("make_folder")
    except OSError as error:
        reason, advice = refusal(error)
    wrong.append(diagnostic("Y021", Span(shown(Path(folder))), reason=reason, advice=advice))
    return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder, or a link to one; a link that leads nowhere, or to itself, is none."""
    return Path(entry.path).is_dir() if entry.is_symlink() else entry.is_dir()


def _doubt(path: Path, wrong: list[Diagnostic]) -> None:
    """What is no YAML by its name, and was meant to be: plan.yaml.txt, as some editors save it; a broken link."""
    if named := re.fullmatch(_NAMED_YAML, path.name):
        told = diagnostic("Y023", Span(shown(path)), wanted=named[1])
        is_copy = path.with_name(named[1]).exists()
        wrong.append(told if is_copy else told._replace(severity=Severity.ERROR))
    elif path.is_symlink() and not path.exists():
        reason, advice = phrase("no_such_file"), phrase("mend_link")
        wrong.append(diagnostic("Y021", Span(shown(path)), reason=reason, advice=advice))


def misplaced(data: Path) -> list[Diagnostic]:
    """What stands in a data folder under a name that nobody looks at, and nearly has one that is looked at."""
    wrong: list[Diagnostic] = []
    for entry in sorted(_listed(data, wrong), key=lambda entry: entry.name):
        if entry.name in _LOOKED_AT:
            continue
        near = get_close_matches(entry.name.lower(), _LOOKED_AT, n=1, cutoff=_ALIKE)
        path = Path(entry.path)
        if not near and is_yaml(path) and b"\nformat:" in b"\n" + head_of(path, whole=True):
            near = ["actuals" if kind_of(path) == "actuals" else "plans"]
        if not near or _is_same(path, data / near[0]):
            continue
        if is_yaml(path) or (_is_folder(entry) and yaml_files(path).paths):
            wrong.append(diagnostic("Y022", Span(shown(path)), found=entry.name, wanted=near[0]))
    return wrong


def _is_same(one: Path, other: Path) -> bool:
    """Whether two names are one file, as Actuals and actuals are on many disks."""
    return one.exists() and other.exists() and one.samefile(other)


def about(paths: Iterable[Path | str], key: str, names: Collection[str]) -> Iterator[Path]:
    """The files that are named after one of these, or whose own `key` says so, without reading them as YAML."""
    # what begins with a line end is searched for many times as fast as with ^
    says = re.compile(rb"\n[\"']?" + key.encode() + rb"[\"']?[ \t]*:[ \t]*([^\r\n]*)")
    for path in paths:
        _, _, name = os.fspath(path).rpartition(os.sep)
        if name.rpartition(".")[0] in names or _says(path, says, names):
            yield Path(path)


def _says(path: Path | str, says: re.Pattern[bytes], names: Collection[str]) -> bool:
    head = head_of(path)
    own = [_PLAIN.fullmatch(said) for said in says.findall(b"\n" + head)]
    for said in own:
        if said and said[1].decode("utf-8", "replace") in names:
            return True
    # a file that does not say it plainly on a line of its own ({id: ..., title: ...}) is looked at closely
    return not all(own or [None]) and (b"\\" in head or bool(mentioned([path], names)))


def mentioned(paths: Iterable[Path | str], names: Collection[str]) -> set[str]:
    """Which of these ids occur in any of the files, as words of their own."""
    wanted = {name: name.encode() for name in names}
    found: set[str] = set()
    for path in paths if names else ():
        text = head_of(path, whole=True)
        here = {name for name, word in wanted.items() if word in text and _is_word(word, text)}
        found |= here
        for name in here:
            del wanted[name]
        if not wanted:
            break
    return found


def _is_word(word: bytes, text: bytes) -> bool:
    return re.search(rb"(?<![\w-])" + re.escape(word) + rb"(?![\w-])", text) is not None
