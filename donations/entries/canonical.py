"""One spelling for a value: the bytes that are hashed and signed.

JSON as RFC 8785 has it, for what the ledger holds (text, whole numbers, yes and no, null): keys in
order, no spaces. All in ASCII, so that no Unicode normalisation can come between.
"""

import json
from typing import Any


def canonical(value: Any) -> str:
    """Raises TypeError for what has more than one spelling, such as a float, and ValueError for
    half a character (a lone surrogate), which no page can show."""
    _refuse_ambiguous(value)
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)


def is_canonical(text: str) -> bool:
    try:
        return canonical(json.loads(text)) == text
    except (ValueError, TypeError, RecursionError):
        return False


def _refuse_ambiguous(value: Any) -> None:
    match value:
        case None | bool() | int():
            return
        case str():
            value.encode()
        case dict():
            for key, inner in value.items():
                if not isinstance(key, str):
                    raise TypeError(f"{key!r} is no text")
                key.encode()
                _refuse_ambiguous(inner)
        case list() | tuple():
            for inner in value:
                _refuse_ambiguous(inner)
        case _:
            raise TypeError(f"{value!r} has no canonical form")
