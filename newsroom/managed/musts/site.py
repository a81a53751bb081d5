from django.utils.translation import gettext_lazy as _

from newsroom.managed.musts.must import Made, Must

LANGUAGES = _("The language of every site link: {% in_language link.language %}.")


def _knows_site(made: Made) -> bool:
    site = made.values["site"]
    return made.links_to(site["address"], site["name"])


def _knows_publisher(made: Made) -> bool:
    publisher = made.values["publisher"]
    lines = str(publisher.get("postal_address", "")).splitlines()
    texts = (publisher.get("name", ""), publisher.get("mail", ""), *lines)
    return all(made.says(text) for text in texts)


def _footer_links(made: Made) -> bool:
    return made.links_to_all([*made.values["links"], *made.values["social"]], "label")


def _says_something(made: Made) -> bool:
    return any(one.text().strip() for one in made.elements("p"))


SITE = Must(_("The site's name, with a link to the front page."), _knows_site)
HEADER = (
    SITE,
    Must(
        _("A link to the donation page."),
        lambda made: made.links_to(made.values["donations"]["address"]),
    ),
    Must(
        _("A link to every section."),
        lambda made: made.links_to_all(made.values["sections"], "name"),
    ),
    Must(
        _("The site links of the header."),
        lambda made: made.links_to_all(made.values["links"], "label"),
    ),
    Must(LANGUAGES, lambda made: made.speaks_of_all(made.values["links"])),
)
FOOTER = (
    SITE,
    Must(_("The site links of the footer and of social media."), _footer_links),
    Must(LANGUAGES, lambda made: made.speaks_of_all(made.values["links"])),
    Must(_("Who publishes the site, and where they are reached."), _knows_publisher),
)
EDITION_LINK = (
    Must(
        _("The label of every link to another edition, with its address."),
        lambda made: made.links_to_all(made.values["editions"], "label"),
    ),
    Must(LANGUAGES, lambda made: made.speaks_of_all(made.values["editions"])),
)
COMMENTS_NOTICE = (Must(_("Words that say so."), _says_something),)
ERROR_MESSAGE = (
    Must(_("A main heading, in <h1>, for every kind of error."), Made.has_heading),
    Must(_("Words that say what the reader can do."), _says_something),
)
