from django.utils.translation import gettext_lazy as _

from newsroom.managed import plain_sight
from newsroom.managed.musts.must import Made, Must


def _has_numbers(made: Made) -> bool:
    return made.html.count(made.values["donations"]["numbers"].html) == 1


def _in_plain_sight(made: Made) -> bool:
    return plain_sight.shows_once(made.html, made.values["donations"]["numbers"].html)


NUMBERS = (
    Must(_("The numbers as they are, once: {{ donations.numbers }}."), _has_numbers),
    Must(
        _(
            "The numbers in plain sight: around them <div>, <section>, <aside>, <article> and "
            "<main> alone, with no attributes but id, lang, dir, aria-label, aria-labelledby and "
            "the classes of the default; and an end tag for every element."
        ),
        _in_plain_sight,
    ),
)
DONATION_PANEL = (
    *NUMBERS,
    Must(
        _("A link to the donation page."),
        lambda made: made.links_to(made.values["donations"]["address"]),
    ),
)
DONATION_PAGE = (
    *NUMBERS,
    Must(
        _("The heading of the appeal as main heading, in <h1>."),
        lambda made: made.has_heading(made.values["donations"]["heading"]),
    ),
)
