"""How readers give. The numbers come as markup, so that no template can alter a digit."""

from django.utils.translation import gettext_lazy as _

from newsroom.templating import Declared, address, listing, markup, record, text, yes_no

HEADING = text(_("The heading of the appeal"), "Support our work")
NUMBERS = markup(
    _("All numbers as they were approved, with buttons for copying; or why there are none")
)
DONATIONS = record(
    _("How to give"),
    heading=HEADING,
    appeal=text(_("The appeal; a blank line between paragraphs"), "Readers make this possible."),
    amounts=listing(
        _("The first suggested amount of every currency"), text(_("One amount"), "200 kr")
    ),
    numbers=NUMBERS,
    address=address(_("The donation page"), "/donate/"),
)
EDITION = record(
    _("The page in one language"),
    name=text(_("What its own readers call the language"), "پښتو"),
    address=address(_("Where it stands"), "/donate/ps/"),
    language=text(_("The language"), "ps"),
    is_current=yes_no(_("Whether this is it")),
)
PAGE = record(
    _("The donation page"),
    heading=HEADING,
    lede=text(_("The first paragraph of the appeal"), "Readers make this possible."),
    rest=text(_("The others; a blank line between them"), optional=True),
    editions=listing(_("The page in all languages"), EDITION),
    contents=markup(_("Links to the parts of the page"), optional=True),
    numbers=NUMBERS,
)

DONATION_PANEL = Declared(donations=DONATIONS)
DONATION_PAGE = Declared(donations=PAGE)
