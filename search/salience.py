"""Which days and entries matter most? How much a day or an entry weighs, by who tells it and when.

Every count is of different articles or sources, so that one article that goes on about a day weighs
no more than one that names it once. Four counts are multiplied, each with one added, so that none
needs a weight of its own, none outweighs the others by being of another size, and none rules alone:

- *articles* that speak of the day: what many thought worth telling;
- *later*, those of them that were published after the day: an article of the day itself says
  "today" whatever happened, and one from before it announces what may never come;
- *sources*: what one house tells ten times is still what one house tells;
- *published*, for a day, the articles that came out on it: more is written when more happens. They
  need not name it, since an article does not name the day on which all of it happens.

Early days have more time in which articles can come back to them. So the product is divided by how
many articles there are and how many of them came after the day, taken together: the last day of a
collection is credited with up to twice its weight, and no more, since nobody knows what will be
written of it.

Days come first, then the best entry of each; where there are fewer days than places, the second
best of each that more than one article tells, and so on. So one day takes all places only when
there is no other, and what one article alone tells does not stand out beside a better entry of its
day. An entry of several days, or open on one side, belongs to no single day and is left out.
Entries of one weight are ranked by their passages with figures of victims, then by all their
passages, then by time and id; days of one weight by time.

Keeps out: which passages are in, and how they are counted (engines/).
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

HIGHLIGHTS = 10
# An entry that is not the best of its day stands out only when so many articles tell it.
TELLING = 2

# Whole numbers, one by one or a row of them. Products are floats, which multiply alike everywhere.
Count = TypeVar("Count", float, NDArray[np.float64])


def weight_of_entry(*, articles: Count, later: Count, sources: Count) -> Count:
    """How much an entry weighs beside others of its day.

    Args:
        articles: how many speak of it.
        later: how many of these were published after its day; unknown days of publication are not.
        sources: how many different sources these have; unknown ones are none.
    """
    return (1.0 + articles) * (1.0 + later) * (1.0 + sources)


def weight_of_day(
    *,
    articles: Count,
    later: Count,
    sources: Count,
    published: Count,
    after: Count,
    total: float,
) -> Count:
    """How much a day weighs beside other days.

    Args:
        articles: how many speak of it, in any entry of this one day.
        later: how many of these were published after it.
        sources: how many different sources these have.
        published: how many articles were published on it, of all with a passage that is in.
        after: how many of these were published after it.
        total: how many these are, at least 1.
    """
    weight = weight_of_entry(articles=articles, later=later, sources=sources)
    return weight * (1.0 + published) / (total + after)
