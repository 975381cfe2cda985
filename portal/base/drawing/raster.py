"""SVG to PNG."""

import resvg_py


def png(svg: str, *, width: int) -> bytes:
    """The drawing as a PNG this many pixels wide, in proportion; what is not drawn stays transparent.

    Raises ValueError when it is no SVG. Fonts are not loaded: our drawings hold no text.
    """
    return resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True)
