"""What the organisation may give freely: its own details, known professionals', helplines."""

from dataclasses import dataclass
from functools import lru_cache

from clearline.screening import addresses, lexicon, links, phones
from clearline.screening.reading import Known


@dataclass(frozen=True, slots=True)
class Allowed:
    """Known details, written as the recognisers write what they find."""

    numbers: frozenset[str]
    emails: frozenset[str]
    sites: frozenset[str]
    addresses: tuple[tuple[str, ...], ...]
    postcodes: frozenset[str]

    def has_email(self, email: str) -> bool:
        """Tell whether an e-mail address is known."""
        return email in self.emails

    def has_site(self, host: str) -> bool:
        """Tell whether a host is a known site or a part of one."""
        return links.is_within(host, self.sites)

    def has_address(self, written: str) -> bool:
        """Tell whether a postcode or an address is known."""
        words = addresses.plain_address(written)
        if len(words) == 1:
            return words[0] in self.postcodes
        return any(_holds(known, words) or _holds(words, known) for known in self.addresses)


def _holds(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    size = len(short)
    return size > 1 and any(long[at : at + size] == short for at in range(len(long) - size + 1))


def of(known: Known | None) -> Allowed:
    """Write known details as they are found; the national helplines are always among them."""
    if known is None:
        return _always()
    return _of(
        tuple(known.numbers),
        tuple(known.emails),
        tuple(known.sites),
        tuple(known.addresses),
        tuple(known.postcodes),
    )


@lru_cache(maxsize=1)
def _always() -> Allowed:
    return _of((), (), (), (), ())


@lru_cache(maxsize=256)
def _of(
    numbers: tuple[str, ...],
    emails: tuple[str, ...],
    sites: tuple[str, ...],
    places: tuple[str, ...],
    postcodes: tuple[str, ...],
) -> Allowed:
    helplines = {number for group in lexicon.lists("helplines").values() for number in group}
    return Allowed(
        numbers=frozenset(helplines | {phones.national(number) for number in numbers}),
        emails=frozenset(email.strip().lower() for email in emails),
        sites=frozenset(site.strip().lower().removeprefix("www.") for site in sites),
        addresses=tuple(addresses.plain_address(place) for place in places),
        postcodes=frozenset(addresses.known_postcode(code) for code in postcodes),
    )
