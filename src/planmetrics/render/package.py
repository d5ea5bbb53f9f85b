"""A data package: tables as CSV for other programs, and `datapackage.json`, which says what they hold (version 2)."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, TypeAlias, get_args

from planmetrics import __version__
from planmetrics.codes.columns import GUARDED, PACKAGE, RAW, TABLES, column_of
from planmetrics.compute.status import STATUSES
from planmetrics.compute.tasks import STATES
from planmetrics.model.period import WRITTEN
from planmetrics.model.terms import (
    Better,
    Comparator,
    Firmness,
    Form,
    Measure,
    ObservationStatus,
    SourceKind,
    Standing,
)
from planmetrics.records.fields import row_of
from planmetrics.render.data import cell, csv_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planmetrics.codes import Bilingual
    from planmetrics.records.fields import Value
    from planmetrics.records.package import Link, Resource

DESCRIPTOR = "datapackage.json"
NAME = "planmetrics"
"""What every package that is written here is called: by it one is known again."""
_PROFILES = "https://datapackage.org/profiles/2.0/"
_Json: TypeAlias = "dict[str, Any]"  # Any: what JSON holds

_TYPES: dict[str, _Json] = {
    "period": {"type": "string", "constraints": {"pattern": WRITTEN}},
    "when": {"type": "string", "constraints": {"pattern": "[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"}},
}
_CHOICES: dict[str, tuple[str, ...]] = {
    "measure": get_args(Measure),
    "better": get_args(Better),
    "form": get_args(Form),
    "comparator": get_args(Comparator),
    "firmness": get_args(Firmness),
    "standing": get_args(Standing),
    "kind": get_args(SourceKind),
    "source_kind": get_args(SourceKind),
    "gaps.status": STATUSES,
    "observations.status": get_args(ObservationStatus),
    "tasks.state": STATES,
    "light": ("green", "yellow", "red"),
}
"""The words that a column may hold."""


def package_files(resources: Sequence[Resource], as_of: str, *, raw: bool = False) -> dict[str, bytes]:
    """Every file of a package by its name, the descriptor first.

    Args:
        resources: its tables.
        as_of: the moment at which targets were judged.
        raw: whether text that a spreadsheet would run as a formula stands as it is, without an apostrophe.
    """
    tables = {f"{one.name}.csv": _csv(one, raw=raw) for one in resources}
    described = [_resource(one, file, content) for one, (file, content) in zip(resources, tables.items(), strict=True)]
    guard = RAW if raw else GUARDED
    facts = [{"as_of": as_of, "version": __version__, "guard": word} for word in guard]
    package = {
        "$schema": f"{_PROFILES}datapackage.json",
        "name": NAME,
        "title": "Targets of plans 规划目标",
        "description": _both((PACKAGE[0].format(**facts[0]), PACKAGE[1].format(**facts[1]))),
        "resources": described,
    }
    return {DESCRIPTOR: (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode(), **tables}


def is_package(content: bytes) -> bool:
    """Whether this is the descriptor of a package that was written here."""
    try:
        held = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(held, dict) and held.get("name") == NAME and "resources" in held


def _csv(resource: Resource, *, raw: bool) -> bytes:
    """The table in UTF-8 without a mark, a line feed behind each row."""
    rows = (row_of(resource.fields, one) for one in resource.records)
    lines = ([_cell(value, raw=raw) for value in row.values()] for row in rows)
    return csv_of([field.key for field in resource.fields], lines).encode()


def _cell(value: Value, *, raw: bool) -> str:
    """A value as its column's type writes it: lists and objects as JSON, so that they are read back as they were."""
    if isinstance(value, (tuple, dict)):
        return json.dumps(value, ensure_ascii=False)
    return value if raw and isinstance(value, str) else cell(value)


def _resource(resource: Resource, file: str, content: bytes) -> _Json:
    schema: _Json = {
        "$schema": f"{_PROFILES}tableschema.json",
        "fields": [_field(resource, field.key) for field in resource.fields],
        "missingValues": [""],
    }
    if resource.primary:
        schema["primaryKey"] = list(resource.primary)
    if resource.links:
        schema["foreignKeys"] = [_foreign(link) for link in resource.links]
    return {
        "name": resource.name,
        "path": file,
        "type": "table",
        "description": _both(TABLES[resource.name]),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {
            "$schema": f"{_PROFILES}tabledialect.json",
            "header": True,
            "delimiter": ",",
            "lineTerminator": "\n",
            "quoteChar": '"',
            "doubleQuote": True,
        },
        "schema": schema,
    }


def _field(resource: Resource, key: str) -> _Json:
    """A column: its type, what it means, and what it may hold."""
    type_, zh, en = column_of(resource.name, key)
    shape = _TYPES.get(type_, {"type": type_})
    constraints: _Json = dict(shape.get("constraints", {}))
    choice = _CHOICES.get(f"{resource.name}.{key}") or _CHOICES.get(key)
    if choice is not None:
        constraints["enum"] = list(choice)
    if key in resource.primary:
        constraints["required"] = True
        if len(resource.primary) == 1:
            constraints["unique"] = True
    made = {"name": key, "type": shape["type"], "description": _both((zh, en))}
    return {**made, "constraints": constraints} if constraints else made


def _foreign(link: Link) -> _Json:
    return {"fields": list(link.columns), "reference": {"resource": link.table, "fields": list(link.there)}}


def _both(text: Bilingual) -> str:
    """A text in both languages, English first, as in the schemas of files."""
    zh, en = text
    return f"{en}\n\n{zh}"
