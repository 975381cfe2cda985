"""How far away it is, on the cards of a list that is near something."""

from collections.abc import Mapping
from dataclasses import replace

from ..cards import Card, Meta
from .words import away


def with_distances(pages: list, cards: list[Card], distances: Mapping[int, float]) -> list[Card]:
    """The cards of these pages, each that lies near with how far: `distances` are kilometres by primary key."""
    return [
        replace(card, meta=(*card.meta, Meta("map", away(distances[page.pk])))) if page.pk in distances else card
        for page, card in zip(pages, cards, strict=True)
    ]
