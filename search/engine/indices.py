"""Indices by language and generation, and the aliases that say which of them is read and which are written.

    portal-nl-20270504101500123456-1a2b3c4d     a generation: when it was begun, and by which rules it is written
    portal-nl-read                              the one that answers
    portal-nl-write                             that one, and beside it any that is being filled
    portal-nl-before                            the one that answered before it

A write goes to each index behind the write alias, so whatever changes while a generation is filled reaches both.
Documents carry external versions, so it does not matter in which order the two writers arrive. A late write to a
generation that is gone fails: a template keeps Elasticsearch from making an index for it, without any mapping.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from elasticsearch import Elasticsearch

from . import analysis
from .documents import mapping

#: How long a new index waits for its copies; less than `client.WORKER`.
COPIES_WITHIN = "5s"


class Indices:
    """The indices of one prefix. `client` is for work that may take a while."""

    def __init__(self, client: Elasticsearch, prefix: str, *, shards: int = 1, replicas: int = 0) -> None:
        self.client, self.prefix = client, prefix
        self.shape = {"shards": shards, "replicas": replicas}

    def read(self, languages: Iterable[str]) -> list[str]:
        """The aliases to ask, which need not exist."""
        return [f"{self.prefix}-{language}-read" for language in languages]

    def written(self, languages: Iterable[str]) -> dict[str, list[str]]:
        """Per language, the indices that a write has to reach; none for a language without an index."""
        wanted = {language: f"{self.prefix}-{language}-write" for language in languages}
        found = self._behind(wanted.values())
        return {language: found.get(alias, []) for language, alias in wanted.items()}

    def answering(self, language: str) -> str:
        """The generation that is read; "" when there is none."""
        [alias] = self.read([language])
        return next(iter(self._behind([alias]).get(alias, [])), "")

    def _behind(self, aliases: Iterable[str]) -> dict[str, list[str]]:
        names = list(aliases)
        # With 404 the answer still holds those of the names that do exist.
        answer = self.client.options(ignore_status=404).indices.get_alias(name=names)
        found: dict[str, list[str]] = {}
        for index, about in answer.body.items():
            for alias in about.get("aliases", ()) if isinstance(about, dict) else ():
                found.setdefault(alias, []).append(index)
        return {alias: sorted(indices) for alias, indices in found.items()}

    def create(self, language: str, *, at: datetime | None = None) -> str:
        """A new generation, written from now on; its name."""
        stamp = (at or datetime.now(UTC)).strftime("%Y%m%d%H%M%S%f")
        name = f"{self.prefix}-{language}-{stamp}-{self.rules(language)}"
        self.client.indices.put_index_template(
            name=self.prefix,
            index_patterns=[f"{self.prefix}-*"],
            allow_auto_create=False,
            priority=1_000 + len(self.prefix),
        )
        # All copies, where there are nodes for them: until then a node that dies takes the only one along, and whoever
        # writes waits for it in vain. Without those nodes it goes on after this time.
        self.client.indices.create(
            index=name,
            wait_for_active_shards="all",
            timeout=COPIES_WITHIN,
            settings=analysis.settings(language, **self.shape),
            mappings=mapping().to_dict(),
            aliases={f"{self.prefix}-{language}-write": {}},
        )
        return name

    def swap(self, language: str, name: str) -> None:
        """Let this generation be read, and it alone be written: one call, in which nothing is between."""
        read, write, before = (f"{self.prefix}-{language}-{what}" for what in ("read", "write", "before"))
        behind = self._behind([read, write, before])
        add = [(name, read), (name, write), *((one, before) for one in behind.get(read, ()) if one != name)]
        remove = [(one, alias) for alias in behind for one in behind[alias] if (one, alias) not in add]
        actions: list[dict[str, Any]] = [{"add": {"index": index, "alias": alias}} for index, alias in add]
        actions += [{"remove": {"index": index, "alias": alias}} for index, alias in remove]
        self.client.indices.update_aliases(actions=actions)

    def before(self, language: str) -> str:
        """The generation that answered before the one that does now; "" when none is kept."""
        alias = f"{self.prefix}-{language}-before"
        return next(iter(self._behind([alias]).get(alias, [])), "")

    def generations(self, language: str) -> list[str]:
        """All there are of a language, the oldest first."""
        return sorted(self.client.indices.get(index=f"{self.prefix}-{language}-2*", expand_wildcards="open").body)

    def keep_one_before(self, language: str) -> None:
        """Delete all generations but the one that answers and the one before it, also what was left half filled."""
        kept = {self.answering(language), self.before(language)}
        for name in self.generations(language):
            if name not in kept:
                self.drop(name)

    def drop(self, name: str) -> None:
        self.client.indices.delete(index=name, ignore_unavailable=True)

    def rules(self, language: str) -> str:
        """Names the rules by which documents are written now."""
        return analysis.fingerprint(language, mapping().to_dict())

    def is_current(self, name: str) -> bool:
        language = name.removeprefix(f"{self.prefix}-").partition("-")[0]
        return name.rpartition("-")[2] == self.rules(language)

    def forget_template(self) -> None:
        """For a prefix that is not used any more."""
        self.client.options(ignore_status=404).indices.delete_index_template(name=self.prefix)
