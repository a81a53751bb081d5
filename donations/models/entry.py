from typing import Any, TypeAlias

from django.db import OperationalError, models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from donations.entries.chain import Broken, Link
from donations.models.never_changed import NeverChanged, NeverChangedQuerySet

Row: TypeAlias = tuple[Any, ...]  # the values of COLUMNS
COLUMNS = ("number", "kind", "at", "content", "previous", "digest", "signature")
UNREADABLE = "an entry cannot be read: a column holds what it never does"


class EntryQuerySet(NeverChangedQuerySet["Entry"]):
    def rows(self) -> tuple[Row, ...]:
        """The whole chain in its order, as Link takes it; costs one query. Raises Broken for a
        column that no verb has filled, such as a time that is none."""
        return self.order_by("number")._read()

    def head(self) -> Row | None:
        """The newest entry. Raises Broken, as rows does."""
        return next(iter(self.order_by("-number")[:1]._read()), None)

    def _read(self) -> tuple[Row, ...]:
        try:
            return tuple(self.values_list(*COLUMNS))
        except (ValueError, TypeError, AttributeError, OverflowError) as error:
            raise Broken(UNREADABLE) from error
        except OperationalError as error:  # so SQLite's driver calls text that is none
            if "decode" not in str(error):
                raise
            raise Broken(UNREADABLE) from error

    def links(self) -> tuple[Link, ...]:
        return tuple(Link(*row) for row in self.rows())

    def locked(self) -> tuple[Row, ...]:
        """The whole chain; other writers wait until this transaction ends: all of them for the
        first row, which is the same one whatever was added meanwhile."""
        self.select_for_update().order_by("number").first()
        return self.rows()


class Entry(NeverChanged):
    """One line of the ledger of donation details: a signed fact that is never changed.

    donations.entries.chain says what the digests and the signature cover, donations.entries.rules
    what an entry may say. A row that was written in any other way breaks the chain, and readers
    see no number.
    """

    number = models.PositiveIntegerField(_("number"), primary_key=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, editable=False)
    at = models.DateTimeField(_("time"), editable=False)
    content = models.TextField(_("content"), editable=False)
    previous = models.CharField(_("digest of the one before"), max_length=64, editable=False)
    digest = models.CharField(_("digest"), max_length=64, editable=False)
    signature = models.CharField(_("signature"), max_length=128, editable=False)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry in the ledger")
        verbose_name_plural = _("donation details")
        ordering = ("-number",)
        default_permissions = ("view",)
        permissions = (("propose_details", _("Can propose donation details")),)

    def __str__(self) -> str:
        return gettext("Entry %(number)d") % {"number": self.number}
