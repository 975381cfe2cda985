"""Sets of positions as whole numbers: bit n is set where position n belongs."""

from collections.abc import Iterable


def bits_of(positions: Iterable[int], size: int) -> int:
    flags = bytearray(b"0") * size
    for position in positions:
        flags[size - 1 - position] = 49  # "1": the last position is the first digit
    return int(flags or b"0", 2)


def flags_of(bits: int, size: int) -> str:
    """A sign for each position: "1" where it belongs, else "0"."""
    return f"{bits:0{size}b}"[::-1]


def positions_of(bits: int) -> list[int]:
    """In ascending order."""
    return [position for position, flag in enumerate(flags_of(bits, 1)) if flag == "1"]
