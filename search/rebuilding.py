"""A new generation of a language: filled beside the one that answers, caught up, checked, and swapped in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from portal.base.entries import SearchEntry

from .changes import changed_since, enqueue
from .draining import Clock, drain
from .engine import Engine, Generation
from .indexing import Reading, findable, in_chunks, read

#: By how much the clocks of several machines may differ.
MARGIN = timedelta(seconds=5)
#: How many titles are asked for before a swap, and what part of them may not be found.
SAMPLE = 20
MISSES = 0.2
TURNS = 5


class Refused(Exception):  # noqa: N818 -- a verdict on a generation
    """The new generation is not fit to answer; the one before it goes on."""


@dataclass(slots=True)
class Rebuild:
    """`run` does it all, and says how far it is: (pages done, pages to do). Raises Refused, EngineDown."""

    engine: Engine
    language: str
    at: Clock
    put: set[int] = field(default_factory=set)
    failed: set[int] = field(default_factory=set)
    #: A few entries of each kind, for the smoke test.
    samples: dict[str, list[SearchEntry]] = field(default_factory=dict)

    def run(self) -> Iterator[tuple[int, int]]:
        begun = self.at() - MARGIN
        generation = self.engine.begin(self.language)
        try:
            yield from self._fill(generation)
            self._catch_up(generation, begun)
            self._check(generation)
        except BaseException:
            generation.drop()
            raise
        generation.swap()
        self._replay(begun)

    def _fill(self, generation: Generation) -> Iterator[tuple[int, int]]:
        keys = list(findable().filter(locale__language_code=self.language).order_by("pk").values_list("pk", flat=True))
        done = 0
        yield done, len(keys)
        for chunk in in_chunks(keys):
            self._write(generation, chunk)
            done += len(chunk)
            yield done, len(keys)

    def _write(self, generation: Generation, keys: Iterable[int]) -> None:
        reading = read(keys, at=self.at())
        entries = [entry for entry in reading.entries if entry.language == self.language]
        if entries:
            generation.put(entries)
        if reading.gone:
            generation.remove(reading.gone, version=reading.version)
        self._note(reading, entries)

    def _note(self, reading: Reading, entries: list[SearchEntry]) -> None:
        written = {entry.key for entry in entries}
        self.put = (self.put - reading.gone) | written
        self.failed = (self.failed - reading.gone - written) | set(reading.failed)
        for entry in entries:
            kept = self.samples.setdefault(entry.kind, [])
            kept[:] = [one for one in kept if one.key != entry.key]
            if len(kept) < SAMPLE:
                kept.append(entry)

    def _catch_up(self, generation: Generation, begun: datetime) -> None:
        """Read again, into this generation, what changed since it was begun; and see that it holds as many pages."""
        since = begun
        for _turn in range(TURNS):
            started = self.at() - MARGIN
            for keys in in_chunks(changed_since(self.engine.name, since)):
                self._write(generation, keys)
            held, since = generation.settle(), started
            # What others wrote in the meantime may have come in, or gone out.
            moving = changed_since(self.engine.name, started) if held != len(self.put) else ()
            if abs(held - len(self.put)) <= len(moving):
                return
        raise Refused(f"it holds {held} pages where {len(self.put)} were written")

    def _check(self, generation: Generation) -> None:
        asked = self._sample()
        missed = [entry.title for entry in asked if not generation.finds(entry)]
        if len(missed) > MISSES * len(asked):
            raise Refused(f"it does not find {len(missed)} of {len(asked)} pages by their title, such as “{missed[0]}”")

    def _sample(self) -> list[SearchEntry]:
        """Some entries that are still in, in turn of each kind."""
        kinds = [[entry for entry in kept if entry.key in self.put] for kept in self.samples.values()]
        longest = max(map(len, kinds), default=0)
        return [kind[turn] for turn in range(longest) for kind in kinds if turn < len(kind)][:SAMPLE]

    def _replay(self, begun: datetime) -> None:
        """What workers wrote to the old generation, having looked it up before the swap; and what could not be read.

        By way of the queue, so that it is done later where it cannot be done now.
        """
        keys = changed_since(self.engine.name, begun) | self.failed
        enqueue(sorted(keys), at=self.at(), names=[self.engine.name])
        for chunk in in_chunks(sorted(keys)):
            drain(self.engine, at=self.at, only=chunk)
