"""Characters that nobody sees, and that make a template another one than it seems."""

import re
import unicodedata

from django.utils.translation import gettext as _

from newsroom.templating.expressions import Report

# Controls but for tab and line ends; what turns the direction of text (Unicode's UAX #9), behind
# which code can hide (CVE-2021-42574); marks of byte order, lone surrogates, non-characters.
# The zero-width joiners and the directional marks stay: Pashto and Dari are written with them.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def unseen(source: str, report: Report) -> None:
    for found in UNSEEN.finditer(source):
        name = unicodedata.name(found[0], "control character")
        message = _("an invisible character that is not allowed here: U+%(code)04X, %(name)s.")
        report(found.start(), 1, message % {"code": ord(found[0]), "name": name.lower()})
