from collections.abc import Callable
from dataclasses import replace

import pytest

from donations.entries.chain import Broken, FormerKey, Keys, Link, follow, verify
from donations.entries.signing import SigningKey, digest
from tests.donations.chains import DAY, KEYS, OTHER, OTHER_KEYS, START, Ledger


@pytest.fixture
def links() -> tuple[Link, ...]:
    ledger = Ledger()
    ledger.set_up()
    ledger.propose()
    ledger.approve()
    ledger.pause()
    return ledger.links


def test_a_chain_as_it_was_written_verifies(links: tuple[Link, ...]) -> None:
    verify(links, KEYS)
    verify((), KEYS)


def changed(**fields: object) -> Callable[[tuple[Link, ...]], tuple[Link, ...]]:
    return lambda links: (links[0], replace(links[1], **fields), *links[2:])  # type: ignore[arg-type]  # any field


def one_digit(links: tuple[Link, ...]) -> tuple[Link, ...]:
    return changed(content=links[1].content.replace("86011117947", "86011117948"))(links)


def one_digit_with_its_digest(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """As somebody would who knows the code, but not the key."""
    forged = replace(links[1], content=one_digit(links)[1].content)
    again = follow(links[0], forged.kind, forged.at, forged.body, OTHER_KEYS)
    return links[0], replace(again, signature=links[1].signature), *links[2:]


BREACHES: dict[str, Callable[[tuple[Link, ...]], tuple[Link, ...]]] = {
    "a changed digit": one_digit,
    "a changed digit with a digest that fits": one_digit_with_its_digest,
    "a changed kind": changed(kind="publish"),
    "a changed time": changed(at=START + DAY),
    "a changed digest": changed(digest=digest("x")),
    "a changed signature": changed(signature="00" * 64),
    "no signature": changed(signature=""),
    "a signature of another entry": lambda links: changed(signature=links[0].signature)(links),
    "another digest of the one before": changed(previous="0" * 64),
    "content that is no JSON": changed(content="{"),
    "content with a space": lambda links: changed(content=links[1].content.replace(":", ": ", 1))(
        links
    ),
    "the first entry left out": lambda links: links[1:],
    "an entry left out": lambda links: (links[0], *links[2:]),
    "an entry left out and the rest renumbered": lambda links: (
        links[0],
        *(replace(link, number=link.number - 1) for link in links[2:]),
    ),
    "two entries in another order": lambda links: (links[0], links[2], links[1], links[3]),
    "two entries in another order with their numbers": lambda links: (
        links[0],
        replace(links[2], number=2),
        replace(links[1], number=3),
        links[3],
    ),
    "an entry twice": lambda links: (*links, links[3]),
    "an entry twice with the next number": lambda links: (*links, replace(links[3], number=5)),
    "an entry added with another key": lambda links: (
        *links,
        follow(links[-1], "publish", START + DAY, {"details": OTHER.to_json()}, OTHER_KEYS),
    ),
    "everything signed with another key": lambda links: tuple(
        replace(link, signature=OTHER_KEYS.signing.sign(link.digest)) for link in links
    ),
}


@pytest.mark.parametrize("name", BREACHES)
def test_a_chain_does_not_verify_with(name: str, links: tuple[Link, ...]) -> None:
    found = BREACHES[name](links)
    assert found != links
    with pytest.raises(Broken, match=r"entry \d"):
        verify(found, KEYS)


def test_a_former_key_is_good_for_the_entries_that_it_signed_and_no_more(
    links: tuple[Link, ...],
) -> None:
    new, old = SigningKey("33" * 32), KEYS.signing.public_key
    verify(links, Keys(new, (FormerKey(old, until=4),)))
    for_three = Keys(new, (FormerKey(old, until=3),))
    with pytest.raises(Broken, match="entry 4 is not signed"):
        verify(links, for_three)
    goes_on = (*links, follow(links[-1], "pause", START + DAY, {}, Keys(new)))
    verify(goes_on, Keys(new, (FormerKey(old, until=4),)))


def test_what_is_cut_off_at_the_end_is_not_seen_here(links: tuple[Link, ...]) -> None:
    """That is for donations.entries.witness to find."""
    verify(links[:-1], KEYS)
