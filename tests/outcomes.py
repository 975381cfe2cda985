"""What a run of the checks came to, and the table that closes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree


@dataclass(frozen=True)
class Counts:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


@dataclass(frozen=True)
class Outcome:
    """A step's result; `words` stand beside it in the table."""

    name: str
    seconds: float
    is_good: bool
    words: str = ""
    counts: Counts = Counts()


def read_counts(report: Path) -> Counts:
    """The totals of pytest's JUnit report; nothing when pytest did not get as far as writing one."""
    if not report.exists():
        return Counts()
    suites = list(ElementTree.parse(report).iter("testsuite"))  # noqa: S314 -- written by our own pytest
    total, bad, skipped = (
        sum(int(suite.get(name, 0)) for suite in suites for name in names)
        for names in (("tests",), ("failures", "errors"), ("skipped",))
    )
    return Counts(total - bad - skipped, bad, skipped)


def print_table(outcomes: Sequence[Outcome]) -> None:
    width = max(len(outcome.name) for outcome in outcomes)
    print()
    for outcome in outcomes:
        verdict = "ok" if outcome.is_good else "FAILED"
        print(f"{outcome.name:<{width}}  {outcome.seconds:6.1f} s  {verdict:<6}  {outcome.words}".rstrip())
