"""A small engine in memory, with generations beside each other, that can be down. It keeps the whole contract."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from portal.base.entries import SearchEntry
from search.engine import Completion, EngineDown, NoIndex, Query, Results, Stamp


@dataclass
class Shelf:
    """What one generation holds: entries, and for all that was written or removed the version of it."""

    engine: "ShelfEngine"
    language: str
    name: str
    entries: dict[int, SearchEntry] = field(default_factory=dict)
    versions: dict[int, int] = field(default_factory=dict)

    def put(self, entries: Iterable[SearchEntry]) -> None:
        self.engine.answer()
        for entry in entries:
            if entry.version >= self.versions.get(entry.key, 0):
                self.entries[entry.key] = entry
                self.versions[entry.key] = entry.version

    def remove(self, keys: Iterable[int], *, version: int) -> None:
        self.engine.answer()
        for key in keys:
            if version >= self.versions.get(key, 0):
                self.entries.pop(key, None)
                self.versions[key] = version

    def settle(self) -> int:
        self.engine.answer()
        return len(self.entries) - self.engine.loses

    def finds(self, entry: SearchEntry) -> bool:
        return not self.engine.is_blind and entry.key in self.entries

    def swap(self) -> None:
        self.engine.before_swap()
        self.engine.shelves.setdefault(self.language, []).append(self)
        self.engine.begun.remove(self)

    def drop(self) -> None:
        self.engine.begun.remove(self)
        self.engine.dropped.append(self.name)


class ShelfEngine:
    name = "shelf"

    def is_current(self, language: str) -> bool:
        """Without an index nothing is."""
        self.answer()
        return not self.lacks_index

    def __init__(self) -> None:
        self.is_down = self.is_blind = self.lacks_index = False
        self.loses = 0
        self.asked = 0
        self.shelves: dict[str, list[Shelf]] = {}
        self.begun: list[Shelf] = []
        self.dropped: list[str] = []
        #: Called with the entries of each put, before it is done.
        self.before_put: Callable[[list[SearchEntry]], object] = lambda entries: None
        self.before_swap: Callable[[], object] = lambda: None
        #: A writer that looked up the shelves before a generation was begun.
        self.writes_to_new = True

    def answer(self) -> None:
        self.asked += 1
        if self.is_down:
            raise EngineDown("the shelf is locked")

    def shelf(self, language: str) -> Shelf:
        if self.lacks_index and language not in self.shelves:
            raise NoIndex(f"there is no shelf for {language}")
        return self.shelves.setdefault(language, [Shelf(self, language, f"{language}-0")])[-1]

    def put(self, entries: Iterable[SearchEntry]) -> None:
        entries = list(entries)
        self.answer()
        self.before_put(entries)
        for entry in entries:
            for shelf in self._written(entry.language):
                shelf.put([entry])

    def remove(self, keys: Iterable[int], *, version: int) -> int:
        self.answer()
        keys = set(keys)
        held = {key for shelves in self.shelves.values() for key in shelves[-1].entries}
        for language in ("nl", "en", "de"):
            for shelf in self._written(language):
                shelf.remove(keys, version=version)
        return len(keys & held)

    def stamps(self, language: str) -> dict[int, Stamp]:
        self.answer()
        return {key: Stamp(entry.version, entry.url) for key, entry in self.shelf(language).entries.items()}

    def count(self, language: str) -> int:
        return len(self.stamps(language))

    def clear(self, language: str) -> None:
        self.shelves.pop(language, None)

    def search(self, query: Query) -> Results:
        self.answer()
        return Results()

    def complete(self, typed: str, language: str, count: int) -> list[Completion]:
        return []

    def suggest(self, query: Query) -> str:
        return ""

    def begin(self, language: str) -> Shelf:
        self.answer()
        if not self.lacks_index:
            self.shelf(language)
        shelf = Shelf(self, language, f"{language}-{len(self.shelves.get(language, []))}")
        self.begun.append(shelf)
        return shelf

    def go_back(self, language: str) -> str:
        self.answer()
        shelves = self.shelves.get(language, [])
        if len(shelves) < 2:
            return ""
        shelves.pop()
        return self.shelf(language).name

    def _written(self, language: str) -> list[Shelf]:
        new = [shelf for shelf in self.begun if shelf.language == language] if self.writes_to_new else []
        return [self.shelf(language), *new]
