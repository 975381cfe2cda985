"""The figures as tables, beside the limits."""

from collections.abc import Iterable, Mapping, Sequence

#: How many times as long as the empty view a page may take: a wish, told but never failed on.
TIMES_EMPTY = {"home": 60, "list": 50, "detail": 35}
#: Milliseconds of a search page and of completion, by the number of digits of the number of pages: a wish as well.
SEARCH_P95 = {5: 150, 6: 300}
COMPLETION_P95 = 100
#: Milliseconds that any form of a list may take, and what it may weigh: wishes. Queries: a limit.
SHOWCASE_P95, SHOWCASE_BYTES, SHOWCASE_QUERIES = 300, {"map": 200_000}, 20
#: How much longer a list may take at its largest than at a hundred pages, each beside the empty view: a wish.
GROWTH, FROM = 1.3, 100
#: How many queries a page may make.
QUERIES = {"empty": 0, "home": 15, "list": 15, "detail": 12}


def report(figures: Sequence[Mapping]) -> str:
    """Markdown, with a part for each database."""
    parts = ["# Benchmark", "", "Times in milliseconds, of one visitor without any page cache; sizes in kB."]
    for found in figures:
        parts += ["", f"## {found['database']}", "", *pages_table(found)]
        parts += ["", "### As lists grow: best visits", "", *growth_table(found["growth"])]
        parts += ["", "### Every form of a list", "", *showcase_table(found["showcase"])]
        parts += ["", "### First visit", "", *sizes_table(found["sizes"])]
    problems = broken_counts(figures)
    return "\n".join([*parts, "", "## Limits on counts", "", *(problems or ["All kept."]), ""])


def search_report(figures: Sequence[Mapping]) -> str:
    """Markdown on search, nothing without figures. The limits are wishes, told but never failed on."""
    if not figures:
        return ""
    head = ("pages", "page median", "p95", "limit", "bare call median", "p95", "page / bare", "completion p95", "limit")
    rows = [
        (
            row["pages"],
            *(row["page"][name] for name in ("median", "p95")),
            SEARCH_P95.get(len(str(row["pages"])), ""),
            *(row["bare"][name] for name in ("median", "p95")),
            row["page_per_bare"]["median"],
            row["completion"]["p95"],
            COMPLETION_P95,
        )
        for row in figures
    ]
    written = ("pages", "rebuild, seconds", "engine, documents a second", "bare helper", "share", "limit")
    writing = [(row["pages"], row["rebuild_seconds"], *row["writing"].values(), "≥ 0.7") for row in figures]
    faults = [tuple(fault.values()) for row in figures for fault in row.get("outage", ())]
    outage = ("fault", "slowest page, ms", "slowest publishing, ms", "seconds to catch up")
    parts = ["", "## Search on Elasticsearch", "", "Milliseconds, of one visitor, the page and the bare call in turn."]
    parts += ["", *table(head, rows), "", "### Writing", "", *table(written, writing)]
    return "\n".join([*parts, "", "### Outage", "", *table(outage, [(*row, "")[:4] for row in faults]), ""])


def pages_table(figures: Mapping) -> list[str]:
    head = ("page", "queries", "median", "p95", "processor", "× empty", "× at best", "limit", "")
    rows = []
    for row in figures["pages"]:
        limit = TIMES_EMPTY.get(row["sort"])
        verdict = "" if limit is None else "ok" if max(row["times_empty"], row["times_empty_best"]) <= limit else "over"
        shown = (row[name] for name in ("page", "queries", "median", "p95", "cpu", "times_empty", "times_empty_best"))
        rows.append((*shown, limit or "", verdict))
    words = (
        f"{figures['rounds']} visits each, in turn, with 300 pages in each growing list. The load of the machine was "
        f"{figures['load']} on {figures['processors']} processors; where it is more than 1, the best visits tell more."
    )
    return [words, "", *table(head, rows)]


def growth_table(rows: Sequence[Mapping]) -> list[str]:
    """By the best visits, as multiples of the empty view: else it would tell of other work on the machine."""
    sizes = list(dict.fromkeys(row["pages"] for row in rows))
    columns = (f"{what} at {size}" for what in ("queries", "ms") for size in sizes)
    lines = []
    for name, found in by_page(rows).items():
        times = [row["times_empty_best"] for row in found]
        grown = round(times[-1] / times[sizes.index(FROM)], 2)
        verdict = (GROWTH, "ok" if grown <= GROWTH else "over") if found[0]["sort"] == "list" else ("", "")
        lines.append((name, *(row["queries"] for row in found), *(row["best"] for row in found), grown, *verdict))
    return table(("page", *columns, f"largest / {FROM}", "limit", ""), lines)


def showcase_table(found: Mapping) -> list[str]:
    """The limit is on what a visitor waits for: the first byte of what streams, the last of what does not."""
    lines = []
    for row in found["forms"]:
        heaviest = SHOWCASE_BYTES.get(row["form"].partition(": ")[2])
        fits = row["soon"] <= SHOWCASE_P95 and row["size"] <= (heaviest or row["size"])
        shown = (row["form"], row["queries"], row["soon"], SHOWCASE_P95, row["median"], row["p95"], kilo(row["size"]))
        lines.append((*shown, kilo(heaviest) if heaviest else "", "ok" if fits else "over"))
    head = ("form", "queries", "awaited, p95", "limit", "to the end, median", "p95", "kB", "limit", "")
    return [f"With {found['pages']} pages in each list.", "", *table(head, lines)]


def sizes_table(rows: Sequence[Mapping]) -> list[str]:
    head = ("page", "HTML plain", "HTML", "CSS", "JS", "together", "files")
    lines = []
    for row in rows:
        parts = [row[name] for name in ("html_compressed", "css", "js")]
        lines.append((row["page"], *map(kilo, (row["html"], *parts, sum(parts))), row["files"]))
    return table(head, lines)


def by_page(rows: Iterable[Mapping]) -> dict[str, list[Mapping]]:
    found: dict[str, list[Mapping]] = {}
    for row in rows:
        found.setdefault(row["page"], []).append(row)
    return found


def broken_counts(figures: Iterable[Mapping]) -> list[str]:
    """A sentence for every count that is too high, or that grows with the number of pages."""
    problems = []
    for found in figures:
        where = found["database"]
        problems += [
            f"- {where}: {row['page']} makes {row['queries']} queries, and may make {QUERIES[row['sort']]}."
            for row in found["pages"]
            if row["queries"] > QUERIES[row["sort"]]
        ]
        problems += [
            f"- {where}: {row['form']} makes {row['queries']} queries, and may make {SHOWCASE_QUERIES}."
            for row in found["showcase"]["forms"]
            if row["queries"] > SHOWCASE_QUERIES
        ]
        for name, rows in by_page(found["growth"]).items():
            counts = [row["queries"] for row in rows]
            if len(set(counts)) > 1:
                problems.append(f"- {where}: the queries of {name} change with its number of pages: {counts}.")
    return problems


def kilo(size: int) -> float:
    return round(size / 1000, 1)


def table(head: Sequence, rows: Iterable[Sequence]) -> list[str]:
    """A Markdown table whose columns stand under each other."""
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    lines = [[cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in cells]
    lines.insert(1, ["-" * width for width in widths])
    return [f"| {' | '.join(line)} |" for line in lines]
