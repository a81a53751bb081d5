"""What stands around every page: header, footer, edition link, notices."""

from django.utils.translation import gettext_lazy as _

from newsroom.templating import (
    Declared,
    address,
    listing,
    moment,
    number,
    record,
    text,
    yes_no,
)

LINK = record(
    _("One link"),
    label=text(_("Its words"), "About us"),
    address=address(_("Where it leads"), "/about/"),
    language=text(_("The language of its words and of the page it leads to"), "ps"),
    heading=text(_("What stands above it, if anything"), "Our Pashto-Dari website", optional=True),
)
LOGO = record(
    _("The logo, if the site settings have one"),
    optional=True,
    address=address(_("The picture's address"), "/media/site/logo.png"),
    width=number(_("Its width in pixels"), "320"),
    height=number(_("Its height in pixels"), "80"),
)
SECTION = record(
    _("One section of the newspaper"),
    name=text(_("Its name"), "Culture"),
    address=address(_("The page with its stories"), "/culture/"),
    current=text(
        _("For aria-current: “page” on its own page, “true” on a page in it, else empty"),
        "page",
        optional=True,
    ),
)
SECTIONS = listing(_("The sections, in their order"), SECTION)
PUBLISHER = record(
    _("Who answers for the site, from the site settings"),
    name=text(_("The legal name"), "Ostrel Media AS", optional=True),
    postal_address=text(_("The postal address, a line for each part"), optional=True),
    mail=text(_("The mail address, to be read"), "desk@example.org", optional=True),
    mail_address=address(_("The same, for a link"), "mailto:desk@example.org", optional=True),
)
EDITIONS = listing(_("The links to other editions, from the site links"), LINK)

HEADER = Declared(
    site=record(
        _("The site"),
        name=text(_("Its name"), "Newsroom"),
        address=address(_("The front page"), "/"),
        tagline=text(_("What it says of itself"), "Reporting from Ostrel", optional=True),
        language=text(
            _("The language of the tagline and the sections, where the page has another"),
            "en",
            optional=True,
        ),
        logo=LOGO,
    ),
    sections=SECTIONS,
    links=listing(_("The links in the header, from the site links"), LINK),
    edition_date=moment(_("On the front page: when the newest story was published")),
    donations=record(
        _("The donation page"),
        address=address(_("Where it stands"), "/donate/"),
        is_current=yes_no(_("Whether this is it")),
    ),
)
FOOTER = Declared(
    site=record(
        _("The site"),
        name=text(_("Its name"), "Newsroom"),
        address=address(_("The front page"), "/"),
    ),
    links=listing(_("The links in the footer, from the site links"), LINK),
    social=listing(_("The links to social media, from the site links"), LINK),
    publisher=PUBLISHER,
)
EDITION_LINK = Declared(editions=EDITIONS)
COMMENTS_NOTICE = Declared()
ERROR_MESSAGE = Declared(
    error=record(
        _("What went wrong"),
        code=number(
            _(
                "400: not understood, 403: not allowed, 404: no such page, 429: too many tries, "
                "500: our fault"
            ),
            "404",
        ),
    ),
    site=record(_("The site"), address=address(_("The front page"), "/")),
    sections=SECTIONS,
)
