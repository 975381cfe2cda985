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
    failures: tuple[str, ...] = ()


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


def read_failures(report: Path) -> tuple[str, ...]:
    """Of each test in pytest's report that failed: where it is, its name, and the first line of why."""
    if not report.exists():
        return ()
    cases = ElementTree.parse(report).iter("testcase")  # noqa: S314 -- written by our own pytest
    troubles = ((case, trouble) for case in cases for trouble in case if trouble.tag in {"failure", "error"})
    return tuple(
        f"{case.get('classname')}::{case.get('name')}: {trouble.get('message', '').partition(chr(10))[0]}"
        for case, trouble in troubles
    )


def print_table(outcomes: Sequence[Outcome]) -> None:
    width = max(len(outcome.name) for outcome in outcomes)
    print()
    for outcome in outcomes:
        verdict = "ok" if outcome.is_good else "FAILED"
        print(f"{outcome.name:<{width}}  {outcome.seconds:6.1f} s  {verdict:<6}  {outcome.words}".rstrip())
    # Named once more at the end: of a long run, often only the end is kept.
    for outcome in outcomes:
        for failure in outcome.failures:
            print(f"\n{outcome.name}: {failure}")
