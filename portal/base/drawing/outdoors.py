"""Motifs in the open air: on the road, at the table, under a tree."""

from .shapes import Motif, Shape, boxes, disc, discs

BUS = Motif(
    (
        Shape("shade", "M-50 2h118v4H-50z"),
        Shape("glass", "M-44-6v-44q0-6 6-6H48q8 0 10 8l6 24v18z"),
        Shape("white", "M-38-56h84v3h-84z"),
        Shape("panel", boxes(-30, 16, 18, -38, -19) + "M19-30v-18h22v18zM44-30v-18h9l5.5 18z"),
        Shape("shine", "M-36-30l8-18h5l-8 18zM-16-30l8-18h5l-8 18zM22-30l8-18h5l-8 18z"),
        Shape("green", "M-44-24H64l.5 3v5H-44z"),
        Shape("dark", "M1-10v-39h15v39z"),
        Shape("panel", boxes(-13, 5.5, 33, 2.5, 9)),
        Shape("white", "M58-14h6v5h-6z"),
        Shape("dark", discs((-26, -6, 10), (42, -6, 10))),
        Shape("stone", discs((-26, -6, 4.4), (42, -6, 4.4))),
        Shape("dark", "M-59 4v-62h2.4V4z"),
        Shape("green", "M-68-72h20v17h-20z"),
        Shape("white", "M-65-68h14v2.5h-14zM-65-63h9v2.5h-9z"),
    ),
    reach=68,
    tall=72,
    ground="road",
)

BIKE = Motif(
    (
        Shape("shade", "M-50 2h100l6 3.5h-112z"),
        Shape("dark", discs((-30, -22, 21), (30, -22, 21)), 3),
        Shape(
            "stone",
            "M-30-43v42M-51-22h42M-44.8-36.8l29.6 29.6M-44.8-7.2l29.6-29.6M30-43v42M9-22h42"
            "M15.2-36.8l29.6 29.6M15.2-7.2l29.6-29.6",
            0.7,
        ),
        Shape("roof", "M-53-22a23 23 0 0 1 31-21.6M8-28a23 23 0 0 1 34-13.5", 2.6),
        Shape("roof", "M-30-22h27l-9-32M-30-22l15-24M-3-22Q16-24 20-54M20-54l10 32", 3.4),
        Shape("dark", "M-34-25.5h34a5 5 0 0 1 0 8h-34z"),
        Shape("dark", "M20-54l-3-13M-1-68q14-4 18 1M-3-22l5 12M-2-9h9M-12-54l-2-6", 2.6),
        Shape("dark", "M-25-61q14-5 25-1-2 4-8 4h-14z"),
        Shape("wood", "M25-66h24l-3 19H28z"),
        Shape("shade", "M25-60h23l-.5 2h-22zM26.5-54h20.5l-.5 2H27z"),
        Shape("leaf", discs((31, -69, 6), (40, -71, 7))),
        Shape("glass", discs((29, -72, 3), (36, -76, 3.2), (44, -74, 3))),
        Shape("dark", "M-52-46h34v2.5h-34z"),
        Shape("glass", "M-50-44h24l-2 24h-19z"),
        Shape("shade", "M-50-44h24l-.6 7h-22.8z"),
    ),
    reach=58,
    tall=80,
    ground="road",
    distance=1.75,
)


def stall(x: float, y: float, paint: str, goods: str) -> tuple[Shape, ...]:
    """A market stall: posts, a striped awning with scallops, wares on a counter."""
    left = x - 21
    corners = [(left + i * 7, left + 5 + i * 5.4) for i in range(6)]
    stripes = [f"M{a:g} {y - 44}L{b:g} {y - 58}h5.4L{a + 7:g} {y - 44}a3.5 4 0 0 1-7 0z" for a, b in corners]
    wares = [(x + dx, y - 20, r) for dx, r in ((-14, 3.4), (-7, 3), (0, 3.6), (8, 3.2), (14, 3))]
    return (
        Shape("dark", boxes(y, 2, 46, left + 2, left + 38)),
        Shape("shade", boxes(y - 18, 34, 26, left + 4)),
        Shape("white", "".join(stripes[::2])),
        Shape(paint, "".join(stripes[1::2])),
        Shape(goods, discs(*wares)),
        Shape("wood", boxes(y - 13, 38, 5, left + 2)),
        Shape("wall", boxes(y, 34, 13, left + 4)),
        Shape("shade", boxes(y - 10, 34, 3, left + 4)),
    )


MARKET = Motif(
    (*stall(-42, -6, "green", "roof"), *stall(42, -6, "glass", "leaf"), *stall(0, 3, "roof", "glass")),
    tall=66,
)

BENCH = Motif(
    (
        Shape("shade", "M-44 3q50-8 100 0-50 8-100 0z"),
        Shape("brick", "M8 3q5-20 2-44h12q-3 24 3 44z"),
        Shape("brick", "M12-36l-18-18M20-34l16-16", 4),
        Shape("tree", discs((10, -74, 26), (-14, -60, 21), (36, -60, 22), (10, -52, 20))),
        Shape("leaf", discs((2, -82, 15), (-20, -66, 12), (30, -68, 13))),
        Shape("wood", "M-46-24h44v-4h-44zM-46-17h44v-4h-44zM-48-9h48v-4h-48z"),
        Shape("dark", "M-43 3v-32h3V3zM-8 3v-32h3V3zM-36 3v-13h2.5V3zM-14 3v-13h2.5V3z"),
        Shape("wood", "M30-9h30v-3.5H30z"),
        Shape("dark", "M34 3v-13h2.5V3zM53 3v-13h2.5V3z"),
        Shape("roof", "M40-12.5h5v-5h-5z"),
        Shape("white", "M48-12.5h5v-5h-5z"),
    ),
    reach=60,
    tall=100,
    distance=1.75,
)

DECK = "M-72-8Q-38-11-24-22Q0-36 24-22Q38-11 72-8"
BRIDGE = Motif(
    (
        Shape("brick", DECK + "V8H22A22 20 0 0 0-22 8H-72z"),
        Shape("wall", "M-22 8A22 20 0 0 1 22 8", 4),
        Shape("shade", "M-72-6Q-38-9-24-20Q0-34 24-20Q38-9 72-6V-1Q38-4 25-15Q0-28-25-15Q-38-4-72-1z"),
        Shape("stone", DECK, 3.6),
        Shape("white", "M-66-24Q-36-28-24-38Q0-52 24-38Q36-28 66-24", 3),
        Shape(
            "white",
            "M-66-25v16M-50-26.5v15M-37-31v16M-24-38v15M-9-44v15M9-44v15M24-38v15M37-31v16M50-26.5v15M66-25v16",
            2.4,
        ),
    ),
    reach=72,
    tall=52,
    ground="water",
    distance=1.8,
)

PATH = Motif(
    (
        Shape("wood", boxes(3, 5, 92, -2.5)),
        Shape("shade", boxes(3, 1.8, 92, 0.7)),
        Shape("wall", "M-2-84h44l11 9-11 9H-2zM2-62h-42l-11 9 11 9H2zM-2-40h34l9 7.5-9 7.5H-2z"),
        Shape("green", "M6-78h30v6H6zM-36-56H-8v6h-28z"),
        Shape("roof", "M6-35.5h20v6H6z"),
        Shape("wood", disc(0.2, -90, 5)),
        Shape("wall", "M-42 3v-14h16V3z"),
        Shape("roof", "M-49-9q15-22 30 0z"),
        Shape("white", "M-40-6h5v7h-5zM-33-6h5v7h-5z"),
        Shape("dark", "M-39-4h3v1h-3zM-39-2h3v1h-3zM-32-4h3v1h-3zM-32-2h3v1h-3z"),
    ),
    reach=56,
    tall=96,
    ground="lane",
    distance=1.7,
)

SWING = Motif(
    (
        Shape("shade", "M-62 2h124l4 4h-132z"),
        Shape("roof", "M-62 3l16-66M-30 3l-16-66M12 3L-4-63", 4.4),
        Shape("roof", "M-52-63H2M-4-63l-14 66", 4.4),
        Shape("dark", "M-38-62v42M-26-62v42M-16-62l9 40M-6-62l9 40", 1.4),
        Shape("glass", "M-41-21h18v4.5h-18zM-10-23h16v4.5h-16z"),
        Shape("wood", boxes(3, 3.4, 60, 24, 38)),
        Shape("green", "M18-56l13-15 13 15z"),
        Shape("shade", "M27-38h11v18H27z"),
        Shape("dark", "M25-10h14M25-20h14M25-30h14", 1.6),
        Shape("glass", "M38-40q6 2 10 18t18 22v3q-16 0-22-22t-10-17z"),
    ),
    reach=66,
    tall=74,
    distance=1.8,
)

BOOKS = Motif(
    (
        Shape("shade", "M-26 3h52l8 4h-68z"),
        Shape("wood", "M-5 3v-26H5V3zM-16 5v-4h32v4z"),
        Shape("green", "M-34-20v-58h68v58z"),
        Shape("roof", "M-42-75L0-100l42 25-3 4H-39z"),
        Shape("wall", "M-28-26v-46h56v46z"),
        Shape("roof", boxes(-51, 6, 18, -25, 8) + boxes(-28, 7, 17, -12) + boxes(-28, 5, 15, 18)),
        Shape("blue", boxes(-51, 5, 16, -18, 16) + boxes(-28, 6, 16, -25, 4)),
        Shape("glass", boxes(-51, 7, 19, -12) + boxes(-28, 5, 18, -18) + boxes(-28, 6, 16, 11)),
        Shape("green", boxes(-51, 5, 15, -4, 2) + boxes(-28, 5, 18, -4)),
        Shape("wood", "M-28-51h56v2.5h-56zM-28-28h56v2.5h-56z"),
        Shape("dark", "M0-72v46", 1.6),
        Shape("shine", "M6-27L24-71h4v14L16-27z"),
        Shape("white", disc(0, -84, 4.5)),
    ),
    reach=44,
    tall=100,
    distance=1.75,
)

CABLE = Motif(
    (
        Shape("shade", "M-58 2H66l4 4H-50z"),
        Shape("wood", "M-42-64a15 33 0 0 0 0 66z"),
        Shape("shade", "M-42-64a15 33 0 0 0 0 66z"),
        Shape("roof", "M-42-54h32v46h-32z"),
        Shape("glass", "".join(f"M{x}-54a8 23 0 0 0 0 46" for x in (-38, -32, -26, -20, -14)), 2),
        Shape("roof", "M-30-8Q-20 5 8 4.5T34-1", 3.2),
        Shape("wood", "M-10-64a15 33 0 0 1 0 66a15 33 0 0 1 0-66z"),
        Shape("shade", "M-10-59v56M-22-31h24M-18-52l16 42M-18-10l16-42", 1.4),
        Shape("wall", "M-10-41a5 10 0 0 1 0 20a5 10 0 0 1 0-20z"),
        Shape("dark", "M-10-36a2.4 5 0 0 1 0 10a2.4 5 0 0 1 0-10z"),
        Shape("green", "M30 3v-46h32V3z"),
        Shape("shine", "M27-43h38v-5H27z"),
        Shape("dark", "M46-40v40M34-34h8M34-30h8M50-34h8M50-30h8", 1.3),
        Shape("glass", disc(41.5, -18, 2.4)),
    ),
    reach=64,
    tall=66,
    distance=1.8,
    door=-4,
)

TABLE = Motif(
    (
        Shape("shade", "M-56 5h112l6 4h-124z"),
        Shape("dark", boxes(4, 3, 80, -60, 57)),
        Shape("dark", "M-58-75Q0-52 58-75", 1.2),
        Shape("glass", "M-53-73.2l11 3.7-8 10zM-21-65l11 1.2-6 11zM11-63.8l11-1.2-4 12z"),
        Shape("roof", "M-37-68.4l11 2.4-7 11zM-5-63.5h11l-5.5 11z"),
        Shape("white", "M27-66l11-2.4-3 12zM43-69.5l11-3.7-3 13z"),
        Shape("wall", "M-48-22h96v-5h-96z"),
        Shape("wood", "M-40 4l6-26h5l-6 26zM40 4l-6-26h-5l6 26zM-46-6h92v-4.5h-92z"),
        Shape("roof", "M-36-27v-9h9v9zM22-27v-9h9v9z"),
        Shape("blue", "M-18-27q-3-14 8-14t8 14zM-10-41h2v-3h-2z"),
        Shape("wood", "M4-27q7-9 14 0z"),
        Shape("green", "M36-27v-14h6v14zM37.5-41h3v-4h-3z"),
        Shape("wood", "M-52 9v-4.5H52V9zM-44 14v-6h4v6zM40 14v-6h4v6z"),
    ),
    tall=78,
    distance=1.75,
)
