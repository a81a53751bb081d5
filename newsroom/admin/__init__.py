from newsroom.admin.change import ChangeAdmin
from newsroom.admin.managed_template import ManagedTemplateAdmin
from newsroom.admin.page import PageAdmin
from newsroom.admin.site_link import SiteLinkAdmin
from newsroom.admin.site_settings import SiteSettingsAdmin
from newsroom.admin.user import LoginAdmin

__all__ = [
    "ChangeAdmin",
    "LoginAdmin",
    "ManagedTemplateAdmin",
    "PageAdmin",
    "SiteLinkAdmin",
    "SiteSettingsAdmin",
]
