"""What is asked for beside the words that were typed, where the engine cannot find that out by itself.

- The parts of compounds: "dorpshuis" also asks for "dorp" and "huis".
- Neighbours written as one, where pages hold such a word: "buurt bus" also asks for "buurtbus".
- For a word that no page holds, the words near to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, pairwise

from ..compounds import parts, reasons
from ..normalise import bare, term, words
from ..splitting import SHORTEST
from .near import Near, near
from .vocabulary import known

#: Words of a question that are widened: a question of a thousand words takes no longer.
WIDENED = 40
#: Unknown words of a question for which near ones are looked for.
UNKNOWN = 5


@dataclass(frozen=True, slots=True)
class Beside:
    """Terms: `words` are what was typed, written otherwise; `parts` are those of each compound that was typed."""

    words: tuple[str, ...] = ()
    parts: tuple[tuple[str, ...], ...] = ()


def also_asked(typed: Iterable[str], language: str) -> Beside:
    """The terms to ask for beside those of the typed words."""
    folded = [bare(match[0]) for text in typed for match in words(text)][:WIDENED]
    own = [one for one in (term(word, language) for word in folded) if one]
    if not own:
        return Beside()
    compounds = compounds_in(folded, language)
    joined = [term(one + other, language) for one, other in pairwise(folded) if one and other]
    held = known([*own, *chain.from_iterable(compounds), *joined], language)
    nearest = [one.term for _word, found in unknown(folded, held, language) for one in found]
    return Beside((*(one for one in joined if one in held), *nearest), compounds)


def compounds_in(folded: Iterable[str], language: str) -> tuple[tuple[str, ...], ...]:
    """See `reasons`, for every word that was composed of parts."""
    return tuple(together for word in dict.fromkeys(folded) for together in reasons(word, language))


def composed(typed: Iterable[str], language: str) -> Beside:
    """What `also_asked` finds without asking what pages hold: joined neighbours and parts, and no near words."""
    folded = [bare(match[0]) for text in typed for match in words(text)][:WIDENED]
    joined = (term(one + other, language) for one, other in pairwise(folded) if one and other)
    return Beside(tuple(filter(None, joined)), compounds_in(folded, language))


def corrections(typed: Iterable[str], language: str) -> dict[str, str]:
    """For each typed word, folded, that no page holds: the likeliest word that was meant, as it is shown."""
    folded = [bare(match[0]) for text in typed for match in words(text)][:WIDENED]
    wanted = [term(word, language) for word in folded]
    pieces = chain.from_iterable(parts(word, language) for word in folded)
    found = unknown(folded, known([*wanted, *pieces], language), language)
    return {word: nearest[0].shown for word, nearest in found if nearest}


def spelled(typed: Iterable[str], language: str) -> str:
    """The typed words with corrections in the place of those that no page holds; "" where there are none."""
    typed = list(typed)
    better = corrections(typed, language)
    found = [match[0] for text in typed for match in words(text)][:WIDENED]
    return " ".join(better.get(bare(word), word) for word in found) if better else ""


def unknown(folded: Iterable[str], held: Iterable[str], language: str) -> list[tuple[str, list[Near]]]:
    """Words that no page holds, also not in parts, with the known words near to them."""
    held = set(held)
    found = []
    for word in dict.fromkeys(folded):
        wanted = term(word, language)
        if not wanted or wanted in held or len(word) < SHORTEST or any(one in held for one in parts(word, language)):
            continue
        found.append(word)
    return [(word, near(word, language)) for word in found[:UNKNOWN]]
