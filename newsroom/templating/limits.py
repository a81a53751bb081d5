"""How large a template may be, and how much it may do.

The default templates have 2 kB at most, and their pages 20 kB: each limit leaves room for thirty
times that, and stops a template that means harm in a fraction of a second.
"""

from dataclasses import dataclass

SOURCE = 65_536  # characters
NODES = 5_000
DEPTH = 50  # of tags inside each other, those of included templates counted too
INCLUDES = 12  # templates inside each other
TAG = 1_000  # characters in one {{ … }} or {% … %}
WORDS = 60  # in one tag
LITERAL = 500  # characters
FILTERS = 8  # on one value
PROBLEMS = 50  # told at once


@dataclass(frozen=True)
class Limits:
    steps: int = 100_000  # every node and loop turn costs one, long texts more
    characters: int = 1_000_000
    seconds: float = 2.0  # of the processor: a busy machine is no fault of a template


DEFAULT = Limits()
