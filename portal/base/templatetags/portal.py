"""Tags and filters of the portal's templates: signs, pictures, addresses, dates, data for machines.

None of them queries the database, except `picture` for an image whose renditions were not fetched with it.
"""

import json
from collections.abc import Iterable
from datetime import date, datetime
from functools import cache

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..cards import Badge, Day, Meta
from ..chrome import NAMES
from ..pictures import LARGE, SHAPES, SHARING, rendition_specs, renditions_of, sources, srcset
from ..when import day_text, in_amsterdam, short_day, times_text

register = template.Library()

OUTSIDE = ("https://", "http://", "mailto:", "tel:", "#")
MAX_PLOTS = 30
# Letters of a word that a title of full size cannot hold on a phone.
LONG_WORD = 17
# Kinds of help that a sign of another name stands for.
SIGNS = {"hands": "hand", "space": "house", "knowledge": "book", "money": "euro"}


@register.simple_tag
@cache
def icon(name: str) -> str:
    """A sign from the sprite, hidden from screen readers: words stand beside it."""
    return svg("icon", SIGNS.get(name, name), 24, 24)


@register.simple_tag
@cache
def luik(kind: str) -> str:
    """The painted shutter of a kind of page."""
    return svg("luik", f"luik-{kind}", 28, 38)


def svg(style: str, name: str, width: int, height: int) -> str:
    """Its size counts where there is no style sheet."""
    return format_html(
        '<svg class="{}" width="{}" height="{}" aria-hidden="true"><use href="{}#{}"/></svg>',
        *(style, width, height, sprite(), name),
    )


@register.simple_tag
def badge(badge: Badge) -> str:
    """A state in words."""
    sign = icon(badge.icon) if badge.icon else ""
    return format_html('<span class="badge badge--{}">{}{}</span>', badge.tone, sign, badge.text)


@register.simple_tag
def meta(rows: Iterable[Meta], number: int | str = "") -> str:
    """Small facts beside each other, the first under its number on the map if it has one; nothing for none."""
    signs = [icon(row.icon) for row in rows]
    if number and signs:
        words = _("Number on the map:")
        signs[0] = format_html('<span class="pin"><span class="hidden">{} </span>{}</span>', words, number)
    items = format_html_join("", "<li>{}{}</li>", ((sign, row.text) for sign, row in zip(signs, rows, strict=True)))
    return format_html('<ul class="meta">{}</ul>', items) if items else ""


@register.simple_tag
def day(day: Day) -> str:
    """A date, large. The year stands there when it is not this one."""
    month = day.month if day.year == str(timezone.localdate().year) else f"{day.month} {day.year}"
    more = format_html('<span class="day__more">{}{}</span>', icon("repeat"), day.further) if day.more else ""
    return format_html(
        '<div class="day"><time datetime="{}"><b>{}</b> <span>{}</span> <span>{}</span></time>{}</div>',
        iso(day.start),
        day.number,
        month,
        day.weekday,
        more,
    )


def sprite() -> str:
    return static("icons/icons.svg")


@register.simple_tag
def picture(image, alt: str = "", sizes: str = "card", loading: str = "lazy") -> str:
    """`image` as <picture> with AVIF and WebP in two widths; nothing when there is none or its file is gone.

    `sizes` is a name in SHAPES. An eager picture is the largest of the first view, so it is fetched first.
    """
    return drawn(renditions_of(image, rendition_specs(sizes)), alt, sizes, loading)


@register.simple_tag
def large_picture(image, alt: str = "", sizes: str = "card") -> str:
    """A `picture` as a link to itself as large as screens are; large.js opens it over the page."""
    found = renditions_of(image, [*rendition_specs(sizes), LARGE])
    if not found:
        return ""
    return format_html(
        '<a href="{}" data-large><span class="hidden">{} </span>{}</a>',
        found[LARGE].url,
        _("View the picture large:") if alt else _("View the picture large"),
        drawn(found, alt, sizes, "lazy"),
    )


def drawn(found: dict, alt: str, sizes: str, loading: str) -> str:
    """A <picture> of these renditions; nothing when there are none."""
    if not found:
        return ""
    shape = SHAPES[sizes]
    webp = [found[spec] for spec in shape.specs("webp")]
    last = webp[-1]
    priority = 'fetchpriority="high"' if loading == "eager" else 'loading="lazy" decoding="async"'
    return format_html(
        '<picture>{}<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" {}></picture>',
        format_html_join("", "{}", ((source,) for source in sources(shape, found))),
        last.url,
        srcset(webp),
        shape.sizes,
        last.width,
        last.height,
        alt,
        mark_safe(priority),  # noqa: S308
    )


@register.simple_tag
def sharing_picture(image, request) -> str:
    """The whole address of a picture of 1200 × 630 pixels for messages that link here."""
    found = renditions_of(image, [SHARING])
    return request.build_absolute_uri(found[SHARING].url if found else static("img/social.png"))


@register.filter
def address(path: str) -> str:
    """What an editor typed as an address: a path gets the reader's language, other sites and anchors stay.

    Slugs are the same in every language, so a path that names one works in each. Unknown schemes give "".
    """
    path = (path or "").strip()
    if path.lower().startswith(OUTSIDE):
        return path
    way = path.lstrip("/")
    first, _slash, rest = way.partition("/")
    if ":" in first.partition("?")[0].partition("#")[0]:
        return ""
    if first in NAMES:
        way = rest
    elif path.startswith("/") and way:
        return f"/{way}"
    return f"/{get_language()}/{way}"


@register.filter
def anchor(words: str) -> str:
    """An id for a heading."""
    return f"h-{slugify(words)[:60] or 'x'}"


@register.filter
def has_long_word(title: str) -> bool:
    """Whether a title has to be set smaller on a phone: no browser on a desk breaks Dutch and German words well."""
    return any(len(word) > LONG_WORD for word in str(title).split())


@register.filter
def headings(body) -> list[str]:
    """The words of all heading blocks of a stream, in their order."""
    return [block.value for block in body or [] if block.block_type == "heading"]


register.filter("day_text", day_text)
register.filter("short_day", short_day)
register.simple_tag(times_text, name="clock_range")


@register.filter
def iso(moment: date | datetime) -> str:
    """A day or a moment for a `datetime` attribute: 2027-05-04, 2027-05-04T19:30+02:00."""
    local = in_amsterdam(moment)
    return local.isoformat(timespec="minutes") if isinstance(local, datetime) else local.isoformat()


@register.simple_tag
def plots(taken: int, places: int) -> str:
    """One plot per place, the taken ones first; shares of 30 where there are more. Words stand beside it."""
    shown = min(places, MAX_PLOTS)
    filled = min(shown, round(taken * shown / places)) if places else 0
    names = ["taken"] * filled + ["free"] * (shown - filled)
    fields = format_html_join("", '<i class="{}"></i>', ((name,) for name in names))
    return format_html('<p class="plots" aria-hidden="true">{}</p>', fields)


@register.filter
def host(url: str) -> str:
    """The name of the site that an address leads to."""
    return url.partition("//")[2].partition("/")[0].removeprefix("www.")


@register.simple_tag
def json_ld(data) -> str:
    """A dictionary as a JSON-LD block, escaped so that no value can close the element."""
    words = json.dumps(data, ensure_ascii=False, default=str)
    for char in "<>&":
        words = words.replace(char, f"\\u{ord(char):04x}")
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(words))  # noqa: S308


@register.simple_tag
def structured_data(page, chrome) -> str:
    """What a page says of itself to machines, each part in a block of its own."""
    parts = page.structured_data(chrome) if hasattr(page, "structured_data") else []
    return format_html_join("\n", "{}", ((json_ld(part),) for part in parts))


@register.simple_tag
def crumbs_ld(chrome) -> str:
    """The breadcrumbs as schema.org has them; nothing on the home page."""
    way = [*chrome.crumbs] if chrome else []
    if not way:
        return ""
    steps = [(link.text, chrome.request.build_absolute_uri(link.url)) for link in way]
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": url}
        for number, (name, url) in enumerate([*steps, (chrome.title, chrome.canonical)], 1)
    ]
    return json_ld({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items})
