"""The newsroom's wall clock, and those of the places it works with."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext


def newsroom() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)


def elsewhere() -> list[ZoneInfo]:
    return [ZoneInfo(name) for name in settings.SECOND_ZONES]


def place(zone: ZoneInfo) -> str:
    """Asia/Kabul is Kabul."""
    return zone.key.rpartition("/")[2].replace("_", " ")


def moments(local: datetime) -> list[datetime]:
    """When the newsroom's clock shows that time: never in the hour that the change to summer time
    skips, twice in the one that the change back repeats."""
    found = {local.replace(tzinfo=newsroom(), fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(moment for moment in found if to_local(moment) == local)


def to_local(moment: datetime) -> datetime:
    return moment.astimezone(newsroom()).replace(tzinfo=None, fold=0)


def shown(moment: datetime) -> str:
    """“3 Jul 2026, 14:30 in Oslo · 17:00 in Kabul”; the day stands again where it is another."""
    here = moment.astimezone(newsroom())
    texts = [_in(newsroom(), date_format(here, "DATETIME_FORMAT"))]
    for zone in elsewhere():
        there = moment.astimezone(zone)
        form = "TIME_FORMAT" if there.date() == here.date() else "DATETIME_FORMAT"
        texts.append(_in(zone, date_format(there, form)))
    return " · ".join(texts)


def now_shown() -> str:
    return shown(timezone.now())


def offset(moment: datetime) -> str:
    """“UTC+02:00”: how far the newsroom's clock is ahead at that moment."""
    return f"UTC{moment.astimezone(newsroom()).isoformat()[-6:]}"


def _in(zone: ZoneInfo, time: str) -> str:
    return gettext("%(time)s in %(place)s") % {"time": time, "place": place(zone)}
