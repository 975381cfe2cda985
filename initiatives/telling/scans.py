"""How a JPEG is built, read from its markers: what it costs to decode is told by these, and not by its size."""

import re
from dataclasses import dataclass

#: As libjpeg looks for one: FF and a code. FF 00 and restarts stand within a scan.
MARKER = re.compile(rb"\xff([^\x00\x01\xd0-\xd7\xff])")
SCAN, END = 0xDA, 0xD9
#: Frames that are decoded line by line, when they have one scan.
BASELINE = (0xC0, 0xC1)
FRAMES = tuple(code for code in range(0xC0, 0xD0) if code not in {0xC4, 0xC8, 0xCC})
START = b"\xff\xd8"
#: A camera writes some dozens.
MOST = 2000


@dataclass(frozen=True, slots=True)
class Scans:
    """`is_whole`: a decoder holds all of the picture at once, and goes over it again with every scan."""

    count: int
    is_whole: bool


def scans_of(content: bytes) -> Scans:
    """Of the first picture in a JPEG, up to its end. Raises ValueError for what has far too many parts."""
    count, frame = 0, BASELINE[0]
    for code in codes(content):
        count += code == SCAN
        frame = code if code in FRAMES else frame
    return Scans(count, count > 1 or frame not in BASELINE)


def codes(content: bytes) -> list[int]:
    found: list[int] = []
    at = len(START)
    while marker := MARKER.search(content, at):
        code = marker[1][0]
        if code == END:
            break
        if len(found) == MOST:
            raise ValueError
        found.append(code)
        at = marker.end() + int.from_bytes(content[marker.end() : marker.end() + 2])
    return found
