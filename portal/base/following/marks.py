"""What is remembered of a page that was told: when it was published, and how it stood."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Mark:
    """How something with dates stands: in a few words, and its dates as (start, end) in minutes since 1970."""

    words: str
    dates: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, *words: str, spans: Iterable[tuple[datetime, datetime]]):
        plain = "/".join(words).replace(";", ",")
        return cls(plain, tuple(sorted((minute(start), minute(end)) for start, end in spans)))

    def coming(self, at: datetime) -> tuple[tuple[int, int], ...]:
        return tuple(span for span in self.dates if span[1] >= minute(at))

    def differs(self, other: "Mark", *, at: datetime) -> bool:
        """Whether who heard of the one has to hear of the other. Nobody does of what is over."""
        ahead = self.coming(at), other.coming(at)
        return any(ahead) and (self.words != other.words or ahead[0] != ahead[1])


@dataclass(frozen=True, slots=True)
class Told:
    """`published`: in minutes since 1970; `mark`: None where nothing of it can change."""

    published: int
    mark: Mark | None = None

    def matters(self, at: datetime, *, since: datetime) -> bool:
        """Whether forgetting it could have it told again, or keep a change from being told."""
        return self.published + 1 > minute(since) or bool(self.mark and self.mark.coming(at))


def minute(moment: datetime) -> int:
    return int(moment.timestamp()) // 60


def moment_of(minutes: int) -> datetime:
    return datetime.fromtimestamp(minutes * 60, UTC)


def written(told: Told) -> str:
    """In one word, as short as it gets: there may be hundreds in a row."""
    if told.mark is None:
        return str(told.published)
    dates = ",".join(f"{start}-{end}" for start, end in told.mark.dates)
    return f"{told.published};{told.mark.words};{dates}"


def read(words: str) -> Told:
    published, *rest = words.split(";")
    if not rest:
        return Told(int(published))
    spans = (span.split("-") for span in rest[1].split(",") if span)
    return Told(int(published), Mark(rest[0], tuple((int(start), int(end)) for start, end in spans)))
