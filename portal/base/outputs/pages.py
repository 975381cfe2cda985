"""Outputs that are pages for people: part of a list on a page of its own."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from ..chrome import Chrome
from ..paging import Pages, page_number, pages
from .answers import unlisted


def window(params: QueryDict, selection, per_page: int) -> tuple[tuple[int, ...], Pages]:
    """The keys of the page asked for, and the pages; a number that cannot be is told in the selection's remarks."""
    last = max(1, ceil(selection.total / per_page))
    number, remark = page_number(params, last)
    if remark and remark not in selection.chosen.ignored:
        selection.chosen.ignored.append(remark)
    return selection.keys[(number - 1) * per_page : number * per_page], pages(number, last, params)


def page(request: HttpRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """A page that search engines leave out: the list itself is what they are to find."""
    return unlisted(render(request, f"outputs/{template}", {**context, "noindex": True}))


def chrome_of(index: Any, request: HttpRequest, title: str, ending: str) -> Chrome:
    return Chrome(request, page=index, title=title, ending=ending)
