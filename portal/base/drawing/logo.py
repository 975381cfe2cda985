"""The logo: six askew fields and a brook in a hedge-green frame."""

LOGO_SIZE = 48
LOGO_FIELDS = (
    ("#14472f", "M0 0h48v48H0z"),
    ("#8fb84e", "M3 3h17l-4 15-13 3z"),
    ("#ffcd1c", "M23 3h22v11L19 17z"),
    ("#d8e6a2", "M3 24l13-3 5 24H3z"),
    ("#c2482b", "M28 18.5L45 17v14H31z"),
    ("#5f9440", "M31.5 34H45v11H34z"),
    ("#7fc0d2", "M19 20l6-1 5 26h-6z"),
)


def logo_paths() -> str:
    """The paths of the logo, in a square of LOGO_SIZE units."""
    return "".join(f'<path fill="{colour}" d="{path}"/>' for colour, path in LOGO_FIELDS)


def logo() -> str:
    """The logo as an SVG."""
    size = f'viewBox="0 0 {LOGO_SIZE} {LOGO_SIZE}" width="{LOGO_SIZE}" height="{LOGO_SIZE}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{logo_paths()}</svg>\n'
