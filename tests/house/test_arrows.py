"""Strings that name a model are imports too: they point down only, as the import contract says of modules."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import grimp
from django.apps import apps

from tests.house import repository

BELOW = {
    "base": {"base"},
    "initiatives": {"initiatives", "base"},
    "events": {"events", "base"},
    "home": {"home", "initiatives", "events", "base"},
    "search": {"search", "base"},
}
MODEL = re.compile(rf"({'|'.join(BELOW)})\.[A-Z]\w*")
# Says where an editor may put a page, not what the code needs.
EXCEPTED = "parent_page_types"
EDGES_PER_APP = 1.5


def test_strings_that_name_a_model_point_down() -> None:
    wrong = [
        f"{path}:{node.lineno} {node.value}"
        for path in repository.modules(tests=False)
        for node in _strings(repository.tree(path))
        if _points_up(_room(path), node.value)
    ]
    assert wrong == []


def test_the_apps_import_few_others() -> None:
    graph = grimp.build_graph(*repository.ROOMS, include_external_packages=False)
    imports = {
        (_room_of(importer), _room_of(imported))
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
    }
    edges = {(one, other) for one, other in imports if one in BELOW and other in BELOW and one != other}
    assert len(edges) / len(BELOW) <= EDGES_PER_APP, sorted(edges)


def test_every_app_with_models_has_migrations() -> None:
    ours = [app for app in apps.get_app_configs() if app.name.split(".")[0] in repository.ROOMS and app.models]
    assert [app.label for app in ours if not list(Path(app.path).glob("migrations/0001_*.py"))] == []


def _points_up(room: str, words: object) -> bool:
    named = MODEL.fullmatch(words) if isinstance(words, str) else None
    return named is not None and named[1] not in BELOW.get(room, BELOW)


def _room(path: Path) -> str:
    return _room_of(".".join(path.parts))


def _room_of(module: str) -> str:
    first, *rest = module.split(".")
    return rest[0] if first == "portal" and rest else first


def _strings(node: ast.AST) -> Iterator[ast.Constant]:
    if isinstance(node, ast.Constant):
        yield node
    elif not _is_excepted(node):
        for child in ast.iter_child_nodes(node):
            yield from _strings(child)


def _is_excepted(node: ast.AST) -> bool:
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return any(isinstance(target, ast.Name) and target.id == EXCEPTED for target in targets)
