"""Chance that comes out alike for the same seed, wherever chapters are added."""

from collections.abc import Mapping
from random import Random
from typing import TypeVar

from collabtrack.shared.money import apportion

Card = TypeVar("Card")


def dice(*words: object) -> Random:
    """Give dice of their own to whoever is named by the words."""
    return Random(":".join(map(str, words)))  # noqa: S311 (an example, not a secret)


def deal(random: Random, weights: Mapping[Card, int], count: int) -> list[Card]:
    """Deal `count` cards in these proportions; each at least once where they suffice.

    Drawn one by one, the rare states would be missing from some countries.
    """
    spare = max(count - len(weights), 0)
    parts = apportion(spare, list(weights.values()))
    cards = [card for card, n in zip(weights, parts, strict=True) for _ in range(n)]
    once = list(weights)[:count]
    random.shuffle(cards)
    dealt = [*once, *cards]
    random.shuffle(dealt)
    return dealt
