"""The methods of judging pace: each id once, and handing over to methods that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planmetrics.codes import problem
from planmetrics.wording import nearest

if TYPE_CHECKING:
    from planmetrics.diagnostics import Diagnostic
    from planmetrics.load import Loaded
    from planmetrics.model.method import Method, Methods

EVERY = "all"
"""What asks for every method; no method may be called so."""


def link_methods(files: list[Loaded[Methods]]) -> tuple[dict[str, Method], list[Diagnostic]]:
    """The methods of all files by id, and what is wrong between them; later files add to the first."""
    methods: dict[str, Method] = {}
    places: dict[str, str] = {}
    found: list[Diagnostic] = []
    for loaded in files:
        for number, method in enumerate(loaded.model.methods):
            place = loaded.at("methods", number, "id")
            if methods.get(method.id) == method:
                continue  # a copied folder holds the package's own
            if method.id == EVERY:
                found.append(problem("L017", place, found=EVERY, other="--method, where it stands for all of them"))
                continue
            if method.id in methods:
                found.append(problem("L017", place, found=method.id, other=places[method.id]))
                continue
            methods[method.id] = method
            places[method.id] = f"{place.file}:{place.line}"
    for loaded in files:
        for number, method in enumerate(loaded.model.methods):
            if method.otherwise is not None and (method.otherwise not in methods or method.otherwise == method.id):
                place = loaded.at("methods", number, "otherwise")
                found.append(
                    problem(
                        "L018",
                        place,
                        found=method.otherwise,
                        advice=nearest(method.otherwise, set(methods) - {method.id}),
                    )
                )
    return methods, found
