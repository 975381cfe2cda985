"""What search knows of an initiative."""

from dataclasses import replace

from portal.base.entries import SearchEntry, filed_under, whereabouts


def initiative_entry(page, entry: SearchEntry) -> SearchEntry:
    entry = replace(
        entry,
        **filed_under(page, page.themes.all(), page.programme_line),
        stage=page.stage,
        municipality=page.municipality.slug if page.municipality else "",
        **{key: value for key, value in whereabouts(page.place).items() if key != "municipality"},
    )
    if page.spot:
        entry = replace(entry, latitude=page.spot[0], longitude=page.spot[1])
    return entry
