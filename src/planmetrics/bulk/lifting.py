"""Scalar definitions as they are, run on symbols: their modules once more, under other built-in names.

A lifted module is the source of the scalar one, compiled again, with three things exchanged, none of which is
arithmetic: what Python does not let a symbol answer (`is`, `in`) becomes a question to it; what built-in functions do
is done by `stand_ins`; and every definition is `merged`. Guards, reasons and formulas are as they are there.
"""

from __future__ import annotations

import ast
import importlib
import inspect
from functools import cache
from typing import TYPE_CHECKING, Any

from planmetrics.bulk.merging import merged
from planmetrics.bulk.stand_ins import BUILTINS, LIBRARY, among, isinstance_, module_of, same
from planmetrics.bulk.symbols import catching, reverse

if TYPE_CHECKING:
    import types

_COMPUTE = (
    *("assess", "assessment", "course", "distance", "done", "goal", "outcome", "outlook", "paces", "path", "rates"),
    *("series", "situation", "status", "table", "trend", "verdict"),
)
LIFTED = frozenset(
    {*(f"planmetrics.compute.{name}" for name in _COMPUTE), "planmetrics.figures.precision", "planmetrics.model.period"}
    | {"planmetrics.records.gap"}
)
"""The modules whose definitions a table's rows go through."""
_QUESTIONS = {ast.Is: ("same", False), ast.IsNot: ("same", True), ast.In: ("among", False), ast.NotIn: ("among", True)}
_NAMES: dict[str, Any] = {"_same": same, "_among": among, "_isinstance": isinstance_}
_NAMES |= {"_reverse": reverse, "_merged": merged, "_catching": catching}


@cache
def lifted(name: str) -> types.ModuleType:
    """A scalar module, lifted."""
    scalar = importlib.import_module(name)
    source = inspect.getsource(scalar)
    tree = ast.fix_missing_locations(_Lift().visit(ast.parse(source)))
    module = module_of(name, {"__builtins__": {**BUILTINS, "__import__": _imported}, **_NAMES})
    exec(compile(tree, scalar.__file__ or name, "exec"), module.__dict__)  # noqa: S102 (our own source, no input)
    return module


def _imported(name: str, *rest: Any) -> types.ModuleType:
    """For `import` in a lifted module: definitions from lifted modules, all else from where it is."""
    if name in LIFTED:
        return lifted(name)
    return LIBRARY.get(name) or __import__(name, *rest)


class _Lift(ast.NodeTransformer):
    inside = False

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        if len(node.ops) != 1 or type(node.ops[0]) not in _QUESTIONS:
            return node
        name, turned = _QUESTIONS[type(node.ops[0])]
        one, other = node.left, node.comparators[0]
        if isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "type":
            name, one = "isinstance", one.args[0]  # of a symbol the type is another for each row
        if isinstance(other, ast.Set):  # of which a symbol could be no element
            other = ast.Tuple(other.elts, ast.Load())
        found = _call(f"_{name}", one, other)
        return ast.copy_location(_call("_reverse", found) if turned else found, node)

    def visit_Try(self, node: ast.Try) -> ast.AST:
        self.generic_visit(node)
        if any(one.type is not None and "OverflowError" in ast.unparse(one.type) for one in node.handlers):
            node.body = [ast.With([ast.withitem(_call("_catching"))], node.body)]
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        inner, self.inside = self.inside, True
        self.generic_visit(node)
        self.inside = inner
        if not inner and not node.name.startswith("__"):  # one inside another knows what the other asked
            node.decorator_list.append(ast.Name("_merged", ast.Load()))
        return node


def _call(name: str, *args: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(name, ast.Load()), list(args), [])
