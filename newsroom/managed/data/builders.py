"""Which function makes the data of which managed template."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from newsroom.managed.data import donations, site, stories
from newsroom.managed.data.context import Values

# Those that are only included in others get their data from these.
BUILDERS: Mapping[str, Callable[..., Values]] = MappingProxyType(
    {
        "header": site.header,
        "footer": site.footer,
        "edition-link": site.edition_link,
        "error-message": site.error_message,
        "front-page": stories.front_page,
        "story-card": stories.story_card,
        "story-page": stories.story_page,
        "donation-page": donations.donation_page,
    }
)
