from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.core.checks import CheckMessage, Tags, register

from donations.people import approvers


@register(Tags.security, deploy=True)
def two_can_approve(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """With fewer, every change of the donation details has to wait for 72 hours in public."""
    count = len({one.login for one in approvers.listed()})
    if count >= approvers.ENOUGH:
        return []
    return [
        checks.Warning(
            f"{count} of the people who may approve donation details are listed: two are needed.",
            hint='Set DONATIONS_APPROVERS as "runa <runa@example.org>, idris <idris@example.org>".',
            id="donations.W001",
        )
    ]


@register(Tags.security, deploy=True)
def each_has_a_mailbox(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Without one, whoever can write to the database says who hears of a change."""
    listed = approvers.listed()
    without = {one.login for one in listed} - {one.login for one in listed if one.mailbox}
    return [
        checks.Warning(
            f"No mailbox of {name}, who may approve donation details, is in the settings: "
            "mails go where the database says.",
            hint=f'Write it in DONATIONS_APPROVERS as "{name} <{name}@example.org>".',
            id="donations.W002",
        )
        for name in sorted(without)
    ]
