"""A response as a tree of elements, so that tests ask what a page says and not how it is indented."""

import json

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse


def soup(response: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def texts(tree: BeautifulSoup | Tag, selector: str) -> list[str]:
    """The words of all elements that a CSS selector finds, on one line each."""
    return [" ".join(element.get_text(" ").split()) for element in tree.select(selector)]


def values(tree: BeautifulSoup | Tag, selector: str, attribute: str) -> list[str]:
    return [str(element[attribute]) for element in tree.select(selector)]


def json_ld(response: HttpResponse) -> list[dict]:
    """What the page says to machines."""
    return [json.loads(part.get_text()) for part in soup(response).select('script[type="application/ld+json"]')]
