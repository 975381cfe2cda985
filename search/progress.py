"""How far a long run is: a bar on a terminal, a line now and then elsewhere."""

from dataclasses import dataclass
from typing import TextIO

WIDTH = 30
#: Without a terminal, a line for each so many percent.
STEP = 25


@dataclass(slots=True)
class Progress:
    """`show` may be called as often as there is news; it ends the line by itself when all is done."""

    stream: TextIO
    label: str
    shown: int = -1

    def show(self, done: int, total: int) -> None:
        percent = 100 * done // total if total else 100
        if self.stream.isatty():
            full = WIDTH * percent // 100
            bar = "█" * full + "·" * (WIDTH - full)
            self.stream.write(f"\r{self.label} {bar} {percent:3d} %  {done:,} of {total:,} pages")
            self.stream.write("\n" if done >= total else "")
        elif percent // STEP > self.shown // STEP:
            self.stream.write(f"{self.label}: {done:,} of {total:,} pages\n")
        self.shown = percent
        self.stream.flush()
