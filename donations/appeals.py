"""The verb that changes what is said around the numbers: its only writer.

One person is enough, at once: no word and no suggested amount sends money anywhere. What could,
an account number of somebody else, is refused.
"""

from typing import TypeAlias

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from donations import guard
from donations.models import Appeal, AppealVersion

Person: TypeAlias = User | None  # None: somebody at the command line of the server
LONGEST = AppealVersion._meta.get_field("by_name").max_length  # a full name can be longer
ADD, CHANGE = "donations.add_appeal", "donations.change_appeal"


@transaction.atomic
def save(appeal: Appeal, by: Person = None) -> Appeal:
    """Shows readers these words from now on, and keeps them as a version.

    Words that are saved already add no version. Raises ValidationError, keyed by field.
    """
    permission = CHANGE if appeal.pk else ADD
    if by is not None and not by.has_perm(permission):
        raise PermissionDenied(permission)
    appeal.full_clean()
    guard.refuse(appeal.texts)
    if not _is_saved(appeal):
        appeal.save()
        _keep(appeal, by)
    return appeal


def _is_saved(appeal: Appeal) -> bool:
    return Appeal.objects.filter(pk=appeal.pk, language=appeal.language, **appeal.words).exists()


def _keep(appeal: Appeal, by: Person) -> None:
    AppealVersion.objects.create(
        number=AppealVersion.objects.next_number(),
        language=appeal.language,
        by_id=by.pk if by else None,
        by_name=(by.get_full_name() or by.get_username())[:LONGEST] if by else "",
        **appeal.words,
    )
