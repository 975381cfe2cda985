import ast
from pathlib import Path

from tests.house import repository

LINES_OF_A_MODULE = 250
LINES_OF_A_FUNCTION = 30
LINES_OF_A_TEMPLATE = 90
# Such a name gathers whatever has no other place.
NAMES_WITHOUT_A_MEANING = {"utils", "util", "core", "common", "helpers", "helper", "misc", "services"}
# The servers that tests run against are services in the plain sense of the word.
EXCEPTED = {Path("tests/services")}


def test_a_module_keeps_to_its_budget() -> None:
    assert _longer(list(repository.modules()), LINES_OF_A_MODULE) == []


def test_a_template_keeps_to_its_budget() -> None:
    assert _longer(list(repository.files(".html")), LINES_OF_A_TEMPLATE) == []


def test_a_function_keeps_to_its_budget() -> None:
    assert [words for path in repository.modules() for words in _long_functions(path)] == []


def test_no_module_has_a_name_without_a_meaning() -> None:
    places = {place for path in repository.modules() for place in (path.with_suffix(""), *path.parents)}
    assert {place for place in places if place.name in NAMES_WITHOUT_A_MEANING} - EXCEPTED == set()


def _longer(paths: list[Path], budget: int) -> list[str]:
    sizes = {path: len(repository.text(path).splitlines()) for path in paths}
    return [f"{path}: {size} lines" for path, size in sizes.items() if size > budget]


def _long_functions(path: Path) -> list[str]:
    found = []
    for node in ast.walk(repository.tree(path)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.end_lineno is None:
            continue
        size = node.end_lineno - node.lineno + 1
        # A test may tell a whole visit from beginning to end.
        if size > LINES_OF_A_FUNCTION and not node.name.startswith("test_"):
            found.append(f"{path}:{node.lineno} {node.name}: {size} lines")
    return found
