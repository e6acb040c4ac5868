"""Which tests carry which promises, read from the files of the tests without running any of them."""

import ast
import importlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from kotokirja.policy.promises import FILES
from kotokirja.policy.promises.report import ProvingTest, Report

ROOT: Final = Path(__file__).parents[1]


def marked_tests(root: Path = ROOT) -> Mapping[str, frozenset[str]]:
    """Each test as file::name, with the keys (identifier, or identifier/part) that its marks name."""
    found: dict[str, frozenset[str]] = {}
    for path in sorted((root / "tests").rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        of_all = _of_the_module(tree)
        for function in tree.body:
            if isinstance(function, ast.FunctionDef) and function.name.startswith("test_"):
                file = path.relative_to(root).as_posix()
                keys = {key for mark in function.decorator_list for key in _keys(mark, file, function.name)}
                found[f"{file}::{function.name}"] = frozenset(of_all | keys)
    return found


def sample_report() -> Report:
    """The report as it would be if every test that carries a mark had passed once, for tests that look at one."""
    proofs: dict[str, dict[str, list[ProvingTest]]] = defaultdict(lambda: defaultdict(list))
    for node, keys in marked_tests().items():
        file, _, name = node.partition("::")
        for key in keys:
            identifier, _, part = key.partition("/")
            proofs[identifier][part].append(ProvingTest(file=file, name=name, cases=1))
    return Report(
        ran_on=date(2026, 11, 24),
        version="0.1.0",
        commit="0123abcd",
        tests=2000,
        proofs={
            identifier: {part: tuple(sorted(tests)) for part, tests in parts.items()}
            for identifier, parts in proofs.items()
        },
    )


def _of_the_module(tree: ast.Module) -> set[str]:
    return {
        key
        for statement in tree.body
        if isinstance(statement, ast.Assign)
        and any(isinstance(target, ast.Name) and target.id == "pytestmark" for target in statement.targets)
        for key in _keys(statement.value, "", "")
    }


def _keys(node: ast.AST, file: str, name: str) -> Iterator[str]:
    """The keys of the marks below a node; what is computed is read from the module itself."""
    for call in ast.walk(node):
        if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in FILES):
            continue
        if isinstance(call.args[0], ast.Constant):
            parts = [word.value.value for word in call.keywords if isinstance(word.value, ast.Constant)]
            yield "/".join(str(word) for word in (call.args[0].value, *parts))
        else:
            yield from _computed(file, name)


def _computed(file: str, name: str) -> Iterator[str]:
    module: Any = importlib.import_module(file.removesuffix(".py").replace("/", "."))
    for mark in getattr(module, name).pytestmark:
        cases = mark.args[1] if mark.name == "parametrize" else ()
        for inner in (mark, *(inner for case in cases for inner in getattr(case, "marks", ()))):
            if inner.name in FILES:
                yield "/".join([inner.args[0], *inner.kwargs.values()])
