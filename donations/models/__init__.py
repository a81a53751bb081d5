from donations.models.alarm import Alarm
from donations.models.announcement import Announcement
from donations.models.appeal import Appeal
from donations.models.appeal_version import AppealVersion
from donations.models.entry import Entry

__all__ = ["Alarm", "Announcement", "Appeal", "AppealVersion", "Entry"]
