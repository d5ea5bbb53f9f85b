"""The Parquet files that are one table: a file, or those of a folder, which have to hold the same columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from planmetrics.bulk.engine import RefusedError
from planmetrics.diagnostics import phrase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

Types: TypeAlias = "Mapping[str, str]"
"""The columns of a file with their types, in the engine's words."""
SUFFIX = ".parquet"
NO_TYPE = '"NULL"'
"""The type of a column in which nothing stands, as some programs write it: it goes with all others."""
_PUT_ASIDE = ("_", ".")
"""How files begin that are no data: what is being written, sums, logs. Hive, Spark and pyarrow pass over them too."""
_KEPT_BY = {"_delta_log": "Delta Lake", "metadata": "Apache Iceberg", ".hoodie": "Apache Hudi"}
_PARTITION = re.compile(r"([^=]+)=.*")
_WHOLE_OR_DOUBLE = re.compile(r"U?(?:TINY|SMALL|BIG)?INT(?:EGER)?|DOUBLE")
_DECIMAL = re.compile(r"DECIMAL\(.*\)")


def files_of(path: Path) -> tuple[Path, ...]:
    """The file itself, or the files of a folder in the order of their names.

    Raises:
        RefusedError: no file in it is Parquet; or it is kept by a program whose log alone says which files count.
    """
    if not path.is_dir():
        return (path,)
    for name, program in _KEPT_BY.items():
        if (path / name).is_dir() and (name != "metadata" or any((path / name).glob("*.metadata.json"))):
            raise RefusedError("C057", program=program)
    files = sorted(file for file in path.rglob("*") if file.suffix.lower() == SUFFIX and _is_data(file, path))
    if not files:
        raise RefusedError("C058")
    return tuple(files)


def _is_data(file: Path, folder: Path) -> bool:
    """Whether a file is not put aside; what is no ordinary file is said by whoever reads it."""
    parts = file.relative_to(folder).parts
    return not any(part.startswith(_PUT_ASIDE) and not _PARTITION.fullmatch(part) for part in parts)


def partitions_of(path: Path, file: Path) -> tuple[str, ...]:
    """The columns that the folders of a file stand for, as in region=330100/part-0.parquet."""
    if file == path:
        return ()
    found = (_PARTITION.fullmatch(part) for part in file.relative_to(path).parts[:-1])
    return tuple(part[1] for part in found if part)


def same_columns(tables: Mapping[Path, Types], partitions: Mapping[Path, Sequence[str]], folder: Path) -> None:
    """See that every file holds the same columns, of types that hold the same.

    Raises:
        RefusedError: a column is in one file and not in another, or of a type that would change what it says.
    """
    (first, columns), *others = tables.items()
    known = {**columns, **dict.fromkeys(partitions[first], "")}
    for file, held in others:
        types = {**held, **dict.fromkeys(partitions[file], "")}
        for name in [*known, *types]:
            one, other = known.get(name), types.get(name)
            if one is not None and other is not None and (one == other or _go_together(one, other)):
                if one == NO_TYPE or other == "DOUBLE":
                    known[name] = other
                continue
            places = {"one": first.relative_to(folder).as_posix(), "other": file.relative_to(folder).as_posix()}
            types_of = {"found": _type_or_none(one), "against": _type_or_none(other)}
            raise RefusedError("C056", column=name, **places, **types_of)


def _go_together(one: str, other: str) -> bool:
    """Whether columns of these types hold the same figures as one: whole numbers and doubles do, and decimals."""
    kinds = (one, other)
    return NO_TYPE in kinds or any(all(map(each.fullmatch, kinds)) for each in (_WHOLE_OR_DOUBLE, _DECIMAL))


def _type_or_none(kind: str | None) -> object:
    if kind is None:
        return phrase("no_such_column")
    return phrase("is_of_type", kind=kind) if kind else phrase("name_of_folder")


def as_pattern(path: Path) -> str:
    """A path that means itself where a path may be a pattern: t[1].parquet is not t1.parquet."""
    return re.sub(r"[*?\[]", lambda found: f"[{found[0]}]", str(path))
