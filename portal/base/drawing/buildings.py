"""Motifs under a roof: where people of a village meet, learn, care, mend and shop."""

from .shapes import Motif, Shape, boxes, disc, discs


def shutters(y: float, height: float, *lefts: float) -> tuple[Shape, Shape]:
    """Painted shutters with the hourglass of a Gelderland estate."""
    glass = "".join(f"M{x:g} {y:g}h6l-6{-height:g}h6z" for x in lefts)
    return Shape("roof", boxes(y, 6, height, *lefts)), Shape("white", glass)


FARM = Motif(
    (
        Shape("brick", "M30-44h7v-14h-7zM-58 0v-17H58V0z"),
        Shape("roof", "M-66-15l14-34h104l14 34z"),
        Shape("shade", "M-58-15H58v3.5H-58zM-66-15l1.2-3h129.6l1.2 3z"),
        Shape("green", "M-34 0v-13q9-5 18 0V0zM20 0v-14h9V0z"),
        Shape("glass", boxes(-4, 8, 8, -52, -6, 8, 38)),
        Shape("wall", "M-34-13q9-5 18 0l-.8 1.5q-8.2-4.5-16.4 0zM-25.5-14.5h1V0h-1z"),
    ),
    reach=66,
    tall=60,
    door=24,
)

HALL = Motif(
    (
        Shape("brick", "M30-58h8v-16h-8z"),
        Shape("wall", "M-50 0v-28H44V0z"),
        Shape("roof", "M-58-26l13-37h84l13 37z"),
        Shape("shade", "M-50-26H44v4H-50z"),
        Shape("wall", "M-19-26L-3-48l16 22V0h-32z"),
        Shape("white", "M-22-24L-3-51l19 27-3.5 1L-3-45.5-18.5-23z"),
        Shape("green", boxes(0, 18, 19, -12)),
        Shape("shade", boxes(0, 1, 19, -3.5)),
        Shape("glass", disc(-3, -30, 4.5) + boxes(-7, 10, 14, -38, 24)),
        Shape("white", boxes(-13.4, 10, 1.2, -38, 24) + boxes(-7, 1.2, 14, -33.6, 28.4)),
        *shutters(-7, 14, -44, -28, 18, 34),
        Shape("dark", "M56 0v-92h2.4V0z"),
        Shape("glass", "M56-91L30-84l26 8z"),
    ),
    tall=92,
    door=-3,
)

SCHOOL = Motif(
    (
        Shape("wall", boxes(-56, 15, 14, -20)),
        Shape("dark", "M-16-58v-6q3.5-4 7 0v6z"),
        Shape("roof", "M-24-69l11.5-18L-1-69z"),
        Shape("glass", disc(-12.5, -61.5, 2.4)),
        Shape("brick", "M-56 0v-36H28V0z"),
        Shape("dark", "M-62-34l12-26h70l12 26z"),
        Shape("shade", "M-56-34H28v3.5H-56z"),
        Shape("white", boxes(-8, 13, 22, -51, -33, -15, 3)),
        Shape(
            "pane",
            boxes(-9, 5, 12, -50, -44, -32, -26, -14, -8, 4, 10) + boxes(-22.5, 11, 6.5, -50, -32, -14, 4),
        ),
        Shape("shine", "M-50-9l11-13h-5l-6 7zM-14-9l11-13h-5l-6 7z"),
        Shape("brick", "M24 0v-40l17-20 17 20V0z"),
        Shape("wall", "M21-38l20-24 20 24h-5L41-56.5 26-38z"),
        Shape("green", "M33 0v-20q8-6 16 0V0z"),
        Shape("glass", "M33-20q8-6 16 0v2H33z"),
        Shape("shade", boxes(0, 1, 18, 40.5)),
        Shape("white", disc(41, -38, 6)),
        Shape("dark", "M41-38v-4.5M41-38l3 2", 1.4),
        Shape("stone", "M28 3v-3h26v3z"),
    ),
    tall=88,
    door=41,
)


def panels(y: float, height: float, pace: float) -> str:
    """A row of five solar panels on a roof that narrows upwards."""
    leans = [1.5 - i * 0.75 for i in range(5)]
    return "".join(
        f"M{(i - 2.5) * pace:g} {y}l{lean}-{height}h{pace - 3:g}l{lean} {height}z" for i, lean in enumerate(leans)
    )


SOLAR = Motif(
    (
        Shape("brick", "M-58 0v-24H58V0z"),
        Shape("dark", "M-66-22l16-42H50l16 42z"),
        Shape("panel", panels(-42, 18, 20) + panels(-26, 14, 21.4)),
        Shape("shine", "M-30-42l7-18h6l-7 18zM12-42l5-18h6l-5 18zM-36-26l5-14h6l-5 14zM30-26l3-14h6l-3 14z"),
        Shape("shade", "M-58-22H58v4H-58z"),
        Shape("green", boxes(0, 19, 17, -20, 1)),
        Shape("wall", "M-20-17h19l-19 17zM1-17h19L1 0z", 1.4),
        Shape("glass", boxes(-6, 11, 9, -50, -36, 28, 42)),
    ),
    reach=66,
)

SHOP = Motif(
    (
        Shape("brick", "M-48 0v-46h96V0zM28-64h8v-14h-8z"),
        Shape("dark", "M-55-44l11-26h88l11 26z"),
        Shape("wall", boxes(-38, 68, 8, -34)),
        Shape("green", boxes(-40.5, 4, 3, -26, -18, -6, 2, 10, 22) + boxes(-40.5, 3, 3, -12, 16)),
        Shape("glass", boxes(-6, 48, 20, -40) + boxes(-12, 14, 14, 21)),
        Shape("white", boxes(-6, 1.4, 20, -24.5, -9)),
        Shape("green", "M17 0v-28h22V0h-4v-25h-14V0zM21-1v-10h14v10z"),
        Shape("white", "M-50-36h100l6 12H-56z"),
        Shape("roof", "M-50-36h12l-3.5 12H-56zM-26-36h13l-1 12h-14.5zM0-36h12l2 12H0zM25-36h12l4.5 12H27.5z"),
        Shape("shade", "M-48-24h96v3.5h-96z"),
        Shape("wood", boxes(2, 15, 8, -42, -25) + boxes(2, 13, 8, -8)),
        Shape("roof", discs((-38, -7, 2.6), (-33, -7, 2.6), (-29, -7, 2.4))),
        Shape("leaf", discs((-21, -7, 2.8), (-16, -7.5, 3), (-12.5, -7, 2.4))),
        Shape("glass", discs((-5, -7, 2.6), (-1, -7.5, 2.6), (3, -7, 2.4))),
    ),
    tall=78,
    door=28,
)

WORKS = Motif(
    (
        Shape("dark", "M44-40v-40h8v40z"),
        Shape("brick", "M-56 0v-32H56V0z"),
        Shape("roof", "M-60-30v-28l37 28v-28l37 28v-28l46 28z"),
        Shape("pane", "M-57-38v-13l17 13zM-20-38v-13l17 13zM17-38v-13l17 13z"),
        Shape("shade", "M-56-30H56v4H-56z"),
        Shape("glass", boxes(-9, 20, 13, -50) + boxes(-9, 14, 13, 38)),
        Shape("white", boxes(-9, 1.2, 13, -40.6, 44.4) + boxes(-14.9, 20, 1.2, -50)),
        Shape("green", boxes(0, 34, 24, -22)),
        Shape("shade", boxes(0, 1, 24, -14, -5.5, 3)),
        Shape("wall", disc(25, -16, 8.5)),
        Shape("dark", "M25-22.5v13M18.5-16h13M20.4-20.6l9.2 9.2M20.4-11.4l9.2-9.2", 2.2),
        Shape("dark", disc(25, -16, 4.6)),
        Shape("wall", disc(25, -16, 1.9)),
        Shape("stone", "M-26 3v-3h42v3z"),
    ),
    tall=80,
    door=-10,
)

CARE = Motif(
    (
        Shape("brick", "M-48-44h7v-14h-7zM41-44h7v-14h-7z"),
        Shape("wall", "M-62 0v-24H62V0z"),
        Shape("roof", "M-68-22l12-26h50L0-38l6-10h50l12 26z"),
        Shape("shade", "M-62-22H62v3.5H-62z"),
        Shape("wall", "M-16-22L0-44l16 22V0h-32z"),
        Shape("white", "M-20-20L0-47l20 27-3.5 1L0-41.5-16.5-19z"),
        Shape("roof", "M0-21.5l-6.5-6.8a4 4 0 0 1 6.5-4.7a4 4 0 0 1 6.5 4.7z"),
        Shape("green", boxes(0, 12, 16, -36, 24) + boxes(0, 14, 15, -7)),
        Shape("glass", boxes(-6, 11, 10, -54, 43) + boxes(-5, 3, 6, -3, 1)),
        *shutters(-6, 10, -60, -43, 37, 54),
        Shape("wood", "M-24 7h48v-3.5h-48zM-24-1h48v-3h-48zM-22 12v-13h3v13zM19 12v-13h3v13z"),
    ),
    reach=68,
    tall=58,
)


def sails(x: float, y: float) -> tuple[Shape, Shape]:
    """Four sails at right angles, a little off the upright: cloth on one side of each stock."""
    stocks, cloths = "", ""
    for a, b in ((0.34, -0.94), (0.94, 0.34), (-0.34, 0.94), (-0.94, -0.34)):
        stocks += f"M{x} {y}l{a * 48:.1f} {b * 48:.1f}"
        cloths += (
            f"M{x + a * 12:.1f} {y + b * 12:.1f}l{a * 35:.1f} {b * 35:.1f}"
            f"l{-b * 9:.1f} {a * 9:.1f}l{-a * 35:.1f} {-b * 35:.1f}z"
        )
    return Shape("dark", stocks, 2.2), Shape("wall", cloths)


MILL = Motif(
    (
        Shape("brick", "M-34 0l8-60h24l8 60z"),
        Shape("shade", "M-8 0l-3-60h9l8 60z"),
        Shape("dark", "M-29-58q3-20 15-20t15 20z"),
        Shape("wall", "M-40-21h52v4h-52z"),
        Shape("dark", "M-38-21v-8M-26-21v-8M-14-21v-8M-2-21v-8M10-21v-8M-40-29h52", 1.2),
        Shape("glass", boxes(-38, 6, 8, -17)),
        Shape("green", "M-20 0v-14q6-5 12 0V0z"),
        *reversed(sails(-14, -64)),
        Shape("dark", disc(-14, -64, 3.4)),
        Shape("wood", "M20 2v-6h42v6zM26 12v-6h40v6z"),
        Shape("leaf", discs(*((24 + i * 7, -6, 4) for i in range(6)))),
        Shape("leaf", discs(*((30 + i * 7.5, 4, 4) for i in range(5)))),
        Shape("roof", discs((31, -8, 1.8), (46, -7.5, 1.8), (38, 2, 1.8), (53, 2.5, 1.8))),
    ),
    reach=64,
    tall=110,
    door=-14,
)
