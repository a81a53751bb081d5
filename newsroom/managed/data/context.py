"""What the page around a managed template has: on an error page, nothing."""

from typing import Any, TypeAlias

from django.template.context import Context
from django.utils.translation import gettext as _

Around: TypeAlias = Context
Values: TypeAlias = dict[str, Any]


def site_name(around: Around) -> str:
    site = around.get("site")
    return (site.name if site else "") or _("Newsroom")
