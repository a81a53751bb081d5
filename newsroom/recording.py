"""The one log of what was changed on the site: links, settings, pages, templates."""

from collections.abc import Mapping
from typing import TypeAlias

from django.contrib.auth.models import User
from django.db import transaction

from newsroom.models import Change, Generation

Person: TypeAlias = User | None  # None: somebody at the command line of the server


@transaction.atomic
def record(  # noqa: PLR0913 - the columns of a row
    by: Person,
    act: str,
    kind: str,
    name: str,
    before: Mapping[str, str],
    after: Mapping[str, str],
    *,
    key: str = "",
) -> Change:
    """Adds a row to the log, in the transaction of the change itself.

    `before` and `after` are the fields as people read them, by their names; what is the same in
    both is left out. The numbers of the log have no gap: who records waits for who records.
    """
    _wait_for_others()
    fields = [one for one in {**before, **after} if before.get(one, "") != after.get(one, "")]
    return Change.objects.create(
        number=Change.objects.next_number(),
        by_id=by.pk if by else None,
        by_name=(by.get_full_name() or by.get_username()) if by else "",
        act=act,
        kind=kind,
        key=key,
        name=name[: Change._meta.get_field("name").max_length],
        before={one: before[one] for one in fields if one in before},
        after={one: after[one] for one in fields if one in after},
    )


def _wait_for_others() -> None:
    """Until this transaction ends; on SQLite only one can write anyway."""
    Generation.objects.get_or_create(pk=1)
    Generation.objects.select_for_update().get(pk=1)
